import { nextInterval, retryDelay } from '../../../src/listening/polling/pace.js';
import { healthOf } from '../../../src/listening/sources/health.js';

const limits = { minSeconds: 60, maxSeconds: 3600 };

describe('the pace of polling', () => {
  it.each([
    ['quickens when something came', 400, 3, null, 200],
    ['slows down in silence', 400, 0, null, 600],
    ['never goes below the shortest interval', 80, 9, null, 60],
    ['never goes beyond the longest', 3000, 0, null, 3600],
    ['takes the platform’s wish for a floor', 100, 9, 900, 900],
    ['follows even a wish beyond our longest interval', 3600, 0, 7200, 7200],
    ['is not put to sleep for ever by a feed that asks for a year', 3600, 0, 31_536_000, 86_400],
  ])('%s', (_, current, fresh, wished, expected) => {
    expect(nextInterval(current, fresh, wished, limits)).toBe(expected);
  });

  it.each([
    ['waits longer after every failure', 'temporary', 1, null, 60],
    ['waits longer after every failure', 'temporary', 3, null, 240],
    ['stops growing at the longest interval', 'temporary', 40, null, 3600],
    ['keeps to what the platform named', 'rate-limited', 1, 777, 777],
    ['does not hammer a platform that says 0 seconds', 'rate-limited', 1, 0, 60],
    ['asks seldom when a token was refused', 'auth', 1, null, 900],
  ] as const)('%s (%s, %i)', (_, kind, failures, after, expected) => {
    expect(retryDelay(kind, failures, after, limits)).toBe(expected);
  });
});

describe('the health of a source', () => {
  const now = new Date('2026-03-29T01:30:00Z');
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
  const facts = {
    state: 'active' as const,
    failures: 0,
    lastSuccessAt: ago(3),
    nextPollAt: ago(0),
    dueSince: null,
    createdAt: ago(1000),
  };
  it.each([
    ['ok', {}],
    ['waiting', { lastSuccessAt: null }],
    ['failing', { failures: 1 }],
    ['silent', { nextPollAt: ago(16) }],
    ['silent', { nextPollAt: ago(-1), dueSince: ago(16) }],
    ['ok', { nextPollAt: ago(-1), dueSince: ago(2) }],
    ['paused', { state: 'paused' as const, failures: 4 }],
    ['gone', { state: 'gone' as const }],
  ])('is %s', (expected, over) => {
    expect(healthOf({ ...facts, ...over }, now)).toBe(expected);
  });
});
