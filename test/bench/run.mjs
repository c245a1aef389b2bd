#!/usr/bin/env node
// `npm run bench`: what the built program does a second on this machine, each figure beside a yardstick of the same run where there
// is one. About two minutes. Each part runs in a process of its own; the database is the embedded one, as durable as in production.
// `node test/bench/run.mjs scorer checks` runs some parts only; held-back runs only so. Ends with one line of JSON. See README.md for what the figures mean.
import { fork, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, loadavg } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './texts.mjs';

const USUAL = ['jobs', 'ingest', 'scorer', 'duplicates', 'checks', 'typing', 'spikes', 'stress', 'weeks'];
const PARTS = [...USUAL, 'held-back'];
const only = process.argv.slice(2);
const wanted = PARTS.filter((part) => (only.length === 0 ? USUAL : only).includes(part));
if (only.some((part) => !PARTS.includes(part))) {
  console.error(`Parts: ${PARTS.join(', ')}`);
  process.exit(2);
}
const built = spawnSync(process.execPath, ['src/start.mjs', '--build-only'], { cwd: ROOT, stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const { startEmbeddedPostgres, stopEmbeddedPostgres } =
  await import('../../dist/src/core/database/embedded-postgres.js');
const { migrate } = await import('../../dist/src/core/database/migrate.js');

const result = {
  at: new Date().toISOString(),
  node: process.version,
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  load: Number(loadavg()[0].toFixed(1)),
};
const needsDatabase = wanted.some((part) => ['ingest', 'jobs', 'typing'].includes(part));
const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
chmodSync(folder, 0o755); // the database server may run as another user
const server = needsDatabase ? await startEmbeddedPostgres({ dataDir: folder }) : null;
const children = new Set();
try {
  if (server) await migrate(server.url);
  for (const part of wanted) {
    const env = part === 'ingest' ? await ingestSetting() : {};
    const { figures, maxRssMb } = await run(join(ROOT, 'test', 'bench', 'parts', `${part}.mjs`), {
      ...env,
      DATABASE_URL: server?.url ?? '',
      BENCH_SERVER_PID: String(server?.pid ?? 0),
    });
    result[part] = { ...figures, maxRssMb };
    print(part, figures, maxRssMb);
  }
} finally {
  for (const child of children) child.kill();
  if (server) await stopEmbeddedPostgres(server);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`\n${JSON.stringify(result)}`);

// Feeds for every round of every shape, made before the clock runs: big pages as long feeds have them, small ones as hashtags do, eight
// at once as the polling queue does it; and one by one.
async function ingestSetting() {
  const shapes = [
    { name: 'bigPages', size: 500, feeds: 8, atOnce: 8 },
    { name: 'smallPages', size: 40, feeds: 32, atOnce: 8 },
    { name: 'oneByOne', size: 500, feeds: 4, atOnce: 1 },
  ];
  let seed = 100;
  for (const shape of shapes)
    shape.rounds = Array.from({ length: 5 }, (_, round) =>
      Array.from({ length: round === 0 ? 2 : shape.feeds }, () => seed++),
    );
  const feeds = start(join(ROOT, 'test', 'bench', 'feeds.mjs'), {});
  const { url } = await message(feeds);
  feeds.send({
    make: shapes.flatMap(({ size, rounds }) => rounds.flat().map((one) => ({ seed: one, size }))),
  });
  await message(feeds);
  return { BENCH_FEEDS: url, BENCH_SHAPES: JSON.stringify(shapes), BENCH_BUDGET_MS: '30000' };
}

function start(file, env) {
  const child = fork(file, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
    execArgv: (process.env.BENCH_NODE_ARGS ?? '').split(' ').filter(Boolean),
  });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

function message(child) {
  return new Promise((done, fail) => {
    child.once('message', done);
    child.once('exit', (code) => fail(new Error(`ended with ${code}`)));
  });
}

async function run(file, env) {
  const child = start(file, env);
  const gone = new Promise((done) => child.once('exit', done));
  const answer = await message(child);
  child.disconnect?.();
  await gone;
  return answer;
}

function print(part, figures, maxRssMb) {
  console.log(`\n${part} (needed ${maxRssMb} MB at most)`);
  for (const [key, value] of Object.entries(figures)) console.log(`  ${key.padEnd(16)} ${words(value)}`);
}

function words(value) {
  if (Array.isArray(value)) return value.join(' ');
  if (value === null || typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${typeof inner === 'object' ? `(${words(inner)})` : inner}`)
    .join(' · ');
}
