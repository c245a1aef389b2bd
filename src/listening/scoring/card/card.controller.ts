/** How good the scorer is, in figures, over HTTP. */
import { Controller, Get, Inject } from '@nestjs/common';
import { Returns } from '../../../core/http-api/api-schema.js';
import { Allow } from '../../../core/identity/allow.decorator.js';
import { PERMISSIONS } from '../../../core/identity/role.js';
import { SCORER, type Scorer } from '../scorer.js';
import { modelCard, type ModelCard } from './card.api.js';
import { CARD } from './card.loader.js';
import { type CardRow, errorRates } from './error-rates.js';

@Controller('api/scoring/card')
@Allow(...PERMISSIONS['scoring.read'])
export class CardController {
  constructor(
    @Inject(SCORER) private readonly scorer: Scorer,
    @Inject(CARD) private readonly figures: CardRow[],
  ) {}

  @Get()
  @Returns(modelCard)
  card(): ModelCard {
    return { model: this.scorer.model, errors: errorRates(this.figures), figures: this.figures };
  }
}
