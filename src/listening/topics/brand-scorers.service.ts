/** The scorer as one brand has it. */
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SCORER, type Scorer } from '../scoring/scorer.js';

@Injectable()
export class BrandScorers {
  constructor(@Inject(SCORER) private readonly scorer: Scorer) {}

  of(_manager: EntityManager, _brandId: string): Promise<Scorer> {
    return Promise.resolve(this.scorer);
  }
}
