/**
 * Card and Aadhaar numbers, however they are split. Groups of digits are tried together in windows; the check digit,
 * the shape and the words beside decide, so that an order number that happens to pass Luhn stays readable.
 */
import type { PiiSpan } from '../score.js';
import { cardNetworkFits, luhn, verhoeff } from './checksums.js';
import { isInLink, namingOf, touchesLetter, type Naming } from './context.js';
import { sizesAre, type Group } from './runs.js';

/** Enough to be taken for the thing itself. */
const ENOUGH = 0.5;
const EXPIRY = /^\s*[,;/-]?\s*(?:exp\w*\W{0,2})?(?:0?[1-9]|1[0-2])\s?\/\s?\d\d(?:\d\d)?\b/i;
const CVV_AFTER_EXPIRY =
  /^\s*[,;]?\s*(?:exp\w*\W{0,2})?(?:0?[1-9]|1[0-2])\s?\/\s?\d\d(?:\d\d)?[\s,;]+(\d{3,4})(?![\d/])/i;
/** A card of which only some digits are hidden: more than the first six and last four can be read. */
const HALF_HIDDEN = /(?<![\w*•#])\d(?:[ -]?[\dxX*•#]){12,18}(?![\w*•#])/g;
const MOST_READABLE = 10;

/** `text` with digits already folded to 0–9; the groups of one run. */
export function findCardsAndAadhaar(text: string, run: readonly Group[]): PiiSpan[] {
  const found: PiiSpan[] = [];
  for (let first = 0; first < run.length; first++) {
    const hit = beginningAt(text, run, first);
    if (!hit) continue;
    const end = run[hit.last]!.end;
    found.push({ kind: hit.kind, start: run[first]!.start, end });
    if (hit.kind === 'card') found.push(...cvvAfter(text, end));
    first = hit.last;
  }
  return found;
}

/** A card is longer than an Aadhaar number, and three quarters of one may pass for one. */
function beginningAt(
  text: string,
  run: readonly Group[],
  first: number,
): { kind: 'card' | 'aadhaar'; last: number } | null {
  let digits = '';
  let twelve = -1;
  for (let last = first; last < run.length; last++) {
    digits += run[last]!.digits;
    if (digits.length > 19) break;
    if (digits.length === 12) twelve = last;
    if (digits.length > 12 && isCard(text, digits, run.slice(first, last + 1))) return { kind: 'card', last };
  }
  if (twelve < 0) return null;
  const groups = run.slice(first, twelve + 1);
  const more = fourBeside(text, run, first, -1) || fourBeside(text, run, twelve, 1);
  return isAadhaar(text, groups, more) ? { kind: 'aadhaar', last: twelve } : null;
}

/** Another four digits stand one sign away: these twelve are a part of a longer number. */
function fourBeside(text: string, run: readonly Group[], at: number, step: 1 | -1): boolean {
  const beside = run[at + step];
  if (beside?.digits.length !== 4) return false;
  const [left, right] = step === 1 ? [run[at]!, beside] : [beside, run[at]!];
  return /^[ -]$/.test(text.slice(left.end, right.start));
}

function isAadhaar(text: string, groups: readonly Group[], partOfMore: boolean): boolean {
  const digits = groups.map((group) => group.digits).join('');
  if (digits[0]! < '2' || text[groups[0]!.start - 1] === '+' || !verhoeff(digits)) return false;
  const phoneLike = groups.length === 1 && /^91[6-9]/.test(digits) ? -1 : 0;
  const regular = sizesAre(groups, [4, 4, 4]) && !partOfMore;
  return weigh(text, groups, 'aadhaar', regular) + phoneLike >= ENOUGH;
}

function isCard(text: string, digits: string, groups: readonly Group[]): boolean {
  if (!cardNetworkFits(digits) || /^(\d)\1+$/.test(digits) || !luhn(digits)) return false;
  const regular =
    groups.every((group, i) => group.digits.length === 4 || (i === groups.length - 1 && i > 2)) ||
    groups.every((group) => group.digits.length === 1) ||
    sizesAre(groups, [4, 6, 5]) ||
    sizesAre(groups, [4, 6, 4]) ||
    sizesAre(groups, [8, 8]);
  return weigh(text, groups, 'card', regular) >= ENOUGH;
}

function weigh(text: string, groups: readonly Group[], wanted: 'card' | 'aadhaar', regular: boolean): number {
  const start = groups[0]!.start;
  const end = groups[groups.length - 1]!.end;
  let weight = 1;
  if (groups.length > 1) weight += regular ? 0.7 : -0.8;
  weight += bySaying(namingOf(text, start, end), wanted);
  if (wanted === 'card' && EXPIRY.test(text.slice(end, end + 24))) weight += 1;
  if (touchesLetter(text, start, end) || /[#]\s?$/.test(text.slice(start - 2, start))) weight -= 1;
  if (isInLink(text, start)) weight -= 1.5;
  return weight;
}

function bySaying(naming: Naming, wanted: 'card' | 'aadhaar'): number {
  if (naming.kind === null) return 0;
  if (naming.kind === wanted || (wanted === 'card' && naming.kind === 'cvv')) return 1.5;
  if (naming.kind === 'other' || naming.kind === 'price') return naming.tied ? -1.5 : -0.8;
  // Of another kind altogether; one that is only mentioned nearby says little.
  return naming.tied ? -1.2 : 0;
}

function cvvAfter(text: string, end: number): PiiSpan[] {
  const match = CVV_AFTER_EXPIRY.exec(text.slice(end, end + 40));
  if (!match) return [];
  const close = end + match[0].length;
  return [{ kind: 'cvv', start: close - match[1]!.length, end: close }];
}

/** `4111 1111 1111 11xx`: the hidden digits can be had from the check digit or guessed. */
export function findHalfHiddenCards(text: string): PiiSpan[] {
  const found: PiiSpan[] = [];
  for (const match of text.matchAll(HALF_HIDDEN)) {
    const signs = match[0].replace(/[ -]/g, '');
    const open = signs.replace(/\D/g, '').length;
    if (signs.length < 13 || open <= MOST_READABLE || open === signs.length) continue;
    const start = match.index;
    const end = start + match[0].length;
    const naming = namingOf(text, start, end);
    if (naming.kind === 'other' || (naming.kind !== 'card' && !/[xX*•#]{1,4}$/.test(signs))) continue;
    if (/^[3-6]/.test(signs)) found.push({ kind: 'card', start, end });
  }
  return found;
}
