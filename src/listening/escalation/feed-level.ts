/** How loud an ill feed, account or quota is for the administrator who must hear of it, and why. Pure. */
import type { Level, Reason } from './alarm-level.js';
import type { FeedVerdict } from './dead-feed.js';

export interface FeedWeight {
  /** Its share of all that is usually heard of the brand, 0–1. */
  share: number;
  /** Hours since something was read last. */
  blindHours: number;
}

/** Level 2 says "look at it today", 3 "now", 4 "the brand is as good as deaf". */
export function judgeFeedLevel(
  verdict: Pick<FeedVerdict, 'reasons'>,
  { share, blindHours }: FeedWeight,
): { level: Level; facts: Reason[] } {
  const facts: Reason[] = verdict.reasons.map((reason) => ({ ...reason, points: 1 }));
  if (share >= 0.25)
    facts.push({
      code: 'feed.share',
      points: share >= 0.6 ? 1.5 : 1,
      params: { percent: Math.round(share * 100) },
    });
  if (blindHours >= 12)
    facts.push({ code: 'feed.long', points: 0.5, params: { hours: Math.round(blindHours) } });
  const points = 1 + facts.reduce((sum, fact) => sum + fact.points, 0);
  return { level: Math.max(1, Math.min(4, Math.floor(points))) as Level, facts };
}

export function judgeAccountLevel(
  state: 'needs-attention' | 'expires',
  facts: { sources: number; canPublish: boolean; words: string; hours: number | null },
): { level: Level; facts: Reason[] } {
  const reasons: Reason[] = [
    state === 'expires'
      ? { code: 'account.expires', points: 1, params: { hours: facts.hours ?? 0 } }
      : { code: 'account.needs-attention', points: 1.5, params: { words: facts.words.slice(0, 300) } },
  ];
  if (facts.sources > 0)
    reasons.push({ code: 'account.sources', points: 0.5, params: { sources: facts.sources } });
  if (facts.canPublish) reasons.push({ code: 'account.publishes', points: 0.5, params: {} });
  const points = 1 + reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { level: Math.max(1, Math.min(4, Math.floor(points))) as Level, facts: reasons };
}

/** When a token ends, in milliseconds, where its credentials say so: `expiresAt` as a date or as seconds since 1970. */
export function expiryOf(credentials: Readonly<Record<string, string>>): number | null {
  const text = credentials.expiresAt ?? credentials.expires_at ?? '';
  const at = /^\d{9,11}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
