/**
 * The mood test: is the share of negative voices higher than this series is used to, with enough voices to say so? Its own baseline
 * and its own clumping, learned from hours that have passed; persistence before it speaks, hysteresis before it is silent. Pure.
 */
import { shareTail } from './tails.js';

export interface MoodSettings {
  blockMinutes: number;
  /** Trailing windows in blocks. */
  windows: number[];
  /** Belief before evidence: share, and how many voices it weighs. */
  priorShare: number;
  priorVoices: number;
  /** Correlation of voices within a window: belief, weight of it in windows, least value. */
  priorRho: number;
  minRho: number;
  memoryDays: number;
  minVoices: number;
  minNegative: number;
  /** Share must exceed the usual by this much, chance must be below `chance`. */
  minRise: number;
  chance: number;
  /** So many bins in a row, and the share back within half of the rise for so many minutes before it is over. */
  persistBins: number;
  calmMinutes: number;
}

export const DEFAULT_MOOD_SETTINGS: MoodSettings = {
  blockMinutes: 15,
  windows: [4, 24],
  priorShare: 0.25,
  priorVoices: 40,
  priorRho: 0.03,
  minRho: 0.01,
  memoryDays: 28,
  minVoices: 15,
  minNegative: 8,
  minRise: 0.15,
  chance: 1e-5,
  persistBins: 2,
  calmMinutes: 120,
};

/** Plain JSON. `total` and `negative` are rings of blocks, oldest overwritten. */
export interface MoodState {
  block: number;
  total: number[];
  negative: number[];
  /** Decayed sums of what has left the longest window. */
  learnedTotal: number;
  learnedNegative: number;
  rhoExcess: number;
  rhoScale: number;
  hot: number;
  on: boolean;
  calmSince: number | null;
}

export interface MoodAlarm {
  windowMinutes: number;
  voices: number;
  negative: number;
  usualShare: number;
  chance: number;
}

export interface MoodAnswer {
  /** Set once, when the mood turns. */
  alarm: MoodAlarm | null;
  on: boolean;
}

export function newMood(settings: MoodSettings = DEFAULT_MOOD_SETTINGS): MoodState {
  const length = Math.max(...settings.windows);
  return {
    block: -1,
    total: new Array<number>(length).fill(0),
    negative: new Array<number>(length).fill(0),
    learnedTotal: 0,
    learnedNegative: 0,
    rhoExcess: 0,
    rhoScale: 0,
    hot: 0,
    on: false,
    calmSince: null,
  };
}

export const usualShare = (state: MoodState, settings: MoodSettings = DEFAULT_MOOD_SETTINGS): number =>
  (state.learnedNegative + settings.priorShare * settings.priorVoices) /
  (state.learnedTotal + settings.priorVoices);

/** One bin: voices and the negative ones among them, `at` its end in milliseconds. Changes `state`. Missing bins are not handed in. */
export function stepMood(
  state: MoodState,
  voices: number,
  negative: number,
  at: number,
  settings: MoodSettings = DEFAULT_MOOD_SETTINGS,
): MoodAnswer {
  moveOn(state, Math.floor(at / (settings.blockMinutes * 60_000)), settings);
  const place = state.block % state.total.length;
  state.total[place]! += voices;
  state.negative[place]! += negative;
  const usual = usualShare(state, settings);
  const alarm = loudest(state, usual, settings);
  if (state.on) {
    cool(state, usual, at, settings);
    return { alarm: null, on: state.on };
  }
  // Only a bin with voices can confirm what the one before said.
  if (!alarm) state.hot = 0;
  else if (voices > 0) state.hot++;
  if (!alarm || state.hot < settings.persistBins) return { alarm: null, on: false };
  state.on = true;
  state.hot = 0;
  state.calmSince = null;
  return { alarm, on: true };
}

function loudest(state: MoodState, usual: number, settings: MoodSettings): MoodAlarm | null {
  let best: MoodAlarm | null = null;
  for (const length of settings.windows) {
    const { voices, negative } = sums(state, length);
    if (voices < settings.minVoices || negative < settings.minNegative) continue;
    if (negative / voices < usual + settings.minRise) continue;
    const chance = shareTail(negative, voices, usual, rhoOf(state, settings));
    // Said this way round, a chance that is no number raises nothing.
    if (!(chance <= settings.chance) || (best && best.chance <= chance)) continue;
    best = { windowMinutes: length * settings.blockMinutes, voices, negative, usualShare: usual, chance };
  }
  return best;
}

/** Voices and negative ones of the shortest window, and the share the series is used to. */
export function recentMood(
  state: MoodState,
  settings: MoodSettings = DEFAULT_MOOD_SETTINGS,
): { total: number; negative: number; usualNegativeShare: number } {
  const { voices, negative } = sums(state, settings.windows[0]!);
  return { total: voices, negative, usualNegativeShare: usualShare(state, settings) };
}

/** Over only when the share of the last hours has come half of the way back, and stayed there; or nobody speaks any more. */
function cool(state: MoodState, usual: number, at: number, settings: MoodSettings): void {
  const { voices, negative } = sums(state, settings.windows[0]!);
  const calm = voices < settings.minNegative || negative / voices < usual + settings.minRise / 2;
  if (!calm) state.calmSince = null;
  else state.calmSince ??= at;
  if (state.calmSince !== null && at - state.calmSince >= settings.calmMinutes * 60_000) {
    state.on = false;
    state.calmSince = null;
  }
}

function sums(state: MoodState, length: number): { voices: number; negative: number } {
  let voices = 0;
  let negative = 0;
  const ring = state.total.length;
  for (let i = 0; i < length; i++) {
    const place = (((state.block - i) % ring) + ring) % ring;
    voices += state.total[place]!;
    negative += state.negative[place]!;
  }
  // Who was heard before and turns negative now was counted as a voice then.
  return { voices, negative: Math.min(voices, negative) };
}

/** Blocks that are all of one mood where that mood is rare say more than a correlation can be; beyond a half nothing is judged. */
const MOST_RHO = 0.5;

const rhoOf = (state: MoodState, settings: MoodSettings): number => {
  const weight = 20;
  const learned = (state.rhoExcess + settings.priorRho * weight) / (state.rhoScale + weight);
  return Math.min(MOST_RHO, Math.max(settings.minRho, learned));
};

/** Blocks that leave the ring become baseline: what is judged now has not taught yet. */
function moveOn(state: MoodState, block: number, settings: MoodSettings): void {
  const ring = state.total.length;
  // Behind the last one: a clock was ahead then.
  if (state.block < 0 || block < state.block || block - state.block >= 2 * ring) {
    state.total.fill(0);
    state.negative.fill(0);
    state.block = block;
    return;
  }
  const keep = Math.exp(-settings.blockMinutes / (settings.memoryDays * 1440));
  while (state.block < block) {
    state.block++;
    const place = state.block % ring;
    const n = state.total[place]!;
    const k = Math.min(n, state.negative[place]!);
    // A storm is not what the series is used to: it teaches a quarter.
    const share = state.on ? 0.25 : 1;
    if (n >= 2) {
      const usual = usualShare(state, settings);
      const spread = usual * (1 - usual);
      state.rhoExcess =
        state.rhoExcess * keep + (share * ((k - n * usual) ** 2 - n * spread)) / (n * (n - 1) * spread);
      state.rhoScale = state.rhoScale * keep + share;
    }
    state.learnedTotal = state.learnedTotal * keep + share * n;
    state.learnedNegative = state.learnedNegative * keep + share * k;
    state.total[place] = 0;
    state.negative[place] = 0;
  }
}
