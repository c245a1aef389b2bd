/** How likely a post is to insult people. Must never hide a complaint: rudeness is a fact about the text, not a filter. */
import { longest, type Hit, type HitsByKind } from './match/matcher.js';

export interface OffensiveResult {
  /** 0–1 */
  offensive: number;
  hits: Hit[];
}

/** `trained` is a model's chance, where there is one for the language: it knows the words and what surrounds them. */
export function scoreOffensive(hits: HitsByKind, trained: number | null): OffensiveResult {
  const found = longest(hits('offensive'));
  let clean = 1;
  for (const hit of found) clean *= 1 - doubt(hit.entry.weight);
  return {
    offensive: trained ?? 1 - clean,
    hits: found.filter((hit) => hit.entry.weight >= 0.7),
  };
}

/** One sure word is enough to pass the half; a mild one is not, two are nearly. */
const doubt = (weight: number): number => (weight >= 1 ? 0.85 : weight >= 0.7 ? 0.5 : 0.2);
