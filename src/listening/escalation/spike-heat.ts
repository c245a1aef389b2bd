/**
 * Hysteresis: whether a series that alarmed is still well above what is expected, so that an incident does not close and reopen with
 * every breath of a storm. Reads the detector's state, changes nothing.
 */
import type { SpikePlan } from './spike-plan.js';
import { AT, countsAt, expectedAt } from './spike-state.js';

/** Part of the alarm's pace above which it is still hot, and least multiple of what is expected. */
const PART = 0.35;
const TIMES = 1.5;

/** Looks at the last hour (one bin when bins are longer). A series that never alarmed is not hot. */
export function stillHot(plan: SpikePlan, state: Float32Array): boolean {
  const alertedPace = state[AT.alertedPace]!;
  if (!(alertedPace > 0)) return false;
  const bins = Math.min(plan.ring, Math.max(1, Math.round(3600 / plan.binSeconds)));
  let seen = 0;
  let expected = 0;
  let at = state[AT.cursor]!;
  for (let i = 0; i < bins; i++) {
    seen += state[countsAt(plan) + at]!;
    expected += state[expectedAt(plan) + at]!;
    at = at === 0 ? plan.ring - 1 : at - 1;
  }
  const pace = (seen / bins) * (60 / plan.binSeconds);
  return pace >= PART * alertedPace && seen >= TIMES * expected;
}
