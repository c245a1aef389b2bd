/** Sentences and clauses of a reply with their places. Finds; judges nothing. Pure. */

export interface Piece {
  start: number;
  end: number;
  text: string;
}
export interface Sentence extends Piece {
  question: boolean;
}

// A full stop after these, or between digits, ends nothing.
const abbreviated =
  /(?:^|[\s(])(?:rs|mr|mrs|ms|dr|no|st|sr|smt|shri|approx|ref|tel|ext|vs|pvt|ltd|[a-z]|रु|डॉ|ரூ|திரு)$/iu;
const stops =
  /[.!?।…]+(?=[\s"”')]|$)|[\n;]+|\s[|•]\s|(?<=[\p{L}\p{N}])[!?।]+|\p{Extended_Pictographic}+|\s[\^~](?=\p{L}{1,12}\b)|\s[-–—]\s(?=\p{Lu}\p{L}+(?:,? (?:team )?\p{Lu}?\p{L}+){0,2}\s*$)|\s\/(?=\p{Lu})/giu;

/** Nobody writes longer ones; what looks like one is read in parts, because some patterns take the square of its length. */
const LONGEST = 600;

export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const push = (to: number, mark: string): void => {
    for (let at = from; at < to; at += LONGEST) {
      const piece = trimmed(text, at, Math.min(to, at + LONGEST));
      if (piece) sentences.push({ ...piece, question: mark.includes('?') });
    }
  };
  for (const match of text.matchAll(stops)) {
    if (match[0] === '.' && abbreviated.test(text.slice(Math.max(0, match.index - 12), match.index)))
      continue;
    push(match.index, match[0]);
    from = match.index + match[0].length;
  }
  push(text.length, '');
  return sentences;
}

/** What others said or wrote, three words or more between double quotes, becomes blanks: nobody promises it here. */
export const withoutQuotes = (text: string): string =>
  text.replace(/["“](?:[^"“”\n ]+ ){2,}[^"“”\n]*["”]/gu, (quoted) => ' '.repeat(quoted.length));

/** The pieces between the matches of `breaks`. */
export function clausesOf(sentence: Piece, breaks: RegExp): Piece[] {
  const clauses: Piece[] = [];
  let from = 0;
  const push = (to: number): void => {
    const piece = trimmed(sentence.text, from, to);
    if (piece)
      clauses.push({ ...piece, start: sentence.start + piece.start, end: sentence.start + piece.end });
  };
  for (const match of sentence.text.matchAll(breaks)) {
    push(match.index);
    from = match.index + (/^[\s,]*\s/u.exec(match[0])?.[0].length ?? match[0].length);
    if (/[;:–—(-]/u.test(match[0])) from = match.index + match[0].length;
  }
  push(sentence.text.length);
  return clauses;
}

function trimmed(text: string, from: number, to: number): Piece | null {
  const raw = text.slice(from, to);
  const inner = raw.trim();
  if (inner === '') return null;
  const start = from + raw.indexOf(inner);
  return { start, end: start + inner.length, text: inner };
}
