/**
 * A 64-bit simhash of what a post says, so that the same story copied, signed or re-emojied by many is seen as one.
 * Pure; blind to case, links, mentions, emoji, punctuation and stretched letters; works on any script. Texts within
 * three bits are near-duplicates. Very short texts say too little: compare them only from some forty characters on.
 */
import { normaliseText, squeeze } from '../scoring/text/normalise.js';

/** Longer texts are hashed by their beginning: a bound on time, and enough to tell copies. */
const HASHED = 6_000;
const SHINGLE = 4;

/** Unsigned 64-bit; 0n when nothing is left to compare (emoji or links only). Store as `BigInt.asIntN(64, …)`. */
export function fingerprint(text: string): bigint {
  const words = squeeze(normaliseText(text.slice(0, HASHED)), 2);
  if (words === '') return 0n;
  const votes = new Int32Array(64);
  const padded = ` ${words} `;
  const seen = new Map<number, number>();
  for (let at = 0; at + SHINGLE <= padded.length || at === 0; at++) {
    const low = hash(padded, at, 0x3c6ef372);
    // Said many times is not said many times over: the third repeat of a shingle adds nothing.
    const times = seen.get(low) ?? 0;
    if (times >= 2) continue;
    seen.set(low, times + 1);
    vote(votes, 0, low);
    vote(votes, 32, hash(padded, at, 0x510e527f));
  }
  let high = 0;
  let low = 0;
  for (let bit = 0; bit < 32; bit++) {
    if (votes[bit]! > 0) low |= 1 << bit;
    if (votes[bit + 32]! > 0) high |= 1 << bit;
  }
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

/** Bits in which two fingerprints differ, 0–64; signed or unsigned alike. */
export function hammingDistance(a: bigint, b: bigint): number {
  let difference = BigInt.asUintN(64, a) ^ BigInt.asUintN(64, b);
  let bits = 0;
  for (; difference !== 0n; difference &= difference - 1n) bits++;
  return bits;
}

function vote(votes: Int32Array, from: number, hashed: number): void {
  for (let bit = 0; bit < 32; bit++) votes[from + bit]! += ((hashed >>> bit) & 1) * 2 - 1;
}

function hash(text: string, at: number, seed: number): number {
  let h = seed;
  const end = Math.min(text.length, at + SHINGLE);
  for (let i = at; i < end; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x5bd1e995);
    h ^= h >>> 15;
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
