/**
 * Finds every phrase of every lexicon in one pass over the tokens. A phrase is words in order; 'word*' stands for every
 * ending, '..' for up to three words between, '<n>' for a number, '<user>' and '<url>' for a mention and a link.
 * A match never reaches over the end of a sentence. Time is linear in the text for a given set of phrases.
 */
import type { Token } from '../text/token.js';
import { type Entry, entryAt, nextNode, type PhraseTable } from './phrase-table.js';
import { Vocabulary } from './vocabulary.js';

const GAP = 3;
/** 2^18 bits, which is ten times as many as there are edges. */
const EDGE_BITS = 18;
const { imul } = Math;

const bitOf = (node: number, symbol: number): number =>
  imul(imul(node, 0x9e3779b1) ^ symbol, 0x85ebca6b) >>> (32 - EDGE_BITS);

export interface Hit {
  entry: Entry;
  /** Index of the first token and of the one after the last. */
  from: number;
  to: number;
}

export class Matcher {
  private readonly vocabulary: Vocabulary;
  /** The root's children by symbol: most words begin no phrase, and this says so soonest. */
  private readonly first: Int32Array;
  /** A bit for every edge, some shared: most words do not go on with a phrase, and this says so without a search. */
  private readonly edgeBits = new Uint32Array(1 << (EDGE_BITS - 5));
  private readonly entries: (Entry | undefined)[];
  /** Of the post at hand, by token: the symbols it may stand for and where its sentence ends. */
  private symbols: (readonly number[])[] = [];
  private ends = new Int32Array(256);
  private languages = 0;

  /** `everyPost`: for the one matcher through which every post goes. */
  constructor(
    private readonly table: PhraseTable,
    everyPost = false,
  ) {
    const { edgesFrom, edgeSymbol, edgeNode } = table;
    this.vocabulary = new Vocabulary(table, everyPost);
    this.first = new Int32Array(this.vocabulary.size + 1);
    for (let edge = 0; edge < edgesFrom[1]!; edge++) this.first[edgeSymbol[edge]!] = edgeNode[edge]!;
    for (let node = 0; node + 1 < edgesFrom.length; node++) {
      for (let edge = edgesFrom[node]!; edge < edgesFrom[node + 1]!; edge++) {
        const bit = bitOf(node, edgeSymbol[edge]!);
        this.edgeBits[bit >>> 5]! |= 1 << (bit & 31);
      }
    }
    this.entries = new Array<Entry | undefined>(table.entryKind.length);
  }

  /** All matches whose entry counts in one of `languages`, in order of their first token. */
  match(tokens: readonly Token[], languages: number): Hit[] {
    const hits: Hit[] = [];
    const { symbols, first } = this;
    this.languages = languages;
    this.read(tokens);
    for (let i = 0; i < tokens.length; i++) {
      const own = symbols[i]!;
      for (let s = 0; s < own.length; s++) {
        const node = first[own[s]!]!;
        if (node > 0) this.walk(node, i, i + 1, hits);
      }
    }
    symbols.length = 0;
    return hits;
  }

  private read(tokens: readonly Token[]): void {
    const { symbols, vocabulary } = this;
    const { length } = tokens;
    symbols.length = 0;
    if (this.ends.length < length) this.ends = new Int32Array(length);
    for (let i = 0; i < length; i++) symbols.push(vocabulary.of(tokens[i]!));
    let end = length;
    for (let i = length - 1; i >= 0; i--) {
      if (i + 1 < length && tokens[i]!.sentence !== tokens[i + 1]!.sentence) end = i + 1;
      this.ends[i] = end;
    }
  }

  /** What begins with token `from` and has come to node `at`, before token `index`. */
  private walk(at: number, from: number, index: number, hits: Hit[]): void {
    const { table } = this;
    const { entriesFrom, edgesFrom } = table;
    const last = entriesFrom[at + 1]!;
    for (let i = entriesFrom[at]!; i < last; i++) {
      const number = table.nodeEntry[i]!;
      if (table.entryLanguages[number]! & this.languages)
        hits.push({ entry: this.entry(number), from, to: index });
    }
    const end = this.ends[from]!;
    if (index >= end) return;
    if (edgesFrom[at]! < edgesFrom[at + 1]!) this.goOn(at, from, index, hits);
    const gap = table.gap[at]!;
    if (gap === 0) return;
    const reach = Math.min(end, index + GAP + 1);
    for (let skip = index; skip < reach; skip++) this.goOn(gap, from, skip, hits);
  }

  private goOn(at: number, from: number, index: number, hits: Hit[]): void {
    const own = this.symbols[index]!;
    for (let s = 0; s < own.length; s++) {
      const symbol = own[s]!;
      const bit = bitOf(at, symbol);
      if ((this.edgeBits[bit >>> 5]! & (1 << (bit & 31))) === 0) continue;
      const next = nextNode(this.table, at, symbol);
      if (next > 0) this.walk(next, from, index + 1, hits);
    }
  }

  private entry(number: number): Entry {
    return (this.entries[number] ??= entryAt(this.table, number));
  }
}

/** Hits of each kind, so that every scorer looks at its own only. */
export type HitsByKind = (kind: string) => readonly Hit[];

export function byKind(hits: readonly Hit[]): HitsByKind {
  const kinds = new Map<string, Hit[]>();
  for (const hit of hits) {
    const list = kinds.get(hit.entry.kind);
    if (list) list.push(hit);
    else kinds.set(hit.entry.kind, [hit]);
  }
  return (kind) => kinds.get(kind) ?? NOTHING;
}

const NOTHING: readonly Hit[] = [];

const MOST_KEPT = 400;

function areApart(hits: readonly Hit[]): boolean {
  let end = 0;
  for (let i = 0; i < hits.length; i++) {
    const hit = hits[i]!;
    if (hit.from < end) return false;
    end = hit.to;
  }
  return true;
}

/** Of hits that overlap, the one with more words stays; of equals, the heavier. Input order is kept. */
export function longest(hits: readonly Hit[]): Hit[] {
  if (hits.length < MOST_KEPT && areApart(hits)) return [...hits];
  const order = [...hits].sort(
    (a, b) =>
      b.entry.size - a.entry.size || Math.abs(b.entry.weight) - Math.abs(a.entry.weight) || a.from - b.from,
  );
  const kept: Hit[] = [];
  for (const hit of order) {
    if (!kept.some((other) => hit.from < other.to && hit.to > other.from)) kept.push(hit);
    // Bounded work on endless texts: what the first hundreds say will do.
    if (kept.length >= MOST_KEPT) break;
  }
  return kept.sort((a, b) => a.from - b.from);
}
