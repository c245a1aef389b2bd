import * as watch from '../../../src/listening/escalation/brand-watch.js';
import * as keys from '../../../src/listening/escalation/series-key.js';
import * as talk from '../../../src/listening/escalation/talk.js';
import { live, type Outage } from '../../bench/whole-brand.js';

/** A hundred thousand bins of a whole brand: seconds alone, more on a machine that does much else. */
jest.setTimeout(300_000);

const WEEK = 2016;
const product = { ...watch, ...keys, ...talk };
const usual = { clumped: 'hourly', clump: 0.15 } as const;

describe('a whole brand: every series, mood and grave post, and the incidents that come of them', () => {
  it('of three mentions a day is never alarmed of by chance, a quarter long', () => {
    const clumped = { clumped: 'hourly', clump: 1 } as const;
    expect(live(product, { perHour: 0.125, weeks: 13, seed: 5, ...clumped }).opened).toEqual([]);
  });

  it('has one incident for a storm that dozens of series see, within minutes', () => {
    const at = 3 * WEEK + 700;
    const storm = { at, peakPerHour: 240, riseHours: 1, halfHours: 4 };
    const { told, opened, series } = live(product, { perHour: 20, weeks: 4, seed: 1, ...usual, storm });
    expect(series).toBeGreaterThan(40);
    const during = opened.filter(({ bin }) => bin >= at && bin < at + 400);
    expect(during).toHaveLength(1);
    expect(during[0]!.bin - at).toBeLessThanOrEqual(6);
    expect(told.filter(({ bin }) => bin >= at && bin < at + 400).length).toBeLessThanOrEqual(8);
    expect(Math.max(...told.filter(({ bin }) => bin >= at).map((one) => one.level))).toBeGreaterThanOrEqual(
      4,
    );
  });

  it.each(['late', 'undated'] as const)(
    'is not alarmed of when collection comes back, whatever lands then: %s',
    (backlog) => {
      const outages = [2, 48].map((hours, i): Outage => ({
        at: (2 + i) * WEEK + 400,
        bins: 12 * hours,
        as: 'known',
        backlog,
      }));
      const { opened } = live(product, { perHour: 50, weeks: 4, seed: 2, ...usual, outages });
      const back = opened.filter(({ bin }) =>
        outages.some(({ at, bins }) => bin >= at && bin < at + bins + 72),
      );
      expect(back).toEqual([]);
    },
  );

  it('is not alarmed of because clocks change, though its seasons follow UTC', () => {
    for (const dstHours of [1, -1] as const) {
      const change = 3 * 168 - 22;
      const weeks = { perHour: 60, weeks: 4, seed: 3, ...usual, dstAtHour: change, dstHours };
      expect(live(product, weeks).opened.filter(({ bin }) => bin >= 12 * change)).toEqual([]);
    }
  });
});
