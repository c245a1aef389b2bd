import {
  countTail,
  logGamma,
  shareTail,
  silenceChance,
  surpriseOf,
} from '../../../src/listening/escalation/tails.js';
import { gamma, poisson, randomOf } from '../../bench/simulated.js';

describe('tail probabilities', () => {
  it.each([
    [1, 0],
    [2, 0],
    [5, Math.log(24)],
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [11, Math.log(3_628_800)],
  ])('logGamma(%d)', (x, expected) => expect(logGamma(x)).toBeCloseTo(expected, 10));

  it.each([
    // Poisson, by hand
    [1, 1, Infinity, 1 - Math.exp(-1)],
    [3, 0.5, Infinity, 1 - Math.exp(-0.5) * (1 + 0.5 + 0.125)],
    // geometric (shape 1): P(N ≥ k) = (mean / (1 + mean))^k
    [4, 2, 1, (2 / 3) ** 4],
    [40, 2, 1, (2 / 3) ** 40],
    [0, 3, 1, 1],
    [5, 0, 1, 0],
  ])('countTail(%d, %d, %d)', (k, mean, r, expected) => {
    expect(countTail(k, mean, r) / (expected || 1)).toBeCloseTo(expected === 0 ? 0 : 1, 7);
  });

  it('is exact far out, where one minus a sum has no digits left', () => {
    expect(countTail(60, 5, Infinity)).toBeGreaterThan(0);
    expect(countTail(60, 5, Infinity)).toBeLessThan(1e-40);
  });

  it.each([
    [3, 3, 0.5, 1e-7, 0.125],
    [2, 3, 0.5, 1e-7, 0.5],
    // uniform share (a = b = 1, correlation 1/3): every k equally likely
    [8, 9, 0.5, 1 / 3, 0.2],
    [0, 9, 0.5, 0.1, 1],
    [10, 9, 0.5, 0.1, 0],
  ])('shareTail(%d of %d, %d, %d)', (k, n, share, rho, expected) => {
    expect(shareTail(k, n, share, rho)).toBeCloseTo(expected, 5);
  });

  it.each([
    [2, 1e12, Math.exp(-2)],
    [2, 1, 1 / 3],
    [0, 1, 1],
  ])('silenceChance(%d, %d)', (mean, r, expected) =>
    expect(silenceChance(mean, r)).toBeCloseTo(expected, 10),
  );

  it('surprise bounds the tail, and simulated counts stay under it', () => {
    for (const [k, mean, dispersion] of [
      [12, 3, 0.5],
      [40, 10, 0.2],
      [9, 0.5, 1],
    ] as const)
      expect(countTail(k, mean, 1 / dispersion)).toBeLessThanOrEqual(
        Math.exp(-surpriseOf(k, mean, dispersion)),
      );
    const random = randomOf(1);
    let over = 0;
    for (let i = 0; i < 20_000; i++)
      if (surpriseOf(poisson(3 * gamma(2, random), random), 3, 0.5) > 4) over++;
    expect(over / 20_000).toBeLessThan(Math.exp(-4));
    expect(surpriseOf(3, 3, 0.5)).toBe(0);
  });
});
