/**
 * Tail probabilities of counts: how often so many (or so few) would come by chance. Counts are small and clumped, so nothing here
 * uses a mean and a sigma. Pure numbers in, a probability or nats out.
 */

/**
 * Nats by which a count speaks against chance: the large-deviation bound of the negative binomial with mean `expected` and variance
 * expected + dispersion·expected². P(N ≥ seen) ≤ e^−surprise. 0 when no more than expected was seen.
 */
export function surpriseOf(seen: number, expected: number, dispersion: number): number {
  if (!(seen > expected)) return 0;
  if (dispersion < 1e-9) return seen * Math.log(seen / expected) - (seen - expected);
  const r = 1 / dispersion;
  return seen * Math.log(seen / expected) - (seen + r) * Math.log((seen + r) / (expected + r));
}
