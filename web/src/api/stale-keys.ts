/** Which of the cache keys of queries.ts a live event makes stale: the views of its area and nothing else. */
import type { LiveEvent } from './types.js';

/** First parts of the cache keys that an event makes stale; a case event names its case. */
export function staleKeys(event: LiveEvent): string[][] {
  const ofCase = event.ids['caseId'] ? ['case', event.ids['caseId']] : ['case'];
  switch (event.kind) {
    case 'case.changed':
      return [['cases'], ofCase, ['reviews']];
    case 'reply.changed':
      return [['cases'], ofCase, ['reviews'], ['crisis']];
    case 'reviewers.changed':
      return [['reviews'], ofCase, ['agents']];
    case 'reply.viewers':
      return [['viewers', event.ids['replyId'] ?? ''], ['reviews']];
    case 'second-look.changed':
      return [['secondLooks'], ['secondLookOf'], ['reviewTrust']];
    case 'mention.new':
      return [['mentions'], ['sources']];
    case 'mention.changed':
      return [
        ['mentions'],
        event.ids['mentionId'] ? ['mention', event.ids['mentionId']] : ['mention'],
        ofCase,
      ];
    case 'scoring.progress':
      return [['scoring']];
    case 'source.changed':
    case 'account.changed':
      return [['sources'], ['accounts']];
    case 'brand.changed':
      return [
        ['brands'],
        ['topics'],
        ['scoring'],
        ['reviewPolicy'],
        ['reviewTrust'],
        ['checkSettings'],
        ['checkSettingsHistory'],
      ];
    case 'snippet.changed':
      return [['snippets'], ['help']];
    case 'assistant.changed':
      return [['assistant'], ['help']];
    case 'alert.changed':
      return [
        ['alerts'],
        event.ids['alertId'] ? ['alert', event.ids['alertId']] : ['alert'],
        ['digest'],
        ['deliveries'],
      ];
    case 'alert-rule.changed':
      return [['alertRules']];
    case 'alert-endpoint.changed':
      return [['alertEndpoints']];
    case 'alert-delivery.changed':
      return [
        ['deliveries'],
        event.ids['alertId'] ? ['alert', event.ids['alertId']] : ['alert'],
        ['alertEndpoints'],
      ];
    case 'crisis.changed':
      return [['crisis'], ['digest'], ['alerts'], ['case']];
    case 'notification.new':
      return [['bell']];
    case 'job.failed':
      return [['jobs']];
    // Events were missed: everything on screen is read again.
    case 'refetch':
      return [[]];
    default:
      return [];
  }
}
