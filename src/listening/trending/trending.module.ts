/** What an hour speaks of. */
import { Module } from '@nestjs/common';
import { ScoringModule } from '../scoring/scoring.module.js';
import { TrendingController } from './trending.controller.js';
import { TrendingQueries } from './trending.queries.js';

@Module({
  imports: [ScoringModule],
  controllers: [TrendingController],
  providers: [TrendingQueries],
})
export class TrendingModule {}
