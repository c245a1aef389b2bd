/** Replies: drafted, checked, submitted, reviewed. */
import { Module } from '@nestjs/common';
import { AppConfig } from '../../core/config/config.js';
import { SafeHttp } from '../../core/http/safe-http.service.js';
import { AccountsModule } from '../../listening/accounts/accounts.module.js';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { ApprovalsService } from './approvals.service.js';
import { CaseDetailController } from './case-detail.controller.js';
import { CaseDetailQueries } from './case-detail.queries.js';
import { CHECK_KIT } from './check-kit.token.js';
import { CheckSettingsController } from './check-settings/check-settings.controller.js';
import { CheckSettingsService } from './check-settings/check-settings.service.js';
import { TryingService } from './check-settings/trying.service.js';
import { CheckingService } from './checking.service.js';
import { loadCheckKit } from './checks/check-kit.js';
import { CommitmentLog } from './commitments/commitment-log.service.js';
import { CommitmentsController } from './commitments/commitments.controller.js';
import { CommitmentsService } from './commitments/commitments.service.js';
import { OverdueService } from './commitments/overdue.service.js';
import { DraftsService } from './drafts.service.js';
import { GrammarService } from './grammar.service.js';
import { LINK_HTTP } from './links/link-http.token.js';
import { LinkLooks } from './links/link-looks.service.js';
import { TriedLinks } from './links/tried-links.service.js';
import { RepliesController } from './replies.controller.js';
import { RepliesQueries } from './replies.queries.js';
import { ReplyLog } from './reply-log.service.js';
import { OverrulingService } from './review/overruling.service.js';
import { ReviewPlans } from './review/review-plans.service.js';
import { ReviewPolicyController } from './review/review-policy.controller.js';
import { ReviewPolicyService } from './review/review-policy.service.js';
import { ReviewService } from './review.service.js';
import { ReviewsQueries } from './reviews.queries.js';
import { ThreadQueries } from './thread.queries.js';
import { CandidatesQueries } from './turns/candidates.queries.js';
import { HandingOver } from './turns/handing-over.service.js';
import { LookingService } from './turns/looking.service.js';
import { TurnsController } from './turns/turns.controller.js';
import { TurnsService } from './turns/turns.service.js';
import { VersionsService } from './versions.service.js';

@Module({
  imports: [CasesModule, AccountsModule, PlatformsModule],
  controllers: [
    RepliesController,
    CaseDetailController,
    CommitmentsController,
    ReviewPolicyController,
    CheckSettingsController,
    TurnsController,
  ],
  providers: [
    ReplyLog,
    CommitmentLog,
    CommitmentsService,
    OverdueService,
    TurnsService,
    CandidatesQueries,
    HandingOver,
    LookingService,
    ApprovalsService,
    // Read at boot: a mistake in the word lists stops it there.
    {
      provide: CHECK_KIT,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => loadCheckKit(config.configDir),
    },
    GrammarService,
    // Customers stand outside: what operators allow besides (EARSHOT_ALLOW_HOSTS) is nothing to them.
    {
      provide: LINK_HTTP,
      useFactory: () =>
        new SafeHttp({ allowHosts: [], userAgent: 'Earshot/0.1 (tries links before they are sent)' }),
    },
    LinkLooks,
    CheckingService,
    TriedLinks,
    CheckSettingsService,
    TryingService,
    VersionsService,
    DraftsService,
    OverrulingService,
    ReviewPlans,
    ReviewPolicyService,
    ReviewService,
    RepliesQueries,
    ReviewsQueries,
    ThreadQueries,
    CaseDetailQueries,
  ],
  exports: [
    CHECK_KIT,
    ReplyLog,
    ApprovalsService,
    OverrulingService,
    ReviewPlans,
    CheckingService,
    TriedLinks,
    DraftsService,
    RepliesQueries,
  ],
})
export class RepliesModule {}
