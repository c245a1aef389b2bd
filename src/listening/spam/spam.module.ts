/** The outside spam service's part in judging mentions; does nothing where none is configured. */
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { ScoringModule } from '../scoring/scoring.module.js';
import { SpamOpinion } from './spam-opinion.entity.js';
import { SpamOpinionsService } from './spam-opinions.service.js';
import { SpamReport } from './spam-report.entity.js';
import { SpamReportsService } from './spam-reports.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([SpamOpinion, SpamReport]), PlatformsModule, ScoringModule],
  providers: [SpamOpinionsService, SpamReportsService],
})
export class SpamModule {}
