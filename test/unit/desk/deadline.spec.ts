import { deadline } from '../../../src/desk/cases/deadline';
import { loadPromises } from '../../../src/desk/cases/promises.loader';
import { judgeSpread } from '../../../src/listening/escalation/spread-judge';
import { expiryOf, judgeFeedLevel } from '../../../src/listening/escalation/feed-level';
import { leadMinutes, median, pointsOf, standing } from '../../../src/listening/escalation/lab-figures';

const OPENED = new Date('2026-03-04T12:00:00Z');
const at = (minutes: number): Date => new Date(OPENED.getTime() + minutes * 60_000);
const outlook = (minutes: number) => ({
  mentionId: 'm',
  people: 10_000,
  soonest: at(minutes),
  likely: at(2 * minutes),
});
const minutes = loadPromises('config');

describe('the deadline of a case', () => {
  it.each([
    ['is the promise without a spreading post', 'high', [], 60, 'promise'],
    ['is the promise when the post takes longer', 'urgent', [outlook(90)], 15, 'promise'],
    [
      'is the earliest time at which a post reaches too many',
      'normal',
      [outlook(200), outlook(40)],
      40,
      'spread',
    ],
    [
      'is as soon as for the most urgent where too many were reached before',
      'low',
      [outlook(-30)],
      15,
      'spread',
    ],
    ['is never sooner than the promise for the most urgent', 'urgent', [outlook(5)], 15, 'promise'],
  ] as const)('%s', (_, severity, outlooks, due, by) => {
    const { dueAt, reason } = deadline(OPENED, severity, minutes, outlooks);
    expect(dueAt).toEqual(at(due));
    expect(reason).toMatchObject({ by, severity, promisedAt: at(minutes[severity]).toISOString() });
  });
});

describe('a reading of a post', () => {
  const limits = { people: 10_000, minActivity: 20 };
  const published = OPENED.getTime();
  const readings = (...likes: number[]) =>
    likes.map((n, i) => ({
      at: published + (i + 1) * 600_000,
      likes: n,
      reposts: Math.round(n / 4),
      replies: 0,
    }));

  it.each([
    ['without any reaction foretells nothing', readings(0, 0), false],
    ['of a few likes wakes nobody', readings(2, 3), false],
    ['that doubles every ten minutes is told', readings(40, 160, 420), true],
  ])('%s', (_, given, told) => {
    const verdict = judgeSpread({ publishedAt: published, followers: 100, readings: given }, limits)!;
    expect(verdict.alarm !== null).toBe(told);
    expect(verdict.forecast.soonest !== null).toBe(told);
    expect(verdict.forecast.low).toBeLessThanOrEqual(verdict.forecast.reach);
    expect(verdict.forecast.reach).toBeLessThanOrEqual(verdict.forecast.high);
  });
});

describe('an ill feed', () => {
  it('is louder the more of the brand is heard through it', () => {
    const verdict = { reasons: [{ code: 'feed.silent', params: {} }] };
    expect(judgeFeedLevel(verdict, { share: 0.1, blindHours: 2 }).level).toBe(2);
    expect(judgeFeedLevel(verdict, { share: 0.9, blindHours: 20 }).level).toBe(4);
  });
  it('reads when a token ends in either way of writing, and nothing where it is not said', () => {
    expect(expiryOf({ expiresAt: '2026-03-04T12:00:00Z' })).toBe(OPENED.getTime());
    expect(expiryOf({ expires_at: String(OPENED.getTime() / 1000) })).toBe(OPENED.getTime());
    expect(expiryOf({ token: 'x' })).toBeNull();
  });
});

describe('the figures of a replay', () => {
  const bins = (...seen: number[]) =>
    seen.map((n, i) => ({ at: i * 300_000, seen: n, expected: 1 as number | null, missing: false }));
  const HOUR = 3_600_000;

  it('lead is the time to the busiest hour', () => {
    const counts = bins(
      ...Array<number>(24).fill(1),
      ...Array<number>(24).fill(9),
      ...Array<number>(24).fill(1),
    );
    expect(leadMinutes(counts, 25, 300)).toBe(50);
    expect(leadMinutes(counts, 60, 300)).toBe(0);
  });
  it('marks count once each, and what was right and is not raised was missed', () => {
    const marks = [
      { openedAt: 10 * HOUR, endedAt: 15 * HOUR, marked: 'right' as const },
      { openedAt: 40 * HOUR, endedAt: 41 * HOUR, marked: 'wrong' as const },
      { openedAt: 90 * HOUR, endedAt: 91 * HOUR, marked: 'right' as const },
    ];
    expect(standing([11 * HOUR, 12 * HOUR, 39 * HOUR], marks)).toEqual({
      right: 1,
      wrong: 1,
      missed: 1,
      precision: 0.5,
    });
    expect(standing([], [])).toEqual({ right: 0, wrong: 0, missed: 0, precision: null });
  });
  it('points lose no voice and show a gap only where nothing else is', () => {
    const given = bins(1, 2, 3, 4, 5);
    given[1] = { ...given[1]!, missing: true, expected: null };
    const { stepSeconds, points } = pointsOf(given, 300, 3);
    expect(stepSeconds).toBe(600);
    expect(points.map((point) => point.seen)).toEqual([3, 7, 5]);
    expect(points[0]).toMatchObject({ missing: false, expected: 1 });
    expect(median([3, 1, 2])).toBe(2);
    expect(median([])).toBeNull();
  });
});
