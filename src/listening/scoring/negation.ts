/**
 * Where negators stand and what they turn round. English puts them before the word; Hindi and Tamil, in either script,
 * after it as well. A negator never reaches over a comma or a full stop.
 */
import type { Hit, HitsByKind } from './match/matcher.js';
import type { Language } from './score.js';
import type { Token } from './text/token.js';

export interface Negators {
  /** 1 where a negator ends that works forwards; empty where there are none. */
  before: Uint8Array;
  /** 1 where a negator ends that works backwards; null in languages without. */
  after: Uint8Array | null;
}

export function findNegators(length: number, hits: HitsByKind, language: Language): Negators {
  return {
    before: marks(length, hits('negBefore')),
    after: language === 'en' || language === 'other' ? null : marks(length, hits('negAfter')),
  };
}

/**
 * A negator up to three words before the hit (two where it also works backwards), or up to two after it. Words that are
 * `covered` belong to a longer phrase with a meaning of its own and negate nothing else.
 */
export function isNegated(
  tokens: readonly Token[],
  hit: Hit,
  negators: Negators,
  covered?: Uint8Array | null,
): boolean {
  const { before, after } = negators;
  const clause = tokens[hit.from]!.clause;
  const reach = after ? 2 : 3;
  for (let at = hit.from - 1; at >= hit.from - reach && at >= 0 && tokens[at]!.clause === clause; at--) {
    if (before[at] === 1 && covered?.[at] !== 1) return true;
  }
  if (!after) return false;
  for (let at = hit.to; at < hit.to + 2 && at < tokens.length && tokens[at]!.clause === clause; at++) {
    if (after[at] === 1 && covered?.[at] !== 1) return true;
  }
  return false;
}

/** Whether one that works forwards ends among the tokens from `from` to before `to`. */
export function hasNegator({ before }: Negators, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (before[at] === 1) return true;
  return false;
}

/**
 * 'no complaints', 'koi shikayat nahi hai': a single word of trouble that is said not to be there. Stricter than
 * `isNegated`, for 'the problem is not solved' must stay a problem: the negator stands right before the word, or right
 * after it at the end of the clause.
 */
export function isDenied(tokens: readonly Token[], hit: Hit, negators: Negators): boolean {
  if (hit.entry.size > 1) return false;
  const clause = tokens[hit.from]!.clause;
  for (let at = hit.from - 1; at >= Math.max(0, hit.from - 2) && tokens[at]!.clause === clause; at--) {
    if (negators.before[at] === 1) return true;
  }
  const next = hit.to;
  if (negators.after?.[next] !== 1 || tokens[next]!.clause !== clause) return false;
  return tokens[next + 2] === undefined || tokens[next + 2]!.clause !== clause;
}

const NO_MARKS = new Uint8Array(0);

function marks(length: number, hits: readonly Hit[]): Uint8Array {
  if (hits.length === 0) return NO_MARKS;
  const found = new Uint8Array(length);
  for (const hit of hits) found[hit.to - 1] = 1;
  return found;
}
