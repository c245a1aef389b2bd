/**
 * Words that no dictionary has though they are made of known pieces, and that are slips all the same: "unpolite", "greatfull",
 * "eventhough", "politicians's". Pure; each answers the right form or nothing.
 */
import type { EnglishWords } from './english-words.js';
import type { Word } from './words.js';

/** How often words stood side by side in right sentences; '.' is where one begins or ends. */
export type TimesSeen = (...words: string[]) => number;

const opposites = ['in', 'im', 'ir', 'il', 'dis'];
/** Seen side by side so often, two words belong together and are written apart. */
const oftenTogether = 5;
const commonBeside = 2500;

/** "unpolite": the word for the opposite is another. */
export function otherOpposite(lower: string, english: EnglishWords): string | undefined {
  if (!lower.startsWith('un') || lower.length < 7) return undefined;
  const stem = lower.slice(2);
  return opposites.map((prefix) => prefix + stem).find((word) => english.known(word));
}

/** "gladfull", "peacefull": the ending has one l. "greatfull" is nearer to "grateful". */
export function fullOfIt(lower: string, far: readonly string[], english: EnglishWords): string | undefined {
  if (!lower.endsWith('full') || lower.length < 7) return undefined;
  const one = lower.slice(0, -1);
  if (english.known(one)) return one;
  return english.slip(one)?.[0] ?? [...far, ...english.oneEditAway(one)].find((word) => word.endsWith('ful'));
}

/** "eventhough": the parts are words that are often seen side by side. */
export function runTogether(
  lower: string,
  english: EnglishWords,
  timesSeen: TimesSeen,
): [string, string] | undefined {
  let best: [string, string] | undefined;
  let most = oftenTogether - 1;
  for (let cut = 3; cut <= lower.length - 3; cut += 1) {
    const [left, right] = [lower.slice(0, cut), lower.slice(cut)];
    if (english.rank(left) === Infinity || english.rank(right) === Infinity) continue;
    const seen = timesSeen(left, right);
    if (seen > most) [best, most] = [[left, right], seen];
  }
  return best;
}

/** "politicians's": a plural takes the apostrophe alone. */
export function pluralWithS(whole: Word, english: EnglishWords): string | undefined {
  const plural = /^(\p{Ll}{3,}[^s\P{L}]s)'s$/u.exec(whole.text)?.[1];
  return plural !== undefined && english.known(plural.slice(0, -1)) && english.known(plural)
    ? `${plural}'`
    : undefined;
}

/** "to se you": right in names and set phrases of another language only, and here common English words stand on both sides. */
export function isBorrowedAmongEnglish(
  words: readonly Word[],
  index: number,
  english: EnglishWords,
): boolean {
  const isCommon = (other: Word | undefined): boolean =>
    other === undefined ||
    (/^\p{Ll}|^I$/u.test(other.text) && english.rank(other.text.toLowerCase()) <= commonBeside);
  const [before, after] = [words[index - 1], words[index + 1]];
  return before !== undefined && before.text !== 'per' && isCommon(before) && isCommon(after);
}
