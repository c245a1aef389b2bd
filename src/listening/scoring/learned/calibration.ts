/**
 * From logits to probabilities that mean what they say, and to the class that is named. The two are apart on purpose: a
 * class that is rare in the training data must not be named too seldom, and its probability must not be overstated. Pure.
 */
export interface Calibration {
  /** Logits are multiplied by this before they become probabilities. */
  slope: number;
  /** Added after the slope, one a class (for two classes one number, for the second). */
  bias: number[];
  /** Added to the raw logits before the largest is named; same shape. */
  decision: number[];
}

/** `logits` has one number for two classes, else one a class; `out` has one a class and sums to 1. */
export function probabilities(logits: Float64Array, calibration: Calibration, out: Float64Array): void {
  const { slope, bias } = calibration;
  if (out.length === 2) {
    out[1] = 1 / (1 + Math.exp(-(logits[0]! * slope + bias[0]!)));
    out[0] = 1 - out[1];
    return;
  }
  let top = -Infinity;
  for (let c = 0; c < out.length; c++) {
    out[c] = logits[c]! * slope + bias[c]!;
    if (out[c]! > top) top = out[c]!;
  }
  let total = 0;
  for (let c = 0; c < out.length; c++) total += out[c] = Math.exp(out[c]! - top);
  for (let c = 0; c < out.length; c++) out[c]! /= total;
}

/** Index of the class to name. */
export function decide(logits: Float64Array, calibration: Calibration): number {
  const { decision } = calibration;
  if (decision.length === 1) return logits[0]! + decision[0]! > 0 ? 1 : 0;
  let best = 0;
  for (let c = 1; c < decision.length; c++) {
    if (logits[c]! + decision[c]! > logits[best]! + decision[best]!) best = c;
  }
  return best;
}
