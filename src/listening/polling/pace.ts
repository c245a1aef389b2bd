/** How soon a source is asked again. Pure: what came and what went wrong in, seconds out. */
import type { PlatformErrorKind } from '../../platforms/ports.js';

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
  const floor = Math.max(limits.minSeconds, Math.min(wishedMin ?? 0, 86_400));
  return Math.round(Math.min(Math.max(wanted, floor), Math.max(limits.maxSeconds, floor)));
}

/** Seconds until the next try after `failures` failures in a row; the platform's own word goes first. */
export function retryDelay(
  kind: PlatformErrorKind,
  failures: number,
  retryAfter: number | null,
  limits: PaceLimits,
): number {
  if (retryAfter !== null) return Math.min(Math.max(retryAfter, limits.minSeconds), 86_400);
  const base = kind === 'auth' || kind === 'refused' || kind === 'not-found' ? 900 : limits.minSeconds;
  return Math.min(base * 2 ** Math.min(failures - 1, 8), Math.max(limits.maxSeconds, base));
}
