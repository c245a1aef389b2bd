/** What a word looks like to the speller: its shape, its place, its plain form. Finds; judges nothing. */
import type { Word } from './words.js';

/** A part of "teen-agers": halves of such words need not be words. */
export function isPartOfCompound(word: Word, prose: string): boolean {
  return (
    /\p{L}-$/u.test(prose.slice(Math.max(0, word.start - 2), word.start)) ||
    /^-\p{L}/u.test(prose.slice(word.end, word.end + 2))
  );
}

/** "kickin'": written as it is said. */
export function isAsSpoken({ text, end }: Word, prose: string): boolean {
  return /in$/u.test(text) && /^['’]/u.test(prose.slice(end, end + 1));
}

/** "p?ro*", "tar_gz": a piece of what machines read. */
export function isOfSearches({ start, end }: Word, prose: string): boolean {
  return (
    /[\p{L}\p{N}][?*_=|\\]$/u.test(prose.slice(0, start).slice(-2)) ||
    /^[*_=|\\]/u.test(prose.slice(end, end + 1))
  );
}

/** "ng", "pn", "gz": a unit, a file's ending, a trade's short word. */
export function isAbbreviated(lower: string): boolean {
  return /^[bcdfghjklmnpqrstvwxz]{2,3}$/.test(lower);
}

/** `isWord`: known in lower case. "THis" is a slip of the shift key, "NTHi" a code, "CARLETON" somebody's name. */
export function shapeOf(text: string, isWord: boolean): 'lower' | 'capitalised' | 'code' {
  if (/^\p{Lu}{2,6}s?$/u.test(text)) return 'code';
  if (/\p{Ll}.*\p{Lu}/u.test(text)) return 'code';
  if (!isWord && /^\p{Lu}{2}/u.test(text)) return /\p{Ll}/u.test(text) ? 'code' : 'capitalised';
  return /^\p{Lu}\p{Ll}/u.test(text) || /^\p{Lu}'/u.test(text) ? 'capitalised' : 'lower';
}

export function withoutPossessive(word: Word): Word {
  const cut = /'s$|'$/.exec(word.text);
  if (!cut) return word;
  return { ...word, text: word.text.slice(0, cut.index), end: word.start + cut.index };
}

export function allowedForms(entry: string): string[] {
  const parts =
    entry
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .match(/[\p{L}\p{M}']+/gu) ?? [];
  return parts.flatMap((part) => [part, part.replace(/'s$/, ''), `${part}s`]);
}

/** "i" as in "i will", not "i." of a list or "i/o". */
export function standsAlone(word: Word, prose: string): boolean {
  return (
    /(?:^|[\s,;("])$/u.test(prose.slice(0, word.start).slice(-1)) &&
    /^\s+[a-z]/u.test(prose.slice(word.end, word.end + 4))
  );
}

export function timesOf(words: readonly Word[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { text } of words) {
    const one = singular(text.toLowerCase());
    times.set(one, (times.get(one) ?? 0) + 1);
  }
  return times;
}

export function singular(lower: string): string {
  return lower.replace(/s$/, '');
}
