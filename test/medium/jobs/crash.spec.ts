/** Nothing is lost when a process is killed, a queue goes away or connections drop. */
import { OutboxRelay } from '../../../src/core/jobs/outbox-relay.service.js';
import { JobsHealth } from '../../../src/core/jobs/jobs-health.service.js';
import { JobsService } from '../../../src/core/jobs/jobs.service.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { redisServer, type TestRedis, testRedis } from '../../support/redis.js';
import { type ChildWorker, childWorker } from './support/child-worker.js';
import { eventually, type JobsApp, startJobsApp } from './support/jobs-app.js';

jest.setTimeout(150_000);
const LACK = redisServer() ? null : 'redis-server is not installed';
const onRedis = LACK ? it.skip : it;
const skipped = LACK ? ` (${LACK})` : '';

let db: TestDatabase;
let redis: TestRedis | null = null;
const apps: JobsApp[] = [];
const children: ChildWorker[] = [];
const start = async (redisUrl: string | null = null): Promise<JobsApp> => {
  const app = await startJobsApp({ databaseUrl: db.url, redisUrl });
  apps.push(app);
  return app;
};
const child = async (redisUrl: string | null): Promise<ChildWorker> => {
  const made = await childWorker(db.url, redisUrl);
  children.push(made);
  return made;
};

beforeEach(async () => {
  db = await testDatabase();
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((one) => one.kill('SIGKILL')));
  await Promise.all(apps.splice(0).map((app) => app.stop()));
  await redis?.stop();
  redis = null;
  await db.drop();
});

const rerun = async (redisUrl: string | null): Promise<void> => {
  const first = await child(redisUrl);
  await db.dataSource.query(`INSERT INTO outbox (job, payload) VALUES ('test.once', '{"key":"hang"}')`);
  await db.dataSource.query(`SELECT pg_notify('earshot_outbox', '')`);
  await eventually(() => first.began.includes('hang'));
  await first.kill('SIGKILL');
  const second = await start(redisUrl);
  await eventually(() => second.jobs.calls.length === 1, 20_000);
  expect(second.jobs.calls[0]).toMatchObject({ key: 'hang', attempt: 1 });
  await eventually(async () => (await second.context.get(JobsService).counts()).active === 0);
  expect(await second.context.get(JobsService).failed()).toEqual([]);
};

it('runs a job again whose process was killed in the middle of it (postgres)', () => rerun(null));

onRedis(`runs a job again whose process was killed in the middle of it (redis)${skipped}`, async () => {
  redis = await testRedis();
  await rerun(redis.freshUrl());
});

onRedis(
  `keeps jobs in the outbox while Redis is away, says so, and moves them when it is back${skipped}`,
  async () => {
    redis = await testRedis();
    const app = await start(redis.freshUrl());
    await app.enqueue('test.once', { key: 'before' });
    await eventually(() => app.jobs.calls.length === 1);
    await redis.kill();
    for (let i = 0; i < 20; i++) await app.enqueue('test.once', { key: `during ${i}` });
    const sick = await eventually(async () => {
      const snapshot = await app.context.get(JobsHealth).snapshot();
      return snapshot.relay.failingSince && snapshot;
    });
    expect(sick.outbox).toMatchObject({ due: 20 });
    expect(sick.queues).toBeNull();
    expect(sick.problems.join('\n')).toMatch(/Redis cannot be reached/);
    await expect(app.context.get(JobsService).counts()).rejects.toMatchObject({ code: 'unavailable' });
    await redis.restart();
    // 'before' comes again: this Redis lost all it was told, and nobody knows whether that was done.
    await eventually(() => new Set(app.jobs.calls.map((call) => call.key)).size === 21, 20_000);
    // The jobs may be done before their rows are marked as handed over.
    const health = app.context.get(JobsHealth);
    await eventually(async () => (await health.snapshot()).problems.length === 0, 20_000);
    expect(await health.snapshot()).toMatchObject({
      problems: [],
      outbox: { due: 0 },
      relay: { failingSince: null },
    });
  },
);

it('goes on after PostgreSQL drops every connection', async () => {
  const app = await start();
  let finish: () => void = () => undefined;
  app.jobs.behave = (call) =>
    call.key === 'held' ? new Promise<void>((resolve) => (finish = resolve)) : Promise.resolve();
  await app.enqueue('test.once', { key: 'held' });
  await eventually(() => app.jobs.calls.length === 1);
  const drop = (): Promise<unknown> =>
    db.dataSource.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> ''`);
  await drop();
  finish(); // its end has to be written over connections that are gone
  await eventually(async () => {
    await app.enqueue('test.once', { key: 'after' }).catch(() => undefined);
    return app.jobs.calls.some((call) => call.key === 'after');
  }, 20_000);
  await eventually(async () => (await app.context.get(JobsService).counts()).active === 0, 20_000);
  expect(await app.context.get(JobsService).failed()).toEqual([]);
  expect(app.jobs.calls.filter((call) => call.key === 'held')).toHaveLength(1);
});

it('drains a backlog of 50,000 rows, two processes at once, each row once and in bounded memory', async () => {
  await db.dataSource.query(
    `INSERT INTO outbox (job, payload) SELECT 'test.alone', jsonb_build_object('key', 'k' || i) FROM generate_series(1, 50000) i`,
  );
  const before = process.memoryUsage().heapUsed;
  const [one, two] = [await start(), await start()];
  let most = 0;
  await eventually(async () => {
    most = Math.max(most, process.memoryUsage().heapUsed);
    const [row] = await db.dataSource.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM outbox WHERE relayed_at IS NULL',
    );
    return row?.n === 0;
  }, 120_000);
  expect((most - before) / 1024 / 1024).toBeLessThan(250);
  const moved = [one, two].map((app) => app.context.get(OutboxRelay, { strict: false }).status().moved);
  expect(moved.reduce((a, b) => a + b)).toBe(50_000);
  for (const app of [one, two])
    expect(new Set(app.jobs.calls.map((call) => call.key)).size).toBe(app.jobs.calls.length);
});
