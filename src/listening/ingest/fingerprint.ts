/**
 * A 64-bit simhash of what a post says, so that the same story copied, signed or re-emojied by many is seen as one.
 * Pure; blind to case, links, mentions, emoji, punctuation and stretched letters; works on any script. Texts within
 * three bits are near-duplicates. Very short texts say too little: compare them only from some forty characters on.
 */
import { normaliseText, squeeze } from '../scoring/text/normalise.js';

/** Longer texts are hashed by their beginning: a bound on time, and enough to tell copies. */
const HASHED = 6_000;
const SHINGLE = 4;
/** Votes are counted eight bits at a time in nibbles of one number, which hold fifteen before they must be emptied. */
const NIBBLE_FULL = 15;
const SPREAD = Uint32Array.from({ length: 256 }, (_, byte) => {
  let spread = 0;
  for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) spread |= 1 << (bit * 4);
  return spread >>> 0;
});

/** What is compared of a text: its words without names, links, emoji and stretched letters. Empty when nothing is left. */
export function comparable(text: string): string {
  return squeeze(normaliseText(text.slice(0, HASHED)), 1);
}

/** Unsigned 64-bit; 0n when nothing is left to compare (emoji or links only). Store as `BigInt.asIntN(64, …)`. */
export function fingerprint(text: string): bigint {
  return fingerprintOf(comparable(text));
}

/** Of what `comparable` left. */
export function fingerprintOf(words: string): bigint {
  if (words === '') return 0n;
  const padded = ` ${words} `;
  const votes = new Uint32Array(64);
  const packed = new Uint32Array(8);
  let held = 0;
  let shingles = 0;
  for (let at = 0; at + SHINGLE <= padded.length || at === 0; at++) {
    addVotes(packed, 0, hash(padded, at, 0x3c6ef372));
    addVotes(packed, 4, hash(padded, at, 0x510e527f));
    shingles++;
    if (++held === NIBBLE_FULL) {
      empty(packed, votes);
      held = 0;
    }
  }
  empty(packed, votes);
  let low = 0;
  let high = 0;
  for (let bit = 0; bit < 32; bit++) {
    if (votes[bit]! * 2 > shingles) low |= 1 << bit;
    if (votes[bit + 32]! * 2 > shingles) high |= 1 << bit;
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

function addVotes(packed: Uint32Array, from: number, hashed: number): void {
  packed[from]! += SPREAD[hashed & 255]!;
  packed[from + 1]! += SPREAD[(hashed >>> 8) & 255]!;
  packed[from + 2]! += SPREAD[(hashed >>> 16) & 255]!;
  packed[from + 3]! += SPREAD[hashed >>> 24]!;
}

function empty(packed: Uint32Array, votes: Uint32Array): void {
  for (let byte = 0; byte < 8; byte++) {
    for (let bit = 0; bit < 8; bit++) votes[byte * 8 + bit]! += (packed[byte]! >>> (bit * 4)) & 15;
    packed[byte] = 0;
  }
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
  return (h ^ (h >>> 16)) >>> 0;
}
