/**
 * Collects phrases and lays them out as a table. Pure. A table holds 32,000 keys and weights each, which is more than people
 * would write, and it is said in words if they do.
 */
import { soundForm } from '../text/normalise.js';
import type { Entry, PhraseTable } from './phrase-table.js';

/** More symbols than any list will have. */
const SYMBOLS = 2 ** 24;
const MOST_LISTED = 32_000;

export class PhraseTableBuilder {
  private readonly exact = new Map<string, number>();
  private readonly prefixes = new Map<string, number>();
  private readonly sounds = new Map<string, number>();
  private symbolCount = 0;
  /** node × SYMBOLS + symbol → node. */
  private readonly edges = new Map<number, number>();
  private readonly gaps = new Map<number, number>();
  private nodes = 1;
  private readonly ends: { node: number; entry: number }[] = [];
  private readonly entries: Entry[] = [];

  /** `how` says what else than the exact word may stand for each word of the phrase. */
  add(phrase: readonly string[], entry: Omit<Entry, 'size'>, how: { sound?: boolean } = {}): void {
    let ends = [0];
    for (const word of phrase) {
      if (word === '..') ends = ends.map((end) => this.child(this.gaps, end));
      else {
        const symbols = this.symbols(word, how.sound === true);
        ends = ends.flatMap((end) => symbols.map((symbol) => this.child(this.edges, end * SYMBOLS + symbol)));
      }
    }
    const size = Math.min(255, phrase.filter((word) => word !== '..').length);
    const number = this.entries.push({ ...entry, size }) - 1;
    for (const node of new Set(ends)) this.ends.push({ node, entry: number });
  }

  /** Throws an Error when there are more keys or weights than a table holds. */
  build(): PhraseTable {
    const final = this.numbered();
    const edges = [...this.edges].map(([key, node]) => ({
      from: Math.floor(key / SYMBOLS),
      symbol: final[key % SYMBOLS]!,
      node,
    }));
    edges.sort((a, b) => a.from - b.from || a.symbol - b.symbol);
    const gap = new Int32Array(this.nodes);
    for (const [node, after] of this.gaps) gap[node] = after;
    // Sorting is stable: at a node, phrases stay in the order in which they were added.
    const ends = [...this.ends].sort((a, b) => a.node - b.node);
    const kinds = listed(this.entries.map((entry) => entry.kind));
    const keys = listed(this.entries.map((entry) => entry.key));
    const weights = listed(this.entries.map((entry) => entry.weight));
    return {
      exact: [...this.exact.keys()],
      prefixes: [...this.prefixes.keys()],
      sounds: [...this.sounds.keys()],
      kinds: [...kinds.keys()],
      keys: [...keys.keys()],
      weights: [...weights.keys()],
      edgesFrom: starts(
        edges.map((edge) => edge.from),
        this.nodes,
      ),
      edgeSymbol: Int32Array.from(edges, (edge) => edge.symbol),
      edgeNode: Int32Array.from(edges, (edge) => edge.node),
      gap,
      entriesFrom: starts(
        ends.map((end) => end.node),
        this.nodes,
      ),
      nodeEntry: Int32Array.from(ends, (end) => end.entry),
      entryKind: Uint8Array.from(this.entries, (entry) => kinds.get(entry.kind)!),
      entryKey: Int16Array.from(this.entries, (entry) => keys.get(entry.key)!),
      entryWeight: Int16Array.from(this.entries, (entry) => weights.get(entry.weight)!),
      entryLanguages: Uint8Array.from(this.entries, (entry) => entry.languages),
      entrySize: Uint8Array.from(this.entries, (entry) => entry.size),
    };
  }

  private child(of: Map<number, number>, key: number): number {
    let next = of.get(key);
    if (next === undefined) of.set(key, (next = this.nodes++));
    return next;
  }

  /** The word's own symbol and, by sound, any spelling that sounds alike; not for words too short to be told apart so. */
  private symbols(word: string, sound: boolean): number[] {
    const found = [
      word.endsWith('*') ? this.symbol(this.prefixes, word.slice(0, -1)) : this.symbol(this.exact, word),
    ];
    if (sound && word.length >= 4 && /^[a-z]+$/.test(word)) {
      const form = soundForm(word);
      if (form.length >= 3) found.push(this.symbol(this.sounds, form));
    }
    return found;
  }

  private symbol(of: Map<string, number>, word: string): number {
    let symbol = of.get(word);
    if (symbol === undefined) of.set(word, (symbol = this.symbolCount++));
    return symbol;
  }

  /** A word's number in the table, by the order in which it was met. */
  private numbered(): Int32Array {
    const final = new Int32Array(this.symbolCount);
    let next = 1;
    for (const words of [this.exact, this.prefixes, this.sounds])
      for (const symbol of words.values()) final[symbol] = next++;
    return final;
  }
}

function listed<T>(values: readonly T[]): Map<T, number> {
  const places = new Map<T, number>();
  for (const value of values) if (!places.has(value)) places.set(value, places.size);
  if (places.size > MOST_LISTED)
    throw new Error(`Over ${MOST_LISTED} different names or weights: ${places.size}.`);
  return places;
}

/** Where each owner's items begin among `owners`, which are in order; one more at the end. */
function starts(owners: readonly number[], count: number): Int32Array {
  const from = new Int32Array(count + 1);
  for (const owner of owners) from[owner + 1]!++;
  for (let at = 0; at < count; at++) from[at + 1]! += from[at]!;
  return from;
}
