/** What is known of a feed, out of its row: how long it was silent, failed or was not read, and what of its quota is spent. Pure. */
import { expectedInSilence, type FeedFacts } from './dead-feed.js';
import { hourOfWeekUtc } from './hour-of-week.js';

const HOUR_MS = 3_600_000;
/** What a platform said of its limit is believed so long; and only of limits that are renewed in hours, not minutes. */
const RATE_BELIEVED_MS = HOUR_MS;

export interface FeedRow {
  id: string;
  brand_id: string;
  title: string;
  state: string;
  created_at: Date;
  last_item_at: Date | null;
  last_success_at: Date | null;
  next_poll_at: Date;
  due_since: Date | null;
  failures: number;
  error_kind: string | null;
  interval_seconds: number;
  rate: { limit: number | null; remaining: number | null; resetAt: string | null; at: string } | null;
  account_ill: boolean;
  hours: number[] | null;
  arrivals: number | null;
  observed_days: number | null;
  dispersion: number | null;
}

const ERRORS: Record<string, FeedFacts['lastError']> = {
  auth: 'token',
  gone: 'gone',
  refused: 'forbidden',
  'rate-limited': 'rate',
  malformed: 'content',
};

/** `awake`: since when Earshot has been running without a break, in milliseconds. */
export function factsOf(row: FeedRow, now: Date, awake: number): FeedFacts {
  const hours = (from: Date | null, to: Date): number | null =>
    from ? Math.max(0, (to.getTime() - from.getTime()) / HOUR_MS) : null;
  // Silence is only what was listened to: it ends with the last successful reading.
  const silentHours = row.last_success_at ? hours(row.last_item_at, row.last_success_at) : null;
  const perHour = row.hours;
  const quota = quotaOf(row, now);
  return {
    silentHours,
    sinceSuccessHours: hours(row.last_success_at, now) ?? hours(row.created_at, now),
    unreadHours: row.state === 'active' ? hours(unreadSince(row, awake), now) : null,
    expected:
      perHour && row.last_item_at && silentHours !== null
        ? expectedInSilence(
            hourOfWeekUtc(row.last_item_at.getTime()),
            silentHours,
            (hour) => perHour[hour] ?? 0,
          )
        : 0,
    dispersion: row.dispersion ?? 1,
    observedDays: row.observed_days ?? 0,
    arrivals: row.arrivals ?? 0,
    errorStreak: row.failures,
    lastError:
      row.state === 'gone' ? 'gone' : row.failures > 0 ? (ERRORS[row.error_kind ?? ''] ?? 'network') : null,
    tokenExpiresHours: null,
    quotaUsed: quota,
    quotaPeriodPassed: quota === null ? null : 0,
    pollIntervalHours: row.interval_seconds / 3600,
  };
}

/** Since when it should have been read; where nothing failed, a plan for later is no fault. */
function unreadSince(row: FeedRow, awake: number): Date {
  const read = (row.last_success_at ?? row.created_at).getTime();
  const due = row.failures > 0 ? read : (row.due_since ?? row.next_poll_at).getTime();
  return new Date(Math.max(due, read, awake));
}

/** Share of a limit that is used, where it is renewed so late that it would keep us waiting. */
function quotaOf({ rate }: FeedRow, now: Date): number | null {
  if (!rate?.limit || rate.remaining === null || !rate.resetAt) return null;
  if (now.getTime() - Date.parse(rate.at) > RATE_BELIEVED_MS) return null;
  if (Date.parse(rate.resetAt) - now.getTime() < HOUR_MS) return null;
  return 1 - rate.remaining / rate.limit;
}
