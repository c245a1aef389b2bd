/** Until when an account is left alone, by what the platform said with its answer. */
import { pauseAfter } from '../../../src/desk/publishing/account-rate.js';
import type { RateState, SendOutcome } from '../../../src/platforms/ports.js';

const now = new Date('2026-03-01T12:00:00Z');
const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const rate = (remaining: number | null, reset: number | null): RateState => ({
  limit: 300,
  remaining,
  resetAt: reset === null ? null : at(reset),
});
const published = (told: RateState | null): SendOutcome => ({
  kind: 'published',
  externalId: 'x',
  permalink: null,
  at: null,
  rate: told,
});
const limited = (told: RateState | null): SendOutcome => ({
  kind: 'retry-later',
  afterSeconds: 30,
  code: 'rate-limited',
  words: 'Too many requests.',
  rate: told,
});

describe('the limits of an account', () => {
  it.each([
    ['said nothing of limits', published(null), null, null],
    ['has room left', published(rate(1, 60)), null, null],
    ['has none left: until it is renewed', published(rate(0, 60)), null, at(60)],
    ['has none left, renewed already', published(rate(0, -1)), null, null],
    ['has none left and does not say until when', published(rate(0, null)), null, null],
    ['asked to wait: as long as the posting waits', limited(null), at(30), at(30)],
    ['asked to wait, and is renewed later still', limited(rate(0, 90)), at(30), at(90)],
    ['is renewed in a year, as it says: a day at most', published(rate(0, 31_536_000)), null, at(86_400)],
  ])('%s', (_what, outcome, retryAt, until) => {
    expect(pauseAfter(outcome, retryAt, now)?.until ?? null).toEqual(until);
  });

  it('says how much was allowed', () => {
    expect(pauseAfter(published(rate(0, 60)), null, now)?.words).toContain('300');
  });
});
