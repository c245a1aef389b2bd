/**
 * Which language a reply is written in, as far as the checks must know: by script, and for Latin letters by the little
 * words of English and of romanised Hindi and Tamil. A caller who knows better passes the language in; this never guesses
 * beyond the five, it says 'und'.
 */
import { allWords } from './words.js';

export type ReplyLanguage = 'en' | 'hi' | 'ta' | 'hi-Latn' | 'ta-Latn' | 'und';

export interface LanguageWords {
  english: ReadonlySet<string>;
  hindiLatin: ReadonlySet<string>;
  tamilLatin: ReadonlySet<string>;
  /** Is this a word of English (lower case)? */
  isEnglish(word: string): boolean;
  /** A better judge of romanised Hindi and Tamil, when there is one; null when it is not sure. */
  romanised?: (prose: string) => 'hi-Latn' | 'ta-Latn' | null;
}

/** Enough to tell; a longer text is not clearer. */
const wordsToRead = 400;

export function detectReplyLanguage(prose: string, lists: LanguageWords): ReplyLanguage {
  const words = allWords(prose.slice(0, 6000))
    .filter((word) => word.text.length <= 45)
    .slice(0, wordsToRead)
    .map((word) => word.text.toLowerCase());
  const devanagari = count(words, (word) => /\p{Script=Devanagari}/u.test(word));
  const tamil = count(words, (word) => /\p{Script=Tamil}/u.test(word));
  const latin = words.filter((word) => /^[\p{Script=Latin}\p{Mn}'’]+$/u.test(word));
  // A Hindi reply full of English nouns is still Hindi: the own script needs no majority.
  if (devanagari + tamil > 0 && (devanagari + tamil) * 4 >= latin.length)
    return devanagari >= tamil ? 'hi' : 'ta';
  if (latin.length === 0) return 'und';

  const hindi = count(latin, (word) => lists.hindiLatin.has(word));
  const tamilLatin = count(latin, (word) => lists.tamilLatin.has(word));
  const english = count(latin, (word) => lists.english.has(word));
  const foreign = Math.max(hindi, tamilLatin);
  if (foreign >= 2 && foreign >= english * 0.6 && foreign * 8 >= latin.length)
    return hindi >= tamilLatin ? 'hi-Latn' : 'ta-Latn';
  if (foreign >= 1 && english === 0 && latin.length <= 8) return hindi >= tamilLatin ? 'hi-Latn' : 'ta-Latn';

  const long = latin.filter((word) => word.length > 1);
  const known = count(long, (word) => lists.isEnglish(word));
  // Typos and names make English words unknown, but not a quarter of them.
  if (known * 4 < long.length * 3) {
    const other = lists.romanised?.(prose.slice(0, 2000)) ?? null;
    if (other !== null) return other;
  }
  if (english >= 2 || known * 2 >= long.length || (long.length <= 3 && foreign === 0)) return 'en';
  return 'und';
}

/** What the caller said, corrected where the script contradicts it; else the detector's answer. */
export function replyLanguage(prose: string, said: string | null, lists: LanguageWords): ReplyLanguage {
  const detected = detectReplyLanguage(prose, lists);
  if (said === null || detected === 'hi' || detected === 'ta') return detected;
  const base = said.toLowerCase().split(/[-_]/)[0];
  if (base === 'en') return 'en';
  if (base === 'hi' || base === 'ta')
    return hasOwnScript(prose) ? base : base === 'hi' ? 'hi-Latn' : 'ta-Latn';
  return said === 'und' ? detected : 'und';
}

function hasOwnScript(prose: string): boolean {
  return /\p{Script=Devanagari}|\p{Script=Tamil}/u.test(prose);
}

function count<T>(items: readonly T[], test: (item: T) => boolean): number {
  let hits = 0;
  for (const item of items) if (test(item)) hits += 1;
  return hits;
}
