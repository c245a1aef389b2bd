import { forecastReach, timeToReach } from '../../../src/listening/escalation/spread.js';
import {
  DEFAULT_SPREAD_SETTINGS,
  reachOf,
  type SpreadFacts,
  type SpreadReading,
} from '../../../src/listening/escalation/spread-model.js';
import { judgeSpread } from '../../../src/listening/escalation/spread-judge.js';
import { nextReading } from '../../../src/listening/escalation/spread-schedule.js';
import {
  chanceOfSilence,
  expectedInSilence,
  judgeFeed,
  type FeedFacts,
} from '../../../src/listening/escalation/dead-feed.js';
import { gamma, normal, poisson, randomOf } from '../../bench/simulated.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const reading = (hours: number, reposts: number, likes = 4 * reposts): SpreadReading => ({
  at: hours * HOUR,
  reposts,
  replies: 0,
  likes,
});
const post = (readings: SpreadReading[], followers = 0): SpreadFacts => ({
  publishedAt: 0,
  followers,
  readings,
});

/** Reposts of a post whose attention fades as age^−fade, in bursts, read at the given hours. */
function lived(seed: number, total: number, fade: number, hours: number[]): SpreadReading[] {
  const random = randomOf(seed);
  const until = (h: number): number => (1 - (1 + 2 * h) ** (1 - fade)) / (1 - 49 ** (1 - fade));
  let reposts = 0;
  let before = 0;
  return hours.map((h) => {
    reposts += poisson(total * (until(h) - until(before)) * gamma(6, random), random);
    before = h;
    return reading(h, reposts);
  });
}

describe('the forecast of reach', () => {
  it('counts the author’s followers and what reposts, replies and likes add', () => {
    expect(reachOf({ followers: 10_000 }, { at: 0, reposts: 2, replies: 3, likes: 5 })).toBe(
      1000 + 160 + 24 + 20,
    );
    expect(forecastReach(post([]), HOUR)).toBeNull();
  });

  it('grows with time, holds the present, and orders its limits', () => {
    const facts = post([reading(0.5, 5), reading(1, 12), reading(2, 20)], 500);
    let last = 0;
    for (const hours of [0, 0.5, 1, 6, 24, 100]) {
      const { now, low, reach, high } = forecastReach(facts, hours * HOUR)!;
      expect(now).toBeLessThanOrEqual(low);
      expect(low).toBeLessThanOrEqual(reach);
      expect(reach).toBeLessThanOrEqual(high);
      expect(reach).toBeGreaterThanOrEqual(last);
      last = reach;
    }
  });

  it('foresees more for a post that gains speed than for one that fades', () => {
    const gaining = post([reading(1, 2), reading(2, 6), reading(4, 40)]);
    const fading = post([reading(1, 30), reading(2, 36), reading(4, 40)]);
    expect(forecastReach(gaining, 6 * HOUR)!.reach).toBeGreaterThan(
      1.5 * forecastReach(fading, 6 * HOUR)!.reach,
    );
  });

  it('is right about as often as it says: most of the simulated posts end within the interval', () => {
    let inside = 0;
    let below = 0;
    let n = 0;
    for (const fade of [1.1, 1.4, 1.8])
      for (const total of [30, 200, 2000])
        for (let seed = 0; seed < 40; seed++) {
          const readings = lived(seed * 100 + total, total, fade, [0.25, 0.5, 1, 2, 8]);
          const forecast = forecastReach(post(readings.slice(0, 4)), 6 * HOUR)!;
          const truth = reachOf({ followers: 0 }, readings[4]!);
          n++;
          if (truth >= forecast.low && truth <= forecast.high) inside++;
          if (truth > forecast.high) below++;
        }
    expect(inside / n).toBeGreaterThan(0.65);
    expect(inside / n).toBeLessThan(0.95);
    expect(below / n).toBeLessThan(0.2);
  });

  it('does not fall when likes are taken back, and bears readings out of order or doubled', () => {
    const facts = post([reading(1, 10), reading(1, 10), reading(2, 9), reading(1.5, 4), reading(3, 12)]);
    const forecast = forecastReach(facts, HOUR)!;
    expect(forecast.reach).toBeGreaterThanOrEqual(forecast.now);
  });

  it('says when X people are reached: now, soon, later than likely, or never', () => {
    const facts = post([reading(0.5, 20), reading(1, 60)], 1000);
    const now = forecastReach(facts, 0)!.now;
    expect(timeToReach(facts, now)).toEqual({ soonest: 0, likely: 0 });
    const soon = timeToReach(facts, 1.5 * now);
    expect(soon.soonest).toBeGreaterThan(0);
    expect(soon.likely!).toBeGreaterThan(soon.soonest!);
    expect(forecastReach(facts, soon.likely!)!.reach / (1.5 * now)).toBeCloseTo(1, 1);
    expect(timeToReach(facts, 1e12)).toEqual({ soonest: null, likely: null });
    expect(timeToReach(post([]), 5)).toEqual({ soonest: null, likely: null });
  });

  it('stays a number for whatever a platform says', () => {
    const random = randomOf(9);
    for (let i = 0; i < 500; i++) {
      const readings = Array.from({ length: 1 + Math.floor(6 * random()) }, () =>
        reading(Math.abs(normal(random)) * 10, Math.floor(random() ** 8 * 1e6)),
      ).sort((a, b) => a.at - b.at);
      const forecast = forecastReach(post(readings, Math.floor(random() ** 6 * 1e8)), HOUR * 24 * random())!;
      for (const value of Object.values(forecast)) expect(Number.isFinite(value)).toBe(true);
    }
    expect(DEFAULT_SPREAD_SETTINGS.horizonHours).toBe(168);
  });
});

describe('what is told of a spreading post', () => {
  const limits = { people: 10_000, minActivity: 20 };
  it('is where it goes, not that it was large before anybody looked', () => {
    const old = post([reading(70, 12_000), reading(80, 12_010)]);
    const { forecast, alarm } = judgeSpread(old, limits)!;
    expect(forecast.now).toBeGreaterThan(100 * limits.people);
    expect(forecast.reach - forecast.now).toBeGreaterThan(0.1 * limits.people);
    expect(alarm).toBeNull();
    expect(judgeSpread(post([reading(70, 12_000), reading(80, 24_000)]), limits)!.alarm).not.toBeNull();
  });
});

describe('when a watched post is read again', () => {
  it.each([
    ['at once while nothing is known', post([]), 2, 2],
    ['within minutes when it is minutes old', post([reading(0.2, 5)]), 2, 2],
    ['every tenth of its age when it is calm', post([reading(1, 50), reading(20, 50)]), 100, 120],
    ['sooner when it runs', post([reading(8, 2), reading(9.5, 20), reading(10, 300)]), 15, 50],
    ['twice a day at most seldom', post([reading(1, 9), reading(24 * 6, 9)]), 700, 720],
  ])('%s', (_name, facts, low, high) => {
    const minutes = nextReading(facts)! / MINUTE;
    expect(minutes).toBeGreaterThanOrEqual(low);
    expect(minutes).toBeLessThanOrEqual(high);
  });

  it('not at all when it has not moved for a week, or is a month old', () => {
    expect(nextReading(post([reading(1, 9), reading(24 * 9, 9)]))).toBeNull();
    expect(nextReading(post([reading(1, 9), reading(24 * 7.5, 9), reading(24 * 9, 11)]))).not.toBeNull();
    expect(nextReading(post([reading(24 * 29, 9), reading(24 * 31, 50)]))).toBeNull();
  });
});

describe('a feed: calm or blind', () => {
  const calm: FeedFacts = {
    silentHours: 1,
    sinceSuccessHours: 0.1,
    expected: 1,
    dispersion: 0.3,
    observedDays: 30,
    arrivals: 700,
    errorStreak: 0,
    lastError: null,
    tokenExpiresHours: null,
    quotaUsed: null,
    quotaPeriodPassed: null,
    pollIntervalHours: 0.1,
  };

  it.each<[string, Partial<FeedFacts>, string, boolean, string | null]>([
    ['an hour without a post where one comes in an hour is calm', {}, 'ok', false, null],
    [
      'a silence that holds 6 expected posts is worth a word',
      { expected: 6, silentHours: 6, dispersion: 0.05 },
      'quiet',
      false,
      'feed.quiet',
    ],
    [
      'a silence that holds 40 is blindness',
      { expected: 40, silentHours: 40, dispersion: 0.1 },
      'silent',
      true,
      'feed.silent',
    ],
    [
      'the same of a feed that comes in clumps is not yet',
      { expected: 40, silentHours: 40, dispersion: 2 },
      'ok',
      false,
      null,
    ],
    [
      'nothing is said of a feed that has hardly been seen',
      { expected: 40, arrivals: 2, observedDays: 20 },
      'ok',
      false,
      null,
    ],
    [
      'a few errors are weather',
      { errorStreak: 3, lastError: 'network', sinceSuccessHours: 2 },
      'ok',
      false,
      null,
    ],
    [
      'errors in a row for hours are not',
      { errorStreak: 9, lastError: 'network', sinceSuccessHours: 2 },
      'failing',
      true,
      'feed.errors-in-a-row',
    ],
    [
      'errors that began minutes ago wait',
      { errorStreak: 9, lastError: 'network', sinceSuccessHours: 0.2 },
      'ok',
      false,
      null,
    ],
    [
      'a feed that never succeeded fails',
      { errorStreak: 9, lastError: 'content', sinceSuccessHours: null },
      'failing',
      true,
      'feed.errors-in-a-row',
    ],
    [
      'one that nobody reads though nothing fails is not calm',
      { unreadHours: 3, sinceSuccessHours: 3 },
      'unread',
      true,
      'feed.not-read',
    ],
    [
      'nor one that fails once a day and is not read in between',
      { unreadHours: 30, sinceSuccessHours: 30, errorStreak: 1, lastError: 'network' },
      'unread',
      true,
      'feed.not-read',
    ],
    ['an hour of that is weather', { unreadHours: 1, sinceSuccessHours: 1 }, 'ok', false, null],
    [
      'a feed that is read every six hours is given time',
      { unreadHours: 20, sinceSuccessHours: 20, pollIntervalHours: 6 },
      'ok',
      false,
      null,
    ],
    [
      'a refused token is said at once',
      { errorStreak: 1, lastError: 'token' },
      'token',
      true,
      'feed.token-refused',
    ],
    ['a feed that is gone, too', { errorStreak: 1, lastError: 'gone' }, 'gone', true, 'feed.gone'],
    ['a token that expires in two days', { tokenExpiresHours: 48 }, 'token', true, 'feed.token-expires'],
    ['one that expires in a month', { tokenExpiresHours: 720 }, 'ok', false, null],
    ['a quota that will not last', { quotaUsed: 0.92, quotaPeriodPassed: 0.4 }, 'quota', true, 'feed.quota'],
    ['one that will', { quotaUsed: 0.92, quotaPeriodPassed: 0.97 }, 'ok', false, null],
  ])('%s', (_name, more, state, alarm, code) => {
    const verdict = judgeFeed({ ...calm, ...more });
    expect(verdict.state).toBe(state);
    expect(verdict.alarm).toBe(alarm);
    expect(verdict.reasons.map((reason) => reason.code)).toEqual(code === null ? [] : [code]);
  });

  it('expects by the hours of the week: a quiet night is no dead feed, a quiet noon may be', () => {
    const perHour = (hour: number): number => (hour % 24 < 7 ? 0.05 : 3);
    expect(expectedInSilence(0, 7, perHour)).toBeCloseTo(0.35, 9);
    expect(expectedInSilence(10.5, 2, perHour)).toBeCloseTo(6, 9);
    expect(expectedInSilence(166.5, 3, perHour)).toBeCloseTo(1.5 * 3 + 1.5 * 0.05, 9);
    expect(expectedInSilence(5, 168 * 2 + 1, perHour)).toBeCloseTo(2 * (49 * 0.05 + 119 * 3) + 0.05, 6);
  });

  it('cries wolf about as often as it says: silences of live, clumped feeds', () => {
    const random = randomOf(4);
    let alarms = 0;
    for (let i = 0; i < 20_000; i++) {
      const expected = 5 + 20 * random();
      const silent = poisson(expected * gamma(2, random), random) === 0;
      if (silent && chanceOfSilence({ expected, dispersion: 0.5, arrivals: 300, observedDays: 20 }) <= 0.01)
        alarms++;
    }
    expect(alarms / 20_000).toBeLessThan(0.01);
  });
});
