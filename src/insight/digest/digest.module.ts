/** The morning digest. */
import { Module } from '@nestjs/common';
import { AlertsModule } from '../../desk/alerts/alerts.module.js';
import { DigestController } from './digest.controller.js';
import { DigestPreferences } from './digest-preferences.service.js';
import { DigestQueries } from './digest.queries.js';
import { DigestsService } from './digests.service.js';

@Module({
  imports: [AlertsModule],
  controllers: [DigestController],
  providers: [DigestQueries, DigestPreferences, DigestsService],
})
export class DigestModule {}
