// Jobs a second through the whole path: outbox row, relay, queue (in PostgreSQL), worker, handler. The job is the smallest real one:
// case.touch of a mention that is not there reads once and returns.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { JobWorkers } from '../../../dist/src/core/jobs/job-workers.service.js';
import { timed } from './clock.mjs';
import { program, report } from './program.mjs';

const JOBS = 2000;
const app = await program({ EARSHOT_ROLE: 'worker' });
const db = app.get(DataSource, { strict: false });
const workers = app.get(JobWorkers, { strict: false });
const done = () => workers.stats()['case.touch']?.completed ?? 0;
await run(200);
const { ms, cpuMs, databaseMs } = await timed(() => run(JOBS));
const { failed = 0 } = workers.stats()['case.touch'] ?? {};
await app.close();
const perJob = (total) => Number((total / JOBS).toFixed(2));
report({
  jobs: JOBS,
  perSecond: Math.round((JOBS / ms) * 1000),
  perJobMs: { cpu: perJob(cpuMs), database: perJob(databaseMs) },
  failed,
});

async function run(count) {
  const before = done();
  const from = performance.now();
  await db.query(
    `INSERT INTO outbox (job, payload) SELECT 'case.touch', jsonb_build_object('mentionId', gen_random_uuid()) FROM generate_series(1, $1)`,
    [count],
  );
  await db.query(`SELECT pg_notify('earshot_outbox', '')`);
  while (done() - before < count) {
    if (performance.now() - from > 60_000)
      throw new Error(`only ${done() - before} of ${count} jobs were done in a minute`);
    await pause(5);
  }
}
