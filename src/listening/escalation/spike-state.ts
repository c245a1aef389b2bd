/**
 * What is remembered of one series: one flat Float32Array, so that 100,000 series fit in memory, are written out as they are, and
 * go on after a restart exactly where they stood. Must hold no object, no timestamp and no setting.
 */
import type { SpikePlan } from './spike-plan.js';

/** Places of the single values. */
export const AT = {
  version: 0,
  /** Bins learned from. */
  learned: 1,
  /** Bins since the series began, missing ones included. */
  age: 2,
  level: 3,
  cursor: 4,
  /** Voices expected of the present run of zeros. */
  quietExpected: 5,
  /** The outage that is going on: its bins, and voices expected of them. */
  outageBins: 6,
  outageExpected: 7,
  /** After an outage: voices still taken for its backlog, and bins for which that goes on. */
  backlogLeft: 8,
  backlogBins: 9,
  sinceAlert: 10,
  /** Voices a minute that the last alert spoke of: what a second spike is compared with. */
  alertedPace: 11,
} as const;
const HEADER = 12;
const VERSION = 1;

/** Places of a window's values, from `windowAt`. */
export const WINDOW = { excess: 0, scale: 1, record: 2, unreached: 3, sinceExceeded: 4, episodeBase: 5 };
const PER_WINDOW = 6;

export const HOURS = 24;
export const WEEK_HOURS = 168;

export const windowAt = (window: number): number => HEADER + window * PER_WINDOW;
export const countsAt = (plan: SpikePlan): number => HEADER + plan.windows.length * PER_WINDOW;
export const expectedAt = (plan: SpikePlan): number => countsAt(plan) + plan.ring;
/** Seen and expected sums by hour of day, then by hour of week. */
export const hoursAt = (plan: SpikePlan): number => expectedAt(plan) + plan.ring;
export const stateLength = (plan: SpikePlan): number => hoursAt(plan) + 2 * HOURS + 2 * WEEK_HOURS;

/** A series nothing is known of. `into` lets many series share one buffer. */
export function newSpikeState(plan: SpikePlan, into?: Float32Array): Float32Array {
  const state = into ?? new Float32Array(stateLength(plan));
  if (state.length !== stateLength(plan)) throw new RangeError(`A state has ${stateLength(plan)} numbers`);
  state.fill(0);
  state[AT.version] = VERSION;
  state[AT.sinceAlert] = Infinity;
  for (let w = 0; w < plan.windows.length; w++) state[windowAt(w) + WINDOW.sinceExceeded] = Infinity;
  return state;
}

/** Bytes for storage; the same on every machine (little endian). */
export function packSpikeState(state: Float32Array): Buffer {
  const bytes = Buffer.alloc(state.length * 4);
  for (let i = 0; i < state.length; i++) bytes.writeFloatLE(state[i]!, i * 4);
  return bytes;
}

/** Null when the bytes are of another plan or version: the caller then learns anew from its stored counts. */
export function unpackSpikeState(plan: SpikePlan, bytes: Buffer): Float32Array | null {
  if (bytes.length !== stateLength(plan) * 4 || bytes.readFloatLE(0) !== VERSION) return null;
  const state = new Float32Array(stateLength(plan));
  for (let i = 0; i < state.length; i++) {
    const value = bytes.readFloatLE(i * 4);
    if (Number.isNaN(value)) return null;
    state[i] = value;
  }
  return state;
}
