/**
 * What a customer's words are found by: their stems, and what the scorer says they are about, as numbers that belong to one brand and
 * one language. Hindi and Tamil are one language each in whatever script. Pure; linear in the text.
 */
import { tokenise } from '../../listening/scoring/text/tokenise.js';

/** What stands further down is not what a post is about; and a row stays small. */
const LOOKED_AT = 2_000;
const MOST_TERMS = 120;
/** Tamil and Hindi say with endings what English says with small words: the beginning of a word is its stem. */
const STEM_LETTERS = 4;
const BEGINNING = new RegExp(`^(?:[^\\p{M}]\\p{M}*){0,${STEM_LETTERS - 1}}[^\\p{M}]`, 'u');

export const familyOf = (language: string): string => language.split('-')[0]!.toLowerCase() || 'und';

/** Stems in order of first use, each once, then `topic:` and what it is about. */
export function termsOf(text: string, topics: readonly string[]): string[] {
  const words = tokenise(text.slice(0, LOOKED_AT)).tokens.filter((token) => token.kind === 'word');
  const terms = words.map((token) => stem(token.norm)).filter((term) => term.length > 1);
  return [...new Set([...topics.map((topic) => `topic:${topic}`), ...terms])].slice(0, MOST_TERMS);
}

/** Signed 32-bit, so that PostgreSQL's integer holds it. Two terms of the same number are rare, and then a result is a little off. */
export function termNumbers(brandId: string, family: string, terms: readonly string[]): number[] {
  const salt = hash(`${brandId}|${family}|`, 0x811c9dc5);
  return [...new Set(terms.map((term) => hash(term, salt)))];
}

export function stem(word: string): string {
  const plain = word.normalize('NFC').toLowerCase();
  return /[\p{Script=Tamil}\p{Script=Devanagari}]/u.test(plain) ? beginning(plain) : latinStem(plain);
}

/** The vowel sign of the last letter kept belongs to the ending already. */
function beginning(word: string): string {
  return BEGINNING.exec(word)?.[0] ?? word;
}

/** English endings, and the vowels that everybody doubles as they like in romanised Tamil and Hindi. */
function latinStem(word: string): string {
  let short = word.replace(/['’]s?$/u, '');
  if (short.length > 4) short = short.replace(/(?:ies)$/u, 'y').replace(/(?<=[a-z]{3})(?:ing|ed|es|s)$/u, '');
  short = short.replace(/([a-z])\1+/gu, '$1');
  return short.length > 4 ? short.replace(/e$/u, '') : short;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, from: number): number {
  let value = from;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value | 0;
}
