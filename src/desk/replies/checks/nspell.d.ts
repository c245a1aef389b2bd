/** The part of nspell that we use; the package ships no types. */
declare module 'nspell' {
  export interface Speller {
    correct(word: string): boolean;
    /** Every form the dictionary and its affixes make. Not documented there; the version is pinned. */
    data?: Record<string, unknown>;
  }
  export default function nspell(aff: Buffer, dic: Buffer): Speller;
}
