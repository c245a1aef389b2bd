/**
 * Politeness towards one host: decides from an answer until when the host wants to be left alone, and remembers it in
 * memory. Pure decisions and one map; sharing it between processes is host-rate.service.ts.
 */
import { future } from '../clock/credible.js';
import { parseRateState, parseRetryAfter } from './rate-state.js';

export interface Pause {
  until: Date;
  /** In words, for the source's health. */
  reason: string;
}

const DEFAULT_SECONDS = 60;
const MAX_SECONDS = 24 * 3600;

/** `host` or `host:port` when the port is not the scheme's own; lower case. Throws on what is not a URL. */
export function hostKey(url: string): string {
  return new URL(url).host.toLowerCase();
}

/**
 * Under which name a pause is kept. `who`: whose credentials asked; what a server says to them is about their limit, not that of
 * everybody who asks this host.
 */
export const pauseKey = (url: string, who: string | null): string =>
  who === null ? hostKey(url) : `${hostKey(url)} ${who}`;

/** What an answer asks for: null when it asks for nothing. Never longer than a day, however wild the header. */
export function pauseFrom(
  response: { status: number; headers: Readonly<Record<string, string>> },
  now: Date,
): Pause | null {
  const asked = parseRetryAfter(response.headers['retry-after'], now);
  const rate = parseRateState(response.headers, now);
  const untilReset = rate?.resetAt ? Math.ceil((rate.resetAt.getTime() - now.getTime()) / 1000) : null;
  let seconds: number | null = null;
  let reason = '';
  if (response.status === 429) {
    seconds = asked ?? (untilReset !== null && untilReset > 0 ? untilReset : DEFAULT_SECONDS);
    reason = 'the server answered "too many requests" (429)';
  } else if (response.status === 503 && asked !== null) {
    seconds = asked;
    reason = 'the server is busy (503) and named a time to come back';
  } else if (rate?.remaining === 0 && untilReset !== null && untilReset > 0) {
    seconds = untilReset;
    reason = 'the request limit of the server is used up';
  }
  if (seconds === null || seconds <= 0) return null;
  return { until: new Date(now.getTime() + Math.min(seconds, MAX_SECONDS) * 1000), reason };
}

/**
 * Pauses by host. A later pause extends an earlier one and never shortens it; one that a clock noted which was ahead is none once
 * the clock is right.
 */
export class HostRates {
  private readonly pauses = new Map<string, { pause: Pause; notedAt: Date }>();

  pause(key: string, pause: Pause, now: Date): void {
    const known = this.current(key, now);
    if (!known || known.until < pause.until) this.pauses.set(key, { pause, notedAt: now });
  }

  /** The pause in force at `now`, or null. Forgets what is over. */
  current(key: string, now: Date): Pause | null {
    const known = this.pauses.get(key);
    if (!known) return null;
    if (known.pause.until > now && known.notedAt <= future(now)) return known.pause;
    this.pauses.delete(key);
    return null;
  }
}
