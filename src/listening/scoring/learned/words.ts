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
  /** By model slot: what the groups add up to for each output (in table steps), filled when first asked for. */
  readonly sums: (Int32Array | undefined)[];
  /** By model slot: the row of a word table, -1 for none. */
  readonly rows: (number | undefined)[];
  /** What phrases may have in its place, as the vocabulary that looked it up last knows it. */
  symbols: readonly number[] | null;
  symbolsOf: object | null;
}

const NO_GRAMS = new Uint32Array(0);
/** Letter groups are taken from this many units of a word. */
const LONGEST = 24;
const GENERATION = 16_000;
/** A longer one is no word that comes again. */
const LONGEST_KEPT = 80;

export class Words {
  /** Two generations: when the young one is full the old one is dropped, so that busy words stay. */
  private young = new Map<string, Word>();
  private old = new Map<string, Word>();
  /** Signs apart from words: they must not meet a word of the same letters ('d' and the emoticon D). */
  private signs = new Map<string, Word>();
  private slots = 0;

  /** A place in `sums` and `rows` for one model that works on these words. */
  slot(): number {
    return this.slots++;
  }

  /** The word a token counts as: spelling squeezed, numbers of three digits and more as one, noses off emoticons. */
  ofToken(token: Token): Word {
    if (token.wordsOf === this) return token.word!;
    token.wordsOf = this;
    return (token.word = this.lookUp(token));
  }

  private lookUp(token: Token): Word {
    if (token.kind === 'word') {
      return this.remembered(token.stretched ? squeeze(token.norm, 2) : token.norm);
    }
    if (token.kind === 'number') return this.sign(token.norm.length > 2 ? '<num>' : token.norm);
    if (token.kind === 'emoticon') return this.sign(token.norm.replace(/(?<=[:;=])[-o'^]/, ''));
    return this.sign(token.norm);
  }

  /** Signs, emoji, '<user>' …: no letter groups. */
  sign(text: string): Word {
    let sign = this.signs.get(text);
    if (sign) return sign;
    sign = { ...wordOf(text), hash: hashWord(text, SEEDS.sign), grams: NO_GRAMS };
    if (this.signs.size >= GENERATION) this.signs = new Map();
    if (text.length <= LONGEST_KEPT) this.signs.set(text, sign);
    return sign;
  }

  private remembered(text: string): Word {
    let word = this.young.get(text);
    if (word) return word;
    word = this.old.get(text) ?? wordOf(text);
    if (text.length > LONGEST_KEPT) return word;
    if (this.young.size >= GENERATION) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(text, word);
    return word;
  }
}

function wordOf(text: string): Word {
  return {
    text,
    hash: hashWord(text, SEEDS.word),
    negated: hashWord(text, SEEDS.negated),
    grams: gramsOf(text),
    sums: [],
    rows: [],
    symbols: null,
    symbolsOf: null,
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
