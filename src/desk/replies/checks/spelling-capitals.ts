/** When a word with a capital is a slip, not a name: a near miss of a name that everybody knows, or of a very common word. Pure. */
import { editDistance, type EnglishWords } from './english-words.js';
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

/** A capital mostly means a name. At the start of a sentence it need not; elsewhere only a near miss of a common word is flagged. */
export function isCapitalisedSlip(
  word: Word,
  words: Word[],
  index: number,
  prose: string,
  near: string | undefined,
  english: EnglishWords,
): boolean {
  if (near === undefined) return false;
  if (isNamed(word, words, index, prose)) return false;
  const rank = english.rank(near);
  if (word.opensSentence)
    return (
      word.text.length >= 5 &&
      rank <= 4000 &&
      near[0] === word.text[0]?.toLowerCase() &&
      !/^\s*(?:,|ji\b|here\b)/u.test(prose.slice(word.end, word.end + 6))
    );
  return word.text.length >= 7 && rank <= 1500;
}
