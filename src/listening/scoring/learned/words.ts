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
}

const NO_GRAMS = new Uint32Array(0);
/** Letter groups are taken from this many units of a word. */
const LONGEST = 24;
const GENERATION = 16_000;

export class Words {
  /** Two generations: when the young one is full the old one is dropped, so that busy words stay. */
  private young = new Map<string, Word>();
  private old = new Map<string, Word>();
  private slots = 0;

  /** A place in `sums` and `rows` for one model that works on these words. */
  slot(): number {
    return this.slots++;
  }

  /** The word a token counts as: spelling squeezed, numbers of three digits and more as one, noses off emoticons. */
  ofToken(token: Token): Word {
    if (token.kind === 'word') {
      return this.remembered(token.stretched ? squeeze(token.norm, 2) : token.norm, true);
    }
    if (token.kind === 'number') return this.sign(token.norm.length > 2 ? '<num>' : token.norm);
    if (token.kind === 'emoticon') return this.sign(token.norm.replace(/(?<=[:;=])[-o'^]/, ''));
    return this.sign(token.norm);
  }

  /** Signs, emoji, '<user>' …: no letter groups. */
  sign(text: string): Word {
    return this.remembered(text, false);
  }

  private remembered(text: string, letters: boolean): Word {
    // A sign must not meet a word of the same letters ('d' and the emoticon D).
    const key = letters ? text : `\u0000${text}`;
    let word = this.young.get(key);
    if (word) return word;
    word = this.old.get(key) ?? {
      text,
      hash: hashWord(text, letters ? SEEDS.word : SEEDS.sign),
      negated: hashWord(text, SEEDS.negated),
      grams: letters ? gramsOf(text) : NO_GRAMS,
      sums: [],
      rows: [],
    };
    if (text.length > 80) return word;
    if (this.young.size >= GENERATION) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, word);
    return word;
  }
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
