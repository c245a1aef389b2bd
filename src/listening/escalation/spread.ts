/**
 * Where a spreading post is going: from readings of its reposts, replies and likes, how many people it will have reached at a later
 * time, with an interval; when it reaches X people; and when to look again. Attention fades as a power of age unless the readings
 * say otherwise. Pure; times in milliseconds, people as counts.
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
  /** Attention fades as age^−fade: belief, its uncertainty, and how many events outweigh it. */
  fade: number;
  fadeSpread: number;
  /** Readings are clumped: a count of n is known as well as n / (1 + clump·n) independent ones. */
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
  clump: 0.08,
  horizonHours: 7 * 24,
};

export interface SpreadForecast {
  /** People reached by now. */
  now: number;
  /** Median and the limits between which 80 of 100 such posts end. */
  reach: number;
  low: number;
  high: number;
}

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

/** Null without a reading. `ahead` in milliseconds from the last reading. */
export function forecastReach(
  facts: SpreadFacts,
  ahead: number,
  settings: SpreadSettings = DEFAULT_SPREAD_SETTINGS,
): SpreadForecast | null {
  const model = fitSpread(facts, settings);
  if (!model) return null;
  const hours = Math.min(Math.max(0, ahead) / HOUR, settings.horizonHours);
  const gains = outcomes(model, hours);
  return {
    now: Math.round(model.now),
    reach: Math.round(model.now + quantile(gains, 0.5)),
    low: Math.round(model.now + quantile(gains, 0.1)),
    high: Math.round(model.now + quantile(gains, 0.9)),
  };
}

/**
 * Milliseconds from the last reading until `people` are reached: `likely` by the median, `soonest` by the upper limit (the one a
 * deadline should use). 0 when they have been, null when not within the horizon.
 */
export function timeToReach(
  facts: SpreadFacts,
  people: number,
  settings: SpreadSettings = DEFAULT_SPREAD_SETTINGS,
): { soonest: number | null; likely: number | null } {
  const model = fitSpread(facts, settings);
  if (!model) return { soonest: null, likely: null };
  const when = (p: number): number | null => {
    const reached = (hours: number): boolean => model.now + quantile(outcomes(model, hours), p) >= people;
    if (reached(0)) return 0;
    if (!reached(settings.horizonHours)) return null;
    let low = 0;
    let high = settings.horizonHours;
    for (let i = 0; i < 40; i++) {
      const middle = (low + high) / 2;
      if (reached(middle)) high = middle;
      else low = middle;
    }
    return Math.round(high * HOUR);
  };
  return { soonest: when(0.9), likely: when(0.5) };
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
}

const HOUR = 3_600_000;
/** Standard normal at the middle of seven equal shares. */
const SEVENTHS = [-1.465, -0.792, -0.366, 0, 0.366, 0.792, 1.465];

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
  // The rate now: gains of the last half of the life, told as if they had come at today's pace.
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
      const measured = -Math.log(b.people / b.hours / (a.people / a.hours)) / Math.log(b.middle / a.middle);
      slope = Number.isFinite(measured) ? measured : settings.fade;
      information =
        Math.log(b.middle / a.middle) ** 2 /
        (1 / Math.max(0.5, known(a.events)) + 1 / Math.max(0.5, known(b.events)));
    }
  }
  const belief = 1 / settings.fadeSpread ** 2;
  const fade = Math.max(
    -2,
    Math.min(4, (slope * information + settings.fade * belief) / (information + belief)),
  );
  for (const step of half.length > 0 ? half : steps) {
    weightSum += integral(step.fromHours, step.toHours, fade, ageHours);
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
  return { people, events, hours: to - from, middle: Math.sqrt(Math.max(1 / 60, from) * to) };
}

/** ∫ (t / now)^−fade dt: how long, at today's pace, the same gain would take. The first minute has one pace. */
function integral(from: number, to: number, fade: number, now: number): number {
  const start = Math.max(1 / 60, from);
  const head = Math.max(0, Math.min(to, 1 / 60) - from) * (1 / 60 / now) ** -fade;
  if (to <= start) return head;
  const power = 1 - fade;
  const body = Math.abs(power) < 1e-6 ? Math.log(to / start) : (to ** power - start ** power) / power;
  return head + body * now ** fade;
}

/** People gained in the next `hours` over a grid of equally likely paces and fades, sorted. */
function outcomes(model: SpreadModel, hours: number): number[] {
  const gains: number[] = [];
  for (const z of SEVENTHS)
    for (const v of SEVENTHS) {
      const fade = model.fade + v * model.fadeSpread;
      const weight = integral(model.ageHours, model.ageHours + hours, fade, model.ageHours);
      gains.push(model.rate * Math.exp(z * model.rateSpread) * weight);
    }
  return gains.sort((a, b) => a - b);
}

const quantile = (sorted: number[], p: number): number => {
  const at = p * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
};
