/**
 * Numbers that are a secret only by their name: one-time codes, PINs, card codes, bank accounts, social security and
 * passport numbers, dates of birth. Without the name beside them they are numbers like any other.
 */
import type { PiiSpan } from '../score.js';
import { isCounted, isNear, namingOf, speaksOfBank, touchesLetter } from './context.js';
import { kindByName } from './named-kind.js';
import { sizesAre, type Group } from './runs.js';

/** A branch's code straight after it makes a number an account. */
const IFSC_AFTER = /^[\s,;:/-]{0,4}(?:and |aur )?(?:ifsc\b|[A-Z]{4}0[A-Z0-9]{6}\b)/i;
const MOST_OF_ACCOUNT = 18;
const MOST_BETWEEN = 30;
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
  if (naming.kind !== 'account' || isCounted(text, end)) return false;
  if (naming.tied && n >= 11) return true;
  return (naming.tied || (n >= 9 && isNear(naming, MOST_BETWEEN))) && speaksOfBank(text, start, end);
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
  const kind = kindByName(text, group.start, end, n);
  if (kind === null) return null;
  // The letter of "G-482913" belongs to the code.
  const start =
    kind === 'otp' && /(?:^|[^A-Za-z])[A-Z]-$/.test(text.slice(Math.max(0, group.start - 3), group.start))
      ? group.start - 2
      : group.start;
  found.push({ kind, start, end });
  return last;
}

/** Of a date, a time, an amount, a longer number. */
const isPartOfMore = (text: string, start: number, end: number): boolean =>
  /[\d][.,:/]$|[₹$€£#+]\s?$|[A-Za-z]$/.test(text.slice(Math.max(0, start - 2), start)) ||
  /^(?:[.,:/]\d|%|\/-|[A-Za-z])/.test(text.slice(end, end + 2));
