import type { Severity } from '../../../src/desk/cases/severity';
import {
  DEFAULT_TERMS,
  type RecordEntry,
  type TrustTerms,
  trustOf,
  wilsonLower,
} from '../../../src/desk/replies/review/trust';

const now = new Date('2026-11-22T12:00:00Z');
const DAY = 86_400_000;

/** Newest first: `pattern` of 's' (safe) and 'u' (unsafe), an hour apart, the newest `daysAgo` days old. */
function record(
  pattern: string,
  { daysAgo = 0, severity = 'normal' as Severity, language = 'en' } = {},
): RecordEntry[] {
  return [...pattern].map((mark, n) => ({
    replyId: `${severity}-${language}-${n}`,
    at: new Date(now.getTime() - daysAgo * DAY - n * 3_600_000),
    severity,
    language,
    unsafe: mark === 'u',
  }));
}
const s = (n: number): string => 's'.repeat(n);

describe('the lower bound of a share', () => {
  it.each([
    [0, 0, 0],
    [1, 1, 0.2065],
    [10, 10, 0.7225],
    [34, 34, 0.8985],
    [35, 35, 0.9011],
    [50, 50, 0.9287],
    [98, 100, 0.93],
    [90, 100, 0.8256],
    [0, 10, 0],
  ])('is, for %d good of %d, %f', (good, total, lower) => {
    expect(wilsonLower(good, total)).toBeCloseTo(lower, 3);
  });

  it('never passes the share itself, and grows with evidence', () => {
    for (let n = 1; n < 200; n++) {
      expect(wilsonLower(n, n)).toBeLessThan(1);
      expect(wilsonLower(n + 1, n + 1)).toBeGreaterThan(wilsonLower(n, n));
    }
  });
});

describe('earned trust', () => {
  const both: TrustTerms = DEFAULT_TERMS;
  const byCount: TrustTerms = { ...DEFAULT_TERMS, probationDays: null };
  const byDays: TrustTerms = { ...DEFAULT_TERMS, probationReplies: null };
  const neither: TrustTerms = { ...DEFAULT_TERMS, probationReplies: null, probationDays: null };

  it.each<[string, RecordEntry[], TrustTerms, string]>([
    ['nobody is proven by nothing', [], both, 'unproven'],
    ['nor by a few good ones', record(s(34)), both, 'unproven'],
    ['thirty-five good ones prove', record(s(35)), both, 'proven'],
    ['a lower threshold asks for fewer', record(s(12)), { ...both, threshold: 0.75 }, 'proven'],
    ['one bad reply today ends it at once', record('u' + s(200)), both, 'bad-lately'],
    ['even as the twentieth newest', record(s(19) + 'u' + s(200), { daysAgo: 60 }), both, 'bad-lately'],
    [
      'as the twenty-first, long ago, it is over',
      record(s(20) + 'u' + s(200), { daysAgo: 60 }),
      both,
      'proven',
    ],
    ['twenty good ones on one day are not enough', record(s(20) + 'u' + s(200)), both, 'bad-lately'],
    ['unless only the count is set', record(s(20) + 'u' + s(200)), byCount, 'proven'],
    [
      'only the days are set: 13 days ago counts',
      record('u' + s(200), { daysAgo: 13 }),
      byDays,
      'bad-lately',
    ],
    ['only the days are set: 15 days ago does not', record('u' + s(200), { daysAgo: 15 }), byDays, 'proven'],
    ['neither is set: the share alone decides', record('u' + s(200)), neither, 'proven'],
    ['a poor share proves nobody', record(s(40) + 'uuuuuuu', { daysAgo: 60 }), both, 'unproven'],
    [
      'what was learned in another language does not count',
      record(s(100), { language: 'ta' }),
      both,
      'unproven',
    ],
    ['nor what was learned on milder cases', record(s(100), { severity: 'low' }), both, 'unproven'],
    [
      'but a bad one of another kind ends it',
      [...record('u', { language: 'ta', severity: 'urgent' }), ...record(s(100), { daysAgo: 1 })],
      both,
      'bad-lately',
    ],
  ])('%s', (_what, entries, terms, state) => {
    expect(trustOf(entries, { severity: 'normal', language: 'en' }, terms, now).state).toBe(state);
  });

  it('says since when, of how many, and how sure', () => {
    const trust = trustOf(record('su' + s(48)), { severity: 'normal', language: 'en' }, both, now);
    expect(trust).toMatchObject({ replies: 50, safe: 49, badAt: new Date(now.getTime() - 3_600_000) });
    expect(trust.lower).toBeCloseTo(0.895, 2);
  });
});
