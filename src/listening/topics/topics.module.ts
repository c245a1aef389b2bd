/** Topics that brands add to the taxonomy, and the scorer that knows them. */
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ScoringModule } from '../scoring/scoring.module.js';
import { BrandScorers } from './brand-scorers.service.js';
import { BrandTopic } from './brand-topic.entity.js';
import { TopicsController } from './topics.controller.js';
import { TopicsService } from './topics.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([BrandTopic]), ScoringModule],
  controllers: [TopicsController],
  providers: [BrandScorers, TopicsService],
  exports: [BrandScorers],
})
export class TopicsModule {}
