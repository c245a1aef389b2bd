/**
 * Boot and end of the jobs: every job has its one handler or the process does not start; relay and workers run in the roles
 * all and worker only; on the way down nothing new is taken and what is held is finished while the database is still there.
 */
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { AppConfig } from '../config/config.js';
import { MarkedMethods, oneEach } from '../schedules/marked-methods.service.js';
import { JobCatalog } from './job-catalog.js';
import { type AnyJobMethod, JobWorkers } from './job-workers.service.js';
import { JobsHealth } from './jobs-health.service.js';
import { JOB_HANDLER } from './job.types.js';
import { OutboxRelay } from './outbox-relay.service.js';

@Injectable()
export class JobsLifecycle implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobsLifecycle.name);
  private methods: ReadonlyMap<string, AnyJobMethod> = new Map();

  constructor(
    private readonly catalog: JobCatalog,
    private readonly config: AppConfig,
    private readonly marked: MarkedMethods,
    private readonly relay: OutboxRelay,
    private readonly workers: JobWorkers,
    private readonly health: JobsHealth,
  ) {}

  onModuleInit(): void {
    this.methods = oneEach('JobHandler', this.catalog.jobNames, this.marked.find<AnyJobMethod>(JOB_HANDLER));
  }

  async onApplicationBootstrap(): Promise<void> {
    const clock = await this.health.clockProblem().catch(() => null);
    if (clock) this.logger.warn(clock);
    if (this.config.role === 'web') return;
    this.workers.start(this.methods);
    await this.relay.start();
  }

  // Not onApplicationShutdown: by then TypeORM may have closed the connections that the jobs in hand still need.
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.relay.stop(), this.workers.stop()]);
  }
}
