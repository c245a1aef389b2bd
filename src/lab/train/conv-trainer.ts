/**
 * Trains the convolution: Adam on filters and heads, Adagrad on the vectors of the words that occur, small batches of
 * rows in seeded random order. Same rows, vectors, settings and seed give the same weights on every machine.
 */
import { softmax } from './adagrad.js';
import { ConvNetwork, DIMENSIONS, FILTERS, WINDOW, type ConvRow, type Dropout } from './conv-network.js';
import { random, shuffle } from './random.js';

export interface ConvSettings {
  /** By head: number of classes, and how much its rows count beside the first head's. */
  heads: readonly { classes: number; weight: number; balance: number }[];
  epochs: number;
  rate: number;
  /** By epoch the rate is multiplied by this. */
  decay: number;
  vectorRate: number;
  batch: number;
  dropout: Dropout;
  seed: number;
  decayWeights: number;
}

export const CONV_DEFAULTS: Omit<ConvSettings, 'heads' | 'seed'> = {
  epochs: 4,
  rate: 0.001,
  decay: 0.5,
  vectorRate: 0.015,
  batch: 32,
  dropout: { word: 0.1, vector: 0.2, output: 0.5 },
  decayWeights: 0,
};

/** `vectors` are copied, not changed. `after` is told of every epoch. */
export function trainConv(
  rows: readonly ConvRow[],
  vectors: Float32Array,
  settings: ConvSettings,
  after?: (network: ConvNetwork, epoch: number) => void,
): ConvNetwork {
  const rng = random(settings.seed);
  const network = new ConvNetwork(
    vectors.slice(),
    settings.heads.map((head) => head.classes),
    rng,
  );
  const squares = new Float32Array(vectors.length / DIMENSIONS).fill(1e-12);
  const filters = adam(FILTERS * WINDOW);
  const bias = adam(FILTERS);
  const heads = network.heads.map((head) => adam(head.length));
  const shares = settings.heads.map((head, at) =>
    shareOf(
      rows.filter((row) => row.head === at),
      head,
    ),
  );
  const scratch = settings.heads.map(({ classes }) => ({
    z: new Float64Array(classes),
    p: new Float64Array(classes),
    g: new Float64Array(classes),
  }));
  const order = rows.map((_, i) => i);
  let step = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, rng);
    const rate = settings.rate * settings.decay ** epoch;
    for (let from = 0; from < order.length; from += settings.batch) {
      const to = Math.min(order.length, from + settings.batch);
      for (let i = from; i < to; i++) {
        const row = rows[order[i]!]!;
        const { z, p, g } = scratch[row.head]!;
        const n = network.forward(row, z, settings.dropout, rng);
        softmax(z, p);
        slopes(row, p, shares[row.head]!, g, settings.heads[row.head]!.weight / (to - from));
        network.backward(row, n, g);
        stepVectors(network, n, squares, settings.vectorRate);
      }
      step++;
      filters.step(step, rate, network.filterSlope, network.filters, 0);
      bias.step(step, rate, network.filterBiasSlope, network.filterBias, 0);
      network.heads.forEach((head, at) =>
        heads[at]!.step(step, rate, network.headSlopes[at]!, head, settings.decayWeights),
      );
      network.filtersChanged();
    }
    after?.(network, epoch);
  }
  return network;
}

/** Adagrad with one step size a word: its vector moves as a whole. */
function stepVectors(network: ConvNetwork, n: number, squares: Float32Array, rate: number): void {
  const { vectors, vectorSlope, seen } = network;
  for (let t = 0; t < n; t++) {
    const word = seen[t]!;
    if (word === 0) continue;
    let square = 0;
    const at = t * DIMENSIONS;
    for (let d = 0; d < DIMENSIONS; d++) square += vectorSlope[at + d]! * vectorSlope[at + d]!;
    if (square === 0) continue;
    squares[word]! += square / DIMENSIONS;
    const step = rate / Math.sqrt(squares[word]!);
    const to = word * DIMENSIONS;
    for (let d = 0; d < DIMENSIONS; d++) vectors[to + d]! -= step * vectorSlope[at + d]!;
  }
}

function slopes(row: ConvRow, p: Float64Array, shares: Float64Array, g: Float64Array, scale: number): void {
  const { soft, label, weight } = row;
  let pull = shares[label]!;
  if (soft) {
    pull = 0;
    for (let j = 0; j < p.length; j++) pull += soft[j]! * shares[j]!;
  }
  for (let c = 0; c < g.length; c++) {
    const wanted = soft ? soft[c]! * shares[c]! : label === c ? pull : 0;
    g[c] = (p[c]! * pull - wanted) * weight * scale;
  }
}

function shareOf(rows: readonly ConvRow[], head: { classes: number; balance: number }): Float64Array {
  const counts = new Float64Array(head.classes);
  for (const { label, weight, soft } of rows) {
    if (soft) for (let c = 0; c < head.classes; c++) counts[c]! += weight * soft[c]!;
    else counts[label]! += weight;
  }
  const total = counts.reduce((a, b) => a + b, 0);
  const shares = counts.map((count) => (total / Math.max(1, count)) ** head.balance);
  const mean = shares.reduce((sum, share, c) => sum + (share * counts[c]!) / Math.max(1, total), 0);
  return shares.map((share) => share / Math.max(1e-9, mean));
}

function adam(size: number) {
  const first = new Float32Array(size);
  const second = new Float32Array(size);
  return {
    /** Applies the slopes to `weights`, and clears them. */
    step(count: number, rate: number, slope: Float32Array, weights: Float32Array, decay: number): void {
      const a = rate / (1 - 0.9 ** count);
      const b = 1 / (1 - 0.999 ** count);
      for (let i = 0; i < size; i++) {
        const s = slope[i]!;
        const m = 0.9 * first[i]! + 0.1 * s;
        const v = 0.999 * second[i]! + 0.001 * s * s;
        first[i] = m;
        second[i] = v;
        weights[i]! -= (a * m) / (Math.sqrt(v * b) + 1e-8) + rate * decay * weights[i]!;
        slope[i] = 0;
      }
    },
  };
}
