/**
 * English spelling of a reply, and listed slips in any reply with Latin letters. A slip that is sure carries its right
 * form; a word that is only unknown is said to be just that. Names, codes, links and the brand's own words are left alone.
 */
import { blankOut } from './blank-out.js';
import type { Examine, FindingDraft } from './draft.js';
import type { EnglishWords } from './english-words.js';
import { type LanguageWords, replyLanguage } from './reply-language.js';
import { phraseFinder } from './slip-phrases.js';
import { inCaseOf, spelled } from './spelled.js';
import { BuiltWords } from './spelling-built.js';
import {
  capitalisedSlip,
  capitalMeant,
  isAllCapitals,
  isAmongCapitals,
  isFarCapitalisedSlip,
  isGreeted,
  slipsThatTell,
} from './spelling-capitals.js';
import {
  fullOfIt,
  isBorrowedAmongEnglish,
  otherOpposite,
  pluralWithS,
  runTogether,
} from './spelling-doubtful.js';
import {
  common,
  farWords,
  isMeant,
  isOfTheTrade,
  isProper,
  isRomanised,
  isSkipped,
  isTwisted,
  type Judging,
  nearWords,
  slipOf,
  type SpellingLists,
} from './spelling-judging.js';
import {
  allowedForms,
  isAbbreviated,
  isAsSpoken,
  isPartOfCompound,
  shapeOf,
  standsAlone,
  timesOf,
  withoutPossessive,
} from './spelling-shapes.js';
import { latinWords, type Word } from './words.js';

/** Whoever makes so many slips does not make new words. */
const manySlips = 2;

/** `english` is asked for on first use: the dictionaries take a third of a second to load. */
export function makeSpelling(
  english: () => EnglishWords,
  languageWords: LanguageWords,
  lists: SpellingLists,
): Examine {
  const phrasesIn = phraseFinder(lists.phrases);
  let built: BuiltWords | undefined;
  return ({ text, language, allowWords }) => {
    const prose = blankOut(text);
    const words = latinWords(prose);
    if (words.length === 0) return [];
    const allowed = new Set(allowWords.flatMap((word) => allowedForms(word)));
    const borrowed = words.filter((word) => isRomanised(word.text.toLowerCase(), languageWords));
    const judging: Judging = {
      english: english(),
      languageWords,
      built: (built ??= new BuiltWords(english(), lists)),
      lists,
      times: timesOf(words),
      allowed,
      borrows: borrowed.length >= 2,
      capitalsAreNothing: isAllCapitals(words, (lower) => english().rank(lower) <= 4000),
      lookups: 0,
      farLookups: 0,
      excused: [],
    };
    const isEnglish = replyLanguage(prose, language, languageWords) === 'en';
    const found = phrasesIn(prose);
    words.forEach((word, index) => {
      if (found.some((other) => other.start <= word.start && word.end <= other.end)) return;
      const finding = judgeWord(word, words, index, prose, isEnglish, judging);
      if (finding) found.push(finding);
    });
    return [
      ...found,
      ...judging.excused.filter(({ beside }) => beside <= found.length).map(({ finding }) => finding),
    ];
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
    return /^\p{Lu}{2,5}$/u.test(word.text) && !judging.capitalsAreNothing
      ? null
      : spelled('spelling.listed', word, slip);
  }
  if (isEnglish && judging.lists.borrowed.has(word.text) && isBorrowedAmongEnglish(words, index, english))
    return spelled('spelling.unknown', word, english.oneEditAway(lower));
  const plural = isEnglish ? pluralWithS(whole, english) : undefined;
  if (plural !== undefined) return spelled('spelling.likely', whole, [plural]);
  if (!isEnglish || english.known(word.text) || english.known(whole.text)) return null;
  const excuse = (near: string[] = [], least = manySlips): null => {
    judging.excused.push({ finding: spelled('spelling.unknown', word, near), beside: least });
    return null;
  };
  if (isSkipped(word, prose, judging))
    return /^[a-z]+$/.test(word.text) && english.isName(lower) && !isGreeted(word, prose) ? excuse() : null;
  const shape = shapeOf(word.text, english.known(lower));
  const { capitalsAreNothing } = judging;
  if (shape === 'code') {
    const shouted = capitalsAreNothing || isAmongCapitals(words, index, english);
    return shouted ? inCapitals(word, judging) : null;
  }
  if (capitalsAreNothing && shape === 'capitalised' && !english.known(lower))
    return inCapitals(word, judging);
  if (shape === 'capitalised' && english.known(lower)) return null;
  if (shape === 'lower' && english.known(inCaseOf('Aa', lower)))
    return spelled('spelling.unknown', word, [inCaseOf('Aa', lower)]);

  const near = nearWords(lower, judging);
  const capital =
    shape === 'capitalised'
      ? capitalMeant(word, words, index, prose, judging.lists.capitals, english)
      : undefined;
  if (capital !== undefined) return spelled('spelling.likely', word, [capital]);
  if (
    isPartOfCompound(word, prose) &&
    (near[0] === undefined || lower.length < 6 || english.rank(near[0]) > 3000)
  )
    return null;
  if (isAsSpoken(word, prose) && english.known(`${lower}g`)) return null;
  if (shape === 'lower' && isAbbreviated(lower)) return excuse(near, 1);
  if (shape === 'capitalised') {
    const { timesSeen } = judging.lists;
    const code = capitalisedSlip(word, words, index, prose, near[0], english, timesSeen);
    if (code !== null) return spelled(code, word, near);
    const far = near.length === 0 && lower.length >= 6 ? farWords(lower, judging) : [];
    if (isFarCapitalisedSlip(word, words, index, prose, far[0], english))
      return spelled('spelling.unknown', word, far);
    const apart =
      word.opensSentence && lower.length >= 8 ? runTogether(lower, english, timesSeen) : undefined;
    if (apart !== undefined) return spelled('spelling.unknown', word, [apart.join(' ')]);
    return isGreeted(word, prose)
      ? null
      : excuse(near, slipsThatTell(words, index, prose, near.length > 0, english));
  }
  if (shape === 'lower' && (judging.built.isPlural(lower, near[0]) || isMeant(lower, near[0], judging)))
    return null;
  if (near.length > 0 && lower.length > 2)
    return spelled(isProper(near[0]) ? 'spelling.unknown' : 'spelling.likely', word, near);
  const opposite = otherOpposite(lower, english);
  if (opposite !== undefined) return spelled('spelling.likely', word, [opposite]);
  const apart = runTogether(lower, english, judging.lists.timesSeen);
  if (apart !== undefined) {
    const sure = apart.every((part) => english.rank(part) <= 1000);
    return spelled(sure ? 'spelling.likely' : 'spelling.unknown', word, [apart.join(' ')]);
  }
  const full = lower.endsWith('full') ? fullOfIt(lower, farWords(lower, judging), english) : undefined;
  if (full !== undefined) return spelled('spelling.likely', word, [full]);
  if (judging.built.isDerived(lower)) return excuse();
  const joined = english.twoWords(lower);
  if (joined?.every((part) => english.rank(part) <= 150))
    return spelled('spelling.likely', word, [joined.join(' ')]);
  const far = farWords(lower, judging);
  // "inthe" is a slip, "chatbot" is a word on its way into the dictionaries, "somethick" is nearer to a common word.
  if (joined?.every((part) => part.length > 2) && !isTwisted(lower, far[0], english)) return excuse();
  if (far.length === 0 && isOfTheTrade(lower, judging)) return excuse();
  return far.length > 0 && lower.length >= 7
    ? spelled('spelling.likely', word, far)
    : spelled('spelling.unknown', word, far);
}

/** Where capitals say nothing: the near miss of a common word is a slip, any other is one beside a slip. */
function inCapitals(word: Word, judging: Judging): FindingDraft | null {
  const near = nearWords(word.text.toLowerCase(), judging);
  const { length } = word.text;
  const rank = judging.english.rank(near[0] ?? '');
  if ((length >= 4 && rank <= common) || (length >= 6 && rank < Infinity))
    return spelled('spelling.likely', word, near);
  judging.excused.push({ finding: spelled('spelling.unknown', word, near), beside: 1 });
  return null;
}
