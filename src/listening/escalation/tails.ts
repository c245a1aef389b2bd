/**
 * Tail probabilities of counts: how often so many (or so few) would come by chance. Counts are small and clumped, so nothing here
 * uses a mean and a sigma. Pure numbers in, a probability or nats out.
 */

/** Once: looking a global up in every bin costs more than the arithmetic where code is sandboxed. */
const { exp, log, log1p, max, min } = Math;

/**
 * Nats by which a count speaks against chance: the large-deviation bound of the negative binomial with mean `expected` and variance
 * expected + dispersion·expected². P(N ≥ seen) ≤ e^−surprise. 0 when no more than expected was seen.
 */
export function surpriseOf(seen: number, expected: number, dispersion: number): number {
  if (!(seen > expected)) return 0;
  if (dispersion < 1e-9) return seen * log(seen / expected) - (seen - expected);
  const r = 1 / dispersion;
  return seen * log(seen / expected) - (seen + r) * log((seen + r) / (expected + r));
}

/**
 * P(N ≥ k) of a negative binomial with mean `mean` and shape `r` (variance mean + mean²/r; r = Infinity is Poisson). With a rate known
 * from `a` events in exposure `b`, the count in exposure w has mean a·w/b and shape a: little history makes a long tail.
 */
export function countTail(k: number, mean: number, r: number): number {
  if (k <= 0) return 1;
  if (!(mean > 0) || !(r > 0)) return 0;
  const poisson = r > 1e9;
  const odds = poisson ? mean : mean / (mean + r);
  let term = exp(
    poisson
      ? k * log(mean) - mean - logGamma(k + 1)
      : logGamma(k + r) - logGamma(r) - logGamma(k + 1) + r * log(r / (mean + r)) + k * log(odds),
  );
  let sum = 0;
  for (let j = k; j < k + 100_000; j++) {
    sum += term;
    const ratio = poisson ? mean / (j + 1) : (odds * (j + r)) / (j + 1);
    // Behind the peak the rest is smaller than a geometric series.
    if (ratio < 1 && (term * ratio) / (1 - ratio) < 1e-9 * sum) break;
    term *= ratio;
  }
  return min(1, sum);
}

/** P(N = 0) of the same: the chance that silence is only chance. */
export function silenceChance(mean: number, r: number): number {
  if (!(mean > 0)) return 1;
  return r > 1e9 ? exp(-mean) : exp(-r * log1p(mean / r));
}

/** P(K ≥ k) of n voices when each is negative with a share of mean `share` that itself varies: beta-binomial, correlation `rho`. */
export function shareTail(k: number, n: number, share: number, rho: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  const size = 1 / max(1e-6, rho) - 1;
  const a = share * size;
  const b = (1 - share) * size;
  let term = exp(
    logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + logBeta(k + a, n - k + b) - logBeta(a, b),
  );
  let sum = 0;
  for (let j = k; j <= n; j++) {
    sum += term;
    term *= ((n - j) / (j + 1)) * ((j + a) / (n - j - 1 + b));
  }
  return min(1, sum);
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** Stirling's series above 10, recurrence below; relative error under 1e-12 for x > 0. */
export function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 10) {
    shift -= log(z);
    z++;
  }
  const i = 1 / (z * z);
  const series = (1 / 12 - i * (1 / 360 - i * (1 / 1260 - i * (1 / 1680 - i / 1188)))) / z;
  return shift + (z - 0.5) * log(z) - z + 0.9189385332046727 + series;
}
