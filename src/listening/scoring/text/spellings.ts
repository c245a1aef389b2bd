/**
 * Remembers what a way of writing a word comes to, for posts use the same ones over and over: finding it by the units of the text
 * costs less than cutting the word out and folding it. A bounded cache of single words, never of posts; what falls out is made
 * anew and is the same. Must never keep a post in memory: whatever is kept is a copy.
 */
import type { Word, Words } from '../learned/words.js';
import { LETTER, LOWER, UPPER, scriptOf, type WordScript } from './chars.js';
import { normaliseWord } from './normalise.js';
import { classAt } from './units.js';

export interface Spelling {
  /** What stands in the text; of words in plain ASCII the form in small letters. */
  readonly written: string;
  /** Look-up form. */
  readonly norm: string;
  readonly script: WordScript;
  readonly letters: number;
  /** A letter three times or more in a row. */
  readonly stretched: boolean;
  /** 'http', 'https', 'www': a link begins here. */
  readonly link: boolean;
  /** What `wordsOf` knew of it last; true as long as its `since` is that of `wordsOf`. */
  word: Word | null;
  wordsOf: Words | null;
  /** What phrases may have in its place, as `symbolsOf` knows it. */
  symbols: readonly number[] | null;
  symbolsOf: object | null;
}

const SLOTS = 1 << 15;
/** Places looked at for a word: bounded, whatever words somebody makes up. */
const PLACES = 4;
/** Longer ones are not kept. */
const LONGEST = 40;
const { imul } = Math;

/** Where `hashUnit` begins. */
export const NO_UNITS = 0x811c9dc5 | 0;

/** Adds one unit of a word to its hash; ASCII letters in small form. */
export const hashUnit = (hash: number, unit: number): number =>
  imul(hash ^ (unit < 128 ? unit | 32 : unit), 0x01000193);

const kept = new Array<Spelling | null>(SLOTS).fill(null);
const hashes = new Int32Array(SLOTS);
let turn = 0;

/** The word from `start` to `end`; `plain` when all of it is ASCII: letters, digits, apostrophes. `hash` by `hashUnit`. */
export function spellingOf(text: string, start: number, end: number, hash: number, plain: boolean): Spelling {
  if (end - start > LONGEST) return spell(text.slice(start, end), plain);
  const home = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  let free = -1;
  for (let place = 0; place < PLACES; place++) {
    const slot = (home + place) & (SLOTS - 1);
    if (hashes[slot] === hash) {
      const known = kept[slot];
      if (known && isWritten(known.written, text, start, end, plain)) return known;
    }
    if (free < 0 && hashes[slot] === 0) free = slot;
  }
  if (free < 0) free = (home + (turn++ & (PLACES - 1))) & (SLOTS - 1);
  const made = spell(copyOf(text, start, end), plain);
  kept[free] = made;
  hashes[free] = hash;
  return made;
}

function isWritten(written: string, text: string, start: number, end: number, plain: boolean): boolean {
  const length = end - start;
  if (written.length !== length) return false;
  const fold = plain ? 32 : 0;
  for (let i = 0; i < length; i++)
    if ((text.charCodeAt(start + i) | fold) !== written.charCodeAt(i)) return false;
  return true;
}

/** A slice would hold the whole post in memory. */
function copyOf(text: string, start: number, end: number): string {
  const units: number[] = [];
  for (let i = start; i < end; i++) units.push(text.charCodeAt(i));
  return String.fromCharCode(...units);
}

function spell(raw: string, plain: boolean): Spelling {
  const norm = normaliseWord(raw);
  return {
    written: plain ? norm : raw,
    norm,
    script: scriptOf(raw.charCodeAt(0)),
    ...lettersOf(raw),
    link: norm === 'http' || norm === 'https' || norm === 'www',
    word: null,
    wordsOf: null,
    symbols: null,
    symbolsOf: null,
  };
}

function lettersOf(raw: string): { letters: number; stretched: boolean } {
  let letters = 0;
  let run = 1;
  let previous = -1;
  let stretched = false;
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i);
    const kind = classAt(raw, i, unit);
    if (kind === LOWER || kind === UPPER || kind === LETTER) {
      letters++;
      const low = unit | (unit < 128 ? 32 : 0);
      run = low === previous ? run + 1 : 1;
      if (run >= 3) stretched = true;
      previous = low;
    } else previous = -1;
    if (unit >= 0xd800 && unit <= 0xdbff) i++;
  }
  return { letters, stretched };
}
