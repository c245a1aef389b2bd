/**
 * What the words beside a number call it. The nearest name before it counts, and one after it only when hardly anything
 * stands between. Looks at a bounded stretch, so that a text of numbers alone stays linear.
 */
import { AFTER_TIES, BANK_WORDS, TIES, UNITS, type NameKind } from './words.js';
import { anyWord, nameAt, type FoundName } from './words.compile.js';

export interface Naming {
  /** Null: nothing near names it. */
  kind: NameKind | null;
  /** Hardly anything stands between the name and the number. */
  tied: boolean;
  /** The name stands after the number. */
  after: boolean;
  /** What stands between a name before and the number. */
  between: string;
}

const BEFORE = 56;
const AFTER = 28;
const UNNAMED: Naming = { kind: null, tied: false, after: false, between: '' };

const afterTie = new RegExp(`^[\\s\\-–—:("'“”]*(?:(?:${anyWord(AFTER_TIES)})[\\s,]*){0,3}`, 'i');
const tie = new RegExp(`^(?:[\\s:#=.,"'“”‘’()\\-–—>*]|${anyWord(TIES)})*$`, 'i');
const unit = new RegExp(`^\\s*(?:%|/-|${anyWord(UNITS)})`, 'i');
const bank = new RegExp(anyWord(BANK_WORDS), 'i');
/** A full stop after these ends no sentence. */
const SHORTENED = /(?:^|[\s(])(?:no|nos|num|nr|rs|ref|mob|ph|tel|acct|acc|cont|id|sr|awb|नं|सं|रु|ரூ|எண்)\.\s*$/i;

/** Names the number from `start` to `end`. */
export function namingOf(text: string, start: number, end: number): Naming {
  const before = nameBefore(text, start);
  if (before.kind !== null && before.tied) return before;
  const after = nameAfter(text, end);
  return after ?? before;
}

export function nameBefore(text: string, start: number): Naming {
  const stretch = sentenceBefore(text, start);
  let last: FoundName | null = null;
  for (let at = 0; at < stretch.length; at++) {
    const found = nameAt(stretch, at);
    if (!found) continue;
    last = found;
    at = found.end - 1;
  }
  if (!last) return UNNAMED;
  const between = stretch.slice(last.end);
  return { kind: last.kind, tied: tie.test(between), after: false, between };
}

function nameAfter(text: string, end: number): Naming | null {
  const stretch = text.slice(end, end + AFTER);
  const from = afterTie.exec(stretch)![0].length;
  // A tie may be the beginning of a name itself: "is my OTP", "my number".
  for (const at of [from, ...wordStarts(stretch, from)]) {
    const found = nameAt(stretch, at);
    if (found) return { kind: found.kind, tied: true, after: true, between: '' };
  }
  return null;
}

/** Where words begin in the first `to` signs, the last first. */
function wordStarts(stretch: string, to: number): number[] {
  const starts: number[] = [];
  for (let i = to - 1; i >= 0; i--)
    if (!/\s/.test(stretch[i]!) && (i === 0 || /\s/.test(stretch[i - 1]!))) starts.push(i);
  return starts;
}

/** The name stands before, at most `most` signs away, in the same breath and with no other number between. */
export const isNear = ({ kind, tied, after, between }: Naming, most: number): boolean =>
  kind !== null && (tied || (!after && between.length <= most && !/[\d;!?\n]|\.\s/.test(between)));

/** Back to the end of the sentence before, if that lies near. */
function sentenceBefore(text: string, start: number): string {
  const stretch = text.slice(Math.max(0, start - BEFORE), start);
  for (let i = stretch.length - 2; i >= 0; i--) {
    const c = stretch[i]!;
    if ((c === '.' || c === '!' || c === '?' || c === '।') && /\s/.test(stretch[i + 1]!)) {
      if (c === '.' && SHORTENED.test(stretch.slice(0, i + 2))) continue;
      return stretch.slice(i + 1);
    }
  }
  return stretch;
}

/** Something is counted: minutes, rupees, times. */
export const isCounted = (text: string, end: number): boolean => unit.test(text.slice(end, end + 12));

export const speaksOfBank = (text: string, start: number, end: number): boolean =>
  bank.test(text.slice(Math.max(0, start - 60), end + 60));

/** Inside an address of the web, where numbers are those of pages and orders. */
export function isInLink(text: string, start: number): boolean {
  let from = start;
  while (from > 0 && start - from < 300 && !/\s/.test(text[from - 1]!)) from--;
  return (
    /^[("'<[]*(?:https?:\/\/|www\.)/i.test(text.slice(from, start + 1)) ||
    /[\w-]\.[a-z]{2,}\/\S*$/i.test(text.slice(from, start))
  );
}

export const touchesLetter = (text: string, start: number, end: number): boolean =>
  /[a-z]/i.test(text[start - 1] ?? ' ') || /[a-z]/i.test(text[end] ?? ' ');
