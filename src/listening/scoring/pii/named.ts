/**
 * Numbers that are a secret only by their name: one-time codes, PINs, card codes, bank accounts, social security and
 * passport numbers, dates of birth. Without the name beside them they are numbers like any other.
 */
import type { PiiSpan } from '../score.js';
import { isCounted, nameBefore, namingOf, speaksOfBank, touchesLetter, type Naming } from './context.js';
import { sizesAre, type Group } from './runs.js';

const YEAR = /^(?:19|20)\d\d$/;
/** A branch's code straight after it makes a number an account. */
const IFSC_AFTER = /^[\s,;:/-]{0,4}(?:and |aur )?(?:ifsc\b|[A-Z]{4}0[A-Z0-9]{6}\b)/i;
const MOST_OF_ACCOUNT = 18;
const PLAIN_BETWEEN = /^[ -]$/;

/** In one run of groups; `text` with digits folded. */
export function findNamedNumbers(text: string, run: readonly Group[]): PiiSpan[] {
  const found: PiiSpan[] = [];
  for (let first = 0; first < run.length; first++) {
    const last =
      socialSecurity(text, run, first, found) ??
      account(text, run, first, found) ??
      oneOrTwoHalves(text, run, first, found);
    if (last !== null) first = last;
  }
  return found;
}

/** 078-05-1120, or nine digits called so. */
function socialSecurity(text: string, run: readonly Group[], first: number, found: PiiSpan[]): number | null {
  const groups = run.slice(first, first + 3);
  const split = sizesAre(groups, [3, 2, 4]);
  if (!split && run[first]!.digits.length !== 9) return null;
  const last = split ? first + 2 : first;
  const digits = split ? groups.map((group) => group.digits).join('') : run[first]!.digits;
  if (/^(?:000|666|9)|^...00|0000$/.test(digits)) return null;
  const [start, end] = [run[first]!.start, run[last]!.end];
  const between = split
    ? text.slice(groups[0]!.end, groups[1]!.start) + text.slice(groups[1]!.end, groups[2]!.start)
    : '';
  if (split && between !== '--' && between !== '  ' && between !== '..') return null;
  if (/[\d-]$/.test(text.slice(0, start).slice(-1)) || /^-?\w/.test(text.slice(end, end + 2))) return null;
  const { kind } = namingOf(text, start, end);
  if (kind !== 'ssn' && (between !== '--' || (kind !== null && kind !== 'dob'))) return null;
  found.push({ kind: 'ssn', start, end });
  return last;
}

/** Account numbers are written with spaces or dashes too; a comma ends them. */
function account(text: string, run: readonly Group[], first: number, found: PiiSpan[]): number | null {
  let n = run[first]!.digits.length;
  if (n < 3) return null;
  let last = first;
  while (last + 1 < run.length && PLAIN_BETWEEN.test(text.slice(run[last]!.end, run[last + 1]!.start))) {
    n += run[last + 1]!.digits.length;
    if (n > MOST_OF_ACCOUNT) break;
    last++;
  }
  if (n > MOST_OF_ACCOUNT) n -= run[last + 1]?.digits.length ?? n;
  const [start, end] = [run[first]!.start, run[last]!.end];
  if (n < 8 || !isAccount(text, n, start, end)) return null;
  found.push({ kind: 'bank-account', start, end });
  return last;
}

function isAccount(text: string, n: number, start: number, end: number): boolean {
  if (touchesLetter(text, start, end)) return false;
  const naming = namingOf(text, start, end);
  if (n >= 9 && naming.kind !== 'phone' && IFSC_AFTER.test(text.slice(end, end + 32))) return true;
  if (naming.kind !== 'account' || !naming.tied || isCounted(text, end)) return false;
  return n >= 11 || speaksOfBank(text, start, end);
}

/** One group, or two halves of a code. */
function oneOrTwoHalves(text: string, run: readonly Group[], first: number, found: PiiSpan[]): number | null {
  const group = run[first]!;
  const next = run[first + 1];
  const halves =
    group.digits.length === 3 &&
    next?.digits.length === 3 &&
    PLAIN_BETWEEN.test(text.slice(group.end, next.start));
  const last = halves ? first + 1 : first;
  const end = run[last]!.end;
  const n = group.digits.length + (halves ? next.digits.length : 0);
  if (n < 3 || n > 9 || isPartOfMore(text, group.start, end)) return null;
  const kind = kindByName(text, group, end, n, halves ? '' : group.digits);
  if (kind === null) return null;
  // The letter of "G-482913" belongs to the code.
  const start =
    kind === 'otp' && /(?:^|[^A-Za-z])[A-Z]-$/.test(text.slice(Math.max(0, group.start - 3), group.start))
      ? group.start - 2
      : group.start;
  found.push({ kind, start, end });
  return last;
}

function kindByName(text: string, group: Group, end: number, n: number, year: string): string | null {
  const naming = namingOf(text, group.start, end);
  if (n >= 4 && n <= 8 && !naming.tied && isToldAsCode(text, group.start, end)) return 'otp';
  const near = naming.tied || !/\d/.test(text.slice(Math.max(0, group.start - 24), group.start));
  if (naming.kind === null || !near) return null;
  switch (naming.kind) {
    case 'otp':
      if (n < 4 || n > 8 || isCounted(text, end) || isYear(text, group, year)) return null;
      return naming.tied || isClose(text, group.start) ? 'otp' : null;
    case 'cvv':
      if (naming.tied && n >= 3 && n <= 4) return 'cvv';
      return naming.tied && n >= 5 && n <= 8 ? 'otp' : null;
    case 'pin':
      return n >= 4 && n <= 6 && naming.tied && !isCounted(text, end) ? 'pin' : null;
    case 'somePin':
      // Six digits after a bare "pin" are a postal code as often as not.
      return n === 4 && naming.tied && !YEAR.test(year) && !isCounted(text, end) ? 'pin' : null;
    case 'passport':
      return n === 9 && naming.tied ? 'passport' : null;
    default:
      return null;
  }
}

/** "OTP 2023 se late": a year is a code only where it is told as one. */
const isYear = (text: string, group: Group, year: string): boolean =>
  YEAR.test(year) &&
  !/(?:\bis|\bhai|है|[:=-])\s{0,2}$/i.test(text.slice(Math.max(0, group.start - 6), group.start));

/** "otp vandhuchu 4829": a few words lie between, and no other sentence. */
const isClose = (text: string, start: number): boolean => {
  const naming: Naming = nameBefore(text, start);
  if (naming.kind !== 'otp') return false;
  const stretch = text.slice(Math.max(0, start - 22), start);
  return (
    /(?:otp|code|ओटीपी|ஓடிபி)[^\d,;.!?\n]*$/i.test(stretch) &&
    !/\b(?:since|for|after|order|of|till|se hi)\s*$/i.test(stretch)
  );
};

/** "The OTP for your payment of Rs 4500 is 883421": other things lie between, and then it is told. */
function isToldAsCode(text: string, start: number, end: number): boolean {
  const stretch = text.slice(Math.max(0, start - 70), start);
  return (
    /(?:\bis|\bhai|है|[:=])\s{0,2}$/i.test(stretch) &&
    /\botp\b|one.time pass|verification code|ओटीपी|ஓடிபி/i.test(stretch) &&
    !/[!?।]\s|\bnot\b|nahi|varala/i.test(stretch) &&
    !isCounted(text, end)
  );
}

/** Of a date, a time, an amount, a longer number. */
const isPartOfMore = (text: string, start: number, end: number): boolean =>
  /[\d][.,:/]$|[₹$€£#+]\s?$|[A-Za-z]$/.test(text.slice(Math.max(0, start - 2), start)) ||
  /^(?:[.,:/]\d|%|\/-|[A-Za-z])/.test(text.slice(end, end + 2));
