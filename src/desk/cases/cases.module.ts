/** Cases: opened, joined, assigned, moved on. */
import { Module } from '@nestjs/common';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AssignmentService } from './assignment.service.js';
import { ByHandAccounts } from './by-hand.service.js';
import { CaseLog } from './case-log.service.js';
import { CasesController } from './cases.controller.js';
import { CasesQueries } from './cases.queries.js';
import { CasesService } from './cases.service.js';
import { LinkingService } from './linking.service.js';
import { OpeningService } from './opening.service.js';

@Module({
  imports: [PeopleModule, PlatformsModule],
  controllers: [CasesController],
  providers: [
    CaseLog,
    ByHandAccounts,
    LinkingService,
    OpeningService,
    AssignmentService,
    CasesService,
    CasesQueries,
  ],
  exports: [CaseLog, ByHandAccounts, LinkingService, OpeningService, CasesQueries],
})
export class CasesModule {}
