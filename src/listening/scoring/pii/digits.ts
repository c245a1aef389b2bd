/**
 * Card and Aadhaar numbers, however they are split. Groups of digits are tried together in windows; the check digit,
 * the shape and the words beside decide, so that an order number that happens to pass Luhn stays readable.
 */
import type { PiiSpan } from '../score.js';
import { cardNetworkFits, luhn, verhoeff } from './checksums.js';

interface Group {
  start: number;
  end: number;
}

const CARD_WORDS =
  /card|visa|master|amex|rupay|maestro|debit|credit|cvv|expir|valid (?:thru|till|upto)|कार्ड|கார்ட|கார்டு|atm/i;
const AADHAAR_WORDS = /aadh?aa?r|\badhaa?r|\buidai?\b|आधार|ஆதார்/i;
const OTHER_NUMBER_WORDS =
  /order|track|awb|shipment|consignment|invoice|ticket|booking|pnr|\bref|txn|transaction|\butr\b|complaint|case (?:no|id|number)|docket|\bsr\b|imei|serial|barcode|isbn|ऑर्डर|आर्डर|ट्रैकिंग|शिकायत|टिकट|ஆர்டர்|புகார்|டிராக்கிங்|பதிவு எண்/i;
const BETWEEN = /^[ \u00a0\u2009\u202f.,_\-\u2010-\u2014\n]{1,3}$/;
/** Enough to be taken for the thing itself. */
const ENOUGH = 0.5;

/** `text` with digits already folded to 0–9. */
export function findCardsAndAadhaar(text: string): PiiSpan[] {
  const found: PiiSpan[] = [];
  for (const run of digitRuns(text)) {
    for (let first = 0; first < run.length; first++) {
      let digits = '';
      for (let last = first; last < run.length && digits.length <= 19; last++) {
        digits += text.slice(run[last]!.start, run[last]!.end);
        const groups = run.slice(first, last + 1);
        const kind = judge(text, digits, groups);
        if (kind === null) continue;
        found.push({ kind, start: groups[0]!.start, end: groups[groups.length - 1]!.end });
        first = last;
        break;
      }
    }
  }
  return found;
}

function judge(text: string, digits: string, groups: Group[]): 'card' | 'aadhaar' | null {
  const n = digits.length;
  if (n === 12 && digits[0]! >= '2' && verhoeff(digits)) {
    const plus = text[groups[0]!.start - 1] === '+';
    if (plus) return null;
    const phoneLike = groups.length === 1 && digits.startsWith('91') && digits[2]! >= '6' ? -1 : 0;
    return weigh(text, groups, AADHAAR_WORDS, sizesAre(groups, [4, 4, 4])) + phoneLike >= ENOUGH
      ? 'aadhaar'
      : null;
  }
  if (n < 13 || n > 19 || !cardNetworkFits(digits) || !luhn(digits) || /^(\d)\1+$/.test(digits)) return null;
  const regular =
    groups.every((group, i) => group.end - group.start === 4 || (i === groups.length - 1 && i > 2)) ||
    groups.every((group) => group.end - group.start === 1) ||
    sizesAre(groups, [4, 6, 5]) ||
    sizesAre(groups, [4, 6, 4]) ||
    sizesAre(groups, [8, 8]);
  return weigh(text, groups, CARD_WORDS, regular) >= ENOUGH ? 'card' : null;
}

function weigh(text: string, groups: Group[], wanted: RegExp, regular: boolean): number {
  const start = groups[0]!.start;
  const end = groups[groups.length - 1]!.end;
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 25);
  let weight = 1;
  if (groups.length > 1) weight += regular ? 0.7 : -0.8;
  if (wanted.test(before) || wanted.test(after)) weight += 1.5;
  // What stands before a number names it; what follows rarely does.
  if (OTHER_NUMBER_WORDS.test(before)) weight -= 1.5;
  if (/[A-Za-z]/.test(text[start - 1] ?? ' ') || /[A-Za-z]/.test(text[end] ?? ' ')) weight -= 1;
  return weight;
}

const sizesAre = (groups: Group[], sizes: number[]): boolean =>
  groups.length === sizes.length && groups.every((group, i) => group.end - group.start === sizes[i]);

/** Groups of digits with nothing but a separator between them, cut into runs that could hold a number. */
function digitRuns(text: string): Group[][] {
  const runs: Group[][] = [];
  let current: Group[] = [];
  let total = 0;
  const close = (): void => {
    if (total >= 12) runs.push(current);
    current = [];
    total = 0;
  };
  for (const match of text.matchAll(/\d+/g)) {
    const group = { start: match.index, end: match.index + match[0].length };
    const last = current[current.length - 1];
    if (last && (group.start - last.end > 3 || !BETWEEN.test(text.slice(last.end, group.start)))) close();
    current.push(group);
    total += match[0].length;
  }
  close();
  return runs;
}
