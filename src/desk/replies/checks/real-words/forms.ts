/** What each word can be (noun, verb in which form …), and of which words it is another form: what the model of small edits knows beside counts. */

/** Bits of what a word can be. */
export const TAGS = {
  noun: 1,
  nouns: 2,
  base: 4,
  single: 8,
  past: 16,
  participle: 32,
  ing: 64,
  adjective: 128,
  adverb: 256,
  compared: 512,
  /** Oftener a verb than a noun. */
  verbFirst: 1024,
} as const;

/** By number of the word in the lexicon of the real-word model. */
export interface Forms {
  tags: Uint16Array;
  /** Where the other forms of each word begin; one more than there are words. */
  starts: Uint32Array;
  others: Uint16Array;
}

/** The little words of a language, as numbers. */
export interface LittleWords {
  /** Each is a class of its own. */
  closed: ReadonlySet<number>;
  /** May have been left out. */
  put: readonly number[];
  /** May be one too many. */
  drop: ReadonlySet<number>;
  /** By word: what may have been meant. */
  exchange: ReadonlyMap<number, readonly number[]>;
  /** To whom a verb may belong; what goes before another form of a verb; what hides that a noun is nobody's. */
  pronouns: ReadonlySet<number>;
  helpers: ReadonlySet<number>;
  prepositions: ReadonlySet<number>;
}

export interface LittleLists {
  closed: string[];
  put: string[];
  drop: string[];
  exchange: string[][];
  pronouns: string[];
  helpers: string[];
  prepositions: string[];
}

export function littleWords(lists: LittleLists, idOf: (word: string) => number | undefined): LittleWords {
  const ids = (words: readonly string[]): number[] =>
    words.flatMap((word) => {
      const id = idOf(word);
      return id === undefined ? [] : [id];
    });
  const exchange = new Map<number, number[]>();
  for (const group of lists.exchange.map(ids))
    for (const id of group)
      exchange.set(id, [...(exchange.get(id) ?? []), ...group.filter((other) => other !== id)]);
  return {
    closed: new Set(ids(lists.closed)),
    put: ids(lists.put),
    drop: new Set(ids(lists.drop)),
    exchange,
    pronouns: new Set(ids(lists.pronouns)),
    helpers: new Set(ids(lists.helpers)),
    prepositions: new Set(ids(lists.prepositions)),
  };
}
