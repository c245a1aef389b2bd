/** The body of a signed webhook: what a program needs to act, and the words for those it shows them to. Pure. */
import type { AlertFacts, AlertMessage } from './message.js';

export function webhookBody(alert: AlertFacts, message: AlertMessage, at: Date): string {
  return JSON.stringify({
    type: `alert.${message.telling}`,
    timestamp: at.toISOString(),
    data: {
      id: alert.id,
      kind: alert.kind,
      brand: alert.brandId === null ? null : { id: alert.brandId, name: alert.names.brand },
      level: alert.level,
      state: alert.state,
      title: message.title,
      reasons: alert.facts.map(({ code, params }, i) => ({ code, params, words: message.reasons[i] })),
      stakes: {
        voices: alert.stakes.voices ?? null,
        expected: alert.stakes.expected ?? null,
        reach: alert.stakes.reach ?? null,
        topics: alert.stakes.topics ?? [],
      },
      openedAt: alert.openedAt.toISOString(),
      endedAt: alert.endedAt?.toISOString() ?? null,
      url: message.link,
    },
  });
}
