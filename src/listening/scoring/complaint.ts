/**
 * Whether somebody complains of something that could be put right: a logistic formula over what was counted, its
 * weights in config. Must not take mere anger at the world for a complaint: cues of a broken promise weigh most.
 */
import type { ComplaintData } from './lexicons.schema.js';
import { longest, type Hit, type HitsByKind } from './match/matcher.js';
import type { TextStats } from './text/token.js';

export interface ComplaintResult {
  /** 0–1 */
  complaint: number;
  cues: Hit[];
}

export interface ComplaintEvidence {
  /** Complaint cues that are not denied ('no complaints'). */
  cues: readonly Hit[];
  polarity: number;
  /** 0–1, gravest kind of urgency found. */
  severity: number;
  topics: number;
  rating: number | null;
  /** A trained model's chance, where there is one for the language. */
  trained: number | null;
}

export function scoreComplaint(
  hits: HitsByKind,
  stats: TextStats,
  evidence: ComplaintEvidence,
  weights: ComplaintData['weights'],
): ComplaintResult {
  const cues = longest(evidence.cues);
  // Each further cue tells less than the one before.
  const strengths = cues.map((hit) => hit.entry.weight).sort((a, b) => b - a);
  let cue = 0;
  strengths.slice(0, 6).forEach((strength, index) => (cue += strength / (1 + 0.6 * index)));
  const own = hits('own').length > 0;
  const share = 1 / Math.sqrt(1 + stats.words / LONG);
  let z =
    weights.bias +
    weights.cue * cue * share +
    weights.negative * Math.max(0, -evidence.polarity) +
    weights.positive * Math.max(0, evidence.polarity) +
    weights.own * (own ? 1 : 0) +
    weights.asks * Math.min(2, stats.questions) +
    weights.addressed * (stats.mentions > 0 ? 1 : 0) +
    weights.link * Math.min(2, stats.urls) +
    weights.severe * evidence.severity +
    weights.topic * Math.min(2, evidence.topics) * share;
  if (evidence.trained !== null) {
    z = logOdds(evidence.trained) + BESIDE_TRAINED * weights.severe * evidence.severity;
  }
  if (evidence.rating !== null) z += (3 - evidence.rating) * 1.2 - (evidence.rating === 3 ? 0.3 : 0);
  return { complaint: 1 / (1 + Math.exp(-z)), cues: cues.filter((hit) => hit.entry.weight >= 0.6) };
}

/** A review of many words names a fault beside the praise, and many topics: at so many words both count 0.7 of what they would. */
const LONG = 100;

/** The posts a model learned from tell of few injuries and frauds: some of what the rules say of them is added. */
const BESIDE_TRAINED = 0.4;

const logOdds = (chance: number): number => Math.log((chance + 1e-6) / (1 - chance + 1e-6));
