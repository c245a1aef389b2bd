/**
 * Turns labelled posts into what the trainers take: the very features the scorer reads, copied out of its reused arrays.
 */
import { DENSE } from '../../listening/scoring/learned/dense.js';
import type { PostFeatures } from '../../listening/scoring/learned/post-features.js';
import { hashPair } from '../../listening/scoring/learned/hash.js';
import { lettersOf } from '../../listening/scoring/learned/sound-grams.js';

export interface Example {
  /** Hashes: words and pairs, then letter groups, then cues. */
  hashes: Uint32Array;
  /** Where the letter groups and where the cues begin. */
  groupsAt: number;
  cuesAt: number;
  /** The word lists' inputs; while a head is taught, what other models lend stands behind them. */
  dense: Float32Array;
  /** Index of the class. */
  label: number;
  /** How much the row counts. */
  weight: number;
  /** Probability of each class as a teacher sees it; takes the place of `label`. */
  soft?: Float32Array;
}

/** `sound`: with the letter groups of how Tamil words sound. */
export function exampleOf(post: PostFeatures, label: number, weight = 1, sound = false): Example {
  const hashes: number[] = [];
  for (let i = 0; i < post.count; i++) {
    const word = post.words[i]!;
    hashes.push(word.hash);
    if (post.negated[i] === 1) hashes.push(word.negated);
    if (i > 0) hashes.push(hashPair(post.words[i - 1]!.hash, word.hash));
  }
  const groupsAt = hashes.length;
  for (let i = 0; i < post.count; i++) for (const gram of lettersOf(post.words[i]!, sound)) hashes.push(gram);
  const cuesAt = hashes.length;
  for (let i = 0; i < post.cueCount; i++) hashes.push(post.cues[i]!);
  return { hashes: Uint32Array.from(hashes), groupsAt, cuesAt, dense: post.dense.slice(), label, weight };
}

/** How many dense inputs the examples have: all have as many. */
export const inputsOf = (examples: readonly Example[]): number => examples[0]?.dense.length ?? DENSE.length;
