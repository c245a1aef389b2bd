/**
 * The convolution as it runs: every word's vector was multiplied by the three places of every filter beforehand, so that a
 * post costs three look-ups and additions of int8 rows a word, a maximum over the post, and one small product. Pure.
 */
import type { ModelArray } from './container.js';
import { ConvLookup, LONGEST } from './conv-lookup.js';
import { DENSE } from './dense.js';
import type { PostFeatures } from './post-features.js';
import type { Word, Words } from './words.js';

export interface ConvHeader {
  filters: number;
  /** By filter: what one step of its int8 columns is worth. */
  filterScales: number[];
  /** By output: what one step of the int8 word sums is worth. */
  sumScales: number[];
}

/** A word's row is kept in sixteen bits. */
const MOST_KNOWN = 32_000;

export class ConvModel {
  private readonly filters: number;
  private readonly width: number;
  private readonly outputs: number;
  /** Sorted hashes of the words known; row i + 1 of the table, row 0 is any other word. */
  private readonly known: Uint32Array;
  private readonly filterBias: Float32Array;
  /** [filter][output], then dense inputs, then one bias an output. */
  private readonly top: Float32Array;
  private readonly filterScales: Float64Array;
  private readonly sumScales: Float64Array;
  /** This model's column of `Words.cells`: the row of the table, plus 1. */
  private readonly column: number;
  private readonly lookup: ConvLookup;
  private readonly rows = new Int32Array(LONGEST);

  /** Throws an Error that names `path` where the arrays do not fit. */
  constructor(
    header: ConvHeader,
    arrays: Record<string, ModelArray>,
    outputs: number,
    private readonly words: Words,
    path: string,
  ) {
    const { convWords, convTable, convBias, convTop } = arrays;
    this.filters = header.filters;
    this.outputs = outputs;
    this.width = 3 * header.filters + outputs;
    if (
      !(convWords instanceof Uint32Array) ||
      !(convTable instanceof Int8Array) ||
      !(convBias instanceof Float32Array) ||
      !(convTop instanceof Float32Array) ||
      convTable.length !== (convWords.length + 1) * this.width ||
      convBias.length !== header.filters ||
      convTop.length !== (header.filters + DENSE.length + 1) * outputs
    ) {
      throw new Error(`The model file ${path} was made for another version. Train it again: lab train.`);
    }
    if (convWords.length > MOST_KNOWN) throw new Error(`The model file ${path} knows too many words.`);
    this.known = convWords;
    this.filterBias = convBias;
    this.top = convTop;
    this.filterScales = Float64Array.from(header.filterScales);
    this.sumScales = Float64Array.from(header.sumScales);
    this.column = words.reserve(1);
    this.lookup = new ConvLookup(convTable, this.width, header.filters);
  }

  /** Adds `share` times its logits to `out`. */
  addLogits(post: PostFeatures, share: number, out: Float64Array): void {
    const { filters, width, outputs, rows, lookup, top } = this;
    const { table } = lookup;
    const n = Math.min(LONGEST, post.count);
    if (n === 0) return;
    const { cells } = this.words;
    for (let t = 0; t < n; t++) {
      const cell = post.rows[t]! + this.column;
      if (cells[cell] === 0) cells[cell] = this.find(post.words[t]!) + 1;
      const row = cells[cell]! - 1;
      lookup.set(t, row);
      rows[t] = row * width;
    }
    lookup.run(n);
    const norm = share / Math.sqrt(n);
    for (let c = 0; c < outputs; c++) {
      let sum = 0;
      for (let t = 0; t < n; t++) sum += table[rows[t]! + 3 * filters + c]!;
      out[c]! += sum * this.sumScales[c]! * norm + share * top[(filters + DENSE.length) * outputs + c]!;
    }
    for (let f = 0; f < filters; f++) {
      const value = lookup.most[f]! * this.filterScales[f]! + this.filterBias[f]!;
      if (value > 0) for (let c = 0; c < outputs; c++) out[c]! += share * value * top[f * outputs + c]!;
    }
    for (let d = 0; d < DENSE.length; d++) {
      const value = post.dense[d]! * share;
      if (value === 0) continue;
      for (let c = 0; c < outputs; c++) out[c]! += value * top[(filters + d) * outputs + c]!;
    }
  }

  /** Binary search; only for words not met lately. */
  private find(word: Word): number {
    const { known } = this;
    let low = 0;
    let high = known.length - 1;
    let row = 0;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const hash = known[middle]!;
      if (hash === word.hash) {
        row = middle + 1;
        break;
      }
      if (hash < word.hash) low = middle + 1;
      else high = middle - 1;
    }
    return row;
  }
}
