/**
 * What the two places a queue can live in (postgres-engine.ts, redis-engine.ts) have in common: BullMQ's own Queue and Worker.
 * Nothing outside this folder may know which one is in use.
 */
import type { Job, Queue, Worker } from 'bullmq';

export type JobData = Record<string, unknown>;
export type QueueJob = Job<JobData, unknown, string>;
export type JobQueue = Queue<JobData, unknown, string>;
export type JobWorker = Worker<JobData, unknown, string>;

export interface WorkerSetup {
  concurrency: number;
  lockDuration: number;
  stalledInterval: number;
  maxStalledCount: number;
  runRetryDelay: number;
  backoffStrategy: (attemptsMade: number, type?: string, error?: Error, job?: { name: string }) => number;
}

export interface QueueEngine {
  kind: 'postgres' | 'redis';
  /** Throws EarshotError 'unavailable' when it is known to be down. */
  assertUp(): void;
  /** For adding and asking, after assertUp. */
  queue(name: string): JobQueue;
  /** For doing; waits while the queue is down. Does not begin until run() is called. */
  worker(
    name: string,
    process: (job: QueueJob, token?: string) => Promise<unknown>,
    setup: WorkerSetup,
  ): JobWorker;
  /** Whether this is the queue that was given the mark, and it has not lost what it was told since. After assertUp. */
  knows(mark: string): Promise<boolean>;
  remember(mark: string): Promise<void>;
  /** After every queue and worker was closed. */
  close(): Promise<void>;
}

export interface EngineHooks {
  /** A connection was lost or could not be made; may come often. */
  onTrouble: (error: Error) => void;
}
