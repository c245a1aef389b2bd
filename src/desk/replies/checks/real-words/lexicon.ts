/** The words the real-word model knows: number, class, frequency, and for which words each may have been written. */
import type { ModelArray } from '../../../../listening/scoring/learned/container.js';
import { CODE, COMMA, END, MARK, NAME, NUMBER, SPECIAL, type Token, UNKNOWN } from './tokens.js';

/** How two words come to be taken for one another; the first that holds. */
export const WAYS = { matters: 0, group: 1, seldom: 2, form: 3, sound: 4, edit: 5 } as const;

export interface LexiconArrays {
  classes: Uint16Array;
  /** ln of the share of all words, times -16. */
  rarity: Uint8Array;
  /** Where each word's alternatives begin; one more than there are words. */
  starts: Uint32Array;
  alternatives: Uint16Array;
  ways: Uint8Array;
}

/** The model file knows no unsigned halves: the same bits under another name. */
export function packLexicon(arrays: LexiconArrays): Record<string, ModelArray> {
  return {
    ...arrays,
    classes: new Int16Array(arrays.classes.buffer),
    alternatives: new Int16Array(arrays.alternatives.buffer),
  };
}

export function unsigned(array: ModelArray | undefined): Uint16Array {
  const { buffer, byteOffset, length } = array as Int16Array;
  return new Uint16Array(buffer, byteOffset, length);
}

/** What an unknown word may be, by its ending: each is a class of its own. */
const endings = ['ing', 'ed', 'ly', 's', 'er', ''];

export class Lexicon {
  private readonly ids: ReadonlyMap<string, number>;
  /** Classes of unknown words come after the others. */
  private readonly firstFree: number;

  /** `words` begins with SPECIAL; its order is that of the arrays. */
  constructor(
    readonly words: readonly string[],
    readonly arrays: LexiconArrays,
  ) {
    this.ids = new Map(words.map((word, id) => [word, id]));
    this.firstFree = arrays.classes.reduce((most, one) => Math.max(most, one), 0) + 1;
  }

  has(word: string): boolean {
    return this.ids.has(word);
  }

  idOf(word: string): number | undefined {
    return this.ids.get(word);
  }

  /** Every token has a number; an unknown word that of its kind. `inside`: not the first word of a sentence. */
  numberOf(token: Token, inside: boolean): number {
    const known = this.ids.get(token.text);
    if (known !== undefined) return known;
    return this.ids.get(token.capital && inside ? NAME : UNKNOWN)!;
  }

  classOf(token: Token, id: number): number {
    if (this.words[id] !== UNKNOWN) return this.arrays.classes[id]!;
    return this.firstFree + endings.findIndex((ending) => token.text.endsWith(ending));
  }

  /** ln of the word's share of all words. */
  logShare(id: number): number {
    return this.arrays.rarity[id]! / -16;
  }
}

export const BOUNDARY = SPECIAL.indexOf(END);
export const NO_WORDS: ReadonlySet<string> = new Set([END, COMMA, MARK, NUMBER, CODE, UNKNOWN, NAME]);
