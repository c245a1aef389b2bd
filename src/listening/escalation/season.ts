/**
 * What the hour leads to expect: a level that one burst cannot move, times a factor by hour of day, refined by hour of week as weeks
 * come in. With little history the factors stay near 1 and the level near what was seen: it claims no knowledge it does not have.
 */
import type { SpikePlan } from './spike-plan.js';
import { AT, HOURS, hoursAt, WEEK_HOURS } from './spike-state.js';

/** Once: looking a global up in every bin costs more than the arithmetic where code is sandboxed. */
const { abs, floor, max, min } = Math;

/** A bin's place in the week, made once for all series of a time zone. */
export interface Slot {
  hour: number;
  weekHour: number;
  /** The neighbouring hour and its weight (0 … 0.5): factors are read between hour centres. */
  nextHour: number;
  nextWeekHour: number;
  next: number;
}

/** `hourOfWeek`: 0 is Monday 00:00 by the brand's clock, fractions allowed, at the middle of the bin. */
export function slotAt(hourOfWeek: number): Slot {
  const at = ((hourOfWeek % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS;
  const weekHour = min(WEEK_HOURS - 1, floor(at));
  const off = at - weekHour - 0.5;
  const nextWeekHour = (weekHour + (off < 0 ? WEEK_HOURS - 1 : 1)) % WEEK_HOURS;
  return {
    hour: weekHour % HOURS,
    weekHour,
    nextHour: nextWeekHour % HOURS,
    nextWeekHour,
    next: abs(off),
  };
}

/** Voices expected in a bin. Never 0: a brand that was silent so far may still be spoken of. */
export function expectedCount(plan: SpikePlan, state: Float32Array, slot: Slot): number {
  const level = state[AT.level]!;
  const own = factor(plan, state, level, slot.hour, slot.weekHour);
  const next = factor(plan, state, level, slot.nextHour, slot.nextWeekHour);
  return max(LEAST, level * (own + (next - own) * slot.next));
}

/** Learns from a bin that was collected: `x` voices where `m` were expected. */
export function learnSeason(plan: SpikePlan, state: Float32Array, x: number, m: number, slot: Slot): void {
  const { settings } = plan;
  const taught = min(x, settings.levelClip * m + 3);
  const learned = ++state[AT.learned]!;
  const level = state[AT.level]!;
  const share = max(1 / learned, 1 - plan.levelKeep);
  const newLevel = level + (taught - level) * share;
  state[AT.level] = newLevel;
  const seen = hoursAt(plan);
  const dayHour = seen + slot.hour;
  state[dayHour] = state[dayHour]! * plan.hourKeep + taught;
  state[dayHour + HOURS] = state[dayHour + HOURS]! * plan.hourKeep + newLevel;
  const weekHour = seen + 2 * HOURS + slot.weekHour;
  state[weekHour] = state[weekHour]! * plan.weekKeep + taught;
  state[weekHour + WEEK_HOURS] = state[weekHour + WEEK_HOURS]! * plan.weekKeep + newLevel;
}

const LEAST = 0.002;

function factor(plan: SpikePlan, state: Float32Array, level: number, hour: number, weekHour: number): number {
  const { hourWeight, weekWeight } = plan.settings;
  const day = hoursAt(plan) + hour;
  const plain = hourWeight * level;
  const ofDay = plain <= 0 ? 1 : (state[day]! + plain) / (state[day + HOURS]! + plain);
  if (weekWeight === Infinity) return ofDay;
  const week = hoursAt(plan) + 2 * HOURS + weekHour;
  const prior = weekWeight * level;
  return prior <= 0 ? 1 : (state[week]! + prior * ofDay) / (state[week + WEEK_HOURS]! + prior);
}
