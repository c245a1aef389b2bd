/** The morning digest. */
import { Module } from '@nestjs/common';
import { AlertsModule } from '../../desk/alerts/alerts.module.js';
import { DigestController } from './digest.controller.js';
import { DigestRuns } from './digest-runs.service.js';
import { DigestPreferences } from './digest-preferences.service.js';
import { DigestQueries } from './digest.queries.js';
import { DigestVoicesQueries } from './digest-voices.queries.js';
import { DigestsService } from './digests.service.js';

@Module({
  imports: [AlertsModule],
  controllers: [DigestController],
  providers: [DigestVoicesQueries, DigestQueries, DigestPreferences, DigestsService, DigestRuns],
})
export class DigestModule {}
