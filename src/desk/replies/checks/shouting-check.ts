/**
 * Capitals and rows of marks that read as shouting. Acronyms, codes and short emphasis ("NOT") are let through.
 */
import { blankOut } from './blank-out.js';
import { draft, type Examine, type FindingDraft } from './draft.js';
import { latinWords, type Word } from './words.js';

export interface ShoutingWords {
  /** An ordinary word, not a name, lower case: names may stand in capitals. */
  isOrdinary(lower: string): boolean;
  /** Written in capitals by rights: lower case. */
  acronyms: ReadonlySet<string>;
}

export function makeShouting({ acronyms, isOrdinary }: ShoutingWords): Examine {
  return ({ text, allowWords }) => {
    // What is quoted or stands in brackets is not the agent's voice.
    const prose = blankOut(text).replace(/\[[^\]\n]{0,60}\]|["“][^"”\n]{0,60}["”]/gu, (quoted) =>
      ' '.repeat(quoted.length),
    );
    const allowed = new Set(allowWords.map((word) => word.toLowerCase()));
    const words = latinWords(prose);
    const loud = (word: Word) =>
      isCapitals(word.text) &&
      !acronyms.has(word.text.toLowerCase()) &&
      !allowed.has(word.text.toLowerCase());
    return [...capitals(words, loud, isOrdinary, text), ...marks(prose)];
  };
}

function capitals(
  words: Word[],
  loud: (word: Word) => boolean,
  isOrdinary: (lower: string) => boolean,
  text: string,
): FindingDraft[] {
  const letters = (some: Word[]) => some.reduce((sum, word) => sum + word.text.length, 0);
  const shouted = words.filter((word) => word.text.length >= 2 && loud(word));
  if (shouted.length >= 3 && letters(shouted) >= 12 && letters(shouted) >= letters(words) * 0.8) {
    const inCapitals = words.filter((word) => isCapitals(word.text));
    const span = { start: inCapitals[0]!.start, end: inCapitals.at(-1)!.end };
    return [draft('shouting.all', span, {}, [inSmallLetters(text.slice(span.start, span.end))])];
  }
  const sentence = longestRun(words, loud);
  if (sentence) {
    const span = { start: sentence[0]!.start, end: sentence.at(-1)!.end };
    return [draft('shouting.sentence', span, {}, [inSmallLetters(text.slice(span.start, span.end))])];
  }
  return runs(words, loud, isOrdinary).map((run) => {
    const span = { start: run[0]!.start, end: run.at(-1)!.end };
    const said = text.slice(span.start, span.end);
    return draft('shouting.words', span, { words: said.slice(0, 80) }, [said.toLowerCase()]);
  });
}

/** Four loud words and more in a row are no name and no stress: a sentence in capitals, in whatever language. */
function longestRun(words: Word[], loud: (word: Word) => boolean): Word[] | null {
  let [from, real, letters] = [0, 0, 0];
  for (const [at, word] of words.entries()) {
    const capitals = isCapitals(word.text);
    if (!capitals || word.opensSentence || at === 0) [from, real, letters] = [capitals ? at : at + 1, 0, 0];
    if (!capitals || word.text.length < 2 || !loud(word)) continue;
    real += 1;
    letters += word.text.length;
    if (real >= 4 && letters >= 16) {
      const end = words.findIndex((one, later) => later > at && !isCapitals(one.text));
      return words.slice(from, end < 0 ? undefined : end);
    }
  }
  return null;
}

/** Two or more loud ordinary words in a row, one of them of four letters or more. One alone is emphasis or a name we do not know. */
function runs(
  words: Word[],
  loud: (word: Word) => boolean,
  isOrdinary: (lower: string) => boolean,
): Word[][] {
  const found: Word[][] = [];
  let run: Word[] = [];
  for (const word of [...words, null]) {
    if (word && loud(word) && (word.text.length >= 2 || run.length > 0)) {
      run.push(word);
      continue;
    }
    const real = run.filter((one) => one.text.length >= 2 && isOrdinary(one.text.toLowerCase()));
    if (real.length >= 2 && real.some((one) => one.text.length >= 4)) found.push(run);
    run = [];
  }
  return found;
}

function marks(prose: string): FindingDraft[] {
  return [...prose.matchAll(/[!！]{3,}|[!?！？]{4,}|[?？]{3,}/gu)].map((match) => {
    const one = match[0].includes('?') || match[0].includes('？') ? '?' : '!';
    return draft(
      'shouting.marks',
      { start: match.index, end: match.index + match[0].length },
      { marks: match[0].slice(0, 20) },
      [one],
    );
  });
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

function inSmallLetters(text: string): string {
  const small = text.toLowerCase().replace(/\bi\b/g, 'I');
  return small.replace(
    /(^|[.!?]\s+)(\p{Ll})/gu,
    (_, before: string, first: string) => before + first.toUpperCase(),
  );
}
