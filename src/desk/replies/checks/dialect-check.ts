/**
 * One way of spelling English in all replies of a brand: words that only the other side of the Atlantic writes so are told, with the
 * brand's own form where there is one. Both dictionaries are asked; a word that neither knows is another check's matter.
 */
import { blankOut } from './blank-out.js';
import { draft, type Examine } from './draft.js';
import type { CheckContext } from './finding.js';
import { inCaseOf } from './spelled.js';
import { latinWords } from './words.js';

export type Dialect = 'us' | 'gb';
/** Is a word right, as it is written there? */
export type Dialects = Readonly<Record<Dialect, (word: string) => boolean>>;

/** Where the two part; American first. The first that makes a word of the other side is offered. */
const pairs: readonly (readonly [string, string])[] = [
  ['or', 'our'],
  ['iz', 'is'],
  ['yz', 'ys'],
  ['ense', 'ence'],
  ['ter', 'tre'],
  ['er', 're'],
  ['ool', 'oul'],
  ['l', 'll'],
  ['ll', 'l'],
  ['log', 'logue'],
  ['e', 'ae'],
  ['e', 'oe'],
  ['eck', 'eque'],
  ['ay', 'ey'],
  ['am', 'amme'],
  ['ic', 'is'],
  ['ed', 't'],
  ['lry', 'llery'],
  ['ire', 'yre'],
];

/** Remembered: a reply is checked again with every key. */
const REMEMBERED = 2000;

/** `dialects` is asked for on first use: the dictionaries take a third of a second to load. */
export function makeDialect(
  dialect: Dialect,
  dialects: () => Dialects,
  isEnglish: (prose: string, context: CheckContext) => boolean,
): Examine {
  const other: Dialect = dialect === 'us' ? 'gb' : 'us';
  const known = new Map<string, string | null | false>();
  const judged = (word: string): string | null | false => {
    const held = known.get(word);
    if (held !== undefined) return held;
    if (known.size >= REMEMBERED) known.clear();
    const both = dialects();
    const foreign = !both[dialect](word) && both[other](word);
    const answer = foreign && rewritten(word, dialect, both[dialect]);
    known.set(word, answer);
    return answer;
  };
  return (context) => {
    const prose = blankOut(context.text);
    if (!isEnglish(prose, context)) return [];
    const allowed = new Set(context.allowWords.map((word) => word.toLowerCase()));
    return latinWords(prose).flatMap((word) => {
      const lower = word.text.toLowerCase();
      // A capital inside a sentence is a name: "Care Centre" is called so.
      if (allowed.has(lower) || (!word.opensSentence && word.text !== lower)) return [];
      const right = judged(lower);
      if (right === false) return [];
      const suggestions = right === null ? [] : [inCaseOf(word.text, right)];
      return [draft('spelling.dialect', word, { word: word.text }, suggestions)];
    });
  };
}

/** The word as `dialect` writes it; null where none of the usual differences leads to a word. */
function rewritten(word: string, dialect: Dialect, isRight: (word: string) => boolean): string | null {
  for (const [american, british] of pairs) {
    const [from, to] = dialect === 'us' ? [british, american] : [american, british];
    for (let at = word.indexOf(from); at >= 0; at = word.indexOf(from, at + 1)) {
      const candidate = word.slice(0, at) + to + word.slice(at + from.length);
      if (candidate !== word && isRight(candidate)) return candidate;
    }
  }
  return null;
}
