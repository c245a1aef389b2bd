/**
 * Finds patterns of tone in a text, quickly: a pattern is only tried where a word begins with a letter it can begin with.
 * Thousands of patterns cost little that way, and are made ready one by one when first tried: most never are. Holds no place
 * between texts.
 */
import { firstLetters } from './tone-first-letters.js';

/**
 * Letters and marks of the scripts replies are written in, small ones as texts are folded, for the inside of brackets. Written
 * out: the classes of Unicode cost a hundred times as much to make ready, thousands of times over.
 */
export const scriptLetters =
  'a-z\\u00aa\\u00b5\\u00ba\\u00df-\\u00f6\\u00f8-\\u024f\\u0300-\\u036f\\u0900-\\u0963\\u0971-\\u097f\\u0b80-\\u0be3';
const scriptDigits = '0-9\\u0966-\\u096f\\u0be6-\\u0bf2';

export interface Found {
  start: number;
  end: number;
}

interface Pattern {
  source: string;
  ready: RegExp | null;
}

interface ByFirst {
  letters: ReadonlyMap<string, Pattern[]>;
  any: readonly Pattern[];
}

export class Patterns {
  private sorted: ByFirst | null = null;

  /** Sources of regular expressions, without edges. Throws SyntaxError. */
  constructor(private readonly sources: readonly string[]) {
    for (const source of sources) mustBePattern(source);
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
    const { letters, any } = (this.sorted ??= sort(this.sources));
    const letter = String.fromCodePoint(text.codePointAt(start)!);
    for (const patterns of [letters.get(letter), any]) {
      for (const pattern of patterns ?? []) {
        const ready = (pattern.ready ??= new RegExp(
          `(?:${pattern.source})(?![${scriptLetters}${scriptDigits}])`,
          'uy',
        ));
        ready.lastIndex = start;
        if (ready.test(text)) return Math.max(ready.lastIndex, start);
      }
    }
    return -1;
  }
}

function sort(sources: readonly string[]): ByFirst {
  const letters = new Map<string, Pattern[]>();
  const any: Pattern[] = [];
  for (const source of sources) {
    const pattern = { source, ready: null };
    const first = firstLetters(source);
    if (first === null) any.push(pattern);
    else for (const letter of first) letters.set(letter, [...(letters.get(letter) ?? []), pattern]);
  }
  return { letters, any };
}

// Classes of letters cost the most to read and are written rightly or not at all: one letter stands for each meanwhile.
const letterClass = /\\[pP]\{(?:L|M|N|Nd|P|S|Sc|Extended_Pictographic|Script=[A-Z][a-z]+)\}/g;

/** Throws SyntaxError where it could not be made ready later. */
function mustBePattern(source: string): void {
  new RegExp(source.replace(letterClass, 'a'), 'u');
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
