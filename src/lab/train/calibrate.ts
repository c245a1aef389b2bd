/**
 * Fits slope and bias so that probabilities mean what they say, on rows the weights have not seen (out of fold).
 * Plain gradient descent on the log loss with so few numbers that it cannot overfit; deterministic.
 */
import { probabilities, type Calibration } from '../../listening/scoring/learned/calibration.js';

export interface Held {
  logits: Float64Array;
  label: number;
  weight?: number;
}

export function fitCalibration(held: readonly Held[], classes: number, decision: number[]): Calibration {
  const outputs = classes === 2 ? 1 : classes;
  const calibration: Calibration = { slope: 1, bias: new Array<number>(outputs).fill(0), decision };
  const p = new Float64Array(classes);
  const total = held.reduce((sum, { weight }) => sum + (weight ?? 1), 0);
  const velocity = new Float64Array(outputs + 1);
  for (let step = 0; step < 400; step++) {
    const gradient = new Float64Array(outputs + 1);
    for (const { logits, label, weight = 1 } of held) {
      probabilities(logits, calibration, p);
      for (let c = 0; c < outputs; c++) {
        const of = outputs === 1 ? 1 : c;
        const error = ((p[of]! - (label === of ? 1 : 0)) * weight) / total;
        gradient[0]! += error * logits[c]!;
        gradient[c + 1]! += error;
      }
    }
    for (let i = 0; i <= outputs; i++) velocity[i] = 0.9 * velocity[i]! - 0.3 * gradient[i]!;
    calibration.slope = Math.max(0.05, calibration.slope + velocity[0]!);
    for (let c = 0; c < outputs; c++) calibration.bias[c]! += velocity[c + 1]!;
  }
  return calibration;
}

/** For two classes: the slope alone that makes the log loss least, by halving; even odds stay at a logit of 0. */
export function fitSlope(held: readonly Held[]): { slope: number; bias: number[] } {
  const pull = (slope: number): number => {
    let sum = 0;
    for (const { logits, label, weight = 1 } of held) {
      const p = 1 / (1 + Math.exp(-slope * logits[0]!));
      sum += weight * (p - (label === 1 ? 1 : 0)) * logits[0]!;
    }
    return sum;
  };
  let [low, high] = [0.05, 20];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (pull(middle) < 0) low = middle;
    else high = middle;
  }
  return { slope: (low + high) / 2, bias: [0] };
}
