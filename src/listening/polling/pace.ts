/** How soon a source is asked again. Pure: what came and what went wrong in, seconds out. */
import { CLOCK_TOLERANCE_MS } from '../../core/clock/credible.js';
import type { PlatformErrorKind, RateState } from '../../platforms/ports.js';

export interface PaceLimits {
  minSeconds: number;
  maxSeconds: number;
}

/** News halve the interval, silence lengthens it by half; the platform's own wish is a floor. */
export function nextInterval(
  current: number,
  fresh: number,
  wishedMin: number | null,
  limits: PaceLimits,
): number {
  const wanted = fresh > 0 ? current / 2 : current * 1.5;
  const floor = Math.max(limits.minSeconds, Math.min(wishedMin ?? 0, LONGEST_SECONDS));
  return Math.round(Math.min(Math.max(wanted, floor), Math.max(limits.maxSeconds, floor)));
}

/** Nobody may keep us away longer than this: a feed that is not read looks calm. */
const LONGEST_SECONDS = 86_400;

/** A lease that ends later than this was taken by a clock that was wrong: it counts as over. */
export function incredibleLease(now: Date, leaseSeconds: number): Date {
  return new Date(now.getTime() + 2 * leaseSeconds * 1000 + CLOCK_TOLERANCE_MS);
}

/** Seconds until a limit that is spent is renewed, as the platform says; 0 when there is room or it does not say. */
export function spentFor(rate: RateState | null, now: Date): number {
  if (rate?.remaining !== 0 || !rate.resetAt) return 0;
  const seconds = (rate.resetAt.getTime() - now.getTime()) / 1000;
  return seconds > 0 ? Math.min(seconds, LONGEST_SECONDS) : 0; // no date at all is not above 0 either
}

/** What a quarter of an hour will hardly mend is not asked more often. */
const SELDOM: readonly PlatformErrorKind[] = ['auth', 'refused', 'not-found', 'gone'];

/** Seconds until the next try after `failures` failures in a row; the platform's own word goes first. */
export function retryDelay(
  kind: PlatformErrorKind,
  failures: number,
  retryAfter: number | null,
  limits: PaceLimits,
): number {
  if (retryAfter !== null) return Math.min(Math.max(retryAfter, limits.minSeconds), LONGEST_SECONDS);
  const base = SELDOM.includes(kind) ? 900 : limits.minSeconds;
  return Math.min(base * 2 ** Math.min(failures - 1, 8), Math.max(limits.maxSeconds, base));
}
