/**
 * Keeps one alert for one incident: opened with it, updated as it grows, ended with it. Never judges how grave the matter is
 * (escalation did) and never speaks to anybody itself: it plans deliveries.
 */
import { Injectable } from '@nestjs/common';
import { JobHandler } from '../../core/jobs/job.types.js';

@Injectable()
export class RaisingService {
  @JobHandler('alert.raise')
  raise(_: { incidentId: string }): Promise<void> {
    return Promise.resolve();
  }
}
