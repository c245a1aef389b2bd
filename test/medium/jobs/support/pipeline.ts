/** A small catalogue for tests of the machinery, with jobs that do what the test tells them. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { JobContext, JobDefinition } from '../../../../src/core/jobs/job.types.js';
import { JobHandler } from '../../../../src/core/jobs/job.types.js';
import type { Pipeline } from '../../../../src/core/jobs/jobs.module.js';
import { type ScheduleContext, ScheduleHandler } from '../../../../src/core/schedules/schedule.types.js';

type Keyed = { key: string };
declare module '../../../../src/core/jobs/job.types.js' {
  interface JobMap {
    'test.once': Keyed;
    'test.thrice': Keyed;
    'test.brief': Keyed;
    'test.alone': Keyed;
  }
}
declare module '../../../../src/core/schedules/schedule.types.js' {
  interface ScheduleMap {
    'test.tick': true;
  }
}

const job = (about: Partial<JobDefinition<Keyed>>): JobDefinition<Keyed> => ({
  about: 'for tests',
  payload: z.strictObject({ key: z.string().min(1) }),
  queue: 'many',
  attempts: 1,
  timeoutSeconds: 60,
  dedupe: null,
  keepFailed: 'all',
  ...about,
});

export const testPipeline: Pipeline = {
  queues: {
    many: { about: 'four at a time', concurrency: 4 },
    single: { about: 'one at a time', concurrency: 1 },
  },
  jobs: {
    'test.once': job({}),
    'test.thrice': job({ attempts: 3, backoff: { seconds: 0.02, maxSeconds: 0.05 } }),
    'test.brief': job({ timeoutSeconds: 0.2 }),
    'test.alone': job({ queue: 'single' }),
  },
  schedules: {
    'test.tick': { about: 'for tests', everySeconds: 60 },
    'outbox.prune': { about: 'the real one', everySeconds: 3600 },
  },
  outboxKeptSeconds: 3600,
};

export interface Call extends JobContext {
  job: string;
  key: string;
}

/** Records every call and does what `behave` says. */
@Injectable()
export class TestJobs {
  readonly calls: Call[] = [];
  readonly slots: Date[] = [];
  behave: (call: Call) => Promise<unknown> = () => Promise.resolve();
  onTick: (context: ScheduleContext) => Promise<unknown> = () => Promise.resolve();

  @JobHandler('test.once')
  once(payload: Keyed, context: JobContext): Promise<unknown> {
    return this.record('test.once', payload, context);
  }
  @JobHandler('test.thrice')
  thrice(payload: Keyed, context: JobContext): Promise<unknown> {
    return this.record('test.thrice', payload, context);
  }
  @JobHandler('test.brief')
  brief(payload: Keyed, context: JobContext): Promise<unknown> {
    return this.record('test.brief', payload, context);
  }
  @JobHandler('test.alone')
  alone(payload: Keyed, context: JobContext): Promise<unknown> {
    return this.record('test.alone', payload, context);
  }
  @ScheduleHandler('test.tick')
  tick(context: ScheduleContext): Promise<unknown> {
    this.slots.push(context.slot);
    return this.onTick(context);
  }

  private record(name: string, { key }: Keyed, context: JobContext): Promise<unknown> {
    const call: Call = { job: name, key, ...context };
    this.calls.push(call);
    return this.behave(call);
  }
}
