/**
 * Few but grave: three people who write of an injury within two hours are an incident, however calm the volume. Counts voices of at
 * least a given gravity in trailing windows against a rate that is known only as well as its history allows. Pure, plain-JSON state.
 */
import { countTail } from './tails.js';

/** 1: angry or risky, 2: a grave complaint, 3: safety, law, or a threat to somebody. */
export type Gravity = 0 | 1 | 2 | 3;

export interface GravityInput {
  risk: number;
  complaint: number;
  urgencyKinds: readonly string[];
}

export interface GravitySettings {
  windowHours: number[];
  /** For gravity 1, 2, 3: least voices, and the rate a day believed before evidence. */
  minVoices: [number, number, number];
  priorPerDay: [number, number, number];
  /** The same as a share of all that is usually said, where that is more: of much talk some is always angry. Never of the gravest. */
  priorShare: [number, number, number];
  /** Days of history that belief weighs. */
  priorDays: number;
  memoryDays: number;
  /** Voices of one matter come together: shape of the count, in windows. */
  shape: number;
  chance: number;
  coolDownHours: number;
}

export const DEFAULT_GRAVITY_SETTINGS: GravitySettings = {
  windowHours: [1, 6, 24],
  minVoices: [6, 4, 3],
  priorPerDay: [1, 0.2, 0.05],
  priorShare: [0.03, 0.01, 0],
  priorDays: 4,
  memoryDays: 60,
  shape: 1.5,
  chance: 2e-5,
  coolDownHours: 12,
};

export interface GravityState {
  /** When voices of gravity ≥ 1 were heard, how grave, and for which degree they were counted before; for the longest window. */
  recent: [at: number, gravity: Gravity, above?: Gravity][];
  /** Decayed voices of gravity ≥ 1, 2, 3 that are older, and days they were gathered in. */
  learned: [number, number, number];
  days: number;
  learnedUntil: number | null;
  lastAlarmAt: [number | null, number | null, number | null];
  /** The last time nobody could be heard, from … to: what comes right after it may have been said in it. */
  gap?: [from: number, to: number];
}

export interface GravityAlarm {
  gravity: Gravity;
  windowHours: number;
  voices: number;
  expected: number;
  chance: number;
}

export const newGravity = (): GravityState => ({
  recent: [],
  learned: [0, 0, 0],
  days: 0,
  learnedUntil: null,
  lastAlarmAt: [null, null, null],
});

/** Kinds of urgency (config/lexicons/urgency.yaml) that are grave whatever the words around them. */
const GRAVEST = new Set(['safety', 'health', 'legal', 'fraud', 'discrimination', 'vulnerable']);

export function gravityOf(input: GravityInput): Gravity {
  if (input.urgencyKinds.some((kind) => GRAVEST.has(kind)) && (input.complaint >= 0.3 || input.risk >= 50))
    return 3;
  if (input.risk >= 75) return 2;
  return input.risk >= 55 ? 1 : 0;
}

/**
 * A voice of that gravity, said at `at` (milliseconds); what was said while nobody listened may come late, within the days that are kept.
 * `above`: the degree its author was counted for before; `usualPerDay`: voices of any kind. Changes `state`.
 */
export function hearGrave(
  state: GravityState,
  gravity: Gravity,
  at: number,
  above: Gravity = 0,
  usualPerDay = 0,
  settings: GravitySettings = DEFAULT_GRAVITY_SETTINGS,
): GravityAlarm | null {
  passTime(state, at, settings);
  if (gravity <= above) return null;
  state.recent.push(above > 0 ? [at, gravity, above] : [at, gravity]);
  // Heard late, it may be the third of two that were heard in time.
  const newest = state.recent.reduce((last, [when]) => Math.max(last, when), at);
  let best: GravityAlarm | null = null;
  for (const least of [3, 2, 1] as const) {
    if (gravity < least || above >= least) continue;
    const since = state.lastAlarmAt[least - 1];
    if (since != null && Math.abs(at - since) < settings.coolDownHours * HOUR) continue;
    const alarm =
      strangest(state, least, at, usualPerDay, settings) ??
      (newest > at ? strangest(state, least, newest, usualPerDay, settings) : null);
    if (!alarm || best) continue;
    best = alarm;
    // The lesser degrees contain the graver one: they have been told, too.
    for (let i = 0; i < least; i++) state.lastAlarmAt[i] = newest;
  }
  return best;
}

function strangest(
  state: GravityState,
  least: 1 | 2 | 3,
  at: number,
  usualPerDay: number,
  settings: GravitySettings,
): GravityAlarm | null {
  const prior = Math.max(settings.priorPerDay[least - 1]!, settings.priorShare[least - 1]! * usualPerDay);
  const believed = prior * settings.priorDays;
  const perDay = (state.learned[least - 1]! + believed) / (state.days + settings.priorDays);
  let best: GravityAlarm | null = null;
  for (const windowHours of settings.windowHours) {
    const voices = state.recent.filter(
      ([when, gravity, above = 0]) =>
        gravity >= least && above < least && at - when < windowHours * HOUR && when <= at,
    ).length;
    if (voices < settings.minVoices[least - 1]!) continue;
    const held = backlogHours(state, at, windowHours);
    const expected = (perDay * (windowHours + held)) / 24;
    // As wide as the rate is unknown, and as wide as voices of one matter clump.
    const known = state.learned[least - 1]! + Math.max(0.5, believed);
    const shape = 1 / (1 / known + 1 / settings.shape);
    const chance = countTail(voices, expected, shape);
    // Each voice is a chance to be surprised by chance: asked of many a day, each must be more surprising.
    if (chance > settings.chance / Math.max(1, perDay) || (best && best.chance <= chance)) continue;
    best = { gravity: least, windowHours, voices, expected, chance };
  }
  return best;
}

/** Hours of silence whose voices may stand in a window, because some in it came in the hour after it. */
function backlogHours({ gap, recent }: GravityState, at: number, windowHours: number): number {
  if (!gap) return 0;
  const from = Math.max(gap[1], at - windowHours * HOUR);
  const held = recent.some(([when]) => when >= from && when <= at && when < gap[1] + HOUR);
  return held ? (gap[1] - gap[0]) / HOUR : 0;
}

/** Call as time passes, too, so that calm days count. What is older than the longest window becomes history. */
export function passTime(
  state: GravityState,
  at: number,
  settings: GravitySettings = DEFAULT_GRAVITY_SETTINGS,
): void {
  const longest = Math.max(...settings.windowHours) * HOUR;
  const until = at - longest;
  if (state.learnedUntil === null) {
    state.learnedUntil = until;
    return;
  }
  // Dated by a clock that was ahead: what it heard is gone, what it learned stays.
  if (state.learnedUntil > at) {
    state.learnedUntil = until;
    state.recent = state.recent.filter(([when]) => when <= at);
    state.lastAlarmAt = state.lastAlarmAt.map((when) =>
      when !== null && when > at ? null : when,
    ) as GravityState['lastAlarmAt'];
    return;
  }
  if (until <= state.learnedUntil) return;
  const days = (until - state.learnedUntil) / (24 * HOUR);
  const keep = Math.exp(-days / settings.memoryDays);
  state.days = state.days * keep + days;
  state.learned = state.learned.map((voices) => voices * keep) as GravityState['learned'];
  const old = state.recent.filter(([when]) => when <= until);
  for (const [, gravity, above = 0] of old) for (let i: number = above; i < gravity; i++) state.learned[i]!++;
  if (old.length > 0) state.recent = state.recent.filter(([when]) => when > until);
  state.learnedUntil = until;
}

const HOUR = 3_600_000;
