/**
 * Finds every phrase of every lexicon in one pass over the tokens. A phrase is words in order; 'word*' stands for every
 * ending, '..' for up to three words between, '<n>' for a number, '<user>' and '<url>' for a mention and a link.
 * A match never reaches over the end of a sentence. Time is linear in the text for a given set of phrases.
 */
import type { Token } from '../text/token.js';
import { type Entry, entryAt, nextNode, type PhraseTable } from './phrase-table.js';
import { Vocabulary } from './vocabulary.js';

const GAP = 3;

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
  private readonly entries: (Entry | undefined)[];

  constructor(private readonly table: PhraseTable) {
    this.vocabulary = new Vocabulary(table);
    this.first = new Int32Array(this.vocabulary.size + 1);
    for (let edge = 0; edge < table.edgesFrom[1]!; edge++)
      this.first[table.edgeSymbol[edge]!] = table.edgeNode[edge]!;
    this.entries = new Array<Entry | undefined>(table.entryKind.length);
  }

  /** All matches whose entry counts in one of `languages`, in order of their first token. */
  match(tokens: readonly Token[], languages: number): Hit[] {
    const hits: Hit[] = [];
    const symbols = tokens.map((token) => this.vocabulary.of(token));
    const { table } = this;
    const walk = (at: number, from: number, index: number): void => {
      for (let i = table.entriesFrom[at]!; i < table.entriesFrom[at + 1]!; i++) {
        const number = table.nodeEntry[i]!;
        if (table.entryLanguages[number]! & languages)
          hits.push({ entry: this.entry(number), from, to: index });
      }
      if (index >= tokens.length || tokens[index]!.sentence !== tokens[from]!.sentence) return;
      if (table.edgesFrom[at]! < table.edgesFrom[at + 1]!) {
        for (const symbol of symbols[index]!) {
          const next = nextNode(table, at, symbol);
          if (next > 0) walk(next, from, index + 1);
        }
      }
      const gap = table.gap[at]!;
      if (gap > 0) {
        const last = Math.min(tokens.length, index + GAP + 1);
        for (let skip = index; skip < last && tokens[skip]!.sentence === tokens[from]!.sentence; skip++) {
          for (const symbol of symbols[skip]!) {
            const next = nextNode(table, gap, symbol);
            if (next > 0) walk(next, from, skip + 1);
          }
        }
      }
    };
    for (let i = 0; i < tokens.length; i++) {
      for (const symbol of symbols[i]!) {
        const first = this.first[symbol]!;
        if (first > 0) walk(first, i, i + 1);
      }
    }
    return hits;
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

/** Of hits that overlap, the one with more words stays; of equals, the heavier. Input order is kept. */
export function longest(hits: readonly Hit[]): Hit[] {
  if (hits.length < 2) return [...hits];
  const order = [...hits].sort(
    (a, b) =>
      b.entry.size - a.entry.size || Math.abs(b.entry.weight) - Math.abs(a.entry.weight) || a.from - b.from,
  );
  const kept: Hit[] = [];
  for (const hit of order) {
    if (!kept.some((other) => hit.from < other.to && hit.to > other.from)) kept.push(hit);
    // Bounded work on endless texts: what the first hundreds say will do.
    if (kept.length >= 400) break;
  }
  return kept.sort((a, b) => a.from - b.from);
}
