/** How long a feed asks to be left alone: ttl, update period, Cache-Control, Expires, skipHours and skipDays. Pure. */
import type { FeedDocument } from './feed-document.js';

const MAX_SECONDS = 24 * 3600;
/** How long a copy may be kept is said to caches, by rule of thumb, for whole sites at once: no reason to be deaf for a day. */
const MAX_AGE_SECONDS = 3600;
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Seconds, at most a day; null when neither answer nor document asks for anything. */
export function minInterval(
  headers: Readonly<Record<string, string>>,
  asked: { ttlSeconds: number | null; skipSeconds: number | null },
): number | null {
  const age = Math.min(maxAge(headers) ?? 0, MAX_AGE_SECONDS);
  const seconds = Math.max(age, asked.ttlSeconds ?? 0, asked.skipSeconds ?? 0);
  return seconds > 0 ? Math.min(seconds, MAX_SECONDS) : null;
}

function maxAge(headers: Readonly<Record<string, string>>): number | null {
  const control = headers['cache-control'] ?? '';
  if (/\bno-(cache|store)\b/i.test(control)) return null;
  const declared = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1];
  if (declared !== undefined) return Math.max(0, Number(declared) - (Number(headers['age']) || 0));
  const expires = Date.parse(headers['expires'] ?? '');
  const date = Date.parse(headers['date'] ?? '');
  return Number.isNaN(expires) || Number.isNaN(date)
    ? null
    : Math.max(0, Math.round((expires - date) / 1000));
}

/** Seconds from `now` until the first hour that is not skipped; null when this hour is not, or when all are. */
export function skippedFor(feed: Pick<FeedDocument, 'skipHours' | 'skipDays'>, now: Date): number | null {
  const skipped = (at: Date) =>
    feed.skipHours.includes(at.getUTCHours()) || feed.skipDays.includes(DAYS[at.getUTCDay()] ?? '');
  if (!skipped(now)) return null;
  const hour = Math.floor(now.getTime() / 3_600_000);
  for (let ahead = 1; ahead <= 7 * 24; ahead++) {
    const at = new Date((hour + ahead) * 3_600_000);
    if (!skipped(at)) return Math.ceil((at.getTime() - now.getTime()) / 1000);
  }
  return null;
}
