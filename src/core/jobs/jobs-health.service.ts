/** Plain figures about jobs and schedules, for health and metrics. Answers also when the queue or the database does not. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { CLOCK_TOLERANCE_MS } from '../clock/credible.js';
import { type ScheduleStats, SchedulesService } from '../schedules/schedules.service.js';
import { JobCatalog } from './job-catalog.js';
import { JobQueues, type QueueCounts } from './job-queues.service.js';
import { type JobFigures, JobWorkers } from './job-workers.service.js';
import { OutboxRelay, type RelayState } from './outbox-relay.service.js';
import { clockAheadSeconds, type OutboxFigures, outboxFigures } from './outbox.queries.js';

export interface JobsSnapshot {
  /** Where the queue lives. */
  engine: 'postgres' | 'redis';
  /** Null when it could not be asked; the reason is in problems. */
  outbox: OutboxFigures | null;
  queues: Record<string, QueueCounts> | null;
  /** Of this process; not running in the role web. */
  relay: RelayState;
  /** What this process did since it started. */
  jobs: Record<string, JobFigures>;
  schedules: Record<string, ScheduleStats>;
  /** Empty when all is well; one sentence each. */
  problems: string[];
}

@Injectable()
export class JobsHealth {
  constructor(
    private readonly catalog: JobCatalog,
    private readonly queues: JobQueues,
    private readonly relay: OutboxRelay,
    private readonly workers: JobWorkers,
    private readonly schedules: SchedulesService,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Two clocks that disagree, in words; null while they agree. Throws when the database does not answer. */
  async clockProblem(): Promise<string | null> {
    const ahead = await clockAheadSeconds(this.dataSource, () => this.clock.now());
    if (Math.abs(ahead) * 1000 <= CLOCK_TOLERANCE_MS) return null;
    return (
      `This machine's clock is ${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'} the database's. ` +
      'Set the clocks right (NTP): times on screen are wrong, and postings may wait too long or leave too early.'
    );
  }

  /** Never throws. */
  async snapshot(): Promise<JobsSnapshot> {
    const problems: string[] = [];
    const or = async <T>(work: Promise<T>, what: string): Promise<T | null> => {
      try {
        return await work;
      } catch (error) {
        problems.push(`${what} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
        return null;
      }
    };
    const [outbox, queues] = await Promise.all([
      or(outboxFigures(this.dataSource, this.catalog.jobNames, this.clock.now()), 'The outbox'),
      or(this.queues.counts(), `The queue (${this.queues.engine.kind})`),
    ]);
    const clock = await or(this.clockProblem(), 'The clock of the database');
    if (clock) problems.push(clock);
    const relay = this.relay.status();
    if (relay.failingSince)
      problems.push(
        `Jobs have not reached the queue since ${relay.failingSince.toISOString()}: ${relay.lastError}`,
      );
    if (outbox && outbox.unknown > 0)
      problems.push(
        `${outbox.unknown} jobs in the outbox are of kinds this release does not know; they are kept`,
      );
    return {
      engine: this.queues.engine.kind,
      outbox,
      queues,
      relay,
      jobs: this.workers.stats(),
      schedules: this.schedules.stats(),
      problems,
    };
  }
}
