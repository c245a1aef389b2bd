/**
 * One training run of the linear model by Adagrad. A row's weights, squared gradients and Naive-Bayes strengths lie side by
 * side, so that one visit to memory brings all three: that is most of the time. Deterministic for a seed.
 */
import { inputsOf, type Example } from './examples.js';
import { random, shuffle } from './random.js';

export interface RunSettings {
  outputs: number;
  classes: number;
  bits: number;
  epochs: number;
  rate: number;
  /** How much faster the dense inputs learn: they travel further than words. */
  denseRate: number;
  l2: number;
  /** By class: how much its rows count. */
  shares: Float64Array;
  /** `outputs << bits` long, or null for ones. */
  strength: Float32Array | null;
  seed: number;
}

export interface RunResult {
  /** Effective weights: strengths folded in. */
  table: Float32Array;
  dense: Float32Array;
  bias: Float64Array;
}

const START = 1e-2;

export function runAdagrad(examples: readonly Example[], settings: RunSettings): RunResult {
  const { outputs: k, rate, l2, strength } = settings;
  const denseRate = rate * settings.denseRate;
  const shift = 32 - settings.bits;
  const size = 1 << settings.bits;
  const stride = 3 * k;
  const memory = new Float32Array(stride * size);
  for (let row = 0; row < size; row++) {
    for (let c = 0; c < k; c++) {
      memory[row * stride + k + c] = START;
      memory[row * stride + 2 * k + c] = strength ? strength[row * k + c]! : 1;
    }
  }
  const D = inputsOf(examples);
  const dense = new Float32Array(k * D);
  const denseSquares = new Float32Array(k * D).fill(START);
  const bias = new Float64Array(k);
  const biasSquares = new Float64Array(k).fill(START);
  const rng = random(settings.seed);
  const order = examples.map((_, i) => i);
  const z = new Float64Array(k);
  const part = new Float64Array(k);
  const g = new Float64Array(k);
  const p = new Float64Array(settings.classes);

  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, rng);
    for (const index of order) {
      const example = examples[index]!;
      const { hashes, dense: inputs } = example;
      for (let c = 0; c < k; c++) z[c] = bias[c]!;
      for (let d = 0; d < D; d++) {
        const value = inputs[d]!;
        if (value !== 0) for (let c = 0; c < k; c++) z[c]! += value * dense[d * k + c]!;
      }
      for (let block = 0; block < 3; block++) {
        const from = block === 0 ? 0 : block === 1 ? example.groupsAt : example.cuesAt;
        const to = block === 0 ? example.groupsAt : block === 1 ? example.cuesAt : hashes.length;
        if (from === to) continue;
        part.fill(0);
        for (let i = from; i < to; i++) {
          const at = (hashes[i]! >>> shift) * stride;
          for (let c = 0; c < k; c++) part[c]! += memory[at + c]! * memory[at + 2 * k + c]!;
        }
        const norm = 1 / Math.sqrt(to - from);
        for (let c = 0; c < k; c++) z[c]! += part[c]! * norm;
      }
      softmax(z, p);
      errors(example, p, settings.shares, g);
      for (let c = 0; c < k; c++) {
        biasSquares[c]! += g[c]! * g[c]!;
        bias[c]! -= (rate * g[c]!) / Math.sqrt(biasSquares[c]!);
      }
      for (let d = 0; d < D; d++) {
        const value = inputs[d]!;
        if (value === 0) continue;
        for (let c = 0; c < k; c++) {
          const at = d * k + c;
          const slope = g[c]! * value;
          denseSquares[at]! += slope * slope;
          dense[at]! -= (denseRate * slope) / Math.sqrt(denseSquares[at]!);
        }
      }
      for (let block = 0; block < 3; block++) {
        const from = block === 0 ? 0 : block === 1 ? example.groupsAt : example.cuesAt;
        const to = block === 0 ? example.groupsAt : block === 1 ? example.cuesAt : hashes.length;
        const norm = 1 / Math.sqrt(Math.max(1, to - from));
        for (let c = 0; c < k; c++) part[c] = g[c]! * norm;
        for (let i = from; i < to; i++) {
          const at = (hashes[i]! >>> shift) * stride;
          for (let c = 0; c < k; c++) {
            const weight = memory[at + c]!;
            const slope = part[c]! * memory[at + 2 * k + c]! + l2 * weight;
            const squares = memory[at + k + c]! + slope * slope;
            memory[at + k + c] = squares;
            memory[at + c] = weight - (rate * slope) / Math.sqrt(squares);
          }
        }
      }
    }
  }
  const table = new Float32Array(k * size);
  for (let row = 0; row < size; row++) {
    for (let c = 0; c < k; c++) {
      table[row * k + c] = memory[row * stride + c]! * memory[row * stride + 2 * k + c]!;
    }
  }
  return { table, dense, bias };
}

export function softmax(z: Float64Array, p: Float64Array): void {
  if (z.length === 1) {
    p[1] = 1 / (1 + Math.exp(-z[0]!));
    p[0] = 1 - p[1];
    return;
  }
  let top = -Infinity;
  for (let c = 0; c < z.length; c++) if (z[c]! > top) top = z[c]!;
  let total = 0;
  for (let c = 0; c < z.length; c++) total += p[c] = Math.exp(z[c]! - top);
  for (let c = 0; c < z.length; c++) p[c]! /= total;
}

/** Slope of the loss by output. A soft row pulls towards each class by that class's share. */
function errors(
  { label, weight, soft }: Example,
  p: Float64Array,
  shares: Float64Array,
  g: Float64Array,
): void {
  let pull = shares[label]!;
  if (soft) {
    pull = 0;
    for (let j = 0; j < p.length; j++) pull += soft[j]! * shares[j]!;
  }
  for (let c = 0; c < g.length; c++) {
    const of = g.length === 1 ? 1 : c;
    const wanted = soft ? soft[of]! * shares[of]! : label === of ? pull : 0;
    g[c] = (p[of]! * pull - wanted) * weight;
  }
}
