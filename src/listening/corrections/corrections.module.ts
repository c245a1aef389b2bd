/** Overruling the scorer. */
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { IngestModule } from '../ingest/ingest.module.js';
import { ScoringModule } from '../scoring/scoring.module.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsService } from './corrections.service.js';
import { ScoreCorrection } from './score-correction.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([ScoreCorrection]), ScoringModule, IngestModule, PlatformsModule],
  controllers: [CorrectionsController],
  providers: [CorrectionsService],
})
export class CorrectionsModule {}
