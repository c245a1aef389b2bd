/**
 * Which phrases a stretch of time speaks of more than the brand's posts do otherwise: log-odds with the background as
 * Dirichlet prior, in standard deviations, so that three mentions out of nothing rank below thirty. Spellings of one
 * word in several scripts are one phrase. Pure.
 */
import type { PhraseCounts } from './phrase-counter.js';
import { mergeScripts, type Merged } from './merge.js';

export interface Trend {
  /** The spelling most people used. */
  phrase: string;
  /** All spellings, the most used first. */
  forms: string[];
  /** Voices that used it in this stretch. */
  voices: number;
  /** How many that would have been, had it been a stretch like the others. */
  expected: number;
  /** Standard deviations above what was expected. */
  score: number;
}

export interface TrendOptions {
  /** Fewer voices than this are no trend; also what keeps a name or an address out. */
  leastVoices?: number;
  leastScore?: number;
  /** At least so many times what was expected. */
  leastRatio?: number;
  most?: number;
}

/** Weight of the background in posts, when it is compared with the stretch. */
const PRIOR = 10;
/** What a phrase nobody used before is taken to have been used. */
const UNSEEN = 0.5;
/** A phrase within a phrase is told by the longer one when so many of its voices used that. */
const TOLD = 0.6;

/** Strongest first. */
export function findTrends(
  stretch: PhraseCounts,
  background: PhraseCounts,
  options: TrendOptions = {},
): Trend[] {
  const { leastVoices = 3, leastScore = 4.5, leastRatio = 2, most = 10 } = options;
  if (stretch.posts < leastVoices) return [];
  const trends: Trend[] = [];
  for (const merged of mergeScripts(stretch, background, leastVoices)) {
    const expected = (stretch.posts * (merged.before + UNSEEN)) / (background.posts + 1);
    if (merged.voices < leastRatio * expected) continue;
    const score = logOdds(merged, stretch.posts, background.posts);
    if (score < leastScore) continue;
    trends.push({
      phrase: merged.forms[0]!,
      forms: merged.forms,
      voices: merged.voices,
      expected: Math.round(expected * 100) / 100,
      score: Math.round(score * 100) / 100,
    });
  }
  trends.sort((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1));
  return withoutParts(trends).slice(0, most);
}

/** How far the stretch moves the odds away from the background's, in standard deviations. */
function logOdds(of: Merged, posts: number, before: number): number {
  const share = Math.min(0.9, (of.before + UNSEEN) / (before + 1));
  const now = of.voices + PRIOR * share;
  const rest = Math.max(0.5, posts + PRIOR - now);
  return (Math.log(now / rest) - Math.log(share / (1 - share))) * Math.sqrt(now);
}

/** 'app down' tells all that 'app' and 'down' would. */
function withoutParts(trends: readonly Trend[]): Trend[] {
  const holds = (long: string, short: string): boolean => ` ${long} `.includes(` ${short} `);
  return trends.filter(
    (trend) =>
      !trends.some((other) => {
        if (other === trend) return false;
        if (holds(other.phrase, trend.phrase)) return other.voices >= TOLD * trend.voices;
        return holds(trend.phrase, other.phrase) && trend.voices < TOLD * other.voices;
      }),
  );
}
