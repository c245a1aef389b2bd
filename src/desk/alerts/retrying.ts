/** When a delivery that did not arrive is tried again, and when it is given up. Pure. */

/** After this a delivery under way belongs to a process that died. Longer than any attempt may take. */
export const LEASE_SECONDS = 120;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Pauses after the first, second … failure; after the last the delivery has failed. */
const PAUSES = [10, 30, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR];
const LONGEST_WISH = 24 * HOUR;

/** Seconds until the next attempt, never before the other side asked for; null: given up. `attempts` counts those made. */
export function pauseAfter(attempts: number, retryAfterSeconds?: number): number | null {
  const pause = PAUSES[attempts - 1];
  if (pause === undefined) return null;
  return Math.max(pause, Math.min(retryAfterSeconds ?? 0, LONGEST_WISH));
}

export type Outcome =
  | { kind: 'ok'; words: string }
  | { kind: 'temporary'; code: string; words: string; retryAfterSeconds?: number }
  | { kind: 'permanent'; code: string; words: string };

/** What a webhook's answer means. 2xx arrived; 408, 425, 429 and 5xx may come out otherwise later; the rest will not. */
export function judgeAnswer(
  { status, headers, body }: { status: number; headers: Record<string, string>; body: string },
  now: Date,
): Outcome {
  const said = body.replace(/\s+/g, ' ').trim().slice(0, 200);
  const words = `It answered ${status}${said ? `: ${said}` : ''}`;
  if (status >= 200 && status < 300) {
    // Some connectors answer 200 and put the refusal of those behind them into the text.
    const hidden = /HTTP error (\d{3})/i.exec(said)?.[1];
    return hidden
      ? judgeAnswer({ status: Number(hidden), headers, body: said.replace(/HTTP error/i, 'error') }, now)
      : { kind: 'ok', words };
  }
  if (status >= 300 && status < 400)
    return {
      kind: 'permanent',
      code: 'redirect',
      words: `It answered ${status}: alerts do not follow redirects. Give the final address.`,
    };
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const retryAfterSeconds = retryAfter(headers['retry-after'], now);
    return {
      kind: 'temporary',
      code: `http-${status}`,
      words,
      ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
    };
  }
  return { kind: 'permanent', code: `http-${status}`, words };
}

/** Seconds, from a number of seconds or a date (RFC 9110); null when it says neither. */
export function retryAfter(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const at = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
