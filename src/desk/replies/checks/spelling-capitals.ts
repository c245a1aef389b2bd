/** When a word with a capital is a slip, not a name: a near miss of a name that everybody knows, or of a very common word. Pure. */
import { editDistance, type EnglishWords } from './english-words.js';
import type { TimesSeen } from './spelling-doubtful.js';
import type { Word } from './words.js';

const greeting =
  /(?:^|[^\p{L}])(?:hi|hello|hey|dear|thanks|thank you|cheers|sorry|namaste|vanakkam|mr|mrs|ms|dr|from|by)[\s,]*$/iu;

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
): string | undefined {
  if (word.text.length < 5 || isNamed(word, words, index, prose)) return undefined;
  return capitals.find(
    (name) => name[0] === word.text[0] && editDistance(name, word.text, 1) === 1 && name !== `${word.text}s`,
  );
}

/**
 * Beside how many other slips an unknown word with a capital is taken for one itself: whoever makes many puts capitals anywhere.
 * Names stand beside names. `near`: a known word is one letter away.
 */
export function slipsThatTell(words: Word[], index: number, near: boolean): number {
  if (besideName(words, index)) return near ? 4 : Infinity;
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
function isNamed(word: Word, words: Word[], index: number, prose: string): boolean {
  return besideName(words, index) || isGreeted(word, prose);
}

function besideName(words: Word[], index: number): boolean {
  return [words[index - 1], words[index + 1]].some(
    (other) => other && !other.opensSentence && /^\p{Lu}/u.test(other.text) && other.text !== 'I',
  );
}

/**
 * A capital mostly means a name. At the start of a sentence it need not, and long names that lie one letter beside a common word are
 * few; what is followed by a comma may be somebody spoken to ("Manish, please wait"), unless such a word is seen to open sentences so.
 */
export function isCapitalisedSlip(
  word: Word,
  words: Word[],
  index: number,
  prose: string,
  near: string | undefined,
  english: EnglishWords,
  timesSeen: TimesSeen,
): boolean {
  if (near === undefined || isProper(near)) return false;
  if (isNamed(word, words, index, prose)) return false;
  const rank = english.rank(near);
  const { length } = word.text;
  const isOwner = prose.startsWith("'s", word.end);
  const sameFirst = near[0] === word.text[0]?.toLowerCase();
  if (!word.opensSentence)
    return (
      (length >= 7 && rank <= 1500) ||
      (!isOwner && sameFirst && (length >= 9 || (length >= 6 && rank < Infinity)))
    );
  if (/^\s*(?:ji\b|here\b)/u.test(prose.slice(word.end, word.end + 6))) return false;
  const isAddressed = /^\s*,/u.test(prose.slice(word.end, word.end + 3));
  if (isAddressed && !near.endsWith('ly') && timesSeen('.', near, ',') === 0) return false;
  if (near.endsWith('ly') && word.text.endsWith('ly') && length >= 6) return true;
  if (length >= 5 && rank <= 4000 && sameFirst) return true;
  if (isOwner) return false;
  return (length >= 6 && rank < Infinity && sameFirst) || (length >= 8 && (sameFirst || rank < Infinity));
}

/** "Gouverment": opens a sentence, and a common word with the same beginning is two letters away. */
export function isFarCapitalisedSlip(
  word: Word,
  words: Word[],
  index: number,
  prose: string,
  far: string | undefined,
): boolean {
  if (far === undefined || !word.opensSentence || isNamed(word, words, index, prose)) return false;
  const least = far.endsWith('ly') && word.text.endsWith('ly') ? 6 : 9;
  return (
    word.text.length >= least && far[0] === word.text[0]?.toLowerCase() && !prose.startsWith("'s", word.end)
  );
}

function isProper(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
