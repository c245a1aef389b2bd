/** Cases: opened, joined, assigned, moved on. */
import { Module } from '@nestjs/common';
import { AppConfig } from '../../core/config/config.js';
import { AccountsModule } from '../../listening/accounts/accounts.module.js';
import { IngestModule } from '../../listening/ingest/ingest.module.js';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AssignmentService } from './assignment.service.js';
import { CaseLog } from './case-log.service.js';
import { CasesController } from './cases.controller.js';
import { CasesQueries } from './cases.queries.js';
import { DeadlineService } from './deadline.service.js';
import { CasesService } from './cases.service.js';
import { LinkingService } from './linking.service.js';
import { OpeningService } from './opening.service.js';
import { loadPromises, PROMISES } from './promises.loader.js';

@Module({
  imports: [PeopleModule, PlatformsModule, AccountsModule, IngestModule],
  controllers: [CasesController],
  providers: [
    CaseLog,
    LinkingService,
    OpeningService,
    AssignmentService,
    CasesService,
    CasesQueries,
    DeadlineService,
    {
      provide: PROMISES,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => loadPromises(config.configDir),
    },
  ],
  exports: [CaseLog, LinkingService, OpeningService, CasesQueries, PROMISES],
})
export class CasesModule {}
