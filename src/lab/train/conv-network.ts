/**
 * A small text convolution: word vectors, one width-3 convolution with ReLU and maximum over the post, beside the scaled sum
 * of the vectors and the dense inputs, and one or more softmax heads on top. Forward and backward passes of one row.
 */
import { DENSE } from '../../listening/scoring/learned/dense.js';
import { kernelMemory } from '../../listening/scoring/learned/wasm.js';
import { convKernel, type ConvKernel } from './conv-kernel.js';
import type { Random } from './random.js';

export const DIMENSIONS = 100;
export const FILTERS = 48;
export const WINDOW = 3 * DIMENSIONS;
export const LONGEST = 64;
/** Inputs of a head: filters, summed vector, dense. */
export const TOP = FILTERS + DIMENSIONS + DENSE.length;
/** The sum of the vectors is divided by the root of their number and by this. */
export const SUM_SCALE = 3;

export interface ConvRow {
  /** Rows of the word table; 0 is padding, 1 an unknown word. */
  words: Int32Array;
  dense: Float32Array;
  label: number;
  weight: number;
  head: number;
  soft?: Float32Array;
  /** Logits of another model that this one is to complete; added to its own. */
  offset?: Float32Array;
}

export interface Dropout {
  word: number;
  vector: number;
  output: number;
}

export class ConvNetwork {
  /** word table, `DIMENSIONS` a row */
  readonly vectors: Float32Array;
  /** [filter][place in the window] */
  readonly filters = new Float32Array(FILTERS * WINDOW);
  readonly filterBias = new Float32Array(FILTERS);
  /** By head: [input][class], then one bias a class. */
  readonly heads: Float32Array[];

  readonly filterSlope = new Float32Array(FILTERS * WINDOW);
  readonly filterBiasSlope = new Float32Array(FILTERS);
  readonly headSlopes: Float32Array[];
  /** Slope of the vectors of the row just seen, one row a word. */
  readonly vectorSlope = new Float32Array(LONGEST * DIMENSIONS);
  /** Words of the row just seen after word dropout. */
  readonly seen = new Int32Array(LONGEST);

  private readonly kernel: ConvKernel;
  private readonly x: Float32Array;
  private readonly out: Float32Array;
  /** The filters as the kernel wants them: [place][filter]. */
  private readonly laidOut: Float32Array;
  private readonly keep = new Float32Array(LONGEST * DIMENSIONS);
  private readonly best = new Int32Array(FILTERS);
  private readonly top = new Float32Array(TOP);
  private readonly topSlope = new Float32Array(TOP);
  private readonly topKeep = new Float32Array(TOP);
  private readonly total = new Float32Array(DIMENSIONS);

  constructor(vectors: Float32Array, classes: readonly number[], rng: Random) {
    this.vectors = vectors;
    const floats = (LONGEST + 2) * DIMENSIONS + FILTERS * WINDOW + LONGEST * FILTERS;
    const memory = kernelMemory(floats * 4 + 64);
    this.kernel = convKernel(memory, FILTERS);
    this.laidOut = new Float32Array(memory.buffer, 0, FILTERS * WINDOW);
    this.x = new Float32Array(memory.buffer, this.laidOut.byteLength, (LONGEST + 2) * DIMENSIONS);
    const used = this.laidOut.byteLength + this.x.byteLength;
    this.out = new Float32Array(memory.buffer, used, LONGEST * FILTERS);
    const spread = 1 / Math.sqrt(WINDOW);
    for (let i = 0; i < this.filters.length; i++) this.filters[i] = (2 * rng() - 1) * spread;
    const topSpread = 1 / Math.sqrt(TOP);
    this.heads = classes.map((k) =>
      Float32Array.from({ length: (TOP + 1) * k }, (_, i) => (i < TOP * k ? (2 * rng() - 1) * topSpread : 0)),
    );
    this.headSlopes = this.heads.map((head) => new Float32Array(head.length));
    this.filtersChanged();
  }

  /** After every step on the filters. */
  filtersChanged(): void {
    for (let f = 0; f < FILTERS; f++) {
      for (let d = 0; d < WINDOW; d++) this.laidOut[d * FILTERS + f] = this.filters[f * WINDOW + d]!;
    }
  }

  /** Fills `z` with the row's logits. With `rng` parts are dropped at random, as in training. */
  forward(row: ConvRow, z: Float64Array, drop: Dropout | null, rng: Random | null): number {
    const { x, out, top, topKeep, keep, total, vectors } = this;
    const n = Math.min(LONGEST, row.words.length);
    x.fill(0, 0, DIMENSIONS);
    x.fill(0, (n + 1) * DIMENSIONS, (n + 2) * DIMENSIONS);
    total.fill(0);
    const scale = drop ? 1 / (1 - drop.vector) : 1;
    for (let t = 0; t < n; t++) {
      let word = row.words[t]!;
      if (drop && rng!() < drop.word) word = 1;
      this.seen[t] = word;
      const from = word * DIMENSIONS;
      const to = (t + 1) * DIMENSIONS;
      if (drop) {
        const at = t * DIMENSIONS;
        for (let d = 0; d < DIMENSIONS; d++) {
          const kept = rng!() < drop.vector ? 0 : scale;
          keep[at + d] = kept;
          x[to + d] = vectors[from + d]! * kept;
        }
      } else for (let d = 0; d < DIMENSIONS; d++) x[to + d] = vectors[from + d]!;
      for (let d = 0; d < DIMENSIONS; d++) total[d]! += x[to + d]!;
    }
    this.kernel(x.byteOffset, this.laidOut.byteOffset, out.byteOffset, n, WINDOW, DIMENSIONS * 4);
    for (let f = 0; f < FILTERS; f++) {
      let most = -1e30;
      let at = -1;
      for (let t = 0; t < n; t++) {
        const value = out[t * FILTERS + f]!;
        if (value > most) {
          most = value;
          at = t;
        }
      }
      most += this.filterBias[f]!;
      this.best[f] = most > 0 ? at : -1;
      top[f] = most > 0 && at >= 0 ? most : 0;
    }
    const norm = 1 / (SUM_SCALE * Math.sqrt(Math.max(1, n)));
    for (let d = 0; d < DIMENSIONS; d++) top[FILTERS + d] = total[d]! * norm;
    for (let i = 0; i < DENSE.length; i++) top[FILTERS + DIMENSIONS + i] = row.dense[i]!;
    if (drop) {
      const up = 1 / (1 - drop.output);
      for (let i = 0; i < TOP; i++) {
        topKeep[i] = rng!() < drop.output ? 0 : up;
        top[i]! *= topKeep[i]!;
      }
    }
    const head = this.heads[row.head]!;
    const k = z.length;
    for (let c = 0; c < k; c++) z[c] = head[TOP * k + c]! + (row.offset ? row.offset[c]! : 0);
    for (let i = 0; i < TOP; i++) {
      const value = top[i]!;
      if (value !== 0) for (let c = 0; c < k; c++) z[c]! += value * head[i * k + c]!;
    }
    return n;
  }

  /** Adds the slopes of the row just passed forward; `g` is the slope of the loss by logit. */
  backward(row: ConvRow, n: number, g: Float64Array): void {
    const { top, topSlope, topKeep, keep, x, vectorSlope, filters, filterSlope } = this;
    const head = this.heads[row.head]!;
    const slope = this.headSlopes[row.head]!;
    const k = g.length;
    for (let c = 0; c < k; c++) slope[TOP * k + c]! += g[c]!;
    for (let i = 0; i < TOP; i++) {
      let sum = 0;
      const value = top[i]!;
      if (topKeep[i] !== 0) {
        for (let c = 0; c < k; c++) {
          sum += g[c]! * head[i * k + c]!;
          slope[i * k + c]! += g[c]! * value;
        }
      }
      topSlope[i] = sum * topKeep[i]!;
    }
    const norm = 1 / (SUM_SCALE * Math.sqrt(Math.max(1, n)));
    for (let t = 0; t < n; t++) {
      const at = t * DIMENSIONS;
      for (let d = 0; d < DIMENSIONS; d++) vectorSlope[at + d] = topSlope[FILTERS + d]! * norm;
    }
    for (let f = 0; f < FILTERS; f++) {
      const t = this.best[f]!;
      const down = topSlope[f]!;
      if (t < 0 || down === 0) continue;
      this.filterBiasSlope[f]! += down;
      const window = t * DIMENSIONS;
      const weights = f * WINDOW;
      // The window's first third is the word before; at the ends it is padding.
      const from = t === 0 ? DIMENSIONS : 0;
      const to = t === n - 1 ? 2 * DIMENSIONS : WINDOW;
      for (let d = from; d < to; d++) {
        filterSlope[weights + d]! += down * x[window + d]!;
        vectorSlope[window - DIMENSIONS + d]! += down * filters[weights + d]!;
      }
    }
    for (let i = 0; i < n * DIMENSIONS; i++) vectorSlope[i]! *= keep[i]!;
  }
}
