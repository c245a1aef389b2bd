/** A process whose code and catalogue disagree does not start. */
import { Injectable } from '@nestjs/common';
import { JobHandler } from '../../../src/core/jobs/job.types.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { startJobsApp } from './support/jobs-app.js';
import { TestJobs, testPipeline } from './support/pipeline.js';

@Injectable()
class SecondHandler {
  @JobHandler('test.once')
  again(): Promise<void> {
    return Promise.resolve();
  }
}

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
const boot = (rest: Partial<Parameters<typeof startJobsApp>[0]>) =>
  startJobsApp({ databaseUrl: db.url, redisUrl: null, role: 'web', ...rest });

it('refuses two handlers for one job', async () => {
  await expect(boot({ handlers: [TestJobs, SecondHandler] })).rejects.toThrow(
    'test.once has 2 handlers, keep one: TestJobs.once, SecondHandler.again',
  );
});

it('refuses a job, and a schedule, that nothing handles', async () => {
  const jobs = { ...testPipeline.jobs, 'test.forgotten': testPipeline.jobs['test.once']! };
  await expect(boot({ pipeline: { ...testPipeline, jobs } })).rejects.toThrow(
    'test.forgotten has no handler',
  );
  const schedules = { ...testPipeline.schedules, 'test.never': { about: 'x', everySeconds: 1 } };
  await expect(boot({ pipeline: { ...testPipeline, schedules } })).rejects.toThrow(
    'test.never has no handler',
  );
});

it('refuses a handler of a job the catalogue does not know', async () => {
  const { 'test.alone': _, ...jobs } = testPipeline.jobs;
  await expect(boot({ pipeline: { ...testPipeline, jobs } })).rejects.toThrow(
    'TestJobs.alone handles test.alone, which src/job-catalog.ts does not know',
  );
});

it('starts with one handler each', async () => {
  const app = await boot({});
  await app.stop();
});
