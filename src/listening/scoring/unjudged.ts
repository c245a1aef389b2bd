/**
 * What stands in for a score where the scorer itself failed on a post: the post is stored, says plainly that nobody judged it, and
 * stands where a person finds it. Never taken for calm: it has half the risk there is room for, below where cases open by default. Pure.
 */
import type { Score, ScoreInput } from './score.js';
import type { Scorer } from './scorer.js';

/** Of a post that nobody could judge; a brand that flags from here on has its people read every one. */
export const UNJUDGED_RISK = 40;
const MARK = ' (failed)';

/** Names the scorer that failed, so that every other one, and this one in a further try, knows what to judge. */
export const unjudgedBy = (model: string): string => `${model}${MARK}`;
export const isUnjudged = (model: string): boolean => model.endsWith(MARK);

export function unjudged(model: string): Score {
  return {
    language: 'und',
    script: 'none',
    sentiment: 'neu',
    polarity: 0,
    complaint: 0,
    offensive: 0,
    spam: 0,
    urgency: 0,
    urgencyKinds: [],
    topics: [],
    pii: [],
    risk: UNJUDGED_RISK,
    parts: { around: 1, sure: [] },
    reasons: [
      {
        code: 'unjudged',
        text: 'Not judged: the scorer failed on this post. Please read it yourself',
        points: UNJUDGED_RISK,
      },
    ],
    model: unjudgedBy(model),
  };
}

/** As `scorer`, but a post on which it throws comes back unjudged; `failed` hears of it, once for each such post. */
export function neverThrowing(scorer: Scorer, failed: (error: unknown, input: ScoreInput) => void): Scorer {
  return {
    model: scorer.model,
    score: (input) => {
      try {
        return scorer.score(input);
      } catch (error) {
        failed(error, input);
        return unjudged(scorer.model);
      }
    },
  };
}
