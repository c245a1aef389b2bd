/** When a failed attempt is repeated. Pure: chance is handed in. */
import { TemporaryJobError } from '../errors/errors.js';

/** No other side may postpone a job for longer than this. */
const LONGEST_SECONDS = 24 * 3600;

/**
 * Milliseconds until the next attempt. `attempt` is the one that failed, from 1. The time the other side named wins
 * (never earlier, a tenth later at most, so that many do not return in the same second); else the catalogue's backoff.
 */
export function backoffMs(
  backoff: { seconds: number; maxSeconds: number } | undefined,
  attempt: number,
  error: unknown,
  random: () => number,
): number {
  const named = error instanceof TemporaryJobError ? error.retryAfterSeconds : undefined;
  if (named !== undefined && Number.isFinite(named) && named >= 0)
    return Math.ceil(Math.min(named, LONGEST_SECONDS) * 1000 * (1 + 0.1 * random()));
  if (!backoff) return 0;
  const seconds = Math.min(backoff.seconds * 2 ** (attempt - 1), backoff.maxSeconds);
  return Math.round(seconds * 1000 * (0.8 + 0.4 * random()));
}
