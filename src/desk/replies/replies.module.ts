/** Replies: drafted, checked, submitted, reviewed. */
import { Module } from '@nestjs/common';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { ApprovalsService } from './approvals.service.js';
import { CheckingService } from './checking.service.js';
import { DraftsService } from './drafts.service.js';
import { RepliesController } from './replies.controller.js';
import { RepliesQueries } from './replies.queries.js';
import { ReplyLog } from './reply-log.service.js';
import { ReviewService } from './review.service.js';
import { ReviewsQueries } from './reviews.queries.js';
import { VersionsService } from './versions.service.js';

@Module({
  imports: [CasesModule, PlatformsModule],
  controllers: [RepliesController],
  providers: [
    ReplyLog,
    ApprovalsService,
    CheckingService,
    VersionsService,
    DraftsService,
    ReviewService,
    RepliesQueries,
    ReviewsQueries,
  ],
  exports: [ReplyLog, ApprovalsService, CheckingService, RepliesQueries],
})
export class RepliesModule {}
