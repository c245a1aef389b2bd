/** What a person sees of the jobs: how many wait, which failed, and the button that tries one again. */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { type Actor, Transactions } from '../database/transaction.js';
import { EarshotError } from '../errors/errors.js';
import { JobCatalog } from './job-catalog.js';
import { JobQueues } from './job-queues.service.js';
import type { JobName, JobPayload } from './job.types.js';
import { outboxFigures } from './outbox.queries.js';

export interface FailedJob {
  id: string;
  job: string;
  payload: Record<string, unknown>;
  failedAt: Date;
  reason: string;
  attempts: number;
}

export interface JobCounts {
  /** In the outbox and due, on the way to the queue. */
  outbox: number;
  waiting: number;
  active: number;
  /** Wait for their time or for the next attempt. */
  delayed: number;
  failed: number;
}

const LONGEST_REASON = 500;

@Injectable()
export class JobsService {
  private readonly logger = new Logger(JobsService.name);

  constructor(
    private readonly catalog: JobCatalog,
    private readonly queues: JobQueues,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Throws EarshotError 'unavailable' while the queue is down. */
  async counts(): Promise<JobCounts> {
    const [outbox, queues] = await Promise.all([
      outboxFigures(this.dataSource, this.catalog.jobNames, this.clock.now()),
      this.queues.counts(),
    ]);
    const sum = { outbox: outbox.due, waiting: 0, active: 0, delayed: outbox.later, failed: 0 };
    for (const queue of Object.values(queues)) {
      sum.waiting += queue.waiting;
      sum.active += queue.active;
      sum.delayed += queue.delayed;
      sum.failed += queue.failed;
    }
    return sum;
  }

  /** Newest first. Throws EarshotError 'unavailable' while the queue is down. */
  async failed(limit = 100): Promise<FailedJob[]> {
    return (await this.queues.failed(limit)).map((job) => ({
      id: job.id ?? '',
      job: job.name,
      payload: job.data,
      failedAt: new Date(job.finishedOn ?? job.timestamp),
      reason: (job.failedReason || 'No reason was given').slice(0, LONGEST_REASON),
      attempts: job.attemptsMade,
    }));
  }

  /**
   * Tries a failed job again, with all its attempts: a new outbox row and the audit entry commit together, then the failed one
   * leaves the list. Two people who press at once cause one. Throws EarshotError 'not-found' when no such job is failed now.
   */
  async retry(id: string, actor: Actor): Promise<void> {
    const failed = await this.queues.findFailed(id);
    if (!failed)
      throw new EarshotError(
        'not-found',
        'No failed job has this id. It may have been retried already; load the list again.',
      );
    const job = failed.name as JobName;
    const payload = this.checked(job, failed.data);
    await this.transactions.run(actor, async (tx) => {
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('earshot.retry:' || $1, 0))`, [
        id,
      ]);
      // The first press may be relayed already while its failed job is still in the list.
      const pressed = await tx.manager.query<unknown[]>(
        `SELECT 1 FROM outbox WHERE job = $1 AND dedupe_key = $2`,
        [job, `retry:${id}`],
      );
      if (pressed.length > 0) return;
      tx.enqueue(job, payload, { dedupeKey: `retry:${id}` });
      tx.audit({ action: 'job.retry', subjectKind: 'job', subjectId: id, details: { job } });
    });
    await failed.remove().catch((error: unknown) =>
      // The retry is under way; at worst the old entry stays in the list and can be retried once more, which is harmless.
      this.logger.warn({ err: error, id }, 'A retried job could not be taken off the list of failed ones'),
    );
  }

  private checked<J extends JobName>(job: J, data: unknown): JobPayload<J> {
    try {
      return this.catalog.payload(job, data) as JobPayload<J>;
    } catch (error) {
      throw new EarshotError(
        'conflict',
        `This job cannot be retried: ${(error as Error).message}`,
        {},
        { cause: error },
      );
    }
  }
}
