/** The composition root: every part of Earshot, put together once for a database and a configuration. */
import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './core/audit/audit.module.js';
import type { AppConfig } from './core/config/config.js';
import { ConfigModule } from './core/config/config.module.js';
import { DatabaseModule } from './core/database/database.module.js';
import { HealthModule } from './core/health/health.module.js';
import { HttpApiModule } from './core/http-api/http-api.module.js';
import { HttpModule } from './core/http/http.module.js';
import { IdentityModule } from './core/identity/identity.module.js';
import type { JobTuning } from './core/jobs/job-tuning.js';
import { JobsModule } from './core/jobs/jobs.module.js';
import { LiveModule } from './core/live/live.module.js';
import { LoggingModule } from './core/logging/logging.module.js';
import { MailModule } from './core/mail/mail.module.js';
import { MetricsModule } from './core/metrics/metrics.module.js';
import { NotificationsModule } from './core/notifications/notifications.module.js';
import { OrganisationModule } from './core/organisation/organisation.module.js';
import { VaultModule } from './core/vault/vault.module.js';
import { WebModule } from './core/web/web.module.js';
import { AlertsModule } from './desk/alerts/alerts.module.js';
import { CasesModule } from './desk/cases/cases.module.js';
import { CrisisModule } from './desk/crisis/crisis.module.js';
import { HelpModule } from './desk/help/help.module.js';
import { PeopleModule } from './desk/people/people.module.js';
import { PublishingModule } from './desk/publishing/publishing.module.js';
import { RepliesModule } from './desk/replies/replies.module.js';
import { SecondLookModule } from './desk/second-look/second-look.module.js';
import { entities } from './entities.js';
import { DigestModule } from './insight/digest/digest.module.js';
import { pipeline } from './job-catalog.js';
import { AccountsModule } from './listening/accounts/accounts.module.js';
import { CorrectionsModule } from './listening/corrections/corrections.module.js';
import { EscalationModule } from './listening/escalation/escalation.module.js';
import { IngestModule } from './listening/ingest/ingest.module.js';
import { PollingModule } from './listening/polling/polling.module.js';
import { RescoringModule } from './listening/rescoring/rescoring.module.js';
import { ScoringModule } from './listening/scoring/scoring.module.js';
import { SourcesModule } from './listening/sources/sources.module.js';
import { SpamModule } from './listening/spam/spam.module.js';
import { TopicsModule } from './listening/topics/topics.module.js';
import { TrendingModule } from './listening/trending/trending.module.js';
import { PlatformsModule } from './platforms/platforms.module.js';

@Module({})
export class AppModule {
  /** `tuning` is for tests: how fast queues look. */
  static register(config: AppConfig, databaseUrl: string, tuning: Partial<JobTuning> = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.register(config),
        LoggingModule,
        DatabaseModule.register(databaseUrl, entities, config.databasePool),
        VaultModule,
        HttpModule,
        MailModule,
        JobsModule.register(pipeline, tuning),
        IdentityModule,
        HttpApiModule,
        AuditModule,
        LiveModule,
        NotificationsModule,
        HealthModule,
        MetricsModule,
        OrganisationModule,
        PlatformsModule,
        ScoringModule,
        TopicsModule,
        AccountsModule,
        IngestModule,
        CorrectionsModule,
        RescoringModule,
        SpamModule,
        TrendingModule,
        SourcesModule,
        PollingModule,
        EscalationModule,
        CasesModule,
        RepliesModule,
        PublishingModule,
        SecondLookModule,
        PeopleModule,
        CrisisModule,
        AlertsModule,
        HelpModule,
        DigestModule,
        WebModule.register(config),
      ],
    };
  }
}
