/**
 * Every phrase of every list as one tree in flat arrays: quick to walk, and quick to read from a file, where tens of thousands of
 * little objects would take longer to make than all models together. Pure; built once, never changed.
 */

/** What a phrase says where it is found. */
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

/** The words that phrases are made of. A word's number is 1 + its place, counted through the three lists in this order. */
export interface PhraseWords {
  exact: readonly string[];
  /** 'refund' for 'refund*'. */
  prefixes: readonly string[];
  /** Sound forms of romanised words. */
  sounds: readonly string[];
}

export interface PhraseTable extends PhraseWords {
  /** What entries speak of; `entryKind`, `entryKey` and `entryWeight` are places in these lists. */
  kinds: readonly string[];
  keys: readonly string[];
  weights: readonly number[];
  /** Node n goes on by the edges from `edgesFrom[n]` to before `edgesFrom[n + 1]`, in order of their symbols. Node 0 is the root. */
  edgesFrom: Int32Array;
  edgeSymbol: Int32Array;
  edgeNode: Int32Array;
  /** The node after a gap, by node; 0 where none may follow. */
  gap: Int32Array;
  /** At node n the phrases `nodeEntry[entriesFrom[n]]` … end. */
  entriesFrom: Int32Array;
  nodeEntry: Int32Array;
  entryKind: Uint8Array;
  entryKey: Int16Array;
  entryWeight: Int16Array;
  entryLanguages: Uint8Array;
  entrySize: Uint8Array;
}

/** The node that `symbol` leads to from `node`; 0 for none. */
export function nextNode(table: PhraseTable, node: number, symbol: number): number {
  const { edgesFrom, edgeSymbol } = table;
  let low = edgesFrom[node]!;
  let high = edgesFrom[node + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = edgeSymbol[middle]!;
    if (found === symbol) return table.edgeNode[middle]!;
    if (found < symbol) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** Entry number `at` as an object; make each once: whoever compares hits compares entries. */
export function entryAt(table: PhraseTable, at: number): Entry {
  return {
    kind: table.kinds[table.entryKind[at]!]!,
    key: table.keys[table.entryKey[at]!]!,
    weight: table.weights[table.entryWeight[at]!]!,
    languages: table.entryLanguages[at]!,
    size: table.entrySize[at]!,
  };
}
