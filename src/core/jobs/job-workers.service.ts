/**
 * Does the jobs: one BullMQ worker a queue, each job handed to the one method marked for it. Decides what an error means
 * (again later, never again, back to the queue because we stop) and never swallows one.
 */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { UnrecoverableError, WaitingError } from 'bullmq';
import { PermanentJobError } from '../errors/errors.js';
import { withLogContext } from '../logging/log-context.js';
import { LiveService } from '../live/live.service.js';
import { backoffMs } from './backoff.js';
import { JobCatalog } from './job-catalog.js';
import { JobQueues } from './job-queues.service.js';
import { type JobTuning, TUNING } from './job-tuning.js';
import type { JobMethod } from './job.types.js';
import type { JobWorker, QueueJob } from './queue-engine.js';
import { JobInterrupted, runAttempt } from './run-job.js';

export type AnyJobMethod = JobMethod<Record<string, string>>;

export interface JobFigures {
  completed: number;
  /** Attempts that will be repeated. */
  retried: number;
  /** Ended for good without success. */
  failed: number;
  /** Time spent in handlers. */
  seconds: number;
}

@Injectable()
export class JobWorkers {
  private readonly logger = new Logger(JobWorkers.name);
  private readonly workers: JobWorker[] = [];
  private readonly stopSignal = new AbortController();
  private readonly figures = new Map<string, JobFigures>();
  private methods: ReadonlyMap<string, AnyJobMethod> = new Map();

  constructor(
    private readonly catalog: JobCatalog,
    private readonly queues: JobQueues,
    private readonly live: LiveService,
    @Inject(TUNING) private readonly tuning: JobTuning,
  ) {}

  start(methods: ReadonlyMap<string, AnyJobMethod>): void {
    this.methods = methods;
    for (const [name, { concurrency }] of Object.entries(this.catalog.definitions.queues)) {
      const worker = this.queues.engine.worker(name, (job, token) => this.perform(job, token), {
        concurrency,
        lockDuration: this.tuning.lockMs,
        stalledInterval: this.tuning.stalledCheckMs,
        maxStalledCount: this.tuning.maxStalled,
        runRetryDelay: this.tuning.reconnectMs,
        backoffStrategy: (attempt, _type, error, job) =>
          backoffMs(job && this.catalog.job(job.name).backoff, attempt, original(error), Math.random),
      });
      worker.on('error', (error) => this.trouble(name, error));
      worker.on('stalled', (id) =>
        this.logger.warn({ queue: name, id }, 'A job was abandoned by its process and runs again'),
      );
      worker.on('failed', (job, error) => void this.onFailed(job, error));
      this.workers.push(worker);
      void this.keepRunning(worker, name);
    }
  }

  /** Takes no more jobs, lets those in hand finish, aborts them after a while, and gives back what does not end. */
  async stop(): Promise<void> {
    const closing = Promise.allSettled(this.workers.map((worker) => worker.close()));
    const impatience = setTimeout(() => this.stopSignal.abort(), this.tuning.shutdownMs);
    let deadline: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      deadline = setTimeout(resolve, this.tuning.shutdownMs + 2 * this.tuning.graceMs);
    });
    await Promise.race([closing, enough]);
    clearTimeout(impatience);
    clearTimeout(deadline);
  }

  /** What this process did, by job. */
  stats(): Record<string, JobFigures> {
    return Object.fromEntries(this.figures);
  }

  /** A worker ends when it is closed, and for no other reason. */
  private async keepRunning(worker: JobWorker, queue: string): Promise<void> {
    while (!worker.closing) {
      try {
        await worker.run();
      } catch (error) {
        this.trouble(queue, error as Error);
      }
      if (!worker.closing) await new Promise((resolve) => setTimeout(resolve, this.tuning.reconnectMs));
    }
  }

  /** Every line that is logged while it lasts names the job. */
  private perform(job: QueueJob, token?: string): Promise<void> {
    return withLogContext({ job: job.name, jobId: job.id ?? '' }, () => this.attempt(job, token));
  }

  private async attempt(job: QueueJob, token?: string): Promise<void> {
    const began = performance.now();
    const figures = this.figuresOf(job.name);
    try {
      const definition = this.catalog.job(job.name);
      const payload = this.catalog.payload(job.name, job.data);
      const method = this.methods.get(job.name);
      if (!method) throw new PermanentJobError(`${job.name} has no handler`);
      const attempt = job.attemptsMade + 1;
      const id = job.id ?? '';
      await runAttempt(
        (signal) => method(payload, { signal, attempt, last: attempt >= definition.attempts, id }),
        {
          timeoutMs: definition.timeoutSeconds * 1000,
          graceMs: this.tuning.graceMs,
          stop: this.stopSignal.signal,
        },
      );
      figures.completed += 1;
    } catch (error) {
      if (error instanceof JobInterrupted) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      throw translated(error);
    } finally {
      figures.seconds += (performance.now() - began) / 1000;
    }
  }

  private readonly trouble = (queue: string, error: Error): void =>
    // The message only: an error of a connection carries the connection along, address and all.
    this.logger.warn({ queue }, `A worker had trouble with its queue: ${error.message}`);

  private async onFailed(job: QueueJob | undefined, error: Error): Promise<void> {
    const name = job?.name ?? 'unknown';
    const final = !job || job.finishedOn !== undefined;
    const facts = { err: original(error), job: name, id: job?.id, attempt: job?.attemptsMade };
    if (!final) {
      this.figuresOf(name).retried += 1;
      this.logger.warn(facts, `${name} failed and is tried again`);
      return;
    }
    this.figuresOf(name).failed += 1;
    this.logger.error(
      facts,
      `${name} failed for good; it is listed under failed jobs and can be retried there`,
    );
    const ids = { job: name, jobId: job?.id ?? '' };
    await this.live
      .publishNow({ kind: 'job.failed', ids })
      .catch((problem: unknown) =>
        this.logger.warn({ err: problem }, 'Open desks could not be told of a failed job'),
      );
  }

  private figuresOf(job: string): JobFigures {
    const found = this.figures.get(job) ?? { completed: 0, retried: 0, failed: 0, seconds: 0 };
    this.figures.set(job, found);
    return found;
  }
}

/** BullMQ gives some error names a meaning of their own: only what we mean may carry them. */
function translated(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const made =
    error instanceof PermanentJobError
      ? new UnrecoverableError(message)
      : new Error(message || 'Failed without a word');
  made.cause = error;
  if (error instanceof Error && error.stack) made.stack = error.stack;
  return made;
}

const original = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? error.cause : error;
