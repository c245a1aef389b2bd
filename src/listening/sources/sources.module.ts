/** Sources: what is listened to, how it fares, and the polling of it. */
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { IdentityModule } from '../../core/identity/identity.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { IngestModule } from '../ingest/ingest.module.js';
import { PollSchedule } from './poll-schedule.service.js';
import { PollService } from './poll.service.js';
import { RecheckService } from './recheck.service.js';
import { SampleBrand } from './sample-brand.service.js';
import { SourceFailures } from './source-failures.service.js';
import { Source } from './source.entity.js';
import { SourcesController } from './sources.controller.js';
import { SourcesService } from './sources.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Source]),
    IdentityModule,
    PlatformsModule,
    AccountsModule,
    IngestModule,
  ],
  controllers: [SourcesController],
  providers: [SourcesService, PollService, PollSchedule, SourceFailures, RecheckService, SampleBrand],
  exports: [PollService, RecheckService, SampleBrand],
})
export class SourcesModule {}
