/** How soon a source is asked again. Pure: what came and what went wrong in, seconds out. */
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

/** A time written down further ahead than this came from a clock that was wrong and has been set right: it counts as past. */
export function incredibleAfter(now: Date): Date {
  return new Date(now.getTime() + 2 * LONGEST_SECONDS * 1000);
}

/** Seconds until a limit that is spent is renewed, as the platform says; 0 when there is room or it does not say. */
export function spentFor(rate: RateState | null, now: Date): number {
  if (rate?.remaining !== 0 || !rate.resetAt) return 0;
  const seconds = (rate.resetAt.getTime() - now.getTime()) / 1000;
  return seconds > 0 ? Math.min(seconds, LONGEST_SECONDS) : 0; // no date at all is not above 0 either
}

/** Seconds until the next try after `failures` failures in a row; the platform's own word goes first. */
export function retryDelay(
  kind: PlatformErrorKind,
  failures: number,
  retryAfter: number | null,
  limits: PaceLimits,
): number {
  if (retryAfter !== null) return Math.min(Math.max(retryAfter, limits.minSeconds), LONGEST_SECONDS);
  const base = kind === 'auth' || kind === 'refused' || kind === 'not-found' ? 900 : limits.minSeconds;
  return Math.min(base * 2 ** Math.min(failures - 1, 8), Math.max(limits.maxSeconds, base));
}
