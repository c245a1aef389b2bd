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
  private shortestPrefix = 99;
  private longestPrefix = 0;

  constructor(words: PhraseWords) {
    let next = 1;
    for (const word of words.exact) this.exact.set(word, next++);
    for (const prefix of words.prefixes) {
      this.prefixes.set(prefix, next++);
      this.shortestPrefix = Math.min(this.shortestPrefix, prefix.length);
      this.longestPrefix = Math.max(this.longestPrefix, prefix.length);
    }
    for (const sound of words.sounds) this.sounds.set(sound, next++);
    this.size = next - 1;
  }

  /** Every number this token may stand for. */
  of(token: Token): readonly number[] {
    const word = token.norm;
    if (token.kind === 'number') {
      const literal = this.exact.get(word);
      return literal === undefined ? this.anyNumber() : [...this.anyNumber(), literal];
    }
    // Where the word was looked up already, its symbols hang there: one search fewer.
    const seen = token.stretched ? null : token.word;
    if (seen && seen.symbolsOf === this) return seen.symbols!;
    const answer = this.remember(token);
    if (seen && token.kind === 'word') {
      seen.symbolsOf = this;
      seen.symbols = answer;
    }
    return answer;
  }

  private remember(token: Token): readonly number[] {
    const word = token.norm;
    const known = this.remembered.get(word);
    if (known !== undefined) return known;
    let found = this.lookUp(word);
    if (found.length === 0 && token.stretched) {
      found = this.lookUp(squeeze(word, 2));
      if (found.length === 0) found = this.lookUp(squeeze(word, 1));
    }
    const answer = found.length === 0 ? NONE : found;
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    if (word.length <= 40) this.remembered.set(word, answer);
    return answer;
  }

  private anyNumber(): readonly number[] {
    const any = this.exact.get('<n>');
    return any === undefined ? NONE : [any];
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
