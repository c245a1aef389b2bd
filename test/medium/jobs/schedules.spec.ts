/** Schedules fire once a slot, however many processes run and whatever the clock does. */
import { Clock } from '../../../src/core/clock/clock.js';
import { JobsHealth } from '../../../src/core/jobs/jobs-health.service.js';
import { SchedulesService } from '../../../src/core/schedules/schedules.service.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { eventually, type JobsApp, startJobsApp } from './support/jobs-app.js';

class SetClock extends Clock {
  at = new Date('2026-03-29T00:00:30Z');
  override now(): Date {
    return this.at;
  }
  pass(seconds: number): void {
    this.at = new Date(this.at.getTime() + seconds * 1000);
  }
}

let db: TestDatabase;
let clock: SetClock;
const apps: JobsApp[] = [];
const start = async (role: 'all' | 'web' | 'worker' = 'all', own: Clock = clock): Promise<JobsApp> => {
  const app = await startJobsApp({ databaseUrl: db.url, redisUrl: null, role, clock: own });
  apps.push(app);
  return app;
};
const service = (app: JobsApp): SchedulesService => app.context.get(SchedulesService, { strict: false });
const beat = async (...of: JobsApp[]): Promise<void> => {
  await Promise.all(of.map((app) => service(app).idle())); // the beat that every start begins with
  await Promise.all(of.map((app) => service(app).beat()));
};
const slots = (...of: JobsApp[]): string[] =>
  of
    .flatMap((app) => app.jobs.slots)
    .map((slot) => slot.toISOString().slice(11, 16))
    .sort();

beforeEach(async () => {
  db = await testDatabase();
  clock = new SetClock();
});
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.stop()));
  await db.drop();
});

it('fires each slot once in two processes', async () => {
  const [one, two] = [await start(), await start()];
  for (let minute = 0; minute < 10; minute++) {
    await beat(one, two);
    clock.pass(60);
  }
  expect(slots(one, two)).toEqual(Array.from({ length: 10 }, (_, i) => `00:0${i}`));
});

it('runs the latest of the slots missed while nothing ran, and only that one', async () => {
  const first = await start();
  await beat(first);
  await first.stop();
  clock.pass(3600);
  const second = await start();
  await beat(second);
  expect(slots(first)).toEqual(['00:00']);
  expect(slots(second)).toEqual(['01:00']);
});

it('does not repeat a slot when the clock goes back', async () => {
  const app = await start();
  await beat(app);
  clock.pass(60);
  await beat(app);
  clock.pass(-60);
  await beat(app);
  clock.pass(60);
  await beat(app);
  expect(slots(app)).toEqual(['00:00', '00:01']);
});

it('is not stopped by a slot taken under a clock that was years ahead', async () => {
  const app = await start();
  clock.pass(5 * 365 * 86_400);
  await beat(app);
  clock.at = new Date('2026-03-29T00:05:30Z');
  await beat(app);
  expect(slots(app)).toContain('00:05');
});

it('runs the next slot after one that failed, and remembers the failure', async () => {
  const app = await start();
  await beat(app);
  app.jobs.onTick = () => Promise.reject(new Error('database on fire'));
  clock.pass(60);
  await beat(app);
  const sick = await app.context.get(JobsHealth).snapshot();
  expect(sick.schedules['test.tick']).toMatchObject({ runs: 2, failures: 1, lastError: 'database on fire' });
  app.jobs.onTick = () => Promise.resolve();
  clock.pass(60);
  await beat(app);
  expect(slots(app)).toEqual(['00:00', '00:01', '00:02']);
  const well = await app.context.get(JobsHealth).snapshot();
  expect(well.schedules['test.tick']).toMatchObject({ runs: 3, failures: 1, lastError: null });
});

it('does not start a second run beside one that outlasts its slot, and runs the slot it missed afterwards', async () => {
  const app = await start();
  await beat(app);
  let finish: () => void = () => undefined;
  app.jobs.onTick = () => new Promise<void>((resolve) => (finish = resolve));
  clock.pass(60);
  const long = beat(app);
  await eventually(() => app.jobs.slots.length === 2);
  clock.pass(60);
  await service(app).beat();
  expect(slots(app)).toEqual(['00:00', '00:01']);
  finish();
  await long;
  app.jobs.onTick = () => Promise.resolve();
  await beat(app);
  expect(slots(app)).toEqual(['00:00', '00:01', '00:02']);
});

it('lets a run finish before the process ends', async () => {
  const app = await start();
  await beat(app);
  let finish: () => void = () => undefined;
  let finished = false;
  app.jobs.onTick = () =>
    new Promise<void>((resolve) => (finish = resolve)).then(() => void (finished = true));
  clock.pass(60);
  const long = beat(app);
  await eventually(() => app.jobs.slots.length === 2);
  const stopped = app.stop();
  finish();
  await Promise.all([long, stopped]);
  expect(finished).toBe(true);
});

it('goes without a run that does not end even when it is told to', async () => {
  const app = await start();
  await beat(app);
  Object.assign(service(app), { stopPatienceMs: 20, stopGraceMs: 20 });
  app.jobs.onTick = () => new Promise<void>(() => undefined);
  clock.pass(60);
  void beat(app);
  await eventually(() => app.jobs.slots.length === 2);
  await app.stop(); // and not never
  expect(app.jobs.slots).toHaveLength(2);
});

it('does not fire in the role web', async () => {
  const app = await start('web');
  expect(app.jobs.slots).toEqual([]);
});

it('deletes outbox rows relayed long ago and no other', async () => {
  await db.dataSource.query(`INSERT INTO outbox (job, dedupe_key, created_at, relayed_at, run_at) VALUES
    ('test.once', 'old', now() - interval '9 days', now() - interval '9 days', now() - interval '9 days'),
    ('test.once', 'fresh', now(), now(), now()),
    ('job.of-another-release', 'never relayed', now() - interval '9 days', NULL, now() - interval '9 days')`);
  const app = await start();
  await beat(app);
  clock.pass(3600);
  await beat(app);
  const left = await db.dataSource.query<{ dedupe_key: string }[]>(
    'SELECT dedupe_key FROM outbox ORDER BY 1',
  );
  expect(left.map((row) => row.dedupe_key)).toEqual(['fresh', 'never relayed']);
  expect((await app.context.get(JobsHealth).snapshot()).problems).toEqual([
    expect.stringMatching(/^This machine's clock is \d+ s .* the database's\./), // this test's own clock
    '1 jobs in the outbox are of kinds this release does not know; they are kept',
  ]);
});
