/**
 * What a source usually brings: arrivals by hour of the week, how clumped they come, and how late after publication. What its silence
 * is held against, and how late a post may be and still count as fresh. Pure.
 */
import { hourOfWeekUtc } from './hour-of-week.js';

export interface Rhythm {
  /** Arrivals to expect in each hour of the week, Monday 00:00 UTC first. */
  hours: number[];
  arrivals: number;
  observedDays: number;
  /** Variance of an hour = mean + dispersion · mean². */
  dispersion: number;
}

const HOUR_MS = 3_600_000;
/** An hour of the week is believed to be like the others until so many weeks have shown it. */
const PRIOR_WEEKS = 2;
/** Believed before evidence, and how much evidence (expected²) it weighs. */
const PRIOR_DISPERSION = 0.5;
const PRIOR_WEIGHT = 4;

/** `counts`: arrivals by hour since 1970, hours without any left out; observed from … to, in milliseconds. */
export function rhythmOf(counts: ReadonlyMap<number, number>, from: number, to: number): Rhythm {
  const first = Math.ceil(from / HOUR_MS);
  const last = Math.floor(to / HOUR_MS) - 1;
  const hours = Math.max(0, last - first + 1);
  const sums = new Array<number>(168).fill(0);
  const weeks = new Array<number>(168).fill(0);
  let arrivals = 0;
  for (let hour = first; hour <= last; hour++) {
    const place = Math.floor(hourOfWeekUtc(hour * HOUR_MS)) % 168;
    const count = counts.get(hour) ?? 0;
    sums[place]! += count;
    weeks[place]! += 1;
    arrivals += count;
  }
  const mean = hours > 0 ? arrivals / hours : 0;
  const expected = sums.map((sum, place) => (sum + PRIOR_WEEKS * mean) / (weeks[place]! + PRIOR_WEEKS));
  let excess = PRIOR_DISPERSION * PRIOR_WEIGHT;
  let scale = PRIOR_WEIGHT;
  for (let hour = first; hour <= last; hour++) {
    const e = expected[Math.floor(hourOfWeekUtc(hour * HOUR_MS)) % 168]!;
    const n = counts.get(hour) ?? 0;
    excess += (n - e) ** 2 - e;
    scale += e * e;
  }
  return { hours: expected, arrivals, observedDays: hours / 24, dispersion: Math.max(0, excess / scale) };
}
