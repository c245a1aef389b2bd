/**
 * What is known of a word whatever post it stands in: its number, its letter groups, and what each model's letter groups
 * add up to. Posts use the same words over and over, so this is remembered, within a bound. Pure; never grows without end.
 */
import { squeeze } from '../text/normalise.js';
import type { Token } from '../text/token.js';
import { hashSlice, hashWord, SEEDS } from './hash.js';

export interface Word {
  /** As looked up: lower case, no letter more than twice in a row. */
  readonly text: string;
  readonly hash: number;
  /** Hash of the same word after a negator. */
  readonly negated: number;
  /** Hashes of its letter groups of two to five, ends marked; empty for signs and numbers. */
  readonly grams: Uint32Array;
  /** The same with the groups of its sound, filled when first asked for. */
  sounding?: Uint32Array;
  /** Where its row of `Words.cells` begins. Changes only when the word is carried into the next generation. */
  row: number;
  /** The generation in which it was last used. */
  since: number;
}

const NO_GRAMS = new Uint32Array(0);
/** Letter groups are taken from this many units of a word. */
const LONGEST = 24;
/** Words of one generation; two are kept. */
const GENERATION = 16_384;

export class Words {
  /**
   * A row of numbers a word, for the models: what its letter groups add up to, where it stands in a table. Side by side,
   * because what is strewn over the memory costs more to fetch than to compute. All zero for a new word.
   * Sums of a few hundred int8 fit.
   */
  cells = new Int16Array(0);
  private width = 0;
  /** Two generations: when the young one is full the old one is dropped, so that busy words stay. */
  private young = new Map<string, Word>();
  private old = new Map<string, Word>();
  /** Signs apart from words: they must not meet a word of the same letters ('d' and the emoticon D). */
  private youngSigns = new Map<string, Word>();
  private oldSigns = new Map<string, Word>();
  /** Which half of the cells the young generation fills, and how far. */
  private half = 0;
  private used = 0;
  /** Which generation is the young one. */
  private since = 0;

  /** Columns of `cells` for one model; answers the first. Whatever was known of words is forgotten. */
  reserve(columns: number): number {
    const first = this.width;
    this.width += columns;
    this.cells = new Int16Array(0);
    this.young = new Map();
    this.old = new Map();
    this.youngSigns = new Map();
    this.oldSigns = new Map();
    this.used = 0;
    this.since++;
    return first;
  }

  /** The word a token counts as: spelling squeezed, numbers of three digits and more as one, noses off emoticons. */
  ofToken(token: Token): Word {
    const { spelling } = token;
    if (spelling === null) return this.signOf(token);
    if (spelling.wordsOf === this && spelling.word!.since === this.since) return spelling.word!;
    spelling.wordsOf = this;
    return (spelling.word = this.remembered(spelling.stretched ? squeeze(spelling.norm, 2) : spelling.norm));
  }

  private signOf(token: Token): Word {
    if (token.kind === 'number') return this.sign(token.norm.length > 2 ? '<num>' : token.norm);
    if (token.kind === 'emoticon') return this.sign(token.norm.replace(/(?<=[:;=])[-o'^]/, ''));
    return this.sign(token.norm);
  }

  /** Signs, emoji, '<user>' …: no letter groups. */
  sign(text: string): Word {
    const known = this.youngSigns.get(text);
    if (known) return known;
    const sign = this.oldSigns.get(text) ?? signOf(text);
    this.keep(sign);
    this.youngSigns.set(text, sign);
    return sign;
  }

  private remembered(text: string): Word {
    const known = this.young.get(text);
    if (known) return known;
    const word = this.old.get(text) ?? wordOf(text);
    this.keep(word);
    this.young.set(text, word);
    return word;
  }

  /** Gives the word a row in the young half, with what its old one held. */
  private keep(word: Word): void {
    // A row begins where the processor's own lines of memory do, or always as far from it.
    const width = (this.width + 31) & ~31;
    if (this.cells.length === 0) this.cells = new Int16Array(2 * GENERATION * width);
    if (this.used >= GENERATION) {
      this.old = this.young;
      this.oldSigns = this.youngSigns;
      this.young = new Map();
      this.youngSigns = new Map();
      this.half = 1 - this.half;
      this.used = 0;
      this.since++;
    }
    const row = (this.half * GENERATION + this.used++) * width;
    if (word.row < 0) this.cells.fill(0, row, row + width);
    else this.cells.copyWithin(row, word.row, word.row + width);
    word.row = row;
    word.since = this.since;
  }
}

function wordOf(text: string): Word {
  return {
    text,
    hash: hashWord(text, SEEDS.word),
    negated: hashWord(text, SEEDS.negated),
    grams: gramsOf(text),
    row: -1,
    since: -1,
  };
}

function signOf(text: string): Word {
  return {
    text,
    hash: hashWord(text, SEEDS.sign),
    negated: hashWord(text, SEEDS.negated),
    grams: NO_GRAMS,
    row: -1,
    since: -1,
  };
}

function gramsOf(text: string): Uint32Array {
  const marked = `<${text.length > LONGEST ? text.slice(0, LONGEST) : text}>`;
  const found: number[] = [];
  for (let size = 2; size <= 5; size++) {
    for (let at = 0; at + size <= marked.length; at++) {
      found.push(hashSlice(marked, at, at + size, SEEDS.gram + size));
    }
  }
  return Uint32Array.from(found);
}
