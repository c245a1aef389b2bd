/** When a word with a capital is a slip, not a name: a near miss of a name that everybody knows, or of a very common word. Pure. */
import { editDistance, type EnglishWords } from './english-words.js';
import type { TimesSeen } from './spelling-doubtful.js';
import { singular } from './spelling-shapes.js';
import type { Word } from './words.js';

const greeting =
  /(?:^|[^\p{L}])(?:hi|hello|hey|dear|thanks|thank you|cheers|sorry|namaste|vanakkam|from|by|(?:mr|mrs|ms|miss|dr|prof|sir|madam)\.?)[\s,]*$/iu;

const auxiliary = /^(?:is|was|has|had|will|would|says|said|did|does|can|could|should|may|might|must)$/;

/** Right behind "Hi" or "thanks": somebody's name. */
export function isGreeted(word: Word, prose: string): boolean {
  return greeting.test(prose.slice(Math.max(0, word.start - 20), word.start));
}

/** "Itlay": a slip in a name that everybody knows. */
export function capitalMeant(
  word: Word,
  words: Word[],
  index: number,
  prose: string,
  capitals: readonly string[],
  english: EnglishWords,
): string | undefined {
  if (word.text.length < 5 || isNamed(word, words, index, prose, english)) return undefined;
  return capitals.find(
    (name) => name[0] === word.text[0] && editDistance(name, word.text, 1) === 1 && name !== `${word.text}s`,
  );
}

/**
 * Beside how many other slips an unknown word with a capital is taken for one itself: whoever makes many puts capitals anywhere.
 * Names stand beside names. `near`: a known word is one letter away.
 */
export function slipsThatTell(
  words: Word[],
  index: number,
  prose: string,
  near: boolean,
  english: EnglishWords,
): number {
  if (besideName(words, index, prose, english)) return near ? 4 : Infinity;
  return near ? 1 : 3;
}

/** "PLEASE WAIT HERE", "Please Wait Here": of the ordinary words four and more, and nearly all, begin with a capital. */
export function isAllCapitals(words: readonly Word[], isOrdinary: (lower: string) => boolean): boolean {
  const ordinary = words.filter(({ text }) => text.length > 1 && isOrdinary(text.toLowerCase()));
  const capitals = ordinary.filter(({ text }) => /^\p{Lu}/u.test(text));
  return capitals.length >= 4 && capitals.length >= ordinary.length * 0.9;
}

/** "IN THE GARDON AND": the words on both sides are written in capitals, too, and are ordinary ones. */
export function isAmongCapitals(words: Word[], index: number, english: EnglishWords): boolean {
  return [words[index - 1], words[index + 1]].every(
    (other) => other && /^\p{Lu}{2,}$/u.test(other.text) && english.rank(other.text.toLowerCase()) <= 1000,
  );
}

/** Beside another name, or greeted. */
function isNamed(word: Word, words: Word[], index: number, prose: string, english: EnglishWords): boolean {
  return besideName(words, index, prose, english) || isGreeted(word, prose);
}

/** What opens a sentence has a capital anyway; it is a name where it is no ordinary word ("Ralph"). */
function besideName(words: Word[], index: number, prose: string, english: EnglishWords): boolean {
  const [before, after] = [words[index - 1], words[index + 1]];
  return [before, after].some(
    (other) =>
      other &&
      !(words[index]!.opensSentence && isApart(words[index]!, other, prose)) &&
      /^\p{Lu}/u.test(other.text) &&
      !/^I(?:'\p{L}+)?$/u.test(other.text) &&
      (!other.opensSentence ||
        (other === before && !words[index]!.opensSentence && isFirstName(other.text, english))),
  );
}

/** "Unfortunatly, Pat": the name belongs to what follows. */
function isApart(word: Word, after: Word, prose: string): boolean {
  return prose.slice(word.end, after.start).includes(',');
}

function isFirstName(text: string, english: EnglishWords): boolean {
  const lower = text.toLowerCase();
  return english.isName(lower) || (english.known(text) && !english.known(lower));
}

/** A slip that is sure, or one that may be a name after all and is only remarked on. */
export type CapitalisedSlip = 'spelling.likely' | 'spelling.unknown';

/**
 * A capital mostly means a name. At the start of a sentence it need not, and long names that lie one letter beside a common word are
 * few; what is followed by a comma may be somebody spoken to ("Manish, please wait"), unless such a word is seen to open sentences so.
 */
export function capitalisedSlip(
  word: Word,
  words: Word[],
  index: number,
  prose: string,
  near: string | undefined,
  english: EnglishWords,
  timesSeen: TimesSeen,
): CapitalisedSlip | null {
  if (near === undefined || isProper(near) || isNamed(word, words, index, prose, english)) return null;
  const { length } = word.text;
  const rank = Math.min(english.rank(near), length < 7 ? Infinity : english.rank(singular(near)));
  if (rank > 1500 && (isDoer(words[index + 1], near, timesSeen) || isOfKnownWord(word.text, english, rank)))
    return null;
  const isOwner = prose.startsWith("'s", word.end);
  const sameFirst = near[0] === word.text[0]?.toLowerCase();
  const isAdverb = near.endsWith('ly') && word.text.endsWith('ly') && length >= 6;
  if (!word.opensSentence) {
    if (length >= 7 && (rank <= 1500 || isAdverb)) return 'spelling.likely';
    const isLong = length >= 9 || (length >= 6 && rank < Infinity);
    const fits = !isOwner && sameFirst && isLong && isSeenThere(near, words, index, timesSeen);
    return fits ? 'spelling.unknown' : null;
  }
  if (/^\s*(?:ji\b|here\b)/u.test(prose.slice(word.end, word.end + 6))) return null;
  const isAddressed = length < 7 && /^\s*,/u.test(prose.slice(word.end, word.end + 3));
  if (isAddressed && !near.endsWith('ly') && timesSeen('.', near, ',') === 0) return null;
  if (isAdverb || (length >= 5 && rank <= 4000 && sameFirst)) return 'spelling.likely';
  if (isOwner || !(sameFirst || (length >= 8 && rank < Infinity))) return null;
  if (length >= 7 && rank < Infinity) return 'spelling.likely';
  return length >= 8 || (length >= 6 && rank < Infinity) ? 'spelling.unknown' : null;
}

/** "Gouverment": opens a sentence, and a common word with the same beginning is two letters away. */
export function isFarCapitalisedSlip(
  word: Word,
  words: Word[],
  index: number,
  prose: string,
  far: string | undefined,
  english: EnglishWords,
): boolean {
  if (far === undefined || !word.opensSentence || isNamed(word, words, index, prose, english)) return false;
  if (isOfKnownWord(word.text, english, Infinity)) return false;
  const least = far.endsWith('ly') && word.text.endsWith('ly') ? 6 : 9;
  return (
    word.text.length >= least && far[0] === word.text[0]?.toLowerCase() && !prose.startsWith("'s", word.end)
  );
}

/** "Scudder was": a person does something; the word that may have been meant was never seen before it. */
function isDoer(next: Word | undefined, near: string, timesSeen: TimesSeen): boolean {
  return next !== undefined && auxiliary.test(next.text) && timesSeen(near, next.text) === 0;
}

/** Inside a sentence what was meant must go with the word before or behind. */
function isSeenThere(near: string, words: Word[], index: number, timesSeen: TimesSeen): boolean {
  const [before, after] = [words[index - 1], words[index + 1]].map((other) => other?.text.toLowerCase());
  return (
    (before !== undefined && timesSeen(before, near) > 0) ||
    (after !== undefined && timesSeen(near, after) > 0)
  );
}

/** "Requestor", "Ecologics": made of a known word, and what is near is itself hardly ever written. */
function isOfKnownWord(text: string, english: EnglishWords, rank: number): boolean {
  const stem = /^(.{5,}?)(?:[eo]r)?s?$/u.exec(text.toLowerCase())?.[1];
  return rank === Infinity && stem !== undefined && english.known(stem);
}

function isProper(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
