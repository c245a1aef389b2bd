/** Turns the word lists into what finds them: one tree of all names, and small regular expressions. See words.ts. */
import { NAMES, type NameKind } from './words.js';

interface Node {
  next: Map<number, Node>;
  /** Up to two signs that part words may stand here. */
  gap: Node | null;
  kind: NameKind | null;
  /** Any ending may follow. */
  open: boolean;
}

export interface FoundName {
  kind: NameKind;
  start: number;
  end: number;
}

const SPACE = 32;
const lower = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);
const isLatin = (code: number): boolean => code >= 97 && code <= 122;
const isIndian = (code: number): boolean => code >= 0x0900 && code <= 0x0dff;
const isGap = (code: number): boolean =>
  code === SPACE || code === 10 || code === 45 || code === 46 || code === 0xa0;
const root = newNode();
for (const [kind, languages] of Object.entries(NAMES))
  for (const words of Object.values(languages) as readonly (readonly string[])[])
    for (const word of words) plant(word, kind as NameKind);

function newNode(): Node {
  return { next: new Map(), gap: null, kind: null, open: false };
}

function plant(word: string, kind: NameKind): void {
  const open = word.endsWith('*');
  let node = root;
  for (const sign of open ? word.slice(0, -1) : word) {
    const code = sign.charCodeAt(0);
    if (code === SPACE) node = node.gap ??= newNode();
    else {
      const next = node.next.get(code) ?? newNode();
      node.next.set(code, next);
      node = next;
    }
  }
  // The first list that names a word has it.
  if (node.kind === null) node.kind = kind;
  node.open ||= open || isIndian(word.charCodeAt(0));
}

/** The longest name that begins at `start`; null where none does or a word does not begin. */
export function nameAt(text: string, start: number): FoundName | null {
  const first = lower(text.charCodeAt(start));
  const before = start > 0 ? lower(text.charCodeAt(start - 1)) : SPACE;
  if ((isLatin(first) && isLatin(before)) || (isIndian(first) && isIndian(before))) return null;
  const found: FoundName = { kind: 'other', start, end: -1 };
  follow(text, start, root, found);
  return found.end < 0 ? null : found;
}

function follow(text: string, from: number, node: Node, best: FoundName): void {
  let at = from;
  let here: Node | undefined = node;
  while (here) {
    const code = at < text.length ? lower(text.charCodeAt(at)) : SPACE;
    if (
      here.kind !== null &&
      at > best.end &&
      (here.open || !isLatin(code) || !isLatin(lower(text.charCodeAt(at - 1))))
    ) {
      best.kind = here.kind;
      best.end = at;
    }
    if (here.gap) {
      let skip = at;
      while (skip - at < 2 && isGap(text.charCodeAt(skip))) skip++;
      follow(text, skip, here.gap, best);
    }
    here = at < text.length ? here.next.get(code) : undefined;
    at++;
  }
}

/** Source of an expression that matches any of `words`. */
export function anyWord(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map(wordSource)
    .join('|');
}

function wordSource(word: string): string {
  const open = word.endsWith('*');
  const plain = open ? word.slice(0, -1) : word;
  const source = plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[\\s.-]{0,2}');
  if (isIndian(plain.charCodeAt(0))) return `(?<![\\u0900-\\u0dff])${source}`;
  return `(?<![a-z])${source}${open ? '' : '(?![a-z])'}`;
}
