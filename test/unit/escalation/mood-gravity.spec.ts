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

  it('hears those who were heard before and turn negative now', () => {
    const state = newMood();
    for (let bin = 0; bin < 4 * 288; bin++) stepMood(state, 1, bin % 5 === 0 ? 1 : 0, bin * BIN);
    const alarms: MoodAlarm[] = [];
    for (let bin = 4 * 288; bin < 4 * 288 + 8; bin++) {
      const { alarm } = stepMood(state, bin % 2 === 0 ? 8 : 1, bin % 2 === 0 ? 0 : 8, bin * BIN);
      if (alarm) alarms.push(alarm);
    }
    expect(alarms).toHaveLength(1);
    expect(alarms[0]!.negative).toBeLessThanOrEqual(alarms[0]!.voices);
  });

  it('goes on when the clock that judged it was a day ahead', () => {
    const state = newMood();
    for (let bin = 0; bin < 288; bin++) stepMood(state, 2, 0, bin * BIN);
    stepMood(state, 0, 0, 800 * BIN);
    for (let bin = 288; bin < 330; bin++) stepMood(state, 2, 0, bin * BIN);
    let alarm: MoodAlarm | null = null;
    for (let bin = 330; bin < 342; bin++) alarm ??= stepMood(state, 6, 6, bin * BIN).alarm;
    expect(alarm).toMatchObject({ windowMinutes: 60 });
  });

  it('does not take the share of a storm for the usual one', () => {
    const before = usualShare(mood(60, 4, 2).state);
    const after = usualShare(mood(60, 4, 2, 3 * WEEK, 0.9, 288).state);
    expect(before).toBeCloseTo(0.3, 1);
    expect(after - before).toBeLessThan(0.03);
  });

  it('stays silent, in numbers, where anger is rare and always comes by the dozen', () => {
    const state = newMood();
    const alarms: MoodAlarm[] = [];
    for (let bin = 0; bin < 6 * WEEK; bin++) {
      const angry = bin % 2000 > 1994;
      const { alarm } = stepMood(state, 30, angry ? 30 : 0, bin * BIN);
      if (alarm && bin > WEEK) alarms.push(alarm);
    }
    expect(state.rhoExcess / state.rhoScale).toBeGreaterThan(0.5);
    expect(alarms.filter(({ chance }) => !(chance >= 0))).toEqual([]);
    expect(alarms).toEqual([]);
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

  it('hears what was said hours ago as said then, before or after what was heard in time', () => {
    const [a, b, c] = [0, 1, 2].map((hour): [number, Gravity] => [days(60) + hour, 3]) as [
      [number, Gravity],
      [number, Gravity],
      [number, Gravity],
    ];
    for (const order of [
      [a, b, c],
      [c, a, b],
      [b, c, a],
    ])
      expect(story([[0, 3], ...order])).toMatchObject([{ gravity: 3, voices: 3 }]);
    expect(story([[0, 3], c, [days(58), 3], [days(59), 3]])).toEqual([]);
  });

  it('holds what lands at once after an outage against the time of the outage', () => {
    const after = (gapHours: number, hours: number[]): number => {
      const state = newGravity();
      passTime(state, 0);
      const back = days(60) * HOUR;
      passTime(state, back);
      state.gap = [back - gapHours * HOUR, back];
      return hours.filter((hour) => hearGrave(state, 3, back + hour * HOUR) !== null).length;
    };
    expect(after(0, [0, 0, 0])).toBe(1);
    expect(after(240, [0, 0, 0])).toBe(0);
    expect(after(240, [2, 2.5, 3])).toBe(1); // nobody had to hold these back
  });

  it('counts whoever was angry before they wrote of an injury once in each degree', () => {
    const state = newGravity();
    passTime(state, 0);
    const at = days(60) * HOUR;
    const alarms = Array.from({ length: 5 }, (_, i) => hearGrave(state, 1, at + i));
    alarms.push(hearGrave(state, 3, at + 9, 1));
    expect(alarms).toEqual([null, null, null, null, null, null]);
    expect(hearGrave(state, 1, at + 10)).toMatchObject({ gravity: 1, voices: 6 });
  });

  it('takes the anger of a much discussed brand for usual from the first day, and injuries for none', () => {
    const heard = (gravity: Gravity, usualPerDay: number): number => {
      const state = newGravity();
      passTime(state, 0);
      const times = Array.from({ length: 48 }, (_, i) => (days(1) + i / 2) * HOUR);
      return times.filter((at) => hearGrave(state, gravity, at, 0, usualPerDay) !== null).length;
    };
    expect(heard(1, 2000)).toBe(0);
    expect(heard(1, 20)).toBeGreaterThan(0);
    expect(heard(3, 2000)).toBeGreaterThan(0);
  });

  it('is not silenced by a clock that was ahead', () => {
    const state = newGravity();
    passTime(state, 0);
    const at = days(30) * HOUR;
    for (const hour of [0, 1, 2]) hearGrave(state, 3, at + days(40) * HOUR + hour * HOUR);
    const alarms = [0, 1, 2].map((hour) => hearGrave(state, 3, at + hour * HOUR));
    expect(alarms[2]).toMatchObject({ gravity: 3, voices: 3 });
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
