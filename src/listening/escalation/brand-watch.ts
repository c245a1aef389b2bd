/**
 * All series of one brand, bin by bin: what was counted in, alarms out. The product, the learning from stored history and the alert lab
 * run this very code. Holds no clock and no database; the memory it is handed is all it knows, so it goes on wherever it was stopped.
 */
import {
  type Gravity,
  type GravityAlarm,
  type GravityState,
  hearGrave,
  newGravity,
  passTime,
} from './gravity.js';
import { type MoodAlarm, type MoodState, newMood, recentMood, stepMood } from './mood.js';
import { depth, type Scope, scopeOf, seriesKey, WHOLE } from './series-key.js';
import { expectedCount } from './season.js';
import { MISSING, type SpikeAlarm, SpikeDetector } from './spike-detector.js';
import { stillHot } from './spike-heat.js';
import { planSpikes } from './spike-plan.js';
import { amongMany } from './spike-settings.js';
import { AT, newSpikeState } from './spike-state.js';
import { withSensitivity } from './sensitivity.js';
import { BIN_MS, BIN_SECONDS, BINS_A_DAY, binEnd, slotOf } from './time-grid.js';

export interface SeriesMemory {
  state: Float32Array;
  /** Where moods can be told apart: series of all moods. */
  mood: MoodState | null;
  /** The brand and its topics. */
  gravity: GravityState | null;
  heardBin: number;
}

export interface BrandMemory {
  series: Map<string, SeriesMemory>;
  /** What a series would be that nobody has spoken in: a new topic begins as a copy of it, with the brand's past. */
  silence: Float32Array;
}

export interface GraveVoice {
  key: string;
  gravity: Gravity;
  /** When it was said. */
  at: number;
  /** The degree for which its author was counted before. */
  above?: Gravity;
}

export interface BinFacts {
  bin: number;
  /** True: nothing could be collected. Otherwise the platforms that could not be read. */
  missing: true | ReadonlySet<string>;
  /** By platform (WHOLE_BRAND: of all of them), where less than half could be heard: the share that was. */
  partly?: ReadonlyMap<string, number>;
  /** Voices by series key. */
  counts: ReadonlyMap<string, number>;
  /** Grave voices, `at` in milliseconds, in order. */
  grave: readonly GraveVoice[];
}

/** What spoke in one bin about one series and its moods. */
export interface SeriesAlarm {
  key: string;
  /** Milliseconds: the end of the bin. */
  at: number;
  spike: SpikeAlarm | null;
  mood: MoodAlarm | null;
  gravity: GravityAlarm | null;
  voices: { total: number; negative: number; usualNegativeShare: number } | null;
}

/** A series nobody has spoken in for so long is forgotten: it would be as silence by now. */
const FORGOTTEN_BINS = 30 * BINS_A_DAY;
/** A brand with more series than this watches the coarse ones only. */
const MOST_SERIES = 400;
const EMPTY: ReadonlySet<string> = new Set();
export const NOTHING_MISSING = EMPTY;
export const WHOLE_BRAND = '*';

/** Share of what is usually said on a platform (null: of the brand) that could be heard in a bin, 0 … 1. */
export function heardShare(
  { missing, partly }: Pick<BinFacts, 'missing' | 'partly'>,
  platform: string | null,
): number {
  if (missing === true || (platform !== null && missing.has(platform))) return 0;
  return partly?.get(platform ?? WHOLE_BRAND) ?? 1;
}

export const newBrandMemory = (): BrandMemory => ({
  series: new Map(),
  silence: newSpikeState(planOf(1, 1).plan),
});

export class BrandWatch {
  private readonly scopes = new Map<string, Scope>();

  constructor(
    readonly memory: BrandMemory,
    private readonly sensitivity = 1,
    /** How many series it is one of, where not all are handed in. */
    private readonly among = 0,
    /** Topics by the bin in which their words came to be what they are: until then nobody looked for them. */
    private readonly newTopics: ReadonlyMap<string, number> = new Map(),
  ) {}

  /** Voices that the next bin of a series leads to expect. */
  expected(key: string, bin: number): number {
    const state = this.memory.series.get(key)?.state ?? this.memory.silence;
    return expectedCount(statePlan(), state, slotOf(bin));
  }

  /** Bins are handed in one after the other, none left out. Changes the memory. */
  step(facts: BinFacts): SeriesAlarm[] {
    const slot = slotOf(facts.bin);
    const at = binEnd(facts.bin);
    const { series, silence } = this.memory;
    for (const [topic, since] of this.newTopics) if (since === facts.bin) this.forget(topic);
    for (const key of facts.counts.keys()) this.begin(key, facts.bin);
    const alarms = new Map<string, SeriesAlarm>();
    const silentBins = series.get(WHOLE)?.state[AT.outageBins] ?? 0;
    const among = planOf(Math.max(this.among, series.size), this.sensitivity);
    for (const [key, one] of series) {
      const { topic, platform } = this.scope(key);
      const heard = heardShare(facts, platform);
      const blind = heard === 0;
      const count = facts.counts.get(key) ?? 0;
      if (count > 0) one.heardBin = facts.bin;
      else if (blind) one.heardBin++; // nobody knows whether it was spoken of
      const detector = key === WHOLE ? planOf(1, this.sensitivity) : among;
      const spike = detector.step(one.state, blind ? MISSING : count, slot, heard);
      if (spike) alarmOf(alarms, key, at).spike = spike;
      if (one.mood && !blind) {
        const negative = facts.counts.get(seriesKey({ topic, sentiment: 'neg', platform })) ?? 0;
        const { alarm } = stepMood(one.mood, count, negative, at);
        if (alarm) alarmOf(alarms, key, at).mood = alarm;
      }
      if (one.gravity) {
        passTime(one.gravity, at);
        if (silentBins > 0 && facts.counts.size > 0)
          one.gravity.gap = [at - (silentBins + 1) * BIN_MS, at - BIN_MS];
      }
      if (key !== WHOLE && facts.bin - one.heardBin > FORGOTTEN_BINS) series.delete(key);
    }
    const whole = heardShare(facts, null);
    planOf(1, this.sensitivity).step(silence, whole === 0 ? MISSING : 0, slot, whole);
    for (const { key, gravity, at: when, above } of facts.grave) {
      const one = series.get(key);
      const usual = (one?.state[AT.level] ?? 0) * BINS_A_DAY;
      const alarm = one?.gravity ? hearGrave(one.gravity, gravity, when, above, usual) : null;
      if (alarm) alarmOf(alarms, key, at).gravity = alarm;
    }
    for (const alarm of alarms.values()) alarm.voices = this.voicesAround(alarm.key);
    return [...alarms.values()];
  }

  /** Whether a series is still well above what is expected, or still in the mood that alarmed. */
  hot(key: string): boolean {
    const one = this.memory.series.get(key);
    return one !== undefined && (stillHot(planOf(1, 1).plan, one.state) || one.mood?.on === true);
  }

  private forget(topic: string): void {
    for (const key of this.memory.series.keys())
      if (this.scope(key).topic === topic) this.memory.series.delete(key);
  }

  private scope(key: string): Scope {
    let scope = this.scopes.get(key);
    if (!scope) this.scopes.set(key, (scope = scopeOf('', key)));
    return scope;
  }

  private begin(key: string, bin: number): void {
    const { series, silence } = this.memory;
    if (series.has(key)) return;
    const scope = this.scope(key);
    const { topic, sentiment, platform } = scope;
    const since = topic === null ? undefined : this.newTopics.get(topic);
    // A topic that is looked for since today has no silent past, only an unknown one.
    const unknown = since !== undefined && bin >= since && bin < since + BINS_A_DAY;
    const fixed = depth(scope);
    if (series.size >= MOST_SERIES && fixed > 1) return;
    series.set(key, {
      state: unknown ? newSpikeState(statePlan()) : silence.slice(),
      mood: sentiment === null && fixed <= 1 ? newMood() : null,
      gravity: sentiment === null && platform === null ? newGravity() : null,
      heardBin: bin,
    });
  }

  private voicesAround(key: string): SeriesAlarm['voices'] {
    const { topic, platform } = this.scope(key);
    const mood =
      this.memory.series.get(seriesKey({ topic, sentiment: null, platform }))?.mood ??
      this.memory.series.get(WHOLE)?.mood;
    return mood ? recentMood(mood) : null;
  }
}

function alarmOf(alarms: Map<string, SeriesAlarm>, key: string, at: number): SeriesAlarm {
  const known = alarms.get(key);
  if (known) return known;
  const fresh: SeriesAlarm = { key, at, spike: null, mood: null, gravity: null, voices: null };
  alarms.set(key, fresh);
  return fresh;
}

const detectors = new Map<string, SpikeDetector>();

/** Detectors hold no memory of a series, so all brands share them. The number of series is taken as the next power of two. */
function planOf(series: number, sensitivity: number): SpikeDetector {
  const rounded = 2 ** Math.ceil(Math.log2(Math.max(1, series)));
  const key = `${rounded} ${sensitivity}`;
  let detector = detectors.get(key);
  if (!detector) {
    const settings = amongMany(withSensitivity(sensitivity), rounded);
    detector = new SpikeDetector(planSpikes(settings, BIN_SECONDS));
    if (detectors.size > 500) detectors.clear(); // people try many sensitivities in the lab
    detectors.set(key, detector);
  }
  return detector;
}

/** For packing and unpacking: the shape of a state is the same for all of them. */
export const statePlan = () => planOf(1, 1).plan;
