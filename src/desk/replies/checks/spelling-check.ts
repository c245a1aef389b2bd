/**
 * English spelling of a reply, and listed slips in any reply with Latin letters. A slip that is sure carries its right
 * form; a word that is only unknown is said to be just that. Names, codes, links and the brand's own words are left alone.
 */
import { blankOut } from './blank-out.js';
import type { Examine, FindingDraft } from './draft.js';
import type { EnglishWords } from './english-words.js';
import { type LanguageWords, replyLanguage } from './reply-language.js';
import { type Phrase, phraseFinder } from './slip-phrases.js';
import { inCaseOf, spelled } from './spelled.js';
import { latinWords, type Word } from './words.js';

export interface SpellingLists {
  /** Slips of several words: "should of" → "should have"; the right form may be in the pattern's own words only. */
  phrases: readonly Phrase[];
  affixes: { prefixes: readonly string[]; suffixes: readonly string[] };
}

/** Looking for near words is the costly part; a text with more unknown words than this is not English at all. */
const mostLookups = 24;
const mostFarLookups = 6;
const greeting =
  /(?:^|[^\p{L}])(?:hi|hello|hey|dear|thanks|thank you|cheers|sorry|namaste|vanakkam|mr|mrs|ms|dr|from|by)[\s,]*$/iu;

interface Judging {
  english: EnglishWords;
  languageWords: LanguageWords;
  lists: SpellingLists;
  allowed: ReadonlySet<string>;
  /** The reply borrows Hindi or Tamil words, so such a word is no slip. */
  borrows: boolean;
  lookups: number;
  farLookups: number;
}

/** `english` is asked for on first use: the dictionaries take a third of a second to load. */
export function makeSpelling(
  english: () => EnglishWords,
  languageWords: LanguageWords,
  lists: SpellingLists,
): Examine {
  const phrasesIn = phraseFinder(lists.phrases);
  return ({ text, language, allowWords }) => {
    const prose = blankOut(text);
    const words = latinWords(prose);
    if (words.length === 0) return [];
    const allowed = new Set(allowWords.flatMap((word) => allowedForms(word)));
    const borrowed = words.filter((word) => isRomanised(word.text.toLowerCase(), languageWords));
    const judging: Judging = {
      english: english(),
      languageWords,
      lists,
      allowed,
      borrows: borrowed.length >= 2,
      lookups: 0,
      farLookups: 0,
    };
    const isEnglish = replyLanguage(prose, language, languageWords) === 'en';
    const found = phrasesIn(prose);
    words.forEach((word, index) => {
      if (found.some((other) => other.start <= word.start && word.end <= other.end)) return;
      const finding = judgeWord(word, words, index, prose, isEnglish, judging);
      if (finding) found.push(finding);
    });
    return found;
  };
}

function judgeWord(
  whole: Word,
  words: Word[],
  index: number,
  prose: string,
  isEnglish: boolean,
  judging: Judging,
): FindingDraft | null {
  const { english, allowed } = judging;
  const word = withoutPossessive(whole);
  if (whole.text === 'i' && isEnglish && standsAlone(whole, prose))
    return spelled('spelling.listed', whole, ['I']);
  const lower = word.text.toLowerCase();
  if (word.text.length < 2 || allowed.has(lower)) return null;

  const slip = slipOf(lower, word.text, english) ?? slipOf(whole.text.toLowerCase(), whole.text, english);
  // Short romanised words look like English slips ("wich", "teh"); long ones do not.
  if (slip && (isEnglish || lower.length >= 6)) {
    return /^\p{Lu}{2,5}$/u.test(word.text) ? null : spelled('spelling.listed', word, slip);
  }
  if (!isEnglish || english.known(word.text) || english.known(whole.text)) return null;
  if (isSkipped(word, judging)) return null;
  const shape = shapeOf(word.text);
  if (shape === 'code') return null;
  if (shape === 'capitalised' && english.known(lower)) return null;
  if (shape === 'lower' && english.known(inCaseOf('Aa', lower)))
    return spelled('spelling.unknown', word, [inCaseOf('Aa', lower)]);

  const near = nearWords(lower, judging);
  if (
    isPartOfCompound(word, prose) &&
    (near[0] === undefined || lower.length < 6 || english.rank(near[0]) > 3000)
  )
    return null;
  if (shape === 'capitalised' && !isCapitalisedSlip(word, words, index, prose, near[0], judging)) return null;
  if (near.length > 0 && lower.length > 2)
    return spelled(isProper(near[0]) ? 'spelling.unknown' : 'spelling.likely', word, near);
  if (shape === 'capitalised' || isBuilt(lower, judging)) return null;
  const joined = english.twoWords(lower);
  if (joined) {
    // "inthe" is a slip, "chatbot" is a word on its way into the dictionaries.
    return joined.every((part) => english.rank(part) <= 150)
      ? spelled('spelling.likely', word, [joined.join(' ')])
      : null;
  }
  const far = farWords(lower, judging);
  return far.length > 0 && lower.length >= 7
    ? spelled('spelling.likely', word, far)
    : spelled('spelling.unknown', word, far);
}

/** "i'm" is a slip for "I'm", which is none. */
function slipOf(lower: string, asWritten: string, english: EnglishWords): readonly string[] | undefined {
  const right = english.slip(lower);
  return right?.includes(asWritten) ? undefined : right;
}

function isProper(word: string | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word);
}

function isRomanised(lower: string, { hindiLatin, tamilLatin }: LanguageWords): boolean {
  return hindiLatin.has(lower) || tamilLatin.has(lower);
}

/** "i" as in "i will", not "i." of a list or "i/o". */
function standsAlone(word: Word, prose: string): boolean {
  return (
    /(?:^|[\s,;("])$/u.test(prose.slice(0, word.start).slice(-1)) &&
    /^\s+[a-z]/u.test(prose.slice(word.end, word.end + 4))
  );
}

/** A part of "teen-agers": halves of such words need not be words. */
function isPartOfCompound(word: Word, prose: string): boolean {
  return (
    /\p{L}-$/u.test(prose.slice(Math.max(0, word.start - 2), word.start)) ||
    /^-\p{L}/u.test(prose.slice(word.end, word.end + 2))
  );
}

function isSkipped(word: Word, { english, languageWords, borrows }: Judging): boolean {
  const lower = word.text.toLowerCase();
  if (english.isName(lower) || (borrows && isRomanised(lower, languageWords))) return true;
  const plain = lower.normalize('NFD').replace(/\p{Mn}/gu, '');
  // Words with accents are right when their plain form is; other Latin letters belong to other languages.
  return plain !== lower && (english.known(plain) || /[^a-z']/.test(plain));
}

function nearWords(lower: string, judging: Judging): string[] {
  if (judging.lookups >= mostLookups) return [];
  judging.lookups += 1;
  return judging.english.oneEditAway(lower);
}

function farWords(lower: string, judging: Judging): string[] {
  if (judging.farLookups >= mostFarLookups) return [];
  judging.farLookups += 1;
  return judging.english.twoEditsAway(lower);
}

/** A capital mostly means a name. At the start of a sentence it need not; elsewhere only a near miss of a common word is flagged. */
function isCapitalisedSlip(
  word: Word,
  words: Word[],
  index: number,
  prose: string,
  near: string | undefined,
  judging: Judging,
): boolean {
  if (near === undefined) return false;
  const neighbours = [words[index - 1], words[index + 1]];
  const besideName = neighbours.some(
    (other) => other && !other.opensSentence && /^\p{Lu}/u.test(other.text) && other.text !== 'I',
  );
  if (besideName || greeting.test(prose.slice(Math.max(0, word.start - 20), word.start))) return false;
  const rank = judging.english.rank(near);
  if (word.opensSentence)
    return (
      word.text.length >= 5 &&
      rank <= 4000 &&
      near[0] === word.text[0]?.toLowerCase() &&
      !/^\s*(?:,|ji\b|here\b)/u.test(prose.slice(word.end, word.end + 6))
    );
  return word.text.length >= 7 && rank <= 1500;
}

function isBuilt(lower: string, { english, lists }: Judging): boolean {
  const stems = [
    ...lists.affixes.prefixes
      .filter((affix) => lower.startsWith(affix))
      .map((affix) => lower.slice(affix.length)),
    ...lists.affixes.suffixes
      .filter((affix) => lower.endsWith(affix))
      .map((affix) => lower.slice(0, -affix.length)),
  ];
  return stems.some((stem) => stem.length >= 4 && english.known(stem));
}

function shapeOf(text: string): 'lower' | 'capitalised' | 'code' {
  if (/^\p{Lu}{2,6}s?$/u.test(text)) return 'code';
  if (/\p{Ll}.*\p{Lu}/u.test(text)) return 'code';
  return /^\p{Lu}\p{Ll}/u.test(text) || /^\p{Lu}'/u.test(text) ? 'capitalised' : 'lower';
}

function withoutPossessive(word: Word): Word {
  const cut = /'s$|'$/.exec(word.text);
  if (!cut) return word;
  return { ...word, text: word.text.slice(0, cut.index), end: word.start + cut.index };
}

function allowedForms(entry: string): string[] {
  const parts =
    entry
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .match(/[\p{L}\p{M}']+/gu) ?? [];
  return parts.flatMap((part) => [part, part.replace(/'s$/, ''), `${part}s`]);
}
