import { nabScore, nabTotal, probationRows } from '../../bench/nab-score.js';

const times = Array.from({ length: 1000 }, (_, i) => i * 300_000);
const windows: [number, number][] = [
  [times[300]!, times[399]!],
  [times[600]!, times[699]!],
];
const score = (alerts: number[]): number => nabScore({ name: 'x', times, windows, alerts }).score;

describe('the benchmark score', () => {
  it.each([
    ['silence is 0', [], 0, 0],
    ['one alert at the start of each window is 100', [300, 600], 100, 100],
    ['more of them earn nothing more', [300, 301, 350, 600, 690], 100, 100],
    ['one of two windows is half', [300], 50, 50],
    ['the middle of a window is worth a little less', [349, 649], 90, 97],
    ['the end of a window is worth little', [399, 699], 48, 56],
    ['alerts in the probation count for nothing', [10, 100, 149, 300, 600], 100, 100],
    ['an alert before all windows costs the full 0.11', [200, 300, 600], 97.2, 97.3],
    ['one just behind a window costs less', [300, 405, 600], 99, 99.95],
  ] as const)('%s', (_name, alerts, low, high) => {
    expect(score([...alerts])).toBeGreaterThanOrEqual(low - 1e-9);
    expect(score([...alerts])).toBeLessThanOrEqual(high + 1e-9);
  });

  it('has a probation of 15 %, at most 750 rows', () => {
    expect([probationRows(1000), probationRows(5000), probationRows(15_902)]).toEqual([150, 750, 750]);
  });

  it('sums raw scores before scaling, and counts false alerts a day', () => {
    const good = nabScore({ name: 'a', times, windows, alerts: [300, 600] });
    const bad = nabScore({ name: 'b', times, windows: [[times[500]!, times[520]!]], alerts: [200, 900] });
    const total = nabTotal([good, bad]);
    expect(total.windows).toBe(3);
    expect(total.found).toBe(2);
    expect(total.score).toBeGreaterThan(60);
    expect(total.score).toBeLessThan(200 / 3);
    expect(total.falseADay).toBeCloseTo(2 / (2 * good.days), 9);
  });
});
