/** What is asked about one unknown word while a reply is judged: what is near it, whether it is skipped, twisted or meant. */
import type { FindingDraft } from './draft.js';
import type { EnglishWords } from './english-words.js';
import type { LanguageWords } from './reply-language.js';
import type { Phrase } from './slip-phrases.js';
import type { BuiltWords, WordParts } from './spelling-built.js';
import { isGreeted } from './spelling-capitals.js';
import type { TimesSeen } from './spelling-doubtful.js';
import { isOfSearches, singular } from './spelling-shapes.js';
import type { Word } from './words.js';

export interface SpellingLists extends WordParts {
  /** Slips of several words: "should of" → "should have"; the right form may be in the pattern's own words only. */
  phrases: readonly Phrase[];
  /** Names that everybody knows, as they are written. */
  capitals: readonly string[];
  /** Little words of other languages: right in names and set phrases only. */
  borrowed: ReadonlySet<string>;
  timesSeen: TimesSeen;
}

/** Looking for near words is the costly part; a text with more unknown words than this is not English at all. */
const mostLookups = 24;
const mostFarLookups = 6;
export interface Judging {
  english: EnglishWords;
  languageWords: LanguageWords;
  built: BuiltWords;
  lists: SpellingLists;
  /** How often each word stands in the reply. */
  times: ReadonlyMap<string, number>;
  allowed: ReadonlySet<string>;
  /** The reply borrows Hindi or Tamil words, so such a word is no slip. */
  borrows: boolean;
  /** Nearly every word has one, so it makes no name. */
  capitalsAreNothing: boolean;
  lookups: number;
  farLookups: number;
  /** Unknown words that look made on purpose, or like names; among slips they are taken for slips. */
  excused: { finding: FindingDraft; beside: number }[];
}

/** "i'm" is a slip for "I'm", which is none. */
export function slipOf(
  lower: string,
  asWritten: string,
  english: EnglishWords,
): readonly string[] | undefined {
  const right = english.slip(lower);
  return right?.includes(asWritten) ? undefined : right;
}

export function isProper(word: string | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word);
}

export function isRomanised(lower: string, { hindiLatin, tamilLatin }: LanguageWords): boolean {
  return hindiLatin.has(lower) || tamilLatin.has(lower);
}

export function isSkipped(word: Word, prose: string, judging: Judging): boolean {
  const { english, languageWords, borrows } = judging;
  const lower = word.text.toLowerCase();
  if (
    (english.isName(lower) && !isSmallName(word, prose, judging)) ||
    (borrows && isRomanised(lower, languageWords))
  )
    return true;
  // Whoever took the trouble of an accent, or of another language's letters, means the word.
  return /[^a-z']/.test(lower) || isOfSearches(word, prose);
}

/** "sid", "tim" without a capital and a greeting: a very common word lacks a letter. */
function isSmallName(word: Word, prose: string, judging: Judging): boolean {
  if (!/^\p{Ll}/u.test(word.text) || isGreeted(word, prose)) return false;
  const near = nearWords(word.text, judging)[0];
  return near !== undefined && judging.english.rank(near) <= 250;
}

export function nearWords(lower: string, judging: Judging): string[] {
  if (judging.lookups >= mostLookups) return [];
  judging.lookups += 1;
  return judging.english.oneEditAway(lower);
}

export function farWords(lower: string, judging: Judging): string[] {
  if (judging.farLookups >= mostFarLookups) return [];
  judging.farLookups += 1;
  return judging.english.twoEditsAway(lower);
}

/** Commoner words than this are mostly meant where one letter is wrong. */
export const common = 4000;

/** "wethear" has the letters of "weather", and "wet hear" is nothing. */
export function isTwisted(lower: string, far: string | undefined, english: EnglishWords): boolean {
  if (far === undefined) return false;
  const sameLetters = [...far].sort().join('') === [...lower].sort().join('');
  return english.rank(far) <= (sameLetters ? 5000 : 2000);
}

/** No near miss of a common word, and made as words are made. */
export function isMeant(lower: string, near: string | undefined, { english, built }: Judging): boolean {
  const rank = (word: string): number => Math.min(english.rank(word), english.rank(singular(word)));
  return (near === undefined || rank(near) > common) && built.isInflected(lower, near);
}

/** Far from all that is common: a learned word, two words in one, or one that is written more than once. */
export function isOfTheTrade(lower: string, { built, times }: Judging): boolean {
  if (lower.length < 6) return false;
  return built.isLearned(lower) || built.isCompound(lower) || (times.get(singular(lower)) ?? 0) > 1;
}
