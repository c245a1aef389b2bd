/**
 * The queues of the catalogue, for adding to and asking about, from every role. Holds no jobs itself and runs none.
 * Every call is bounded in time: a queue that is down is an error here, never a wait without end.
 */
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { EarshotError } from '../errors/errors.js';
import { JobCatalog } from './job-catalog.js';
import { type JobTuning, TUNING } from './job-tuning.js';
import { type JobData, type JobQueue, type QueueEngine, type QueueJob } from './queue-engine.js';

export const QUEUE_ENGINE = Symbol('earshot.queue-engine');

export interface QueueCounts {
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
}

@Injectable()
export class JobQueues implements OnApplicationShutdown {
  private readonly logger = new Logger(JobQueues.name);
  private readonly queues: Map<string, JobQueue>;

  constructor(
    private readonly catalog: JobCatalog,
    @Inject(QUEUE_ENGINE) readonly engine: QueueEngine,
    @Inject(TUNING) private readonly tuning: JobTuning,
  ) {
    this.queues = new Map(catalog.queueNames.map((name) => [name, engine.queue(name)]));
  }

  async onApplicationShutdown(): Promise<void> {
    const closing = async (): Promise<void> => {
      await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
      await this.engine.close();
    };
    await within(closing(), this.tuning.queueTimeoutMs, 'The queue did not close').catch((error: unknown) =>
      this.logger.warn({ err: error }, 'The queue did not close in time'),
    );
  }

  /** Adds jobs under their outbox ids; one that is there already is left as it is. All of one queue or none. */
  async add(rows: readonly { id: string; job: string; payload: JobData }[]): Promise<void> {
    const byQueue = new Map<string, Parameters<JobQueue['addBulk']>[0]>();
    for (const { id, job, payload } of rows) {
      const definition = this.catalog.job(job);
      const list = byQueue.get(definition.queue) ?? [];
      byQueue.set(definition.queue, list);
      list.push({
        name: job,
        data: payload,
        opts: {
          jobId: id,
          attempts: definition.attempts,
          backoff: definition.attempts > 1 ? { type: 'catalogue' } : undefined,
          removeOnComplete: { count: this.tuning.keepCompleted },
          removeOnFail: definition.keepFailed === 'all' ? false : { count: definition.keepFailed },
          stackTraceLimit: 3,
        },
      });
    }
    for (const [name, jobs] of byQueue) await this.ask(name, (queue) => queue.addBulk(jobs));
  }

  /** Whether the queue still holds this mark; throws EarshotError 'unavailable' while it is down. */
  knows(mark: string): Promise<boolean> {
    return this.bounded(() => this.engine.knows(mark));
  }

  remember(mark: string): Promise<void> {
    return this.bounded(() => this.engine.remember(mark));
  }

  async counts(): Promise<Record<string, QueueCounts>> {
    const names = this.catalog.queueNames;
    const all = await Promise.all(
      names.map((name) =>
        this.ask(name, (queue) => queue.getJobCounts('waiting', 'active', 'delayed', 'failed')),
      ),
    );
    const read = (counts: Record<string, number> | undefined, key: string): number => counts?.[key] ?? 0;
    return Object.fromEntries(
      names.map((name, i) => [
        name,
        {
          waiting: read(all[i], 'waiting') + read(all[i], 'prioritized'),
          active: read(all[i], 'active'),
          delayed: read(all[i], 'delayed'),
          failed: read(all[i], 'failed'),
        },
      ]),
    );
  }

  /** Failed for good, newest first, at most `limit`. */
  async failed(limit: number): Promise<QueueJob[]> {
    const lists = await Promise.all(
      this.catalog.queueNames.map((name) => this.ask(name, (queue) => queue.getFailed(0, limit - 1))),
    );
    return lists
      .flat()
      .filter((job) => job !== undefined && job !== null) // removed between listing and reading
      .sort((a, b) => (b.finishedOn ?? 0) - (a.finishedOn ?? 0))
      .slice(0, limit);
  }

  /** The failed job of this id, or null when there is none (any more). */
  async findFailed(id: string): Promise<QueueJob | null> {
    for (const name of this.catalog.queueNames) {
      const job = await this.ask(name, (queue) => queue.getJob(id));
      if (job && (await this.ask(name, () => job.isFailed()))) return job;
    }
    return null;
  }

  private async ask<T>(name: string, question: (queue: JobQueue) => Promise<T>): Promise<T> {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`No queue is called ${name}`);
    return this.bounded(() => question(queue));
  }

  private async bounded<T>(question: () => Promise<T>): Promise<T> {
    this.engine.assertUp();
    return within(question(), this.tuning.queueTimeoutMs, `The queue (${this.engine.kind}) did not answer`);
  }
}

/** The work's own outcome, or EarshotError 'unavailable' after `ms`. What comes later is ignored, errors included. */
async function within<T>(work: Promise<T>, ms: number, complaint: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new EarshotError('unavailable', `${complaint} within ${ms / 1000} s`)),
      ms,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
