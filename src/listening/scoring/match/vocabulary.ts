/**
 * Turns words into the numbers that phrases are made of. A word may stand for several: itself, a stem with a star
 * ('refund*'), the sound form of a romanised word. Answers are remembered, within a bound.
 */
import { soundForm, squeeze } from '../text/normalise.js';
import type { Token } from '../text/token.js';
import type { PhraseWords } from './phrase-table.js';

const REMEMBERED = 60_000;
const NONE: readonly number[] = [];

export class Vocabulary {
  /** The highest number a word has. */
  readonly size: number;
  private readonly exact = new Map<string, number>();
  private readonly prefixes = new Map<string, number>();
  private readonly sounds = new Map<string, number>();
  private readonly remembered = new Map<string, readonly number[]>();
  private readonly anyNumber: readonly number[];
  private shortestPrefix = 99;
  private longestPrefix = 0;

  /** `onSpellings`: for the one vocabulary that every post is read with; two would take turns in throwing out each other's answers. */
  constructor(
    words: PhraseWords,
    private readonly onSpellings: boolean,
  ) {
    let next = 1;
    for (const word of words.exact) this.exact.set(word, next++);
    for (const prefix of words.prefixes) {
      this.prefixes.set(prefix, next++);
      this.shortestPrefix = Math.min(this.shortestPrefix, prefix.length);
      this.longestPrefix = Math.max(this.longestPrefix, prefix.length);
    }
    for (const sound of words.sounds) this.sounds.set(sound, next++);
    this.size = next - 1;
    const any = this.exact.get('<n>');
    this.anyNumber = any === undefined ? NONE : [any];
  }

  /** Every number this token may stand for. */
  of(token: Token): readonly number[] {
    if (token.kind === 'number') {
      const literal = this.exact.get(token.norm);
      return literal === undefined ? this.anyNumber : [...this.anyNumber, literal];
    }
    const { spelling } = token;
    if (spelling === null || !this.onSpellings) return this.squeezed(token);
    // Where the way of writing is known its symbols hang there: one search fewer.
    if (spelling.symbolsOf !== this) {
      spelling.symbols = this.squeezed(token);
      spelling.symbolsOf = this;
    }
    return spelling.symbols!;
  }

  /** A word drawn out is sought as it stands, then with two of each letter, then with one. */
  private squeezed({ norm, stretched }: Token): readonly number[] {
    const found = this.remember(norm);
    if (found.length > 0 || !stretched) return found;
    const less = this.remember(squeeze(norm, 2));
    return less.length > 0 ? less : this.remember(squeeze(norm, 1));
  }

  private remember(word: string): readonly number[] {
    const known = this.remembered.get(word);
    if (known !== undefined) return known;
    const found = this.lookUp(word);
    const answer = found.length === 0 ? NONE : found;
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    if (word.length <= 40) this.remembered.set(word, answer);
    return answer;
  }

  private lookUp(word: string): number[] {
    const found: number[] = [];
    const exact = this.exact.get(word);
    if (exact !== undefined) found.push(exact);
    for (let size = Math.min(word.length, this.longestPrefix); size >= this.shortestPrefix; size--) {
      const id = this.prefixes.get(word.slice(0, size));
      if (id !== undefined) found.push(id);
    }
    if (word.length >= 4 && word.length <= 30 && /^[a-z]+$/.test(word)) {
      const sound = this.sounds.get(soundForm(word));
      if (sound !== undefined) found.push(sound);
    }
    return found;
  }
}
