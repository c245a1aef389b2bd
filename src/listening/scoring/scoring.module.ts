/** Hands the scorer to whoever stores mentions. Loaded once, at boot: a wrong word list stops the start, not a post. */
import { Module } from '@nestjs/common';
import { AppConfig } from '../../core/config/config.js';
import { CardController } from './card/card.controller.js';
import { CARD, loadCard } from './card/card.loader.js';
import { LEXICONS, loadLexicons } from './lexicons.loader.js';
import type { Lexicons } from './lexicons.schema.js';
import { createScorer, SCORER } from './scorer.js';

@Module({
  controllers: [CardController],
  providers: [
    { provide: CARD, inject: [AppConfig], useFactory: ({ configDir }: AppConfig) => loadCard(configDir) },
    {
      provide: LEXICONS,
      inject: [AppConfig],
      useFactory: ({ configDir }: AppConfig) => loadLexicons(configDir),
    },
    { provide: SCORER, inject: [LEXICONS], useFactory: (lexicons: Lexicons) => createScorer(lexicons) },
  ],
  exports: [LEXICONS, SCORER],
})
export class ScoringModule {}
