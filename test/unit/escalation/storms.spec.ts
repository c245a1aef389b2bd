import {
  closeCalm,
  gather,
  type Incident,
  type RaisedAlarm,
} from '../../../src/listening/escalation/incidents.js';
import { scopeKey, scopesOf, type Scope } from '../../../src/listening/escalation/series-key.js';
import { SpikeDetector } from '../../../src/listening/escalation/spike-detector.js';
import { stillHot } from '../../../src/listening/escalation/spike-heat.js';
import { planSpikes } from '../../../src/listening/escalation/spike-plan.js';
import { amongMany, DEFAULT_SPIKE_SETTINGS } from '../../../src/listening/escalation/spike-settings.js';
import { newSpikeState } from '../../../src/listening/escalation/spike-state.js';
import { addStorm, randomOf, simulate } from '../../bench/simulated.js';
import { alerts, PLAN, slotOf } from './detect.js';

/** Millions of simulated bins: seconds alone, minutes on a machine that does much else. */
jest.setTimeout(300_000);

const WEEK = 2016;
const SEEDS = 5;

/** Minutes from the first mention of a storm to its alert, median; and how many of the storms were told at all. */
function lead(perHour: number, storm: { peakPerHour: number; riseHours: number; halfHours: number }) {
  const minutes: number[] = [];
  for (let seed = 0; seed < SEEDS; seed++) {
    const traffic = simulate({ perHour, weeks: 4, seed: 50 + seed, clumped: 'hourly', clump: 0.15 });
    const random = randomOf(77 + seed);
    const at = 3 * WEEK + Math.floor(random() * WEEK * 0.6);
    addStorm(traffic.counts, { at, ...storm }, random);
    const until = at + 12 * (storm.riseHours + 2 * storm.halfHours);
    const first = alerts(traffic).find(({ bin }) => bin >= at && bin < until);
    if (first) minutes.push((first.bin - at + 1) * 5);
  }
  minutes.sort((a, b) => a - b);
  return { found: minutes.length, median: minutes[minutes.length >> 1] ?? Infinity };
}

describe('a storm is told in time', () => {
  it.each([
    ['sudden, thirtyfold', 1, { peakPerHour: 30, riseHours: 0, halfHours: 4 }, 30],
    ['sudden, thirtyfold', 5, { peakPerHour: 150, riseHours: 0, halfHours: 4 }, 10],
    ['sudden, tenfold', 5, { peakPerHour: 50, riseHours: 0, halfHours: 4 }, 40],
    ['sudden, tenfold', 50, { peakPerHour: 500, riseHours: 0, halfHours: 4 }, 10],
    ['sudden, tenfold', 500, { peakPerHour: 5000, riseHours: 0, halfHours: 4 }, 5],
    ['slow, tenfold within 8 h', 50, { peakPerHour: 500, riseHours: 8, halfHours: 12 }, 300],
    ['slow, tenfold within 8 h', 500, { peakPerHour: 5000, riseHours: 8, halfHours: 12 }, 300],
  ])('%s, at a brand with %d an hour', (_name, perHour, storm, minutes) => {
    const { found, median } = lead(perHour, storm);
    expect(found).toBe(SEEDS);
    expect(median).toBeLessThanOrEqual(minutes);
  });

  it('also at a brand spoken of five times a day, when twelve people an hour begin to', () => {
    const { found, median } = lead(0.2, { peakPerHour: 12, riseHours: 0, halfHours: 4 });
    expect(found).toBeGreaterThanOrEqual(SEEDS - 1);
    expect(median).toBeLessThanOrEqual(120);
  });

  it('and false alerts stay rare at every size: under one in a month of clumped, ordinary traffic', () => {
    for (const perHour of [0.2, 2, 15, 150, 500]) {
      let count = 0;
      for (let seed = 0; seed < 3; seed++)
        count += alerts(simulate({ perHour, weeks: 9, seed, clumped: 'hourly', clump: 0.2 })).length;
      expect(count / (3 * 9)).toBeLessThanOrEqual(0.25);
    }
  });
});

describe('a whole brand: its total and every roll-up', () => {
  const TOPICS = ['billing', 'delivery', 'app', 'staff'];
  const PLATFORMS = ['one', 'two', 'three'];

  /** Mentions of a brand dealt out to topics, moods and platforms; a storm, if any, is of one topic. */
  function live(seed: number, stormAt: number | null) {
    const random = randomOf(seed);
    const quiet = simulate({ perHour: 20, weeks: 6, seed, clumped: 'hourly', clump: 0.15 });
    const storm = quiet.counts.map(() => 0);
    if (stormAt !== null)
      addStorm(storm, { at: stormAt, peakPerHour: 240, riseHours: 1, halfHours: 4 }, random);
    const many = new SpikeDetector(planSpikes(amongMany(DEFAULT_SPIKE_SETTINGS, 40), 300));
    const one = new SpikeDetector(PLAN);
    const series = new Map<string, { scope: Scope; state: Float32Array; count: number }>();
    const incidents: Incident[] = [];
    const told: { kind: string; bin: number }[] = [];
    const deal = (count: number, topic: string | null): void => {
      for (; count > 0; count--)
        for (const scope of scopesOf({
          brandId: 'b',
          topics: [topic ?? TOPICS[Math.floor(random() ** 2 * TOPICS.length)]!],
          sentiment: random() < (topic ? 0.8 : 0.3) ? 'neg' : 'neu',
          platform: PLATFORMS[Math.floor(random() * PLATFORMS.length)]!,
        })) {
          const key = scopeKey(scope);
          if (!series.has(key)) series.set(key, { scope, state: newSpikeState(PLAN), count: 0 });
          series.get(key)!.count++;
        }
    };
    quiet.counts.forEach((count, bin) => {
      deal(count, null);
      deal(storm[bin]!, 'billing');
      const raised: RaisedAlarm[] = [];
      for (const [key, entry] of series) {
        const alarm = (key === 'b|*|*|*' ? one : many).step(
          entry.state,
          entry.count,
          slotOf(quiet.hours[bin]!),
        );
        entry.count = 0;
        if (alarm)
          raised.push({ scope: entry.scope, kind: 'volume', level: 2, reasons: [], at: bin * 300_000 });
      }
      const hot = (key: string): boolean => stillHot(PLAN, series.get(key)!.state);
      for (const event of [...gather(incidents, raised), ...closeCalm(incidents, bin * 300_000, hot)])
        told.push({ kind: event.kind, bin });
    });
    return { incidents, told, series: series.size };
  }

  it('has one incident for a storm that dozens of series see, and closes it once', () => {
    const at = 4 * WEEK + 700;
    const { told, incidents, series } = live(1, at);
    expect(series).toBeGreaterThan(30);
    const during = told.filter(({ bin }) => bin >= at && bin < at + 400);
    expect(during.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
    expect(during.filter(({ kind }) => kind === 'closed')).toHaveLength(1);
    expect(during.filter(({ kind }) => kind === 'updated').length).toBeLessThanOrEqual(6);
    expect(during[0]!.bin - at).toBeLessThanOrEqual(12);
    expect(incidents.at(-1)!.scopes.length).toBeGreaterThan(3);
  });

  it('opens few incidents by chance, however many series are watched', () => {
    let opened = 0;
    for (let seed = 10; seed < 12; seed++) opened += live(seed, null).incidents.length;
    expect(opened / (2 * 6)).toBeLessThanOrEqual(0.5);
  });
});
