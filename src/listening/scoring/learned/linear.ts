/**
 * The linear model: hashed words, word pairs, letter groups and cues in one int8 table, beside a row of dense inputs. Every
 * block is scaled by the root of its size. Each judgement can be taken apart again into the words it came from. Pure.
 */
import type { Container } from './container.js';
import { DENSE } from './dense.js';
import type { PostFeatures } from './post-features.js';
import { lettersOf } from './sound-grams.js';
import { sumWords, type WordSums, type WordTable } from './word-sums.js';
import type { Word, Words } from './words.js';

export interface LinearHeader {
  classes: string[];
  /** The table has 2^bits rows. */
  bits: number;
  /** By output: what one step of the int8 table is worth. */
  scales: number[];
  bias: number[];
  /** Letter groups of how Tamil words sound stand beside those of how they are written. */
  sound?: boolean;
}

/** A part of a logit and the tokens it came from, [from, to); `from` is -1 for what belongs to the whole post. */
export interface Contribution {
  from: number;
  to: number;
  weight: number;
  what: 'word' | 'pair' | 'letters' | 'cue' | 'lexicon' | 'bias';
}

/** Two classes need one output: the log-odds of the second. */
export const outputsOf = (classes: readonly string[]): number => (classes.length === 2 ? 1 : classes.length);

export class LinearModel implements WordTable {
  readonly classes: readonly string[];
  readonly outputs: number;
  readonly shift: number;
  readonly table: Int8Array;
  private readonly scales: Float64Array;
  private readonly bias: Float64Array;
  private readonly dense: Float32Array;
  private readonly sums: Int32Array;
  private readonly wordSums: WordSums;
  /** First of this model's columns of `Words.cells`: number of groups + 1, groups by output, the word by output. */
  readonly column: number;
  private readonly sound: boolean;

  /** Throws an Error that names `path` where the arrays do not fit this program. */
  constructor(
    container: Container,
    private readonly words: Words,
    path: string,
  ) {
    const header = container.header as unknown as LinearHeader;
    const { table, dense } = container.arrays;
    this.classes = header.classes;
    this.outputs = outputsOf(header.classes);
    if (
      !(table instanceof Int8Array) ||
      !(dense instanceof Float32Array) ||
      table.length !== this.outputs * 2 ** header.bits ||
      dense.length !== this.outputs * DENSE.length
    ) {
      throw new Error(`The model file ${path} was made for another version. Train it again: lab train.`);
    }
    this.shift = 32 - header.bits;
    this.scales = Float64Array.from(header.scales);
    this.bias = Float64Array.from(header.bias);
    this.table = table;
    this.dense = dense;
    this.sums = new Int32Array(this.outputs);
    this.wordSums = {
      size: 0,
      words: new Int32Array(this.outputs),
      groups: 0,
      letters: new Int32Array(this.outputs),
    };
    this.column = words.reserve(1 + 2 * this.outputs);
    this.sound = header.sound === true;
  }

  /** Overwrites `out`: one number an output. */
  logits(post: PostFeatures, out: Float64Array): void {
    const { outputs, shift, table, sums, dense } = this;
    for (let c = 0; c < outputs; c++) out[c] = this.bias[c]!;
    for (let d = 0; d < DENSE.length; d++) {
      const value = post.dense[d]!;
      if (value === 0) continue;
      for (let c = 0; c < outputs; c++) out[c]! += value * dense[d * outputs + c]!;
    }

    this.fillWords(post);
    sumWords(post, this.words.cells, this, this.wordSums);
    this.addBlock(this.wordSums.size, this.wordSums.words, out);
    this.addBlock(this.wordSums.groups, this.wordSums.letters, out);

    sums.fill(0);
    for (let i = 0; i < post.cueCount; i++) {
      const at = (post.cues[i]! >>> shift) * outputs;
      for (let c = 0; c < outputs; c++) sums[c]! += table[at + c]!;
    }
    this.addBlock(post.cueCount, sums, out);
  }

  /** The parts of output `c` (for two classes: 0, the log-odds of the second); they add up to the logit. */
  explain(post: PostFeatures, c: number): Contribution[] {
    const { outputs, shift, table } = this;
    const scale = this.scales[c]!;
    const at = (hash: number): number => table[(hash >>> shift) * outputs + c]! * scale;
    const parts: Contribution[] = [{ from: -1, to: -1, weight: this.bias[c]!, what: 'bias' }];
    let lexicon = 0;
    for (let d = 0; d < DENSE.length; d++) lexicon += post.dense[d]! * this.dense[d * outputs + c]!;
    parts.push({ from: -1, to: -1, weight: lexicon, what: 'lexicon' });

    let size = post.count + Math.max(0, post.count - 1);
    let groups = 0;
    for (let i = 0; i < post.count; i++) {
      size += post.negated[i]!;
      groups += lettersOf(post.words[i]!, this.sound).length;
    }
    const norm = 1 / Math.sqrt(Math.max(1, size));
    const groupNorm = 1 / Math.sqrt(Math.max(1, groups));
    for (let i = 0; i < post.count; i++) {
      const word = post.words[i]!;
      const from = post.tokens[i]!;
      const single = at(word.hash) + (post.negated[i] === 1 ? at(word.negated) : 0);
      parts.push({ from, to: from + 1, weight: single * norm, what: 'word' });
      if (i > 0) {
        const pair = at(post.pairs[i]!);
        parts.push({ from: post.tokens[i - 1]!, to: from + 1, weight: pair * norm, what: 'pair' });
      }
      if (word.grams.length > 0) {
        const cell = post.rows[i]! + this.column;
        if (this.words.cells[cell] === 0) this.fill(word, cell);
        const sum = this.words.cells[cell + 1 + c]! * scale;
        parts.push({ from, to: from + 1, weight: sum * groupNorm, what: 'letters' });
      }
    }
    const cueNorm = 1 / Math.sqrt(Math.max(1, post.cueCount));
    for (let i = 0; i < post.cueCount; i++) {
      parts.push({ from: -1, to: -1, weight: at(post.cues[i]!) * cueNorm, what: 'cue' });
    }
    return parts;
  }

  /**
   * As `explain`, but only what each word of the post adds, all outputs weighed by `by`; a pair counts half for either of
   * its words. For every post that is flagged, so without building lists. `out` is as long as the post.
   */
  weighWords(post: PostFeatures, by: readonly number[], out: Float64Array): void {
    const { outputs, shift, table, column } = this;
    const { cells } = this.words;
    const scales = by.map((weight, c) => weight * this.scales[c]!);
    this.fillWords(post);
    let size = post.count + Math.max(0, post.count - 1);
    let groups = 0;
    for (let i = 0; i < post.count; i++) {
      groups += cells[post.rows[i]! + column]! - 1;
      size += post.negated[i]!;
      out[i] = 0;
    }
    const norm = 1 / Math.sqrt(Math.max(1, size));
    const groupNorm = 1 / Math.sqrt(Math.max(1, groups));
    for (let i = 0; i < post.count; i++) {
      const cell = post.rows[i]! + column + 1;
      const pair = (post.pairs[i]! >>> shift) * outputs;
      const negated = (post.words[i]!.negated >>> shift) * outputs;
      for (let c = 0; c < outputs; c++) {
        let steps = cells[cell + outputs + c]!;
        if (post.negated[i] === 1) steps += table[negated + c]!;
        out[i]! += (steps * norm + cells[cell + c]! * groupNorm) * scales[c]!;
        if (i === 0) continue;
        const half = (table[pair + c]! * norm * scales[c]!) / 2;
        out[i]! += half;
        out[i - 1]! += half;
      }
    }
  }

  /** Cells of words not met lately. */
  private fillWords(post: PostFeatures): void {
    const { column } = this;
    const { cells } = this.words;
    for (let i = 0; i < post.count; i++) {
      const cell = post.rows[i]! + column;
      if (cells[cell] === 0) this.fill(post.words[i]!, cell);
    }
  }

  private addBlock(size: number, sums: Int32Array, out: Float64Array): void {
    if (size === 0) return;
    const norm = 1 / Math.sqrt(size);
    for (let c = 0; c < this.outputs; c++) out[c]! += sums[c]! * this.scales[c]! * norm;
  }

  /** What the word adds up to, remembered in its cells. */
  private fill(word: Word, cell: number): void {
    const { outputs, shift, table } = this;
    const { cells } = this.words;
    const groups = lettersOf(word, this.sound);
    for (const group of groups) {
      const at = (group >>> shift) * outputs;
      for (let c = 0; c < outputs; c++) cells[cell + 1 + c]! += table[at + c]!;
    }
    const at = (word.hash >>> shift) * outputs;
    for (let c = 0; c < outputs; c++) cells[cell + 1 + outputs + c] = table[at + c]!;
    cells[cell] = groups.length + 1;
  }
}
