/**
 * Turns words and letter groups into 32-bit numbers: the only vocabulary the linear models have. Pure; a change here
 * makes every trained table worthless, so the file format's version must rise with it.
 */

/** FNV-1a over UTF-16 units, then Murmur's finaliser: all 32 bits are usable, so that any number of buckets fits. */
export function hashSlice(text: string, from: number, to: number, seed: number): number {
  let hash = (seed ^ 0x811c9dc5) | 0;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

export function hashWord(text: string, seed: number): number {
  return hashSlice(text, 0, text.length, seed);
}

/** Order matters: the pair (a, b) is not (b, a). */
export function hashPair(first: number, second: number): number {
  return mix(Math.imul(first, 0x9e3779b1) ^ second);
}

function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export const SEEDS = {
  word: 0x1b873593,
  negated: 0x5bd1e995,
  sign: 0x3c6ef372,
  cue: 0x2545f491,
  gram: 0x9747b28c,
} as const;
