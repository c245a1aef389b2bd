/**
 * How alike two replies are, from 0 to 100, by shingles of words and of characters; greeting, sign-off, names, numbers and
 * addresses do not count. Pure; a text is cut up once and compared often.
 */
import { readable } from '../said-words.js';

export interface Shingled {
  /** Words that counted. */
  words: number;
  byWord: ReadonlySet<number>;
  byCharacter: ReadonlySet<number>;
}

export interface PoliteWords {
  /** At the beginning, with whom it greets. */
  greeting: RegExp;
  /** At the end, over words without marks. */
  signOff: RegExp;
}

/** Longer replies are compared so far. */
const readSoFar = 2000;
const wordsTogether = 2;
const charactersTogether = 5;

const noise =
  /\bhttps?:\/\/\S+|\bwww\.\S+|\S+@\S+|[@#][\p{L}\p{N}_.-]+|\p{Extended_Pictographic}|[\^~]\s?\p{L}{1,12}\s*$|\S*\p{Nd}\S*/gu;

/** What is left of a reply when everything polite and personal is taken out: small words, one blank between. */
export function coreOf(text: string, polite: PoliteWords): string {
  const bare = readable(text.slice(0, readSoFar)).replace(noise, ' ').trimStart();
  let core = words(bare.replace(polite.greeting, ' '));
  for (let before = ''; before !== core;) {
    before = core;
    core = core.replace(polite.signOff, ' ').trim();
  }
  return core;
}

export function shingled(core: string): Shingled {
  const list = core === '' ? [] : core.split(' ');
  const byWord = new Set<number>();
  for (let at = 0; at + wordsTogether <= list.length; at += 1)
    byWord.add(hash(list.slice(at, at + wordsTogether).join(' ')));
  const byCharacter = new Set<number>();
  for (let at = 0; at + charactersTogether <= core.length; at += 1)
    byCharacter.add(hash(core.slice(at, at + charactersTogether)));
  return { words: list.length, byWord, byCharacter };
}

/** 0–100: Jaccard of both kinds, taken half and half. */
export function likeness(a: Shingled, b: Shingled): number {
  if (a.words === 0 || b.words === 0) return 0;
  const byWord = jaccard(a.byWord, b.byWord);
  // With so few words in common letters cannot make them alike: spares most of the counting.
  if (byWord < 0.2) return Math.round(100 * byWord);
  return Math.round(50 * (byWord + jaccard(a.byCharacter, b.byCharacter)));
}

/** Letters and digits of one sentence, for "the very same sentence": numbers count, since another number says another thing. */
export function sentenceKey(sentence: string): string {
  return words(readable(sentence).replace(/[@#][\p{L}\p{N}_.-]+/gu, ' '));
}

function words(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}']+/gu, ' ').trim();
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of small) if (large.has(one)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
