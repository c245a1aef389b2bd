/**
 * Calm or blind: whether a feed's silence can be chance, given what the hours of the week use to bring, and what its errors say. The
 * answer is for the administrator and never reads as calm. Pure; the caller brings expectation, clock and error history.
 */
import { silenceChance } from './tails.js';

export interface FeedFacts {
  /** Hours since the last arrival, and since the last successful fetch; null: never. */
  silentHours: number | null;
  sinceSuccessHours: number | null;
  /** Hours in which Earshot ran and should have read it and did not; null: it is not due. */
  unreadHours?: number | null;
  /** Arrivals that the hours of the week since the last arrival should have brought; see expectedInSilence. */
  expected: number;
  /** How clumped its arrivals are: variance = mean + dispersion·mean². */
  dispersion: number;
  /** Days it has been observed, and arrivals in them: little history makes a long silence ordinary. */
  observedDays: number;
  arrivals: number;
  /** Failed fetches in a row, and what the last one was. */
  errorStreak: number;
  lastError: 'token' | 'forbidden' | 'gone' | 'rate' | 'network' | 'content' | null;
  /** Hours until the token expires; null when it does not or is not known. */
  tokenExpiresHours: number | null;
  /** Share of the platform's quota used (0–1) and of its period passed; null when unknown. */
  quotaUsed: number | null;
  quotaPeriodPassed: number | null;
  pollIntervalHours: number;
}

export type FeedState = 'ok' | 'quiet' | 'silent' | 'failing' | 'unread' | 'token' | 'gone' | 'quota';

export interface FeedVerdict {
  state: FeedState;
  /** True when the administrator must be told now. */
  alarm: boolean;
  /** Chance that so long a silence is only chance. */
  chance: number;
  reasons: { code: string; params: Record<string, string | number> }[];
}

export interface FeedSettings {
  /** Silence less likely than this is an alarm; less likely than `quietChance` is worth a word. */
  chance: number;
  quietChance: number;
  /** Errors in a row and hours without success, both needed. */
  errorStreak: number;
  errorHours: number;
  /** Hours, and intervals of its own, that it is not read though nothing fails. */
  unreadHours: number;
  unreadIntervals: number;
  tokenWarnHours: number;
  /** Alarm when the quota would be spent before this share of its period. */
  quotaNearly: number;
}

export const DEFAULT_FEED_SETTINGS: FeedSettings = {
  chance: 1e-4,
  quietChance: 0.01,
  errorStreak: 4,
  errorHours: 1,
  unreadHours: 2,
  unreadIntervals: 4,
  tokenWarnHours: 72,
  quotaNearly: 0.9,
};

/** Sum of the expected arrivals of the hours in a stretch: `perHour(hourOfWeek)` of the feed, hour 0 = Monday 00:00. */
export function expectedInSilence(
  fromHourOfWeek: number,
  hours: number,
  perHour: (hour: number) => number,
): number {
  const weeks = Math.floor(hours / 168);
  let sum = 0;
  if (weeks > 0) for (let h = 0; h < 168; h++) sum += perHour(h) * weeks;
  let at = fromHourOfWeek;
  let left = hours - weeks * 168;
  while (left > 1e-9) {
    const step = Math.min(left, Math.floor(at) + 1 - at);
    sum += perHour(Math.floor(at) % 168) * step;
    at += step;
    left -= step;
  }
  return sum;
}

export function judgeFeed(facts: FeedFacts, settings: FeedSettings = DEFAULT_FEED_SETTINGS): FeedVerdict {
  const reasons: FeedVerdict['reasons'] = [];
  const chance = chanceOfSilence(facts);
  const verdict = (state: FeedState, alarm: boolean): FeedVerdict => ({ state, alarm, chance, reasons });
  if (facts.lastError === 'token') {
    reasons.push({ code: 'feed.token-refused', params: { streak: facts.errorStreak } });
    return verdict('token', true);
  }
  if (facts.lastError === 'gone') {
    reasons.push({ code: 'feed.gone', params: {} });
    return verdict('gone', true);
  }
  if (
    facts.errorStreak >= settings.errorStreak &&
    (facts.sinceSuccessHours ?? Infinity) >= Math.max(settings.errorHours, 3 * facts.pollIntervalHours)
  ) {
    reasons.push({
      code: 'feed.errors-in-a-row',
      params: {
        streak: facts.errorStreak,
        error: facts.lastError ?? 'network',
        ...(facts.sinceSuccessHours === null ? {} : { hours: round(facts.sinceSuccessHours) }),
      },
    });
    return verdict('failing', true);
  }
  const unread = facts.unreadHours ?? 0;
  if (unread >= Math.max(settings.unreadHours, settings.unreadIntervals * facts.pollIntervalHours)) {
    reasons.push({ code: 'feed.not-read', params: { hours: round(unread) } });
    return verdict('unread', true);
  }
  if (facts.silentHours !== null && chance <= settings.quietChance) {
    const alarm = chance <= settings.chance;
    reasons.push({
      code: alarm ? 'feed.silent' : 'feed.quiet',
      params: {
        hours: round(facts.silentHours),
        expected: round(facts.expected),
        oneIn: Math.round(1 / Math.max(1e-9, chance)),
      },
    });
    return verdict(alarm ? 'silent' : 'quiet', alarm);
  }
  if (facts.tokenExpiresHours !== null && facts.tokenExpiresHours <= settings.tokenWarnHours) {
    reasons.push({
      code: 'feed.token-expires',
      params: { hours: round(Math.max(0, facts.tokenExpiresHours)) },
    });
    return verdict('token', true);
  }
  const { quotaUsed, quotaPeriodPassed } = facts;
  if (quotaUsed !== null && quotaUsed >= settings.quotaNearly && (quotaPeriodPassed ?? 0) < quotaUsed) {
    reasons.push({ code: 'feed.quota', params: { percent: Math.round(quotaUsed * 100) } });
    return verdict('quota', true);
  }
  return verdict('ok', false);
}

/** Clumped arrivals and a rate known only from `arrivals` events: both make long silences likelier than a plain count would. */
export function chanceOfSilence(
  facts: Pick<FeedFacts, 'expected' | 'dispersion' | 'arrivals' | 'observedDays'>,
): number {
  // A feed of which nothing is known cannot be called dead by its silence.
  if (facts.arrivals < 3 || facts.observedDays < 1) return 1;
  const shape = 1 / (Math.max(0, facts.dispersion) + 1 / facts.arrivals);
  return silenceChance(facts.expected, shape);
}

const round = (value: number): number => (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);
