/** Work that one queue was handed and did not finish is not lost when another takes its place. */
import { pino } from 'pino';
import { JobsService } from '../../../src/core/jobs/jobs.service.js';
import { logContext } from '../../../src/core/logging/log-context.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { redisServer, type TestRedis, testRedis } from '../../support/redis.js';
import { eventually, type JobsApp, startJobsApp } from './support/jobs-app.js';

const LACK = redisServer() ? null : 'redis-server is not installed';
const onRedis = LACK ? it.skip : it;

let db: TestDatabase;
let redis: TestRedis | null = null;
const apps: JobsApp[] = [];
const start = async (redisUrl: string | null): Promise<JobsApp> => {
  const app = await startJobsApp({ databaseUrl: db.url, redisUrl });
  apps.push(app);
  return app;
};
const keys = (app: JobsApp): string[] => app.jobs.calls.map((call) => call.key).sort();

beforeEach(async () => {
  db = await testDatabase();
});
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.stop()));
  await redis?.stop();
  redis = null;
  await db.drop();
});

/** One job that is done and one that is cut short: the queue has both, and only one of them still has to run. */
async function leaveOneUndone(on: JobsApp): Promise<void> {
  on.jobs.behave = (call) =>
    call.key === 'undone'
      ? new Promise((_, reject) =>
          call.signal.addEventListener('abort', () => reject(new Error('cut short'))),
        )
      : Promise.resolve();
  await on.enqueue('test.once', { key: 'done' });
  await on.enqueue('test.once', { key: 'undone' });
  await eventually(() => on.jobs.calls.length === 2);
  await eventually(
    async () =>
      (await db.dataSource.query<unknown[]>(`SELECT 1 FROM outbox WHERE relayed_at IS NULL`)).length === 0,
  );
  await on.stop();
}

onRedis(
  `does what PostgreSQL left undone when Redis takes over, and the other way round`,
  async () => {
    redis = await testRedis();
    const url = redis.freshUrl();
    await leaveOneUndone(await start(null));
    const onRedisNow = await start(url);
    await eventually(() => onRedisNow.jobs.calls.some((call) => call.key === 'undone'));
    // What was done is asked again too, and finds nothing to do.
    await eventually(() => keys(onRedisNow).length === 2);
    await onRedisNow.stop();
    const back = await start(null);
    await eventually(() => back.jobs.calls.some((call) => call.key === 'undone'));
  },
  60_000,
);

onRedis(
  `does what a Redis forgot that lost its memory, and nothing twice where it kept it`,
  async () => {
    redis = await testRedis();
    const url = redis.freshUrl();
    const app = await start(url);
    await app.enqueue('test.once', { key: 'one' });
    await eventually(() => app.jobs.calls.length === 1);
    await app.stop();
    const again = await start(url);
    await again.enqueue('test.once', { key: 'two' });
    await eventually(() => again.jobs.calls.length === 1);
    expect(keys(again)).toEqual(['two']);
    await again.stop();
    await redis.kill();
    await redis.restart();
    const forgotten = await start(url);
    await eventually(() => forgotten.jobs.calls.length === 2);
    expect(keys(forgotten)).toEqual(['one', 'two']);
  },
  60_000,
);

it('hands nothing over again when the same process only starts again', async () => {
  const app = await start(null);
  await app.enqueue('test.once', { key: 'one' });
  await eventually(() => app.jobs.calls.length === 1);
  await app.stop();
  const again = await start(null);
  await again.enqueue('test.once', { key: 'two' });
  await eventually(() => again.jobs.calls.length === 1);
  expect(keys(again)).toEqual(['two']);
  expect((await again.context.get(JobsService).counts()).failed).toBe(0);
});

it('names the job on every line that is logged while it lasts', async () => {
  const app = await start(null);
  let seen: object = {};
  const lines: string[] = [];
  const log = pino({ mixin: logContext }, { write: (line: string) => void lines.push(line) });
  app.jobs.behave = async () => {
    await Promise.resolve();
    seen = logContext();
    log.info('from within');
  };
  await app.enqueue('test.once', { key: 'one' });
  await eventually(() => lines.length === 1);
  const [call] = app.jobs.calls;
  expect(seen).toEqual({ job: 'test.once', jobId: call!.id });
  expect(JSON.parse(lines[0]!)).toMatchObject({ job: 'test.once', jobId: call!.id, msg: 'from within' });
});

it('delivers what a clock that was wrong has planned for next week', async () => {
  await db.dataSource.query(`INSERT INTO outbox (job, payload, run_at, created_at) VALUES
    ('test.once', '{"key":"planned by a wrong clock"}', now() + interval '7 days', now()),
    ('test.once', '{"key":"written by a wrong clock"}', now() + interval '5 hours', now() + interval '5 hours'),
    ('test.once', '{"key":"in two hours"}', now() + interval '2 hours', now())`);
  const app = await start(null);
  await eventually(() => app.jobs.calls.length === 2);
  expect(keys(app)).toEqual(['planned by a wrong clock', 'written by a wrong clock']);
});
