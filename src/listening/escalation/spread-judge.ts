/**
 * What a reading of a spreading post means: where it will be tomorrow, when it reaches too many people, how loud that is, when to look
 * again, and whether to go on watching at all. Pure: readings and settings in, a forecast with its reasons out.
 */
import type { Level, Reason } from './alarm-level.js';
import { forecastReach, timeToReach } from './spread.js';
import { reachOf, type SpreadFacts, type SpreadReading } from './spread-model.js';
import { nextReading } from './spread-schedule.js';

export interface SpreadLimits {
  /** A post forecast to reach so many is told to people, and its case is due before. */
  people: number;
  /** Reposts, replies and likes before a forecast is believed enough to wake somebody. */
  minActivity: number;
}

/** As stored and shown. Times are ISO. */
export interface StoredForecast {
  at: string;
  /** People reached at the last reading, and the counters it rests on. */
  now: number;
  activity: number;
  followers: number;
  /** In a day: median, and the limits between which 80 of 100 end. */
  reach: number;
  low: number;
  high: number;
  /** When `people` are reached: by the median, and by the upper limit. Null: not within a week. */
  people: number;
  likely: string | null;
  soonest: string | null;
}

export interface SpreadVerdict {
  forecast: StoredForecast;
  /** Null: nobody need be told now. */
  alarm: { level: Level; reasons: Reason[] } | null;
  /** When to read it again; null: it is old or has come to rest, watching ends. */
  nextAt: number | null;
}

const DAY = 86_400_000;

/** Null without a reading. */
export function judgeSpread(facts: SpreadFacts, limits: SpreadLimits): SpreadVerdict | null {
  const last = facts.readings.at(-1);
  const forecast = forecastReach(facts, DAY);
  if (!last || !forecast) return null;
  const activity = activityOf(last);
  // Without a single reaction a believed half event would foretell a crowd: silence is not told as spread.
  const when =
    activity > 0 || reachOf(facts, last) >= limits.people
      ? timeToReach(facts, limits.people)
      : { soonest: null, likely: null };
  const iso = (ahead: number | null): string | null =>
    ahead === null ? null : new Date(last.at + ahead).toISOString();
  const stored: StoredForecast = {
    at: new Date(last.at).toISOString(),
    now: forecast.now,
    activity,
    followers: facts.followers,
    reach: forecast.reach,
    low: forecast.low,
    high: forecast.high,
    people: limits.people,
    likely: iso(when.likely),
    soonest: iso(when.soonest),
  };
  const wait = nextReading(facts);
  return {
    forecast: stored,
    alarm: alarmOf(facts, stored, limits),
    nextAt: wait === null ? null : last.at + wait,
  };
}

export const activityOf = (reading: SpreadReading): number =>
  reading.reposts + reading.replies + reading.likes;

function alarmOf(facts: SpreadFacts, forecast: StoredForecast, limits: SpreadLimits): SpreadVerdict['alarm'] {
  if (forecast.activity < limits.minActivity || forecast.reach < limits.people) return null;
  // What has been reached and grows no more is known already; nobody can be early for it.
  const most = Math.max(forecast.now, limits.people);
  if (forecast.reach - forecast.now < 0.1 * most && forecast.now >= limits.people && old(facts)) return null;
  const reasons: Reason[] = [];
  const times = forecast.reach / limits.people;
  reasons.push({
    code: 'spread.forecast',
    points: times >= 100 ? 3 : times >= 10 ? 2 : times >= 2 ? 1 : 0.5,
    params: {
      people: Math.round(forecast.reach),
      low: forecast.low,
      high: forecast.high,
      now: forecast.now,
      hours: 24,
    },
  });
  const last = facts.readings.at(-1)!;
  const hourAgo = [...facts.readings].reverse().find((one) => last.at - one.at >= 3_600_000);
  const gained = activityOf(last) - (hourAgo ? activityOf(hourAgo) : 0);
  const hours = (last.at - (hourAgo?.at ?? facts.publishedAt)) / 3_600_000;
  if (gained > 0 && hours > 0)
    reasons.push({
      code: 'spread.pace',
      points: gained / hours >= 200 ? 0.5 : 0,
      params: { perHour: Math.round(gained / hours), reposts: last.reposts, likes: last.likes },
    });
  if (facts.followers >= 50_000)
    reasons.push({ code: 'spread.author', points: 0.5, params: { followers: facts.followers } });
  const points = 1 + reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { level: Math.max(1, Math.min(5, Math.floor(points))) as Level, reasons };
}

const old = (facts: SpreadFacts): boolean => facts.readings.at(-1)!.at - facts.publishedAt > DAY;
