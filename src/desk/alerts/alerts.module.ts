/** Alerts for people: one thread an incident, who is told by what, and what they did about it. */
import { Module } from '@nestjs/common';
import { AppConfig } from '../../core/config/config.js';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { ActingService } from './acting.service.js';
import { AlertEndpointsController } from './alert-endpoints.controller.js';
import { AlertFactsQueries } from './alert-facts.queries.js';
import { AlertLog } from './alert-log.service.js';
import { AlertRulesController } from './alert-rules.controller.js';
import { ALERT_POLICY, ALERT_WORDS } from './alert-words.token.js';
import { AlertThreads } from './alert-threads.service.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsQueries } from './alerts.queries.js';
import { AroundQueries } from './around.queries.js';
import { CrisisTelling } from './crisis-telling.service.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveringService } from './delivering.service.js';
import { EndpointTest } from './endpoint-test.service.js';
import { EndpointsService } from './endpoints.service.js';
import { MailingService } from './mailing.service.js';
import { PostingService } from './posting.service.js';
import { RaisingService } from './raising.service.js';
import { RulesService } from './rules.service.js';
import { TellingService } from './telling.service.js';
import { TickService } from './tick.service.js';
import { TitlesService } from './titles.service.js';
import { loadAlertPolicy, loadAlertWords } from './words.loader.js';

@Module({
  imports: [PlatformsModule, CasesModule],
  controllers: [AlertsController, AlertRulesController, AlertEndpointsController],
  providers: [
    // Read at boot: a sentence that is missing stops it there.
    {
      provide: ALERT_WORDS,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => loadAlertWords(config.configDir),
    },
    {
      provide: ALERT_POLICY,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => loadAlertPolicy(config.configDir),
    },
    AlertLog,
    AlertThreads,
    AlertFactsQueries,
    AroundQueries,
    TitlesService,
    TellingService,
    RaisingService,
    CrisisTelling,
    TickService,
    EndpointsService,
    EndpointTest,
    PostingService,
    MailingService,
    DeliveringService,
    DeliveriesService,
    ActingService,
    RulesService,
    AlertsQueries,
  ],
  exports: [TitlesService, ALERT_WORDS],
})
export class AlertsModule {}
