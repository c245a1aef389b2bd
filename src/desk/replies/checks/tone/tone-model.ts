/**
 * The learned model of tone: how likely a careful reviewer would stop a reply, from its words, letters, signs and the rules found.
 * Linear, so that the sentence that speaks most against a reply can be named. Pure; never the only reason a person is shown.
 */
import type { Container } from '../../../../listening/scoring/learned/container.js';
import type { ToneFeatures } from './tone-features.js';

export interface ToneModelHeader {
  /** The table has 2^bits rows. */
  bits: number;
  bias: number;
  /** What one step of the int8 table is worth, and of a known word. */
  scale: number;
  wordScale: number;
  /** By name: weight of a sign or a code. */
  inputs: Readonly<Record<string, number>>;
}

export class ToneModel {
  private readonly shift: number;
  private readonly table: Int8Array;
  /** Sorted hashes of common English words, and what each is worth. */
  private readonly known: Uint32Array;
  private readonly worth: Int8Array;

  /** Throws an Error that names `path` where the arrays do not fit this program. */
  constructor(
    private readonly header: ToneModelHeader,
    arrays: Pick<Container, 'arrays'>['arrays'],
    name: string,
    path: string,
  ) {
    const { [`${name} table`]: table, words: known, [`${name} words`]: worth } = arrays;
    if (
      !(table instanceof Int8Array) ||
      !(known instanceof Uint32Array) ||
      !(worth instanceof Int8Array) ||
      table.length !== 2 ** header.bits ||
      worth.length !== known.length
    )
      throw new Error(`The model file ${path} was made for another version. Train it again: lab train.`);
    this.shift = 32 - header.bits;
    this.table = table;
    this.known = known;
    this.worth = worth;
  }

  /** 0 to 1. */
  unkindness(read: ToneFeatures): number {
    return 1 / (1 + Math.exp(-this.logOdds(read)));
  }

  /** Above nothing speaks for unkind. */
  logOdds(read: ToneFeatures): number {
    const { scale, bias, inputs } = this.header;
    let sum = bias + this.wordsSay(read.known);
    for (const [name, value] of read.inputs) sum += (inputs[name] ?? 0) * value;
    for (const block of [read.words, read.rows, read.letters]) sum += this.blockSays(block) * scale;
    return sum;
  }

  private blockSays(hashes: readonly number[]): number {
    let steps = 0;
    for (const hash of hashes) steps += this.table[hash >>> this.shift]!;
    return steps / Math.sqrt(Math.max(1, hashes.length));
  }

  private wordsSay(hashes: readonly number[]): number {
    let [steps, met] = [0, 0];
    for (const hash of hashes) {
      const at = this.place(hash);
      if (at < 0) continue;
      steps += this.worth[at]!;
      met += 1;
    }
    return met === 0 ? 0 : (steps / met) * this.header.wordScale;
  }

  private place(hash: number): number {
    let [low, high] = [0, this.known.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.known[middle] === hash) return middle;
      if (this.known[middle]! < hash) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
