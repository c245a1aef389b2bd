/**
 * Fits the model of what a clause asks for: a logistic regression for each kind over the same hashes, by Adagrad. Same rows, same
 * numbers.
 */
import { random, shuffle } from '../random.js';

export interface AskExample {
  hashes: readonly number[];
  /** By kind: 1 asks for it, 0 does not. */
  asks: readonly number[];
  /** By kind: how sure that is. */
  weights: readonly number[];
}

/** Looked up once: a search through the globals for each would take most of the time in some hosts. */
const { abs, exp, sqrt } = Math;
const [EPOCHS, RATE, START, SETTLED] = [12, 0.3, 0.02, 1e-4];

export interface FittedAsks {
  table: Int8Array;
  scales: number[];
  bias: number[];
}

export function fitAsks(examples: readonly AskExample[], kinds: number, bits: number): FittedAsks {
  const shift = 32 - bits;
  const weights = new Float64Array(kinds << bits);
  const squares = new Float64Array(kinds << bits).fill(START);
  const bias = new Float64Array(kinds);
  const biasSquares = new Float64Array(kinds).fill(START);
  const order = examples.map((_, at) => at);
  const rng = random(23);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, rng);
    for (const at of order) {
      const { hashes, asks, weights: sure } = examples[at]!;
      const norm = 1 / sqrt(hashes.length);
      for (let kind = 0; kind < kinds; kind += 1) {
        let sum = 0;
        for (const hash of hashes) sum += weights[(hash >>> shift) * kinds + kind]!;
        const likely = 1 / (1 + exp(-(bias[kind]! + sum * norm)));
        const slope = (likely - asks[kind]!) * sure[kind]!;
        if (abs(slope) < SETTLED) continue;
        biasSquares[kind]! += slope * slope * norm * norm;
        bias[kind]! -= (RATE * slope * norm) / sqrt(biasSquares[kind]!);
        for (const hash of hashes) {
          const place = (hash >>> shift) * kinds + kind;
          squares[place]! += slope * slope * norm * norm;
          weights[place]! -= (RATE * slope * norm) / sqrt(squares[place]!);
        }
      }
    }
  }
  return { ...packed(weights, kinds), bias: [...bias] };
}

/** One step of the int8 table is worth as much of each kind as its strongest weight needs. */
function packed(weights: Float64Array, kinds: number): { table: Int8Array; scales: number[] } {
  const scales = Array.from({ length: kinds }, () => 0);
  weights.forEach((weight, place) => {
    scales[place % kinds] = Math.max(scales[place % kinds]!, Math.abs(weight) / 127);
  });
  return {
    table: Int8Array.from(weights, (weight, place) => Math.round(weight / (scales[place % kinds]! || 1))),
    scales,
  };
}
