/** Storing what was captured, and reading it back. */
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { ScoringModule } from '../scoring/scoring.module.js';
import { Author } from './author.entity.js';
import { IngestService } from './ingest.service.js';
import { IngestStore } from './ingest.store.service.js';
import { MentionSighting } from './mention-sighting.entity.js';
import { MentionVersion } from './mention-version.entity.js';
import { Mention } from './mention.entity.js';
import { CorrectionsService } from './corrections.service.js';
import { MentionsController } from './mentions.controller.js';
import { MentionsQueries } from './mentions.queries.js';
import { ScoreCorrection } from './score-correction.entity.js';
import { ScoreRow } from './score.entity.js';
import { RecentFingerprintsService } from './recent-fingerprints.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Author, Mention, MentionVersion, MentionSighting, ScoreRow, ScoreCorrection]),
    ScoringModule,
    PlatformsModule,
  ],
  controllers: [MentionsController],
  providers: [IngestService, IngestStore, RecentFingerprintsService, MentionsQueries, CorrectionsService],
  exports: [IngestService, MentionsQueries],
})
export class IngestModule {}
