/**
 * When a case must be answered: the earlier of what was promised for its severity and the time at which its post is forecast to reach
 * too many people. Pure. A deadline only ever moves nearer by a forecast, and back to the promise when the forecast calms.
 */
import type { Severity } from './severity.js';

export type FirstResponseMinutes = Readonly<Record<Severity, number>>;

/** Why the case is due when it is; screens put it into words. */
export interface DueReason {
  by: 'promise' | 'spread';
  severity: Severity;
  /** What the promise alone would say. */
  promisedAt: string;
  minutes: number;
  /** spread: the post, how many people it reaches, at the earliest and most likely. */
  mentionId?: string;
  people?: number;
  soonest?: string;
  likely?: string | null;
}

export interface SpreadOutlook {
  mentionId: string;
  people: number;
  soonest: Date;
  likely: Date | null;
}

export function deadline(
  openedAt: Date,
  severity: Severity,
  minutes: FirstResponseMinutes,
  outlooks: readonly SpreadOutlook[],
): { dueAt: Date; reason: DueReason } {
  const promised = new Date(openedAt.getTime() + minutes[severity] * 60_000);
  const base = { severity, promisedAt: promised.toISOString(), minutes: minutes[severity] };
  const first = [...outlooks].sort((a, b) => a.soonest.getTime() - b.soonest.getTime())[0];
  // Nobody is asked to be faster than for the most urgent matter, however many a post has reached before the case was opened.
  const fastest = openedAt.getTime() + minutes.urgent * 60_000;
  const at = new Date(Math.max(fastest, first?.soonest.getTime() ?? Infinity));
  if (!first || !(at < promised)) return { dueAt: promised, reason: { by: 'promise', ...base } };
  return {
    dueAt: at,
    reason: {
      by: 'spread',
      ...base,
      mentionId: first.mentionId,
      people: first.people,
      soonest: first.soonest.toISOString(),
      likely: first.likely?.toISOString() ?? null,
    },
  };
}
