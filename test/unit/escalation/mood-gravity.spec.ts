import { newMood, stepMood, usualShare, type MoodAlarm } from '../../../src/listening/escalation/mood.js';
import {
  gravityOf,
  hearGrave,
  newGravity,
  passTime,
  type Gravity,
  type GravityAlarm,
} from '../../../src/listening/escalation/gravity.js';
import { gamma, poisson, randomOf } from '../../bench/simulated.js';

jest.setTimeout(300_000);

const BIN = 300_000;
const HOUR = 3_600_000;
const WEEK = 2016;

/** Voices a bin, each negative with a share that wanders from day to day; `at` and after the share is `later`. */
function mood(perHour: number, weeks: number, seed: number, at = Infinity, later = 0.3, bins = 72) {
  const random = randomOf(seed);
  const state = newMood();
  const alarms: (MoodAlarm & { bin: number })[] = [];
  const on: boolean[] = [];
  let share = 0.3;
  for (let bin = 0; bin < weeks * WEEK; bin++) {
    if (bin % 288 === 0) share = Math.min(0.9, Math.max(0.05, 0.3 + 0.05 * (gamma(2, random) - 1)));
    const p = bin >= at && bin < at + bins ? later : share;
    const voices = poisson(perHour / 12, random);
    let negative = 0;
    for (let i = 0; i < voices; i++) if (random() < p) negative++;
    const answer = stepMood(state, voices, negative, bin * BIN);
    if (answer.alarm) alarms.push({ bin, ...answer.alarm });
    on.push(answer.on);
  }
  return { alarms, on, state };
}

describe('the mood test', () => {
  it.each([
    [12, 0.85],
    [60, 0.7],
    [400, 0.6],
  ])('says when %d voices an hour turn to %d negative, once', (perHour, later) => {
    const at = 4 * WEEK + 500;
    const { alarms, on } = mood(perHour, 5, 1, at, later);
    expect(alarms).toHaveLength(1);
    expect(alarms[0]!.bin - at).toBeLessThan(perHour < 20 ? 60 : 24);
    expect(alarms[0]!.negative / alarms[0]!.voices).toBeGreaterThan(alarms[0]!.usualShare + 0.15);
    expect(on.at(-1)).toBe(false);
  });

  it('is silent for months of ordinary days, and below its least volume', () => {
    let count = 0;
    for (const perHour of [0.2, 3, 30, 300])
      for (let seed = 0; seed < 3; seed++) count += mood(perHour, 8, seed).alarms.length;
    expect(count).toBe(0);
    expect(mood(0.5, 3, 5, 2 * WEEK, 1, 144).alarms).toEqual([]);
  });

  it('does not take the share of a storm for the usual one', () => {
    const before = usualShare(mood(60, 4, 2).state);
    const after = usualShare(mood(60, 4, 2, 3 * WEEK, 0.9, 288).state);
    expect(before).toBeCloseTo(0.3, 1);
    expect(after - before).toBeLessThan(0.03);
  });

  it('is the same through JSON', () => {
    const one = newMood();
    let two = newMood();
    const random = randomOf(3);
    for (let bin = 0; bin < 3000; bin++) {
      const voices = poisson(3, random);
      const negative = Math.min(voices, poisson(bin > 2500 ? 2.5 : 0.8, random));
      if (bin % 97 === 0) two = JSON.parse(JSON.stringify(two)) as typeof two;
      expect(stepMood(two, voices, negative, bin * BIN)).toEqual(stepMood(one, voices, negative, bin * BIN));
    }
  });
});

describe('few but grave', () => {
  it.each<[Parameters<typeof gravityOf>[0], Gravity]>([
    [{ risk: 60, complaint: 0.8, urgencyKinds: ['safety'] }, 3],
    [{ risk: 20, complaint: 0.1, urgencyKinds: ['safety'] }, 0],
    [{ risk: 90, complaint: 0.9, urgencyKinds: ['money'] }, 2],
    [{ risk: 60, complaint: 0.9, urgencyKinds: [] }, 1],
    [{ risk: 30, complaint: 0.9, urgencyKinds: [] }, 0],
  ])('%j is of gravity %d', (input, expected) => expect(gravityOf(input)).toBe(expected));

  const story = (times: [hour: number, gravity: Gravity][]): GravityAlarm[] => {
    const state = newGravity();
    passTime(state, 0);
    return times.flatMap(([hour, gravity]) => hearGrave(state, gravity, hour * HOUR) ?? []);
  };
  const days = (n: number): number => n * 24;

  it('says when three people write of an injury within two hours, at a brand that hears of one a month', () => {
    const alarms = story([
      [days(10), 3],
      [days(40), 3],
      [days(60), 3],
      [days(60) + 1, 3],
      [days(60) + 2, 3],
    ]);
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatchObject({ gravity: 3, voices: 3, windowHours: 6 });
    expect(alarms[0]!.chance).toBeLessThan(2e-5);
  });

  it('holds its tongue where grave posts are daily business', () => {
    const daily = Array.from({ length: 24 * 60 }, (_, i): [number, Gravity] => [i / 3, 3]);
    expect(story(daily.slice(0, 72 * 4)).length).toBeLessThanOrEqual(4); // until it knows better
    expect(story(daily)).toEqual(story(daily.slice(0, 72 * 4)));
  });

  it('says one thing once in its cool-down', () => {
    const wave = Array.from({ length: 12 }, (_, i): [number, Gravity] => [days(60) + i / 2, 3]);
    expect(story([[0, 3], ...wave])).toHaveLength(1);
  });

  it('raises no more than one a quarter by chance', () => {
    for (const [perDay, gravity] of [
      [0.03, 3],
      [0.3, 3],
      [2, 2],
      [10, 1],
    ] as const) {
      let count = 0;
      for (let seed = 0; seed < 10; seed++) {
        const random = randomOf(seed);
        const times: [number, Gravity][] = [];
        for (let hour = 0; hour < days(91); hour += 0.25)
          for (let i = poisson((perDay / 96) * gamma(1.5, random), random); i > 0; i--)
            times.push([hour, gravity]);
        count += story(times).length;
      }
      expect(count / 10).toBeLessThanOrEqual(1);
    }
  });
});
