/**
 * How loud an alert is, 1 to 5, and why, in codes and params that every language can put into words. Levels are sums of plain
 * points, so that a person can follow them: nothing counts that has no reason beside it.
 */
import type { GravityAlarm } from './gravity.js';
import type { MoodAlarm } from './mood.js';
import type { SpikeAlarm } from './spike-detector.js';

export type Level = 1 | 2 | 3 | 4 | 5;

export interface Reason {
  code: string;
  params: Record<string, string | number>;
  /** What it added to the level (negative: took away); 0 explains only. */
  points: number;
}

export interface AlarmFacts {
  spike?: SpikeAlarm | null;
  mood?: MoodAlarm | null;
  gravity?: GravityAlarm | null;
  /** Voices of the window by mood, where they are known. */
  voices?: { total: number; negative: number; usualNegativeShare: number } | null;
  /** People the posts will have reached tomorrow: upper limit. */
  reach?: number | null;
}

export interface Judged {
  level: Level;
  reasons: Reason[];
}

export function judgeAlarm(facts: AlarmFacts): Judged {
  const reasons: Reason[] = [];
  const say = (code: string, points: number, params: Reason['params'] = {}): void => {
    reasons.push({ code, params, points });
  };
  if (facts.spike) spikeReasons(facts.spike, say);
  if (facts.mood) {
    const { voices, negative, usualShare, windowMinutes, chance } = facts.mood;
    const rise = negative / voices - usualShare;
    say('mood.share', rise >= 0.4 ? 2 : rise >= 0.25 ? 1.5 : 1, {
      percent: percent(negative / voices),
      usualPercent: percent(usualShare),
      voices,
      minutes: windowMinutes,
      oneIn: oneIn(chance),
    });
  } else if (facts.voices && facts.voices.total >= 10) {
    const share = facts.voices.negative / facts.voices.total;
    const params = { percent: percent(share), usualPercent: percent(facts.voices.usualNegativeShare) };
    if (share >= 0.5) say('voices.mostly-negative', 1, params);
    else if (share <= 0.15) say('voices.hardly-negative', -1, params);
  }
  if (facts.gravity) {
    const { gravity, voices, windowHours, expected, chance } = facts.gravity;
    say(`grave.${gravity}`, gravity === 3 ? 2.5 : gravity === 2 ? 1.5 : 1, {
      voices,
      hours: windowHours,
      expected: short(expected),
      oneIn: oneIn(chance),
    });
  }
  const reach = facts.reach ?? 0;
  if (reach >= 100_000) say('reach.forecast', reach >= 1_000_000 ? 1.5 : 1, { people: Math.round(reach) });
  return { level: levelOf(reasons), reasons };
}

export const levelOf = (reasons: readonly Reason[]): Level =>
  Math.max(1, Math.min(5, Math.floor(1 + pointsOf(reasons)))) as Level;

const pointsOf = (reasons: readonly Reason[]): number =>
  reasons.reduce((sum, reason) => sum + reason.points, 0);

/** What speaks of the same thing: of a storm seen by twenty series its height counts once, beside its mood and its graveness. */
const familyOf = ({ code }: Reason): string => {
  const family = code.slice(0, code.indexOf('.'));
  return family === 'voices' ? 'mood' : family;
};

/**
 * The reasons of a matter that several alarms tell of: of each family those that weigh most, the older ones where they weigh the same, so
 * that the level is still the sum of what is shown.
 */
export function together(old: readonly Reason[], fresh: readonly Reason[]): Reason[] {
  const families = [...new Set([...old, ...fresh].map(familyOf))];
  return families.flatMap((family) => {
    const [was, is] = [old, fresh].map((some) => some.filter((one) => familyOf(one) === family));
    return was!.length > 0 && pointsOf(was!) >= pointsOf(is!) ? was! : is!.length > 0 ? is! : was!;
  });
}

type Say = (code: string, points: number, params?: Reason['params']) => void;

function spikeReasons(spike: SpikeAlarm, say: Say): void {
  say('spike.seen', 1, {
    seen: Math.round(spike.seen),
    expected: short(spike.expected),
    minutes: spike.windowMinutes,
  });
  // A broad window may speak with little surprise: then its chance says nothing to a person.
  const chance = oneIn(Math.exp(-spike.surprise));
  if (chance >= 500) say('spike.chance', 0, { oneIn: chance });
  // Six where there never were any are six: ten on either side keep small numbers small.
  const height = (spike.seen + 10) / (spike.record + 10);
  if (height >= 1.25)
    say('spike.above-record', height >= 4 ? 2 : height >= 2 ? 1.5 : height >= 1.5 ? 1 : 0.5, {
      record: Math.round(spike.record),
      times: short(spike.seen / Math.max(1, spike.record)),
    });
  const times = spike.seen / Math.max(1, spike.expected);
  if (times >= 10) say('spike.many-times-expected', 0.5, { times: short(times) });
  if (spike.windowMinutes >= 180) say('spike.lasting', 0.5, { hours: short(spike.windowMinutes / 60) });
  if (spike.again) say('spike.again', 1, {});
}

const percent = (share: number): number => Math.round(share * 100);
const short = (value: number): number => (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);
/** At most one in a million: further zeros are no knowledge. */
const oneIn = (chance: number): number =>
  Math.min(1_000_000, Math.max(1, Math.round(1 / Math.max(1e-12, chance))));
