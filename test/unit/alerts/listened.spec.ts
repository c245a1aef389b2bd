import { isHistory, type Listening, listenedShare, wasHeard } from '../../../src/insight/digest/listened';

const hour = (n: number): Date => new Date(Date.UTC(2026, 2, 2) + n * 3_600_000);
const gap = (from: number, to: number) => ({ from: hour(from), to: hour(to) });

describe('how much of a day anybody listened', () => {
  it.each<[string, Listening, number]>([
    ['since long before', { began: hour(-99), gaps: [] }, 1],
    ['from noon on', { began: hour(12), gaps: [] }, 0.5],
    ['not yet', { began: hour(24), gaps: [] }, 0],
    ['never: there is no source', { began: null, gaps: [] }, 0],
    ['but for six hours', { began: hour(-99), gaps: [gap(6, 12)] }, 0.75],
    ['but for gaps that overlap each other', { began: hour(-99), gaps: [gap(8, 12), gap(6, 10)] }, 0.75],
    ['but for a gap that reaches beyond it', { began: hour(-99), gaps: [gap(-5, 6), gap(18, 30)] }, 0.5],
    ['from noon on, but for a gap around it', { began: hour(12), gaps: [gap(6, 18)] }, 0.25],
  ])('%s', (_, listening, share) => {
    expect(listenedShare(listening, hour(0), hour(24))).toBeCloseTo(share);
  });

  it('is no count when it was hardly at all, and no history when it began later or was mostly missed', () => {
    const few = { began: hour(-99), gaps: [gap(0, 23.5)] };
    expect(wasHeard(few, hour(0), hour(24))).toBe(false);
    for (const began of [hour(20), hour(23.9)])
      expect(wasHeard({ began, gaps: [] }, hour(0), hour(24))).toBe(true);
    for (const began of [hour(24), null])
      expect(wasHeard({ began, gaps: [] }, hour(0), hour(24))).toBe(false);
    expect(isHistory({ began: hour(20), gaps: [] }, hour(0), hour(24))).toBe(false);
    expect(isHistory({ began: hour(-1), gaps: [gap(0, 13)] }, hour(0), hour(24))).toBe(false);
    expect(isHistory({ began: hour(-1), gaps: [gap(0, 8)] }, hour(0), hour(24))).toBe(true);
  });
});
