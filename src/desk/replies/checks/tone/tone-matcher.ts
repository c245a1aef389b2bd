/**
 * Finds patterns of tone in a text, quickly: a pattern is only tried where a word begins with a letter it can begin with.
 * Thousands of patterns cost little that way. Holds no place between texts.
 */
import { firstLetters } from './tone-first-letters.js';

export interface Found {
  start: number;
  end: number;
}

export class Patterns {
  private readonly byFirst = new Map<string, RegExp[]>();
  private readonly byAny: RegExp[] = [];

  /** Sources of regular expressions, without edges. Throws SyntaxError. */
  constructor(sources: readonly string[]) {
    for (const source of sources) {
      const pattern = new RegExp(`(?:${source})(?![\\p{L}\\p{M}\\p{N}])`, 'uy');
      const first = firstLetters(source);
      if (first === null) this.byAny.push(pattern);
      else
        for (const letter of first) this.byFirst.set(letter, [...(this.byFirst.get(letter) ?? []), pattern]);
    }
  }

  /** The first place where one matches. `starts` are those of `wordStarts`. */
  find(text: string, starts: readonly number[]): Found | null {
    for (const start of starts) {
      const end = this.endAt(text, start);
      if (end >= 0) return { start, end };
    }
    return null;
  }

  test(text: string, starts: readonly number[]): boolean {
    return this.find(text, starts) !== null;
  }

  /** How many places match, none over another. */
  count(text: string, starts: readonly number[]): number {
    let [found, from] = [0, 0];
    for (const start of starts) {
      if (start < from) continue;
      const end = this.endAt(text, start);
      if (end < 0) continue;
      found += 1;
      from = end;
    }
    return found;
  }

  private endAt(text: string, start: number): number {
    const letter = String.fromCodePoint(text.codePointAt(start)!);
    for (const patterns of [this.byFirst.get(letter), this.byAny]) {
      for (const pattern of patterns ?? []) {
        pattern.lastIndex = start;
        if (pattern.test(text)) return Math.max(pattern.lastIndex, start);
      }
    }
    return -1;
  }
}

const insideWord = /[\p{L}\p{M}\p{N}]/u;

/** Where a pattern may begin: at words and at signs, never inside a word, and once in a row of the same sign. */
export function wordStarts(text: string): number[] {
  const starts: number[] = [];
  let inside = false;
  let before = '';
  for (let at = 0; at < text.length;) {
    const letter = String.fromCodePoint(text.codePointAt(at)!);
    const goesOn = letter === before && !insideWord.test(letter);
    if (!inside && !goesOn && letter.trim() !== '') starts.push(at);
    inside = insideWord.test(letter);
    before = letter;
    at += letter.length;
  }
  return starts;
}
