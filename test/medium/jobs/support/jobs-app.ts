/** One process' worth of jobs: the real module on a real database and queue, with the handlers of pipeline.ts. */
import { Global, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Clock } from '../../../../src/core/clock/clock.js';
import { AppConfig } from '../../../../src/core/config/config.js';
import { DatabaseModule } from '../../../../src/core/database/database.module.js';
import { Transactions, SYSTEM } from '../../../../src/core/database/transaction.js';
import type { JobTuning } from '../../../../src/core/jobs/job-tuning.js';
import { type Pipeline, JobsModule } from '../../../../src/core/jobs/jobs.module.js';
import type { JobName, JobPayload } from '../../../../src/core/jobs/job.types.js';
import { LiveService } from '../../../../src/core/live/live.service.js';
import type { LiveEvent } from '../../../../src/core/live/live.types.js';
import { TestJobs, testPipeline } from './pipeline.js';

export const QUICK: Partial<JobTuning> = {
  relayPollMs: 200,
  queueTimeoutMs: 3000,
  relayMaxBackoffMs: 400,
  lockMs: 1500,
  stalledCheckMs: 300,
  graceMs: 200,
  shutdownMs: 5000,
  reconnectMs: 100,
};

export interface JobsAppOptions {
  databaseUrl: string;
  redisUrl: string | null;
  role?: 'all' | 'web' | 'worker';
  tuning?: Partial<JobTuning>;
  pipeline?: Pipeline;
  handlers?: Type[];
  clock?: Clock;
}

export interface JobsApp {
  context: INestApplicationContext;
  jobs: TestJobs;
  events: LiveEvent[];
  enqueue<J extends JobName>(
    job: J,
    payload: JobPayload<J>,
    options?: { dedupeKey?: string; runAt?: Date },
  ): Promise<void>;
  stop(): Promise<void>;
}

export async function startJobsApp(options: JobsAppOptions): Promise<JobsApp> {
  const events: LiveEvent[] = [];
  const config = new AppConfig({
    ...AppConfig.fromEnvironment({}),
    redisUrl: options.redisUrl,
    role: options.role ?? 'all',
  });
  const live = { publishNow: (event: LiveEvent) => Promise.resolve(void events.push(event)) };

  @Global()
  @Module({
    providers: [
      { provide: AppConfig, useValue: config },
      { provide: Clock, useValue: options.clock ?? new Clock() },
      { provide: LiveService, useValue: live },
    ],
    exports: [AppConfig, Clock, LiveService],
  })
  class Surroundings {}

  @Module({
    imports: [
      Surroundings,
      DatabaseModule.register(options.databaseUrl, [], 6),
      JobsModule.register(options.pipeline ?? testPipeline, { ...QUICK, ...options.tuning }),
    ],
    providers: options.handlers ?? [TestJobs],
  })
  class JobsTestModule {}

  const context = await NestFactory.createApplicationContext(JobsTestModule, {
    logger: false,
    abortOnError: false,
  });
  let stopping: Promise<void> | null = null;
  return {
    context,
    jobs: context.get(TestJobs, { strict: false }),
    events,
    enqueue: (job, payload, rest) =>
      context
        .get(Transactions, { strict: false })
        .run(SYSTEM, (tx) => Promise.resolve(tx.enqueue(job, payload, rest))),
    stop: () => (stopping ??= context.close()),
  };
}

/** Asks until the answer is truthy; fails with the last answer after `ms`. For states that nobody announces. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  ms = 15_000,
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as Exclude<T, false | null | undefined>;
    if (performance.now() > deadline)
      throw new Error(`Not so within ${ms} ms; the last answer was ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
