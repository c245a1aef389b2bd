/** Digits as they stand in a text: groups, and runs of groups with little between them. Never decides what a number is. */

export interface Group {
  start: number;
  end: number;
  digits: string;
}

const KEY = 0x20e3;
const FILLER = 0x200b;
/** Invisible between the digits of one number: zero-width marks, soft hyphens, the key around a key-cap digit. */
const INVISIBLE = new Set([FILLER, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff, 0x00ad, 0xfe0f, KEY]);
const BETWEEN = /^[\s.,/|_\-\u2010-\u2015()~·•]{1,4}$/;
const SPOKEN_BETWEEN = /^ ?(?:dash|hyphen|space|minus|डैश|டேஷ்) ?$/i;

/** Every group of digits, in order. */
export function digitGroups(text: string): Group[] {
  const groups: Group[] = [];
  for (let start = 0; start < text.length; start++) {
    if (!isDigit(text, start)) continue;
    let end = start + 1;
    while (end < text.length && isDigit(text, end)) end++;
    const last = groups[groups.length - 1];
    if (last && start - last.end <= 3 && onlyInvisible(text, last.end, start)) {
      last.end = end;
      last.digits += text.slice(start, end);
    } else groups.push({ start, end, digits: text.slice(start, end) });
    start = end - 1;
    closeSign(text, groups[groups.length - 1]!);
  }
  return groups;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function onlyInvisible(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!INVISIBLE.has(text.charCodeAt(i))) return false;
  return true;
}

/** The key of a key-cap digit and the second unit of a mathematical one belong to it. */
function closeSign(text: string, group: Group): void {
  const next = text.charCodeAt(group.end);
  if (next === KEY || next === FILLER) group.end += 1;
  else if (text.charCodeAt(group.end + 1) === KEY && INVISIBLE.has(next)) group.end += 2;
}

/** Groups cut into runs wherever more than a separator stands between two. */
export function digitRuns(text: string, groups: readonly Group[]): Group[][] {
  const runs: Group[][] = [];
  let current: Group[] = [];
  for (const group of groups) {
    const last = current[current.length - 1];
    if (last && !separates(text, last.end, group.start)) {
      runs.push(current);
      current = [];
    }
    current.push(group);
  }
  if (current.length > 0) runs.push(current);
  return runs;
}

function separates(text: string, from: number, to: number): boolean {
  const size = to - from;
  if (size > 10) return false;
  const between = text.slice(from, to);
  return size <= 4 ? BETWEEN.test(between) : SPOKEN_BETWEEN.test(between);
}

export const sizesAre = (groups: readonly Group[], sizes: readonly number[]): boolean =>
  groups.length === sizes.length && groups.every((group, i) => group.digits.length === sizes[i]);
