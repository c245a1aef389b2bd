/**
 * Secrets told in pieces: half a card in one post and half in the next, "my OTP" and then the digits alone. Looks at the
 * texts of one conversation, oldest first, and answers spans for each text by itself. Pure and linear; what one text gives
 * away alone is among the spans too.
 */
import type { HiddenSpan } from './mask.js';
import { SECRET_KINDS, findPii } from './pii.js';
import { addFree } from './spans.js';

export interface Said {
  /** Whoever wrote it; pieces are put together for one person only. */
  author: string;
  text: string;
}

/** A stretch of one text as it stands in the joined one. */
interface Piece {
  item: number;
  /** Where the stretch begins in its own text. */
  from: number;
  text: string;
}

/** Proved by a check digit, so that other people's posts may lie between the pieces. */
const PROVED: ReadonlySet<string> = new Set(['card', 'aadhaar', 'iban']);
/** Words beside the digits of a piece: "and the rest is 1111 1111". */
const MOST_WORDS = 40;
const LONG = 400;
const END_OF_DIGITS = /\d[^\d]{0,40}$/;
const START_OF_DIGITS = /^[^\d]{0,40}\d/;

/** For each of `said`, what must be hidden in it. */
export function findInThread(said: readonly Said[]): HiddenSpan[][] {
  const found = said.map(({ text }): HiddenSpan[] => findPii(text));
  const take = (pieces: readonly Piece[], wanted: (kind: string, crosses: boolean) => boolean): void =>
    findAcross(pieces, wanted, (item, span) => addFree(found[item]!, span));
  for (const chain of chainsOf(said))
    for (const pieces of piecesOf(chain)) take(pieces, (kind) => SECRET_KINDS.has(kind));
  for (const texts of textsByAuthor(said)) {
    for (const pieces of piecesOf(texts)) take(pieces, (kind, crosses) => crosses && PROVED.has(kind));
    for (let i = 1; i < texts.length; i++)
      take(digitsOf(texts[i - 1]!, texts[i]!), (kind, crosses) => crosses && PROVED.has(kind));
  }
  return found;
}

type Placed = Said & { item: number };

/** Texts whole; of a long one only what stands next to the others, so that nothing is searched three times over. */
function piecesOf(texts: readonly Placed[]): Piece[][] {
  const chains: Piece[][] = [[]];
  for (const { item, text } of texts) {
    if (text.length <= LONG) {
      chains.at(-1)!.push({ item, from: 0, text });
      continue;
    }
    chains.at(-1)!.push({ item, from: 0, text: text.slice(0, LONG / 2) });
    const from = text.length - LONG / 2;
    chains.push([{ item, from, text: text.slice(from) }]);
  }
  return chains;
}

/** Posts of one author with nobody's between. */
function chainsOf(said: readonly Said[]): Placed[][] {
  const chains: Placed[][] = [];
  said.forEach((one, item) => {
    const last = chains.at(-1);
    if (last && last[0]!.author === one.author) last.push({ ...one, item });
    else chains.push([{ ...one, item }]);
  });
  return chains.filter((chain) => chain.length > 1);
}

function textsByAuthor(said: readonly Said[]): Placed[][] {
  const by = new Map<string, Placed[]>();
  said.forEach((one, item) => {
    const texts = by.get(one.author) ?? [];
    texts.push({ ...one, item });
    by.set(one.author, texts);
  });
  return [...by.values()].filter((texts) => texts.length > 1);
}

/** The first text to its last digit and the second from its first, when few words stand beside them. */
function digitsOf(one: Placed, other: Placed): Piece[] {
  const head = one.text.slice(-MOST_WORDS - 60);
  const before = END_OF_DIGITS.exec(head);
  const after = START_OF_DIGITS.exec(other.text.slice(0, MOST_WORDS + 1));
  if (!before || !after) return [];
  const from = one.text.length - head.length;
  const start = after[0].length - 1;
  return [
    { item: one.item, from, text: head.slice(0, before.index + 1) },
    { item: other.item, from: start, text: other.text.slice(start, start + 60) },
  ];
}

function findAcross(
  pieces: readonly Piece[],
  wanted: (kind: string, crosses: boolean) => boolean,
  take: (item: number, span: HiddenSpan) => void,
): void {
  if (pieces.length < 2) return;
  const starts: number[] = [];
  let joined = '';
  for (const piece of pieces) {
    starts.push(joined.length);
    joined += `${piece.text}\n`;
  }
  let first = 0;
  for (const span of findPii(joined)) {
    while (first + 1 < pieces.length && starts[first + 1]! <= span.start) first++;
    const crosses = first + 1 < pieces.length && starts[first + 1]! < span.end;
    if (!wanted(span.kind, crosses)) continue;
    for (let i = first; i < pieces.length && starts[i]! < span.end; i++) {
      const { item, from, text } = pieces[i]!;
      const start = Math.max(span.start, starts[i]!) - starts[i]!;
      const end = Math.min(span.end - starts[i]!, text.length);
      if (start < end) take(item, { kind: span.kind, start: from + start, end: from + end, piece: crosses });
    }
  }
}
