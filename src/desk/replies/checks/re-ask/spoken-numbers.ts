/**
 * Numbers told digit by digit – "double four one nine", "6 0 0 4 1 7 7", नौ दो सात – as the digits they are. Pure; words are data.
 */
import { toneSound } from '../tone/tone-sounds.js';

export interface SpokenNumber {
  /** The text with every such number in digits. */
  text: string;
  /** Each number: where it stands in that text, and the words it was told in. */
  numbers: { start: number; end: number; words: string }[];
}

/** Fewer digits than this are a count, not a number of something. */
const FEWEST_DIGITS = 4;
/** In so many pieces at least: "98400 98400" is a number already. */
const FEWEST_PIECES = 3;
const piece = /[\p{L}\p{M}]+|\p{N}{1,4}(?![\p{N}\p{L}/:.])/gu;
const between = /^[ ,-]{1,3}$/u;
/** 12 11 2026 is a day. */
const day = /^\d{1,2} \d{1,2} \d{2}(?:\d\d)?$/;

export class SpokenNumbers {
  private readonly digits = new Map<string, string>();
  private readonly times = new Map<string, number>();

  /** By the digit its words, by how many times a digit is meant the words for that; in every script, a space between them. */
  constructor(digits: Readonly<Record<string, string>>, times: Readonly<Record<string, string>>) {
    for (const [digit, words] of Object.entries(digits))
      for (const word of words.split(' ')) this.digits.set(heard(word), digit);
    for (const [count, words] of Object.entries(times))
      for (const word of words.split(' ')) this.times.set(heard(word), Number(count));
  }

  /** Null where no number is told so. */
  read(text: string): SpokenNumber | null {
    const numbers: SpokenNumber['numbers'] = [];
    let read = '';
    let done = 0;
    for (const run of this.runs(text)) {
      read += text.slice(done, run.start);
      numbers.push({
        start: read.length,
        end: read.length + run.digits.length,
        words: text.slice(run.start, run.end),
      });
      read += run.digits;
      done = run.end;
    }
    return numbers.length === 0 ? null : { text: read + text.slice(done), numbers };
  }

  private runs(text: string): { start: number; end: number; digits: string }[] {
    const found: { start: number; end: number; digits: string }[] = [];
    let run = { start: 0, end: 0, digits: '', pieces: 0, times: 1 };
    const close = (): void => {
      const words = text.slice(run.start, run.end);
      if (run.pieces >= FEWEST_PIECES && run.digits.length >= FEWEST_DIGITS && !day.test(words))
        found.push({ start: run.start, end: run.end, digits: run.digits });
      run = { start: 0, end: 0, digits: '', pieces: 0, times: 1 };
    };
    for (const { 0: word, index } of text.matchAll(piece)) {
      if (run.pieces > 0 && !between.test(text.slice(run.end, index))) close();
      const key = heard(word);
      const times = this.times.get(key);
      const digit = /^\p{N}/u.test(word) ? word : this.digits.get(key);
      if (times === undefined && digit === undefined) {
        close();
        continue;
      }
      if (run.pieces === 0) run.start = index;
      if (times === undefined) run.digits += digit!.repeat(run.times);
      run.times = times ?? 1;
      run.pieces += 1;
      run.end = index + word.length;
    }
    close();
    return found;
  }
}

/** Hindi and Tamil by how they sound, apart from Latin letters: नौ sounds like "no". */
const heard = (word: string): string => {
  const sound = toneSound(word, 'en');
  return sound === null ? word.toLowerCase() : `~${sound}`;
};
