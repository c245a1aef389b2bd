/**
 * What a job is to the rest of the code: its name, its payload, and the mark on the method that does it.
 * The names come from the catalogue (src/job-catalog.ts), which fills JobMap; this file must never name a job.
 */
import 'reflect-metadata';
import type { z } from 'zod';

/** Filled by the catalogue: job name → payload. Payloads hold ids only, so that a job never acts on stale data. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the catalogue adds the members
export interface JobMap {}
export type JobName = keyof JobMap & string;
export type JobPayload<J extends JobName> = JobMap[J];

export interface JobContext {
  /** Aborted when the job's time is over or the process stops waiting for it. Hand it on to everything that waits. */
  signal: AbortSignal;
  /** 1 for the first attempt. A job found again after a crash counts as the same attempt. */
  attempt: number;
  /** Whether the catalogue grants no attempt after this one. */
  last: boolean;
  /** The outbox row the job came from. */
  id: string;
}
export type JobMethod<P> = (payload: P, context: JobContext) => Promise<unknown>;

/** One entry of the catalogue. */
export interface JobDefinition<P extends Record<string, string> = Record<string, string>> {
  /** What it does, in one line. */
  about: string;
  payload: z.ZodType<P>;
  /** Jobs of one queue share its concurrency and never wait for those of another. */
  queue: string;
  /** How often it is tried in all; 1 for what must never repeat by itself. */
  attempts: number;
  /** Wait before attempt n+1: seconds × 2^(n-1), at most maxSeconds, spread by a fifth. Needed when attempts > 1. */
  backoff?: { seconds: number; maxSeconds: number };
  /** After this the signal is aborted; shortly after, the attempt counts as failed. */
  timeoutSeconds: number;
  /** Key under which at most one such job waits in the outbox; null when every one counts. */
  dedupe: { by(payload: P): string }['by'] | null;
  /** How many failed ones of its queue stay to be looked at; 'all' for work that nothing else would repeat. */
  keepFailed: number | 'all';
}

export interface QueueDefinition {
  about: string;
  /** How many of its jobs one worker process does at a time. */
  concurrency: number;
}

export const JOB_HANDLER = Symbol('earshot.job-handler');

/** Marks the one method that does this job. The method re-reads the state and returns early when nothing is left to do. */
export function JobHandler<J extends JobName>(job: J) {
  return <M extends JobMethod<JobPayload<J>>>(
    _target: object,
    _key: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    if (descriptor.value) Reflect.defineMetadata(JOB_HANDLER, job, descriptor.value);
  };
}
