/**
 * Finds every phrase of every lexicon in one pass over the tokens. A phrase is words in order; 'word*' stands for every
 * ending, '..' for up to three words between, '<n>' for a number, '<user>' and '<url>' for a mention and a link.
 * A match never reaches over the end of a sentence. Time is linear in the text for a given set of phrases.
 */
import type { Token } from '../text/token.js';
import type { Vocabulary } from './vocabulary.js';

const GAP = 3;

export interface Entry {
  /** Which scorer this belongs to: 'sentiment', 'urgency', 'topic' … */
  kind: string;
  /** What it says there: the kind of urgency, the topic … */
  key: string;
  weight: number;
  /** Bit set of the languages in which it counts. */
  languages: number;
  /** Words of the phrase, to prefer the longer of two that overlap. */
  size: number;
}

export interface Hit {
  entry: Entry;
  /** Index of the first token and of the one after the last. */
  from: number;
  to: number;
}

interface Node {
  next: Map<number, Node>;
  gap: Node | null;
  entries: Entry[];
}

const node = (): Node => ({ next: new Map(), gap: null, entries: [] });

export class Matcher {
  private readonly root = node();
  /** The root's children by symbol: most words begin no phrase, and this says so soonest. */
  private readonly first: (Node | undefined)[] = [];

  constructor(private readonly vocabulary: Vocabulary) {}

  /** `how` says what else than the exact word may stand for each word of the phrase. */
  add(phrase: readonly string[], entry: Omit<Entry, 'size'>, how: { sound?: boolean } = {}): void {
    const full = { ...entry, size: phrase.filter((word) => word !== '..').length };
    let ends = [this.root];
    for (const word of phrase) {
      const after: Node[] = [];
      for (const end of ends) {
        if (word === '..') after.push((end.gap ??= node()));
        else {
          for (const symbol of this.symbols(word, how)) {
            const next = child(end, symbol);
            if (end === this.root) this.first[symbol] = next;
            after.push(next);
          }
        }
      }
      ends = after;
    }
    for (const end of ends) if (!end.entries.includes(full)) end.entries.push(full);
  }

  /** All matches whose entry counts in one of `languages`, in order of their first token. */
  match(tokens: readonly Token[], languages: number): Hit[] {
    const hits: Hit[] = [];
    const symbols = tokens.map((token) => this.vocabulary.of(token));
    const walk = (at: Node, from: number, index: number): void => {
      for (const entry of at.entries) if (entry.languages & languages) hits.push({ entry, from, to: index });
      if (index >= tokens.length || tokens[index]!.sentence !== tokens[from]!.sentence) return;
      for (const symbol of symbols[index]!) {
        const next = at.next.get(symbol);
        if (next) walk(next, from, index + 1);
      }
      if (at.gap && at !== this.root) {
        const last = Math.min(tokens.length, index + GAP + 1);
        for (let skip = index; skip < last && tokens[skip]!.sentence === tokens[from]!.sentence; skip++) {
          for (const symbol of symbols[skip]!) {
            const next = at.gap.next.get(symbol);
            if (next) walk(next, from, skip + 1);
          }
        }
      }
    };
    for (let i = 0; i < tokens.length; i++) {
      for (const symbol of symbols[i]!) {
        const first = this.first[symbol];
        if (first) walk(first, i, i + 1);
      }
    }
    return hits;
  }

  private symbols(word: string, how: { sound?: boolean }): number[] {
    const found = [this.vocabulary.symbol(word)];
    const sound = how.sound ? this.vocabulary.soundSymbol(word) : null;
    if (sound !== null) found.push(sound);
    return found;
  }
}

function child(of: Node, symbol: number): Node {
  let next = of.next.get(symbol);
  if (!next) {
    next = node();
    of.next.set(symbol, next);
  }
  return next;
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
