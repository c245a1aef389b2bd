import { TemporaryJobError } from '../../../src/core/errors/errors.js';
import { backoffMs } from '../../../src/core/jobs/backoff.js';

const rule = { seconds: 5, maxSeconds: 60 };
const other = new Error('no');

describe('pause before the next attempt', () => {
  it.each([
    ['after the first', 1, 0.5, 5_000],
    ['doubles', 2, 0.5, 10_000],
    ['and doubles again', 3, 0.5, 20_000],
    ['up to the limit', 9, 0.5, 60_000],
    ['a fifth shorter by chance', 1, 0, 4_000],
    ['a fifth longer by chance', 1, 1, 6_000],
  ])('%s', (_, attempt, chance, expected) => {
    expect(backoffMs(rule, attempt, other, () => chance)).toBe(expected);
  });

  it.each([
    ['the time the other side named wins', 30, 0, 30_000],
    ['never earlier, a little later by chance', 30, 1, 33_000],
    ['nothing to wait for', 0, 1, 0],
    ['not longer than a day', 10 ** 9, 0, 86_400_000],
  ])('%s', (_, seconds, chance, expected) => {
    expect(backoffMs(rule, 4, new TemporaryJobError('busy', seconds), () => chance)).toBe(expected);
  });

  it.each([[undefined], [Number.NaN], [-1], [Infinity]])(
    'falls back on the catalogue when told %s',
    (seconds) => {
      expect(backoffMs(rule, 1, new TemporaryJobError('busy', seconds), () => 0.5)).toBe(5_000);
    },
  );

  it('does not wait where the catalogue names no pause', () => {
    expect(backoffMs(undefined, 1, other, () => 0.5)).toBe(0);
  });
});
