/**
 * Reads what a server says about its limits: Retry-After and the several dialects of rate-limit headers. Pure; a header
 * that makes no sense is the same as none.
 */

export interface RateState {
  limit: number | null;
  remaining: number | null;
  resetAt: Date | null;
}

type Headers = Readonly<Record<string, string>>;

/** Seconds from `now`, at least 0; null when missing or unreadable. Takes delta seconds and HTTP dates. */
export function parseRetryAfter(value: string | null | undefined, now: Date): number | null {
  const text = value?.trim();
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text));
  // Date.parse guesses at nearly everything; only take what looks like a date with a clock.
  const at = /\d:\d\d/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

/**
 * The tightest limit the headers speak of, or null. Reset is understood as an ISO time, unix seconds or milliseconds,
 * or seconds left (any number below a thousand million).
 */
export function parseRateState(headers: Headers, now: Date): RateState | null {
  const states = [
    prefixed(headers, now),
    structured(headers, now),
    colonList(headers),
    usage(headers, now),
  ].filter((state): state is RateState => state !== null);
  return states.sort((a, b) => share(a) - share(b))[0] ?? null;
}

function share(state: RateState): number {
  if (state.remaining === null) return 2;
  return state.limit ? state.remaining / state.limit : state.remaining > 0 ? 1 : 0;
}

/** `x-ratelimit-limit`, `x-rate-limit-limit`, `ratelimit-limit` and their -remaining and -reset. */
function prefixed(headers: Headers, now: Date): RateState | null {
  for (const prefix of ['x-ratelimit-', 'x-rate-limit-', 'ratelimit-']) {
    const limit = firstNumber(headers[`${prefix}limit`]);
    const remaining = firstNumber(headers[`${prefix}remaining`]);
    const resetAt = parseReset(headers[`${prefix}reset`] ?? headers[`${prefix}resettime`], now);
    if (limit !== null || remaining !== null || resetAt !== null) return { limit, remaining, resetAt };
  }
  return null;
}

/** `RateLimit: limit=100, remaining=50, reset=30` and the later `"default";r=50;t=30` with `RateLimit-Policy: "default";q=100;w=60`. */
function structured(headers: Headers, now: Date): RateState | null {
  const value = headers['ratelimit'];
  if (!value) return null;
  const limit = parameter(value, 'limit') ?? parameter(headers['ratelimit-policy'] ?? '', 'q');
  const remaining = parameter(value, 'remaining') ?? parameter(value, 'r');
  const seconds = parameter(value, 'reset') ?? parameter(value, 't');
  if (remaining === null && seconds === null) return null;
  return { limit, remaining, resetAt: seconds === null ? null : new Date(now.getTime() + seconds * 1000) };
}

/** `x-rate-limit: user-hour-lim:3500;user-hour-rem:500;` */
function colonList(headers: Headers): RateState | null {
  const value = headers['x-rate-limit'];
  if (!value) return null;
  const limit = firstNumber(/\blim:\s*(\d+)/.exec(value)?.[1]);
  const remaining = firstNumber(/\brem:\s*(\d+)/.exec(value)?.[1]);
  return limit === null && remaining === null ? null : { limit, remaining, resetAt: null };
}

/** JSON of percentages used: `{"call_count":28,"total_time":25,"total_cputime":25}`, by itself or in lists by account id. */
function usage(headers: Headers, now: Date): RateState | null {
  let used: number | null = null;
  let minutes = 0;
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 3) return;
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'number' && Number.isFinite(inner)) {
        if (/^(call_count|total_time|total_cputime|acc_id_util_pct)$/.test(key))
          used = Math.max(used ?? 0, inner);
        if (key === 'estimated_time_to_regain_access') minutes = Math.max(minutes, inner);
      } else visit(inner, depth + 1);
    }
  };
  for (const name of ['x-app-usage', 'x-page-usage', 'x-business-use-case-usage', 'x-ad-account-usage']) {
    const value = headers[name];
    if (!value) continue;
    try {
      visit(JSON.parse(value), 0);
    } catch {
      // Not JSON: says nothing.
    }
  }
  if (used === null) return null;
  return {
    limit: 100,
    remaining: Math.max(0, 100 - used),
    resetAt: minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : null,
  };
}

function parameter(value: string, name: string): number | null {
  return firstNumber(new RegExp(`(?:^|[;,\\s])${name}\\s*=\\s*"?(\\d+(?:\\.\\d+)?)`, 'i').exec(value)?.[1]);
}

function firstNumber(value: string | undefined): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)/.exec(value ?? '');
  return match?.[1] === undefined ? null : Number(match[1]);
}

function parseReset(value: string | undefined, now: Date): Date | null {
  const text = value?.trim();
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) {
    const number = Number(text);
    if (number >= 1e12) return valid(new Date(number));
    if (number >= 1e9) return valid(new Date(number * 1000));
    return valid(new Date(now.getTime() + number * 1000));
  }
  return /\d{4}/.test(text) ? valid(new Date(text)) : null;
}

function valid(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date;
}
