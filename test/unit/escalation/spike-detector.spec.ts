import { SpikeDetector, MISSING } from '../../../src/listening/escalation/spike-detector.js';
import { expectedCount } from '../../../src/listening/escalation/season.js';
import { planSpikes } from '../../../src/listening/escalation/spike-plan.js';
import { DEFAULT_SPIKE_SETTINGS } from '../../../src/listening/escalation/spike-settings.js';
import {
  newSpikeState,
  packSpikeState,
  stateLength,
  unpackSpikeState,
} from '../../../src/listening/escalation/spike-state.js';
import {
  addOutage,
  addStorm,
  addSyndication,
  randomOf,
  simulate,
  type Traffic,
} from '../../bench/simulated.js';
import { alerts, detect, PLAN, slotOf } from './detect.js';

/** Millions of simulated bins: seconds alone, minutes on a machine that does much else. */
jest.setTimeout(300_000);

const WEEK = 2016;
const brand = (perHour: number, seed: number, more: Partial<Traffic> = {}) =>
  simulate({ perHour, weeks: 4, seed, clumped: 'hourly', clump: 0.1, ...more });

describe('the spike detector', () => {
  it('says what was seen, what was expected at this hour and what the highest was', () => {
    const traffic = brand(50, 1);
    const at = 3 * WEEK + 800;
    addStorm(traffic.counts, { at, peakPerHour: 2000, riseHours: 0, halfHours: 3 }, randomOf(2));
    const [alarm] = alerts(traffic).filter(({ bin }) => bin >= at);
    expect(alarm!.bin - at).toBeLessThanOrEqual(1);
    expect(alarm!.seen).toBeGreaterThan(100);
    expect(alarm!.expected).toBeLessThan(30);
    expect(alarm!.record).toBeLessThan(alarm!.seen);
    expect(alarm!.surprise).toBeGreaterThan(7);
  });

  it('gives the same alarms stopped and resumed at any bin, through bytes', () => {
    const traffic = brand(15, 3);
    for (const at of [1500, 4000, 6500])
      addStorm(traffic.counts, { at, peakPerHour: 400, riseHours: 1, halfHours: 4 }, randomOf(at));
    addOutage(traffic.counts, { at: 5000, bins: 50, as: 'missing', backlog: true });
    const whole = detect(traffic);
    expect(whole.length).toBeGreaterThan(2);
    for (const cut of [1, 137, 1510, 5020, 5051]) {
      const before = { counts: traffic.counts.slice(0, cut), hours: traffic.hours };
      const state = newSpikeState(PLAN);
      const first = detect(before, state);
      const resumed = unpackSpikeState(PLAN, packSpikeState(state));
      expect([...first, ...detect(traffic, resumed!, cut)]).toEqual(whole);
    }
  });

  it('never looks ahead: what comes later changes no alarm before it', () => {
    const traffic = brand(15, 4);
    addStorm(traffic.counts, { at: 3000, peakPerHour: 300, riseHours: 0, halfHours: 4 }, randomOf(1));
    const whole = alerts(traffic);
    for (const cut of [3005, 5000])
      expect(alerts({ counts: traffic.counts.slice(0, cut), hours: traffic.hours })).toEqual(
        whole.filter(({ bin }) => bin < cut),
      );
  });

  it('refuses bytes of another plan, version, or damaged ones', () => {
    const bytes = packSpikeState(newSpikeState(PLAN));
    const hourly = planSpikes(DEFAULT_SPIKE_SETTINGS, 3600);
    expect(unpackSpikeState(hourly, bytes)).toBeNull();
    expect(unpackSpikeState(PLAN, bytes.subarray(4))).toBeNull();
    const other = Buffer.from(bytes);
    other.writeFloatLE(99, 0);
    expect(unpackSpikeState(PLAN, other)).toBeNull();
    const damaged = Buffer.from(bytes);
    damaged.writeFloatLE(NaN, 40);
    expect(unpackSpikeState(PLAN, damaged)).toBeNull();
  });

  it('needs little memory: under 2.5 kB a series', () => {
    expect(stateLength(PLAN) * 4).toBeLessThan(2560);
  });

  it('says nothing in the first day, and is not deaf on the second', () => {
    const traffic = brand(50, 5);
    addStorm(traffic.counts, { at: 200, peakPerHour: 1000, riseHours: 0, halfHours: 1 }, randomOf(1));
    addStorm(traffic.counts, { at: 520, peakPerHour: 4000, riseHours: 0, halfHours: 1 }, randomOf(2));
    const raised = alerts(traffic);
    expect(raised[0]!.bin).toBeGreaterThanOrEqual(520);
    expect(raised[0]!.bin).toBeLessThanOrEqual(522);
  });

  it('is silent for hours after an alert, but not when a much greater spike follows', () => {
    const traffic = brand(50, 6);
    const at = 3 * WEEK;
    addStorm(traffic.counts, { at, peakPerHour: 1500, riseHours: 0, halfHours: 1 }, randomOf(1));
    addStorm(traffic.counts, { at: at + 60, peakPerHour: 12_000, riseHours: 0, halfHours: 1 }, randomOf(2));
    const raised = detect(traffic).filter(({ bin }) => bin >= at && bin < at + 132);
    expect(raised.map(({ again }) => again)).toEqual([false, true]);
    expect(raised[1]!.bin - at - 60).toBeLessThanOrEqual(1);
  });

  it('hears a storm after a giant one: no single burst makes it deaf for good', () => {
    for (const giantAt of [150, 500, WEEK]) {
      const traffic = brand(50, 7);
      addStorm(
        traffic.counts,
        { at: giantAt, peakPerHour: 60_000, riseHours: 0, halfHours: 0.5 },
        randomOf(1),
      );
      const at = giantAt + WEEK;
      addStorm(traffic.counts, { at, peakPerHour: 2500, riseHours: 0, halfHours: 3 }, randomOf(2));
      expect(alerts(traffic).some(({ bin }) => bin >= at && bin < at + 24)).toBe(true);
    }
  });
});

describe('the baseline', () => {
  it('follows a brand that has become thirty times as loud for good, and says so of the next storm', () => {
    const state = newSpikeState(PLAN);
    detect(simulate({ perHour: 20, weeks: 2, seed: 1, season: 0 }), state);
    const loud = simulate({ perHour: 600, weeks: 3, seed: 2, season: 0 });
    const at = 2.5 * WEEK;
    addStorm(loud.counts, { at, peakPerHour: 3000, riseHours: 0, halfHours: 1 }, randomOf(1));
    const raised = detect(loud, state).filter(({ bin }) => bin >= at);
    const usual = 10 * raised[0]!.windowMinutes;
    expect(raised[0]!.bin - at).toBeLessThanOrEqual(1);
    expect(raised[0]!.record).toBeGreaterThan(usual);
    expect(raised[0]!.record).toBeLessThan(2 * usual);
  });

  it('learns the hours of the week, and claims nothing before it has seen them', () => {
    const traffic = simulate({ perHour: 60, weeks: 5, seed: 8 });
    const detector = new SpikeDetector(PLAN);
    const state = newSpikeState(PLAN);
    const expected = (hour: number): number => expectedCount(PLAN, state, slotOf(hour)) * 12;
    expect(expected(20.5)).toBeLessThan(0.1);
    traffic.counts.forEach((count, bin) => detector.step(state, count, slotOf(traffic.hours[bin]!)));
    const truth = (hour: number): number => {
      const bins = traffic.hours.flatMap((h, i) =>
        Math.floor(h) === Math.floor(hour) ? [traffic.counts[i]!] : [],
      );
      return (bins.reduce((a, b) => a + b, 0) / bins.length) * 12;
    };
    for (const hour of [4.5, 20.5, 24 + 19.5, 5 * 24 + 4.5, 6 * 24 + 19.5]) {
      expect(expected(hour) / truth(hour)).toBeGreaterThan(0.75);
      expect(expected(hour) / truth(hour)).toBeLessThan(1.45);
    }
    expect(expected(20.5)).toBeGreaterThan(2.5 * expected(4.5));
  });

  it('is hardly moved by one burst', () => {
    const [calm, burst] = [brand(20, 9), brand(20, 9)];
    addStorm(burst.counts, { at: 5000, peakPerHour: 20_000, riseHours: 0, halfHours: 1 }, randomOf(1));
    const after = ({ counts, hours }: typeof calm): number => {
      const state = newSpikeState(PLAN);
      detect({ counts: counts.slice(0, 5300), hours }, state);
      return expectedCount(PLAN, state, slotOf(40));
    };
    expect(after(burst) / after(calm)).toBeLessThan(1.6);
  });

  it('learns nothing from missing time', () => {
    const traffic = brand(20, 10);
    const state = newSpikeState(PLAN);
    detect({ counts: traffic.counts.slice(0, 4000), hours: traffic.hours }, state);
    const before = expectedCount(PLAN, state, slotOf(40));
    const detector = new SpikeDetector(PLAN);
    for (let i = 0; i < 2 * WEEK; i++) detector.step(state, MISSING, slotOf((i / 12) % 168));
    expect(expectedCount(PLAN, state, slotOf(40))).toBe(before);
  });

  it('takes bins of any width from a second to a week', () => {
    for (const seconds of [1, 60, 300, 900, 3600, 86_400, 7 * 86_400]) {
      const plan = planSpikes(DEFAULT_SPIKE_SETTINGS, seconds);
      const state = newSpikeState(plan);
      const detector = new SpikeDetector(plan);
      for (let i = 0; i < 50; i++) detector.step(state, 3, slotOf(i % 168));
      expect(state.every((value) => !Number.isNaN(value))).toBe(true);
    }
    for (const seconds of [0, -1, NaN, 8 * 86_400])
      expect(() => planSpikes(DEFAULT_SPIKE_SETTINGS, seconds)).toThrow(RangeError);
  });
});

describe('what must not alarm', () => {
  it('three mentions a day by chance: not more than once a quarter', () => {
    for (const clumped of [undefined, 'bins', 'hourly'] as const) {
      let count = 0;
      const quarters = 6;
      for (let seed = 0; seed < quarters; seed++)
        count += alerts(simulate({ perHour: 0.125, weeks: 13, seed, clumped, clump: 1 })).length;
      expect(count / quarters).toBeLessThanOrEqual(0.5);
    }
  });

  it.each([
    ['missing', false],
    ['missing', true],
    ['zeros', false],
    ['zeros', true],
  ] as const)('recovery from an outage (bins %s, backlog at once: %s)', (as, backlog) => {
    const wrong: unknown[] = [];
    // A collector that hides its failure behind zeros can only be seen through where so many zeros are no chance.
    for (const perHour of as === 'zeros' ? [20, 50, 500] : [5, 50, 500])
      for (const hoursOut of [0.5, 2, 8, 48])
        for (let seed = 0; seed < 2; seed++) {
          const calm = brand(perHour, 100 + seed);
          const cut = { counts: [...calm.counts], hours: calm.hours };
          const at = 3 * WEEK + 400 * seed + 50;
          const bins = Math.round(hoursOut * 12);
          addOutage(cut.counts, { at, bins, as, backlog });
          const near = (bin: number): boolean => bin >= at && bin < at + bins + 72;
          const raised = alerts(cut).filter(({ bin }) => near(bin));
          const anyway = alerts(calm).filter(({ bin }) => near(bin));
          if (raised.length > anyway.length) wrong.push({ perHour, hoursOut, seed, raised });
        }
    expect(wrong).toEqual([]);
  });

  it('small brands: recovery with the whole backlog, when the gap is known to be one', () => {
    for (const perHour of [0.2, 1, 3])
      for (let seed = 0; seed < 3; seed++) {
        const traffic = brand(perHour, 200 + seed);
        const at = 3 * WEEK + 300 * seed;
        addOutage(traffic.counts, { at, bins: 12 * 24, as: 'missing', backlog: true });
        expect(alerts(traffic).filter(({ bin }) => bin >= at && bin < at + 12 * 24 + 72)).toEqual([]);
      }
  });

  it('the change of the clocks, in either direction', () => {
    for (const dstAtHour of [3 * 168 + 146, 3 * 168 + 2])
      for (let seed = 0; seed < 2; seed++) {
        const [shifted, plain] = [brand(100, 300 + seed, { dstAtHour }), brand(100, 300 + seed)];
        const day = (bin: number): boolean => bin >= dstAtHour * 12 && bin < dstAtHour * 12 + 576;
        expect(alerts(shifted).filter(({ bin }) => day(bin)).length).toBeLessThanOrEqual(
          alerts(plain).filter(({ bin }) => day(bin)).length,
        );
      }
  });

  it('a syndicated story, once copies are one voice', () => {
    const heard = brand(5, 400);
    const raw = { counts: [...heard.counts], hours: heard.hours };
    for (let week = 1; week < 4; week++) {
      addSyndication(raw.counts, week * WEEK + 500, 120, randomOf(week));
      heard.counts[week * WEEK + 500]! += 1;
    }
    const story = (bin: number): boolean => bin % WEEK >= 500 && bin % WEEK < 520;
    expect(alerts(raw).some(({ bin }) => story(bin))).toBe(true);
    expect(alerts(heard).filter(({ bin }) => story(bin))).toEqual([]);
  });
});
