/**
 * One post that the scorer cannot judge is stored unjudged; a whole page of them means that the scorer is broken, or its word lists
 * are, and storing on would fill the desk with posts nobody looked at. Then the poll fails, the cursor stays, and people are told.
 */
import type { Score } from '../scoring/score.js';
import type { Scorer } from '../scoring/scorer.js';
import { isUnjudged } from '../scoring/unjudged.js';

/** What any scorer that works at all can judge. */
const PLAIN = 'The parcel came today, thank you.';
/** So many in a row are not strange posts any more, whatever becomes of the plain one. */
const TOO_MANY = 10;

/** `scorer` never throws (scoring/unjudged.ts). Throws an Error when `scores` are all of posts that could not be judged, and that is not their fault. */
export function refuseBlindness(scores: readonly Score[], scorer: Scorer): void {
  if (scores.length === 0 || !scores.every((score) => isUnjudged(score.model))) return;
  if (scores.length < TOO_MANY && !isUnjudged(scorer.score({ text: PLAIN }).model)) return;
  throw new Error(
    `The scorer fails on every post (${scores.length} of ${scores.length} on this page); nothing of the page was stored`,
  );
}
