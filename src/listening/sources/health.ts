/** How a source fares, in one word for people. Pure. */
export type SourceHealth = 'ok' | 'waiting' | 'failing' | 'silent' | 'paused' | 'gone';

export interface HealthFacts {
  state: 'active' | 'paused' | 'gone' | 'removed';
  failures: number;
  lastSuccessAt: Date | null;
  nextPollAt: Date;
  createdAt: Date;
}

/** 'waiting': never polled yet. 'silent': nobody has managed to poll it for far too long, though nothing failed. */
export function healthOf(facts: HealthFacts, now: Date): SourceHealth {
  if (facts.state === 'gone' || facts.state === 'removed') return 'gone';
  if (facts.state === 'paused') return 'paused';
  if (facts.failures > 0) return 'failing';
  const overdue = now.getTime() - facts.nextPollAt.getTime();
  if (overdue > 15 * 60_000) return 'silent';
  return facts.lastSuccessAt ? 'ok' : 'waiting';
}
