/** A logistic regression over hashed features, trained with Adagrad, packed into bytes. Same rows, same bytes. */
import { shuffle, type Random } from '../random.js';

export interface Rows {
  /** Buckets of all rows, one row after the other. */
  buckets: Int32Array;
  /** Where each row begins; one more than there are rows. */
  starts: Int32Array;
  /** 1: another word was meant. */
  labels: Uint8Array;
}

export function fitGaps(
  rows: Rows,
  bits: number,
  rng: Random,
  { epochs, rate, decay }: { epochs: number; rate: number; decay: number },
): { weights: Int8Array; scale: number; bias: number } {
  const weights = new Float32Array(1 << bits);
  const squares = new Float32Array(1 << bits).fill(0.1);
  let bias = 0;
  const order = Array.from(rows.labels, (_, row) => row);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, rng);
    for (const row of order) {
      const [from, to] = [rows.starts[row]!, rows.starts[row + 1]!];
      let sum = bias;
      for (let i = from; i < to; i += 1) sum += weights[rows.buckets[i]!]!;
      const slope = 1 / (1 + Math.exp(-sum)) - rows.labels[row]!;
      bias -= 0.01 * slope;
      for (let i = from; i < to; i += 1) {
        const bucket = rows.buckets[i]!;
        const step = slope + decay * weights[bucket]!;
        const square = (squares[bucket]! += step * step);
        weights[bucket]! -= (rate * step) / Math.sqrt(square);
      }
    }
  }
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const scale = Number(((sizes[Math.floor(sizes.length * 0.9999)] ?? 1) / 127).toPrecision(7));
  const packed = Int8Array.from(weights, (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight / scale))),
  );
  return { weights: packed, scale, bias: Number(bias.toPrecision(7)) };
}
