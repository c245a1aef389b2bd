/** Hands the scorer to whoever stores mentions. Loaded once, at boot: a wrong word list stops the start, not a post. */
import { Module } from '@nestjs/common';
import { loadLexicons } from './lexicons.loader.js';
import { createScorer, SCORER } from './scorer.js';

@Module({
  providers: [{ provide: SCORER, useFactory: () => createScorer(loadLexicons()) }],
  exports: [SCORER],
})
export class ScoringModule {}
