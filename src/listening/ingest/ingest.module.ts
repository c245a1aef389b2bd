/** Storing what was captured, and reading it back. */
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { ScoringModule } from '../scoring/scoring.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { Author } from './author.entity.js';
import { FollowedAuthor } from './followed-author.entity.js';
import { FollowedAuthors } from './followed-authors.service.js';
import { IngestService } from './ingest.service.js';
import { IngestStore } from './ingest.store.service.js';
import { MentionSighting } from './mention-sighting.entity.js';
import { MentionVersion } from './mention-version.entity.js';
import { Mention } from './mention.entity.js';
import { MentionsController } from './mentions.controller.js';
import { MentionsQueries } from './mentions.queries.js';
import { ScoreRow } from './score.entity.js';
import { RecentFingerprintsService } from './recent-fingerprints.service.js';
import { SameTextQueries } from './same-text.queries.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Author, Mention, MentionVersion, MentionSighting, ScoreRow, FollowedAuthor]),
    ScoringModule,
    TopicsModule,
    PlatformsModule,
  ],
  controllers: [MentionsController],
  providers: [
    IngestService,
    IngestStore,
    RecentFingerprintsService,
    SameTextQueries,
    FollowedAuthors,
    MentionsQueries,
  ],
  exports: [IngestService, MentionsQueries, FollowedAuthors],
})
export class IngestModule {}
