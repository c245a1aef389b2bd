/**
 * From text to what the models read, the way the scorer does it; trainers use it, so that they never drift apart.
 * Not for two posts at once: each reading overwrites the one before.
 */
import { gatherEvidence } from '../evidence.js';
import { compileLexicons } from '../lexicons.compile.js';
import type { Lexicons } from '../lexicons.schema.js';
import type { Language } from '../score.js';
import { tokenise } from '../text/tokenise.js';
import type { Token } from '../text/token.js';
import { fillDense } from './dense.js';
import { PostFeatures, readFeatures } from './post-features.js';
import { Words } from './words.js';

export interface Reading {
  features: PostFeatures;
  tokens: readonly Token[];
}

/** `language` decides which word lists count. */
export type Reader = (text: string, language: Language) => Reading;

export function createReader(lexicons: Lexicons, words: Words = new Words()): Reader {
  const matcher = compileLexicons(lexicons);
  const features = new PostFeatures();
  return (text, language) => {
    const { tokens, stats } = tokenise(text);
    const evidence = gatherEvidence(matcher, lexicons, tokens, stats, language);
    readFeatures(features, words, tokens, stats, evidence.negators);
    fillDense(features.dense, tokens, stats, evidence.hits, evidence);
    return { features, tokens };
  };
}
