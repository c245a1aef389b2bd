/**
 * Where a spreading post is going: from readings of its reposts, replies and likes, how many people it will have reached at a later
 * time, with an interval; when it reaches X people; and when to look again. Attention fades as a power of age unless the readings
 * say otherwise. Pure; times in milliseconds, people as counts.
 */
import {
  DEFAULT_SPREAD_SETTINGS,
  fitSpread,
  integral,
  type SpreadFacts,
  type SpreadModel,
  type SpreadSettings,
} from './spread-model.js';

export interface SpreadForecast {
  /** People reached by now. */
  now: number;
  /** Median and the limits between which 80 of 100 such posts end. */
  reach: number;
  low: number;
  high: number;
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

/** Standard normal at the middle of seven equal shares. */
const SEVENTHS = [-1.465, -0.792, -0.366, 0, 0.366, 0.792, 1.465];
const HOUR = 3_600_000;

/** People gained in the next `hours` over a grid of equally likely paces and fades, sorted. */
function outcomes(model: SpreadModel, hours: number): number[] {
  const gains: number[] = [];
  for (const v of SEVENTHS) {
    const fade = model.fade + v * model.fadeSpread;
    const gain =
      model.rate * integral(model.ageHours, model.ageHours + hours, fade, model.ageHours, model.settleHours);
    // Few events to come are a matter of luck besides.
    const spread = Math.sqrt(model.rateSpread ** 2 + Math.min(1, model.each / Math.max(1e-9, gain)));
    for (const z of SEVENTHS) gains.push(gain * Math.exp(z * spread));
  }
  return gains.sort((a, b) => a - b);
}

const quantile = (sorted: number[], p: number): number => {
  const at = p * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
};
