/** How a source fares, in one word for people. Pure. */
export type SourceHealth = 'ok' | 'waiting' | 'failing' | 'silent' | 'paused' | 'gone';

export interface HealthFacts {
  state: 'active' | 'paused' | 'gone' | 'removed';
  failures: number;
  lastSuccessAt: Date | null;
  nextPollAt: Date;
  /** Found due and not polled since. */
  dueSince: Date | null;
  createdAt: Date;
}

/** 'waiting': never polled yet. 'silent': nobody has managed to poll it for far too long, though nothing failed. */
export function healthOf(facts: HealthFacts, now: Date): SourceHealth {
  if (facts.state === 'gone' || facts.state === 'removed') return 'gone';
  if (facts.state === 'paused') return 'paused';
  if (facts.failures > 0) return 'failing';
  // The plan moves on each time it is found due, read or not: since when it waits tells whether anybody reads.
  const waitsSince = Math.min(facts.nextPollAt.getTime(), facts.dueSince?.getTime() ?? Infinity);
  if (now.getTime() - waitsSince > 15 * 60_000) return 'silent';
  return facts.lastSuccessAt ? 'ok' : 'waiting';
}
