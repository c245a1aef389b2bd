/** The part of nspell that we use; the package ships no types. */
declare module 'nspell' {
  export interface Speller {
    correct(word: string): boolean;
  }
  export default function nspell(aff: Buffer, dic: Buffer): Speller;
}
