/** Judging earlier mentions anew when the scorer has become another. */
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ScoringModule } from '../scoring/scoring.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { FailedJudgements } from './failed-judgements.service.js';
import { RescoreBatch } from './rescore-batch.service.js';
import { RescoringController } from './rescoring.controller.js';
import { Rescoring } from './rescoring.entity.js';
import { RescoringQueries } from './rescoring.queries.js';
import { RescoringService } from './rescoring.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Rescoring]), ScoringModule, TopicsModule],
  controllers: [RescoringController],
  providers: [FailedJudgements, RescoreBatch, RescoringQueries, RescoringService],
})
export class RescoringModule {}
