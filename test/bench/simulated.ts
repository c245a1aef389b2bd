/**
 * Simulated weeks of mentions, the same for the same seed: traffic with hours and weekdays, plain or clumped counts, syndication
 * bursts, outages with and without a backlog, clocks that change, and storms that come at once or slowly. Counts per five minutes.
 */

/** Once: looking a global up in every bin costs more than the arithmetic where code is sandboxed. */
const { cos, exp, floor, log, max, min, round, sqrt, PI, imul } = Math;

export type Random = () => number;

/** 32-bit generator after Mulberry; uniform in [0, 1). */
export function randomOf(seed: number): Random {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = imul(a ^ (a >>> 15), a | 1);
    t ^= t + imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const normal = (random: Random): number => sqrt(-2 * log(1 - random())) * cos(2 * PI * random());

export function poisson(mean: number, random: Random): number {
  if (!(mean > 0)) return 0;
  if (mean > 50) return max(0, round(mean + sqrt(mean) * normal(random)));
  const least = exp(-mean);
  let k = 0;
  for (let p = random(); p > least; p *= random()) k++;
  return k;
}

/** Marsaglia and Tsang; mean 1, variance 1 / shape. */
export function gamma(shape: number, random: Random): number {
  if (shape < 1) return (gamma(shape + 1, random) * (shape + 1) * random() ** (1 / shape)) / shape;
  const d = shape - 1 / 3;
  const c = 1 / sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (log(1 - random()) < 0.5 * x * x + d - d * v + d * log(v)) return (d * v) / shape;
  }
}

export interface Traffic {
  perHour: number;
  weeks: number;
  seed: number;
  /** 'hourly': a gamma factor for each hour, variance `clump`; 'bins': for each bin; none: Poisson. */
  clumped?: 'hourly' | 'bins';
  clump?: number;
  /** How strong day and week are: 0 flat, 1 nights at a sixth. */
  season?: number;
  /** Elapsed hour at which wall clocks jump an hour ahead (the season moves with them). */
  dstAtHour?: number;
  /** 1: ahead, as in spring (taken when left out); −1: back, as in autumn. */
  dstHours?: 1 | -1;
}

export const BINS_A_DAY = 288;
export const BINS_A_WEEK = 2016;

/** The factor of an hour of the week: evenings high, nights low, weekends a third lower. Mean about 1. */
export function seasonAt(hourOfWeek: number, strength: number): number {
  const hour = hourOfWeek % 24;
  const day = floor(hourOfWeek / 24) % 7;
  const wave = exp(0.9 * strength * cos(((hour - 19) / 24) * 2 * PI));
  return (wave / (1 + 0.2 * strength)) * (day >= 5 ? 1 - 0.33 * strength : 1 + 0.13 * strength);
}

export interface Simulated {
  counts: number[];
  /** Hour of the week on the wall clock, at the middle of each bin. */
  hours: number[];
}

export function simulate(traffic: Traffic): Simulated {
  const random = randomOf(traffic.seed);
  const counts: number[] = [];
  const hours: number[] = [];
  const clump = traffic.clumped ? (traffic.clump ?? 0.5) : 0;
  let factor = 1;
  for (let bin = 0; bin < traffic.weeks * BINS_A_WEEK; bin++) {
    const elapsed = (bin + 0.5) / 12;
    const wall =
      elapsed +
      (traffic.dstAtHour !== undefined && elapsed >= traffic.dstAtHour ? (traffic.dstHours ?? 1) : 0);
    const due = clump > 0 && (traffic.clumped === 'bins' || bin % 12 === 0);
    if (due) factor = gamma(1 / clump, random);
    hours.push(wall % 168);
    counts.push(poisson((traffic.perHour / 12) * seasonAt(wall % 168, traffic.season ?? 1) * factor, random));
  }
  return { counts, hours };
}

/** A storm of `peakPerHour` extra mentions an hour that rises over `riseHours` (0: at once) and halves every `halfHours`. */
export function addStorm(
  counts: number[],
  storm: { at: number; peakPerHour: number; riseHours: number; halfHours: number },
  random: Random,
): void {
  for (let bin = storm.at; bin < counts.length; bin++) {
    const hours = (bin - storm.at) / 12;
    const height =
      hours < storm.riseHours
        ? hours / storm.riseHours
        : 0.5 ** ((hours - storm.riseHours) / storm.halfHours);
    if (height < 0.01 && hours > storm.riseHours) break;
    counts[bin] = counts[bin]! + poisson((storm.peakPerHour / 12) * height, random);
  }
}

/** Nothing is collected for a while: bins missing (NaN) or, from a collector that hides its failure, zero. With `backlog` it all lands after. */
export function addOutage(
  counts: number[],
  outage: { at: number; bins: number; as: 'missing' | 'zeros'; backlog: boolean },
): void {
  let lost = 0;
  for (let bin = outage.at; bin < min(counts.length, outage.at + outage.bins); bin++) {
    lost += counts[bin]!;
    counts[bin] = outage.as === 'missing' ? NaN : 0;
  }
  const next = outage.at + outage.bins;
  if (outage.backlog && next < counts.length) counts[next] = counts[next]! + lost;
}

/** One story printed by many within minutes. */
export function addSyndication(counts: number[], at: number, copies: number, random: Random): void {
  for (let i = 0; i < copies; i++) {
    const bin = at + floor(6 * random() ** 2);
    if (bin < counts.length) counts[bin] = counts[bin]! + 1;
  }
}
