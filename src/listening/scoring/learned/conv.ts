/**
 * The convolution as it runs: every word's vector was multiplied by the three places of every filter beforehand, so that a
 * post costs three look-ups and additions of int8 rows a word, a maximum over the post, and one small product. Pure.
 */
import type { ModelArray } from './container.js';
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

/** Words looked at; further ones are passed over. As the trainer has it. */
const LONGEST = 64;

export class ConvModel {
  private readonly filters: number;
  private readonly width: number;
  private readonly outputs: number;
  /** Sorted hashes of the words known; row i + 1 of the table, row 0 is any other word. */
  private readonly known: Uint32Array;
  private readonly table: Int8Array;
  private readonly filterBias: Float32Array;
  /** [filter][output], then dense inputs, then one bias an output. */
  private readonly top: Float32Array;
  private readonly filterScales: Float64Array;
  private readonly sumScales: Float64Array;
  private readonly slot: number;
  private readonly most: Int32Array;
  private readonly rows = new Int32Array(LONGEST);

  /** Throws an Error that names `path` where the arrays do not fit. */
  constructor(
    header: ConvHeader,
    arrays: Record<string, ModelArray>,
    outputs: number,
    words: Words,
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
    this.known = convWords;
    this.table = convTable;
    this.filterBias = convBias;
    this.top = convTop;
    this.filterScales = Float64Array.from(header.filterScales);
    this.sumScales = Float64Array.from(header.sumScales);
    this.slot = words.slot();
    this.most = new Int32Array(header.filters);
  }

  /** Adds `share` times its logits to `out`. */
  addLogits(post: PostFeatures, share: number, out: Float64Array): void {
    const { filters, width, outputs, table, rows, most, top } = this;
    const n = Math.min(LONGEST, post.count);
    if (n === 0) return;
    for (let t = 0; t < n; t++) {
      const word = post.words[t]!;
      rows[t] = (word.rows[this.slot] ?? this.find(word)) * width;
    }
    most.fill(-0x7fffffff);
    for (let t = 0; t < n; t++) {
      const middle = rows[t]! + filters;
      if (t > 0 && t < n - 1) {
        const before = rows[t - 1]!;
        const after = rows[t + 1]! + 2 * filters;
        for (let f = 0; f < filters; f++) {
          const value = table[before + f]! + table[middle + f]! + table[after + f]!;
          if (value > most[f]!) most[f] = value;
        }
      } else {
        for (let f = 0; f < filters; f++) {
          let value = table[middle + f]!;
          if (t > 0) value += table[rows[t - 1]! + f]!;
          if (t < n - 1) value += table[rows[t + 1]! + 2 * filters + f]!;
          if (value > most[f]!) most[f] = value;
        }
      }
    }
    const norm = share / Math.sqrt(n);
    for (let c = 0; c < outputs; c++) {
      let sum = 0;
      for (let t = 0; t < n; t++) sum += table[rows[t]! + 3 * filters + c]!;
      out[c]! += sum * this.sumScales[c]! * norm + share * top[(filters + DENSE.length) * outputs + c]!;
    }
    for (let f = 0; f < filters; f++) {
      const value = most[f]! * this.filterScales[f]! + this.filterBias[f]!;
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
    word.rows[this.slot] = row;
    return row;
  }
}
