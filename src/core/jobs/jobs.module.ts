/** Jobs and schedules, for everyone: `JobsModule.register(catalog)` once, with the catalogue of src/job-catalog.ts. */
import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import { AppConfig } from '../config/config.js';
import { DatabaseAddress } from '../database/database.module.js';
import type { ScheduleDefinition } from '../schedules/schedule.types.js';
import { SchedulesModule } from '../schedules/schedules.module.js';
import { JobCatalog, type JobDefinitions } from './job-catalog.js';
import { JobQueues, QUEUE_ENGINE } from './job-queues.service.js';
import { JOB_TUNING, type JobTuning, TUNING } from './job-tuning.js';
import { JobWorkers } from './job-workers.service.js';
import { JobsController } from './jobs.controller.js';
import { JobsHealth } from './jobs-health.service.js';
import { JobsLifecycle } from './jobs-lifecycle.service.js';
import { JobsService } from './jobs.service.js';
import { OUTBOX_KEPT, OutboxPrune } from './outbox-prune.service.js';
import { OutboxRelay } from './outbox-relay.service.js';
import { openPostgresEngine } from './postgres-engine.js';
import type { QueueEngine } from './queue-engine.js';
import { QueueSwitch } from './queue-switch.service.js';
import { openRedisEngine } from './redis-engine.js';
import { seldom } from './seldom.js';

export interface Pipeline extends JobDefinitions {
  schedules: Record<string, ScheduleDefinition>;
  /** How long a relayed outbox row is kept. */
  outboxKeptSeconds: number;
}

@Global()
@Module({})
export class JobsModule {
  /** The pipeline's schedules must include outbox.prune. `tuning` is for tests. */
  static register(pipeline: Pipeline, tuning: Partial<JobTuning> = {}): DynamicModule {
    return {
      module: JobsModule,
      imports: [SchedulesModule.register(pipeline.schedules)],
      controllers: [JobsController],
      providers: [
        { provide: JobCatalog, useValue: new JobCatalog(pipeline) },
        { provide: TUNING, useValue: { ...JOB_TUNING, ...tuning } },
        { provide: OUTBOX_KEPT, useValue: pipeline.outboxKeptSeconds },
        { provide: QUEUE_ENGINE, inject: [AppConfig, DatabaseAddress, TUNING], useFactory: openEngine },
        JobQueues,
        JobWorkers,
        QueueSwitch,
        OutboxRelay,
        OutboxPrune,
        JobsService,
        JobsHealth,
        JobsLifecycle,
      ],
      exports: [JobCatalog, JobsService, JobsHealth, OutboxRelay],
    };
  }
}

function openEngine(
  config: AppConfig,
  address: DatabaseAddress,
  tuning: JobTuning,
): Promise<QueueEngine> | QueueEngine {
  const logger = new Logger('JobQueue');
  // The message only: an error of a connection carries the connection along, address and all.
  const onTrouble = seldom(30_000, (error: Error) =>
    logger.warn(`The queue cannot be reached and is tried again: ${error.message}`),
  );
  return config.redisUrl
    ? openRedisEngine(config.redisUrl, tuning.reconnectMs, { onTrouble })
    : openPostgresEngine(address.url, { onTrouble });
}
