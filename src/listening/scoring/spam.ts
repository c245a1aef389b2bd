/**
 * How likely a post is a pitch, a bot or a swindle: words, links and behaviour in one logistic formula with its weights
 * in config. Marks only; nothing is ever thrown away because of it.
 */
import type { SpamData } from './lexicons.schema.js';
import { longest, type Hit, type HitsByKind } from './match/matcher.js';
import type { TextStats } from './text/token.js';

export interface SpamResult {
  /** 0–1 */
  spam: number;
  hits: Hit[];
}

export interface SpamEvidence {
  /** Digits or currency seen in the text. */
  phone: boolean;
  money: boolean;
  /** What is known outside the words, as log-odds; see spam.behaviour.ts. */
  behaviour: number;
  /** 0–1: a complaint with a phone number is still a complaint. */
  cues: number;
  /** A trained model's chance by the words alone, where there is one for the language. */
  trained: number | null;
}

export function scoreSpam(
  hits: HitsByKind,
  stats: TextStats,
  evidence: SpamEvidence,
  weights: SpamData['weights'],
): SpamResult {
  const found = longest(hits('spam'));
  const strengths = found.map((hit) => hit.entry.weight).sort((a, b) => b - a);
  let words = 0;
  strengths.slice(0, 6).forEach((strength, index) => (words += strength / (1 + 0.25 * index)));
  const shouting = stats.letters > 12 && stats.upper / stats.letters > 0.5;
  const listed =
    weights.bias +
    words +
    weights.link * Math.min(1, stats.urls) +
    weights.manyLinks * Math.max(0, Math.min(3, stats.urls - 1)) +
    weights.hashtags * Math.max(0, Math.min(8, stats.hashtags - 3)) +
    weights.mentions * Math.max(0, Math.min(8, stats.mentions - 3)) +
    weights.phone * (evidence.phone ? 1 : 0) +
    weights.money * (evidence.money ? 1 : 0) +
    weights.shouting * (shouting ? 1 : 0) +
    weights.bare * (stats.urls > 0 && stats.words < 4 ? 1 : 0);
  const text = evidence.trained === null ? listed : logOdds(evidence.trained);
  const z = text + evidence.behaviour - COMPLAINT * Math.min(2, evidence.cues);
  return { spam: 1 / (1 + Math.exp(-z)), hits: found };
}

/** A complaint with a phone number or a link is still a complaint. */
const COMPLAINT = 2.2;

const logOdds = (chance: number): number => Math.log((chance + 1e-4) / (1 - chance + 1e-4));
