/**
 * How a post spreads, read from its counters: the pace now and how it fades. The arithmetic behind spread.ts. Pure; times in
 * milliseconds, people as counts.
 */
export interface SpreadReading {
  at: number;
  reposts: number;
  replies: number;
  likes: number;
}

export interface SpreadFacts {
  publishedAt: number;
  /** Followers of the author; 0 when unknown. */
  followers: number;
  /** Oldest first; the last one is "now". Counters may be missing on a platform: then 0 in every reading. */
  readings: readonly SpreadReading[];
}

export interface SpreadSettings {
  /** Share of an author's followers who see a post, and people a repost, reply, like shows it to. */
  seenByFollowers: number;
  perRepost: number;
  perReply: number;
  perLike: number;
  /** Attention fades as (age + settle)^−fade: belief and its uncertainty; so long it hardly fades at all. */
  fade: number;
  fadeSpread: number;
  settleHours: number;
  /** Gains come in bursts: a count of n tells as much as n / (1 + clump·n) independent ones; so it was, so it will be. */
  clump: number;
  /** Longest look ahead, hours. */
  horizonHours: number;
}

export const DEFAULT_SPREAD_SETTINGS: SpreadSettings = {
  seenByFollowers: 0.1,
  perRepost: 80,
  perReply: 8,
  perLike: 4,
  fade: 1.3,
  fadeSpread: 0.5,
  settleHours: 0.5,
  clump: 0.25,
  horizonHours: 7 * 24,
};

/** People a post has reached at a reading. */
export function reachOf(
  facts: Pick<SpreadFacts, 'followers'>,
  reading: SpreadReading,
  settings: SpreadSettings = DEFAULT_SPREAD_SETTINGS,
): number {
  return (
    Math.max(0, facts.followers) * settings.seenByFollowers +
    Math.max(0, reading.reposts) * settings.perRepost +
    Math.max(0, reading.replies) * settings.perReply +
    Math.max(0, reading.likes) * settings.perLike
  );
}

export interface SpreadModel {
  now: number;
  ageHours: number;
  /** People an hour at the last reading. */
  rate: number;
  /** Relative uncertainty of the rate (log), fade and its uncertainty. */
  rateSpread: number;
  fade: number;
  fadeSpread: number;
  settleHours: number;
  /** People one event shows it to. */
  each: number;
}

const HOUR = 3_600_000;
/** Events that tell a pace about as well as bursts allow. */
const ENOUGH = 20;

const activity = (reading: SpreadReading): number => reading.reposts + reading.replies + reading.likes;

/** The pace now and how it fades; null without a reading. */
export function fitSpread(facts: SpreadFacts, settings: SpreadSettings): SpreadModel | null {
  const last = facts.readings.at(-1);
  if (!last) return null;
  const engaged = (reading: SpreadReading): number => reachOf({ followers: 0 }, reading, settings);
  const ageHours = Math.max(1 / 60, (last.at - facts.publishedAt) / HOUR);
  // Counters fall when likes are taken back: a fall is no reach undone.
  const steps = gainsOf(facts, engaged);
  const known = (events: number): number => events / (1 + settings.clump * events);
  let weightSum = 0;
  let gained = 0;
  let events = 0;
  let slope = 0;
  let information = 0;
  const half = steps.filter((step) => step.toHours > ageHours / 2);
  const early = steps.filter((step) => step.toHours <= ageHours / 2);
  if (half.length > 0 && early.length > 0) {
    const a = total(early);
    const b = total(half);
    if (a.people > 0 && b.people > 0) {
      const stretch = Math.log((b.middle + settings.settleHours) / (a.middle + settings.settleHours));
      slope = -Math.log(b.people / b.hours / (a.people / a.hours)) / stretch;
      information = stretch ** 2 / (1 / Math.max(0.5, known(a.events)) + 1 / Math.max(0.5, known(b.events)));
    }
  }
  const belief = 1 / settings.fadeSpread ** 2;
  const fade = Math.max(
    -2,
    Math.min(4, (slope * information + settings.fade * belief) / (information + belief)),
  );
  // The pace is that of the latest gains that tell enough, at most of the last half of its life.
  for (const step of [...(half.length > 0 ? half : steps)].reverse()) {
    if (events >= ENOUGH) break;
    weightSum += integral(step.fromHours, step.toHours, fade, ageHours, settings.settleHours);
    gained += step.people;
    events += step.events;
  }
  // Nothing seen is not nothing coming: half an event is believed.
  const each = events > 0 ? gained / events : settings.perLike;
  const rate = weightSum > 0 ? (gained + 0.5 * each) / weightSum : 0;
  return {
    now: reachOf(facts, last, settings),
    ageHours,
    rate,
    rateSpread: Math.sqrt(1 / Math.max(0.5, known(events)) + settings.clump),
    settleHours: settings.settleHours,
    each,
    fade,
    fadeSpread: 1 / Math.sqrt(information + belief),
  };
}

interface Step {
  fromHours: number;
  toHours: number;
  people: number;
  events: number;
}

function gainsOf(facts: SpreadFacts, engaged: (reading: SpreadReading) => number): Step[] {
  const steps: Step[] = [];
  let before = { hours: 0, people: 0, events: 0 };
  for (const reading of facts.readings) {
    const hours = (reading.at - facts.publishedAt) / HOUR;
    if (!(hours > before.hours)) continue;
    const people = Math.max(before.people, engaged(reading));
    const events = Math.max(before.events, activity(reading));
    steps.push({
      fromHours: before.hours,
      toHours: hours,
      people: people - before.people,
      events: events - before.events,
    });
    before = { hours, people, events };
  }
  return steps;
}

function total(steps: Step[]): { people: number; events: number; hours: number; middle: number } {
  const people = steps.reduce((sum, step) => sum + step.people, 0);
  const events = steps.reduce((sum, step) => sum + step.events, 0);
  const from = steps[0]!.fromHours;
  const to = steps.at(-1)!.toHours;
  return { people, events, hours: to - from, middle: (from + to) / 2 };
}

/** ∫ ((t + settle) / (now + settle))^−fade dt: how long, at today's pace, the same gain would take. */
export function integral(from: number, to: number, fade: number, now: number, settle: number): number {
  const power = 1 - fade;
  const [a, b] = [from + settle, to + settle];
  const area = Math.abs(power) < 1e-6 ? Math.log(b / a) : (b ** power - a ** power) / power;
  return area * (now + settle) ** fade;
}
