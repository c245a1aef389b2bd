/** The common word one letter from a word that hardly anybody uses ("tine": "time"); null for every other word. Pure. */

export type RareWords = (lower: string) => string | null;

/** `pairs`: rare word → common word, as the trainer found them. */
export function rareWords(pairs: ReadonlyMap<string, string>): RareWords {
  return (lower) => pairs.get(lower) ?? null;
}
