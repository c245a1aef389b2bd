/** The scorer as the product loads it, once for a whole spec. */
import { join } from 'node:path';
import { loadLexicons } from '../../../src/listening/scoring/lexicons.loader.js';
import { createScorer, type Scorer } from '../../../src/listening/scoring/scorer.js';
import type { Score, ScoreInput } from '../../../src/listening/scoring/score.js';

export const configDir = join(__dirname, '../../../config');
let scorer: Scorer | undefined;

export function theScorer(): Scorer {
  return (scorer ??= createScorer(loadLexicons(configDir)));
}

export function score(text: string, more: Partial<ScoreInput> = {}): Score {
  return theScorer().score({ text, ...more });
}
