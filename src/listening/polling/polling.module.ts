/** The polling of sources, the second look at what was captured, and the sample brand's first stream. */
import { Module } from '@nestjs/common';
import { IdentityModule } from '../../core/identity/identity.module.js';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { IngestModule } from '../ingest/ingest.module.js';
import { EngagementReadings } from './engagement-readings.service.js';
import { PollSchedule } from './poll-schedule.service.js';
import { PollService } from './poll.service.js';
import { RecheckService } from './recheck.service.js';
import { SampleBrand } from './sample-brand.service.js';
import { SourceFailures } from './source-failures.service.js';

@Module({
  imports: [IdentityModule, PlatformsModule, AccountsModule, IngestModule],
  providers: [PollService, PollSchedule, SourceFailures, RecheckService, EngagementReadings, SampleBrand],
  exports: [RecheckService, SampleBrand],
})
export class PollingModule {}
