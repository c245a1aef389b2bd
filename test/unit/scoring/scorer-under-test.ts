/** The scorer as the product loads it, once for a whole spec. */
import { join } from 'node:path';
import { gatherEvidence } from '../../../src/listening/scoring/evidence.js';
import { compileLexicons } from '../../../src/listening/scoring/lexicons.compile.js';
import { loadLexicons } from '../../../src/listening/scoring/lexicons.loader.js';
import { createScorer, type Scorer } from '../../../src/listening/scoring/scorer.js';
import { tokenise } from '../../../src/listening/scoring/text/tokenise.js';
import type { Score, ScoreInput } from '../../../src/listening/scoring/score.js';

export const configDir = join(__dirname, '../../../config');
let scorer: Scorer | undefined;

export function theScorer(): Scorer {
  return (scorer ??= createScorer(loadLexicons(configDir)));
}

export function score(text: string, more: Partial<ScoreInput> = {}): Score {
  return theScorer().score({ text, ...more });
}

/** What the word lists alone say of the mood, -1 to 1: it is what learned heads begin from, and all there is where none was taught. */
export function feeling(text: string): number {
  lists ??= loadLexicons(configDir);
  matcher ??= compileLexicons(lists);
  const { tokens, stats } = tokenise(text);
  return gatherEvidence(matcher, lists, tokens, stats, score(text).language).feeling.polarity;
}
let lists: ReturnType<typeof loadLexicons> | undefined;
let matcher: ReturnType<typeof compileLexicons> | undefined;
