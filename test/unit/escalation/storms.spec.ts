import { addStorm, randomOf, simulate } from '../../bench/simulated.js';
import { alerts } from './detect.js';

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
