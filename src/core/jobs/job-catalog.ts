/**
 * Asks the catalogue: is this a job, is this its payload, under which key is it counted once.
 * Pure; it is built once from src/job-catalog.ts (or a test's own) and shared by whoever enqueues and whoever runs.
 */
import { PermanentJobError } from '../errors/errors.js';
import type { JobDefinition, JobName, JobPayload, QueueDefinition } from './job.types.js';

export interface JobDefinitions {
  queues: Record<string, QueueDefinition>;
  jobs: Record<string, JobDefinition>;
}

export class JobCatalog {
  constructor(readonly definitions: JobDefinitions) {
    const wrong = Object.entries(definitions.jobs).flatMap(([name, job]) => [
      ...(job.queue in definitions.queues ? [] : [`${name}: no queue is called ${job.queue}`]),
      ...(job.attempts >= 1 && Number.isInteger(job.attempts) ? [] : [`${name}: attempts must be 1 or more`]),
      ...(job.attempts > 1 && !job.backoff ? [`${name}: more than one attempt needs a backoff`] : []),
      ...(job.timeoutSeconds > 0 ? [] : [`${name}: timeoutSeconds must be above 0`]),
    ]);
    if (wrong.length > 0) throw new Error(`The job catalogue is wrong:\n  ${wrong.join('\n  ')}`);
  }

  get jobNames(): string[] {
    return Object.keys(this.definitions.jobs);
  }

  get queueNames(): string[] {
    return Object.keys(this.definitions.queues);
  }

  /** Throws PermanentJobError for a name the catalogue does not know (a row left by a newer release, say). */
  job(name: string): JobDefinition {
    const found = Object.hasOwn(this.definitions.jobs, name) ? this.definitions.jobs[name] : undefined;
    if (!found) throw new PermanentJobError(`No job is called ${name}; src/job-catalog.ts lists them all`);
    return found;
  }

  /** The payload as the catalogue reads it. Throws PermanentJobError that names the wrong fields and shows no value. */
  payload(name: string, given: unknown): Record<string, string> {
    const parsed = this.job(name).payload.safeParse(given);
    if (parsed.success) return parsed.data;
    const issues = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'payload'}: ${issue.message}`,
    );
    throw new PermanentJobError(`The payload of ${name} is wrong: ${issues.join('; ')}`);
  }

  /** Values of an outbox row. `dedupeKey` overrides the catalogue's rule; null means "this one counts by itself". */
  row<J extends JobName>(
    job: J,
    payload: JobPayload<J>,
    options: { dedupeKey?: string | null; runAt?: Date } = {},
  ): { job: J; payload: Record<string, string>; dedupeKey: string | null; runAt: Date | null } {
    const checked = this.payload(job, payload);
    const dedupeKey =
      options.dedupeKey === undefined ? (this.job(job).dedupe?.(checked) ?? null) : options.dedupeKey;
    return { job, payload: checked, dedupeKey, runAt: options.runAt ?? null };
  }
}
