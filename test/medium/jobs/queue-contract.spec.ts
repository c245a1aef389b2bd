/** What the rest of Earshot relies on when it enqueues a job: the same on PostgreSQL and on Redis. */
import { PermanentJobError, TemporaryJobError } from '../../../src/core/errors/errors.js';
import { JobQueues } from '../../../src/core/jobs/job-queues.service.js';
import { JobWorkers } from '../../../src/core/jobs/job-workers.service.js';
import { JobsService } from '../../../src/core/jobs/jobs.service.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { redisServer, type TestRedis, testRedis } from '../../support/redis.js';
import { eventually, type JobsApp, type JobsAppOptions, startJobsApp } from './support/jobs-app.js';

const LACK = redisServer() ? null : 'redis-server is not installed';

if (LACK && process.env.CI === 'true')
  it('has a Redis to be tested on', () => {
    throw new Error(LACK);
  });

const engines = [
  { engine: 'postgres', suite: describe },
  { engine: 'redis', suite: LACK ? describe.skip : describe },
];

for (const { engine, suite } of engines)
  suite(`jobs on ${engine}${LACK && engine === 'redis' ? ` (${LACK})` : ''}`, () => {
    let db: TestDatabase;
    let redis: TestRedis | null = null;
    let redisUrl: string | null;
    const apps: JobsApp[] = [];

    const start = async (options: Partial<JobsAppOptions> = {}): Promise<JobsApp> => {
      const app = await startJobsApp({ databaseUrl: db.url, redisUrl, ...options });
      apps.push(app);
      return app;
    };

    beforeAll(async () => {
      if (engine === 'redis') redis = await testRedis();
    });
    beforeEach(async () => {
      db = await testDatabase();
      redisUrl = redis?.freshUrl() ?? null;
    });
    afterEach(async () => {
      await Promise.all(apps.splice(0).map((app) => app.stop()));
      await db.drop();
    });
    afterAll(() => redis?.stop());

    const outbox = (): Promise<{ id: string; relayed_at: Date | null }[]> =>
      db.dataSource.query('SELECT id, relayed_at FROM outbox ORDER BY created_at');

    it('delivers every job that committed, and none that did not', async () => {
      const app = await start();
      for (const key of ['a', 'b', 'c']) await app.enqueue('test.once', { key });
      await eventually(() => app.jobs.calls.length === 3);
      expect(app.jobs.calls.map((call) => call.key).sort()).toEqual(['a', 'b', 'c']);
      expect(app.jobs.calls[0]).toMatchObject({ attempt: 1, last: true });
      // A job may be done before its row is marked as handed over.
      await eventually(async () => (await outbox()).every((row) => row.relayed_at !== null));
    });

    it('runs a job once although it is put into the queue twice', async () => {
      const app = await start();
      await app.enqueue('test.once', { key: 'first' });
      await eventually(() => app.jobs.calls.length === 1);
      await db.dataSource.query('UPDATE outbox SET relayed_at = NULL'); // as after a crash between adding and marking
      await app.enqueue('test.alone', { key: 'later' });
      await eventually(() => app.jobs.calls.length === 2);
      await eventually(async () => (await outbox()).every((row) => row.relayed_at !== null));
      expect(app.jobs.calls.map((call) => call.key)).toEqual(['first', 'later']);
    });

    it('leaves a job alone until its time has come', async () => {
      const app = await start();
      const runAt = new Date(Date.now() + 700);
      await app.enqueue('test.once', { key: 'later' }, { runAt });
      await app.enqueue('test.once', { key: 'now' });
      const seen: number[] = [];
      app.jobs.behave = () => Promise.resolve(void seen.push(Date.now()));
      await eventually(() => app.jobs.calls.length === 2);
      expect(app.jobs.calls.map((call) => call.key)).toEqual(['now', 'later']);
      expect(seen.at(-1)).toBeGreaterThanOrEqual(runAt.getTime() - 20);
    });

    it('tries a failing job as often as the catalogue allows and then shows it as failed', async () => {
      const app = await start();
      app.jobs.behave = () => Promise.reject(new Error('the other side is on fire'));
      await app.enqueue('test.thrice', { key: 'x' });
      const failed = await eventually(async () => {
        const list = await app.context.get(JobsService).failed();
        return list.length > 0 && list;
      });
      expect(app.jobs.calls.map((call) => [call.attempt, call.last])).toEqual([
        [1, false],
        [2, false],
        [3, true],
      ]);
      expect(failed).toEqual([
        expect.objectContaining({
          job: 'test.thrice',
          payload: { key: 'x' },
          reason: 'the other side is on fire',
          attempts: 3,
        }),
      ]);
      expect(await app.context.get(JobsService).counts()).toMatchObject({ outbox: 0, failed: 1, active: 0 });
      await eventually(() => app.events.length === 1);
      expect(app.events[0]).toEqual({
        kind: 'job.failed',
        ids: { job: 'test.thrice', jobId: failed[0]?.id },
      });
    });

    it('succeeds at a later attempt without anybody hearing of a failure', async () => {
      const app = await start();
      app.jobs.behave = (call) =>
        call.attempt < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve();
      await app.enqueue('test.thrice', { key: 'x' });
      await eventually(() => app.jobs.calls.length === 3);
      await eventually(async () => (await app.context.get(JobsService).counts()).active === 0);
      expect(await app.context.get(JobsService).failed()).toEqual([]);
      expect(app.events).toEqual([]);
    });

    it('does not repeat what can never succeed', async () => {
      const app = await start();
      app.jobs.behave = () => Promise.reject(new PermanentJobError('the mention is gone'));
      await app.enqueue('test.thrice', { key: 'x' });
      const failed = await eventually(async () => {
        const list = await app.context.get(JobsService).failed();
        return list.length > 0 && list;
      });
      expect(app.jobs.calls).toHaveLength(1);
      expect(failed[0]).toMatchObject({ reason: 'the mention is gone', attempts: 1 });
    });

    it('waits as long as the other side asked before it tries again', async () => {
      const app = await start();
      const at: number[] = [];
      app.jobs.behave = (call) => {
        at.push(Date.now());
        return call.attempt === 1 ? Promise.reject(new TemporaryJobError('busy', 0.8)) : Promise.resolve();
      };
      await app.enqueue('test.thrice', { key: 'x' });
      await eventually(() => at.length === 2);
      expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(780);
    });

    it('fails a payload the catalogue refuses, without calling the handler', async () => {
      const app = await start();
      await db.dataSource.query(
        `INSERT INTO outbox (job, payload) VALUES ('test.thrice', '{"key":"","more":"x"}')`,
      );
      const failed = await eventually(async () => {
        const list = await app.context.get(JobsService).failed();
        return list.length > 0 && list;
      });
      expect(app.jobs.calls).toEqual([]);
      expect(failed[0]?.reason).toMatch(/^The payload of test\.thrice is wrong: .*key/);
    });

    it('ends an attempt whose time is over, and tells the handler', async () => {
      const app = await start();
      const told: unknown[] = [];
      app.jobs.behave = ({ signal }) =>
        new Promise(() =>
          signal.addEventListener('abort', () => told.push((signal.reason as Error).message)),
        );
      await app.enqueue('test.brief', { key: 'x' });
      const failed = await eventually(async () => {
        const list = await app.context.get(JobsService).failed();
        return list.length > 0 && list;
      });
      expect(told).toEqual(['Not done within 0.2 s']);
      expect(failed[0]?.reason).toBe('Not done within 0.2 s');
    });

    it('retries a failed job on request, once, with all its attempts and an audit entry', async () => {
      const app = await start();
      const service = app.context.get(JobsService);
      app.jobs.behave = () => Promise.reject(new Error('no'));
      await app.enqueue('test.thrice', { key: 'x' });
      const failed = await eventually(async () => (await service.failed())[0]);
      app.jobs.calls.length = 0;
      app.jobs.behave = (call) =>
        call.attempt < 3 ? Promise.reject(new Error('still no')) : Promise.resolve();
      const presses = await Promise.allSettled([
        service.retry(failed.id, { kind: 'system' }),
        service.retry(failed.id, { kind: 'system' }),
      ]);
      expect(presses.some((press) => press.status === 'fulfilled')).toBe(true);
      await eventually(() => app.jobs.calls.length === 3);
      await eventually(async () => (await service.counts()).active === 0);
      expect(await service.failed()).toEqual([]);
      expect(app.jobs.calls.map((call) => call.attempt)).toEqual([1, 2, 3]);
      await expect(service.retry(failed.id, { kind: 'system' })).rejects.toMatchObject({ code: 'not-found' });
      const audit = await db.dataSource.query<{ action: string; subject_id: string }[]>(
        `SELECT action, subject_id FROM audit_entry`,
      );
      expect(audit[0]).toEqual({ action: 'job.retry', subject_id: failed.id });
    });

    it('finishes what it holds when it is told to stop, and takes nothing more', async () => {
      const first = await start();
      let finish: () => void = () => undefined;
      first.jobs.behave = () => new Promise<void>((resolve) => (finish = resolve));
      await first.enqueue('test.alone', { key: 'held' });
      await eventually(() => first.jobs.calls.length === 1);
      await first.enqueue('test.alone', { key: 'waiting' });
      await eventually(async () => (await outbox()).every((row) => row.relayed_at !== null));
      const told = jest.spyOn(first.context.get(JobWorkers), 'stop');
      const stopped = first.stop();
      await eventually(() => told.mock.calls.length > 0);
      finish();
      await stopped;
      expect(first.jobs.calls.map((call) => call.key)).toEqual(['held']);
      const second = await start();
      await eventually(() => second.jobs.calls.length === 1);
      expect(second.jobs.calls[0]).toMatchObject({ key: 'waiting', attempt: 1 });
    });

    it('hands back what does not finish in time when it stops, without costing it an attempt', async () => {
      const first = await start({ tuning: { shutdownMs: 50 } });
      first.jobs.behave = () => new Promise(() => undefined); // deaf to its signal
      await first.enqueue('test.once', { key: 'stubborn' });
      await eventually(() => first.jobs.calls.length === 1);
      await first.stop();
      const second = await start({ tuning: { lockMs: 60_000 } }); // so it can only have been handed back
      await eventually(() => second.jobs.calls.length === 1);
      expect(second.jobs.calls[0]).toMatchObject({ key: 'stubborn', attempt: 1 });
    });

    it('shares the jobs among processes: each is done by one', async () => {
      const [one, two] = [await start(), await start()];
      const keys = Array.from({ length: 200 }, (_, i) => `k${i}`);
      await db.dataSource.query(
        `INSERT INTO outbox (job, payload) SELECT 'test.once', jsonb_build_object('key', k) FROM unnest($1::text[]) AS k`,
        [keys],
      );
      await eventually(() => one.jobs.calls.length + two.jobs.calls.length >= 200);
      await eventually(async () => (await one.context.get(JobsService).counts()).active === 0);
      const done = [...one.jobs.calls, ...two.jobs.calls].map((call) => call.key);
      expect(done.sort()).toEqual(keys.sort());
    });

    it('does nothing in the role web but can be asked', async () => {
      const web = await start({ role: 'web' });
      await web.enqueue('test.once', { key: 'x' });
      const worker = await start({ role: 'worker' });
      await eventually(() => worker.jobs.calls.length === 1);
      expect(web.jobs.calls).toEqual([]);
      expect(await web.context.get(JobQueues).counts()).toHaveProperty('many');
    });
  });
