/**
 * What connectors need of the safe HTTP client, and how its failures and a network's refusals become PlatformErrors.
 * Must never retry, and never put a header or a token into words that people read.
 */
import { HttpError, type HttpRequest, type HttpResponse } from '../core/http/safe-http.types.js';
import { parseRetryAfter, parseRateState } from '../core/http/rate-state.js';
import { PlatformError, type PlatformErrorKind, type RateState, type SendOutcome } from './ports.js';

/** Satisfied by SafeHttp; tests may pass anything that answers. */
export interface HttpClient {
  request(request: HttpRequest): Promise<HttpResponse>;
}

/** 'https://host[:port]/path' without a trailing slash. Throws PlatformError('refused') for anything that is no http(s) address. */
export function cleanBaseUrl(text: string): string {
  try {
    const url = new URL(text);
    if (url.protocol === 'https:' || url.protocol === 'http:')
      return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  } catch {
    // falls through to the one refusal below
  }
  throw new PlatformError(
    'refused',
    `"${text}" is not a server address; it should look like https://example.social`,
  );
}

/** A server on this very machine has no certificate; every other one is spoken to over TLS unless http:// was typed. */
export function originOf(host: string): string {
  const name = host.replace(/:\d+$/, '');
  const local = name === 'localhost' || /^127\./.test(name) || name === '[::1]';
  return `${local ? 'http' : 'https'}://${host}`;
}

/** For a request whose caller says by its signal how long it may take: longer than any caller waits. */
export const CALLERS_TIME_MS = 130_000;

/** undefined when the body is not JSON. */
export function json(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** Seconds until the network will listen again: Retry-After, else the rate-limit reset, else one minute. At least 1. */
export function secondsToWait(headers: Record<string, string>, now: Date): number {
  const after = parseRetryAfter(headers['retry-after'], now);
  if (after !== null) return Math.max(1, after);
  const reset = rate(headers, now)?.resetAt;
  return reset ? Math.max(1, Math.ceil((reset.getTime() - now.getTime()) / 1000)) : 60;
}

export function rate(headers: Record<string, string>, now: Date): RateState | null {
  return parseRateState(headers, now);
}

/** Seconds to leave the network alone when its limit is nearly used up; null while there is room. */
export function pauseFor(state: RateState | null, now: Date): number | null {
  if (state?.remaining == null || state.remaining > 5 || !state.resetAt) return null;
  return Math.max(1, Math.ceil((state.resetAt.getTime() - now.getTime()) / 1000));
}

/** No answer at all: the guard, the network or the clock stopped it. Anything else thrown is a bug and passes through. */
export function failed(error: unknown, host: string): PlatformError {
  if (!(error instanceof HttpError)) throw error;
  const kind: PlatformErrorKind =
    error.failure === 'blocked' ? 'refused' : error.failure === 'too-large' ? 'malformed' : 'temporary';
  return new PlatformError(kind, `${host} could not be read: ${error.message}`, null, { cause: error });
}

/** A write that met 429: either the network said so, or our own manners did in its place (polite-http.ts). */
export function toldToWait(response: HttpResponse, words: string, now: Date): SendOutcome {
  const held = response.headers['x-earshot-paused'];
  return {
    kind: 'retry-later',
    afterSeconds: secondsToWait(response.headers, now),
    code: 'rate-limited',
    words: held === undefined ? words : `Waiting: ${held}`,
    ...(held === undefined ? {} : { asked: false as const }),
  };
}

/** What a write that got no answer means: only a request that provably never left may be sent again. */
export function unanswered(error: unknown): SendOutcome {
  if (!(error instanceof HttpError)) throw error;
  if (error.failure === 'blocked') return { kind: 'rejected', code: 'refused', words: error.message };
  if (error.delivered === 'no')
    return { kind: 'retry-later', afterSeconds: 10, code: 'temporary', words: error.message };
  return { kind: 'unknown', words: `No answer came back: ${error.message}` };
}

/** A read that had to come before the write failed: nothing was posted, so nothing is unknown. */
export function notSent(error: PlatformError): SendOutcome {
  if (error.kind === 'temporary' || error.kind === 'rate-limited' || error.kind === 'malformed')
    return {
      kind: 'retry-later',
      afterSeconds: error.retryAfterSeconds ?? 30,
      code: error.kind,
      words: `Not sent: ${error.message}`,
    };
  return {
    kind: 'rejected',
    code: error.kind,
    words: error.message,
    ...(error.doubtful ? { doubtful: true as const } : {}),
  };
}
