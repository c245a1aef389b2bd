// Mentions a second, from the HTTP request to the commit that holds mention, version, score, sighting, author, jobs, audit entry and
// cursor; in turns with the same rows put in by plain batched INSERTs. Turns, because a busy machine changes its mind.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { PollService } from '../../../dist/src/listening/polling/poll.service.js';
import { timed } from './clock.mjs';
import { program, report } from './program.mjs';

const FEEDS = process.env.BENCH_FEEDS;
const BUDGET_MS = Number(process.env.BENCH_BUDGET_MS);
const SHAPES = JSON.parse(process.env.BENCH_SHAPES); // { name, size, feeds, atOnce, rounds: seeds[][] }[]

const plain = fork(fileURLToPath(new URL('plain.mjs', import.meta.url)), { execArgv: [] });
await once(plain, 'message');
// Without its yardstick a figure says nothing, and waiting for it would take for ever.
plain.once('exit', (code) => code && process.exit(code));
const app = await program();
const polls = app.get(PollService, { strict: false });
const db = app.get(DataSource, { strict: false });
const [brand] = await db.query(`INSERT INTO brand (name, slug) VALUES ('Bench', 'bench') RETURNING id`);
const [copy] = await db.query(`INSERT INTO brand (name, slug) VALUES ('Copy', 'copy') RETURNING id`);

const totals = new Map(
  SHAPES.map(({ name }) => [
    name,
    {
      rows: 0,
      ingestMs: 0,
      plainMs: 0,
      ingestCpuMs: 0,
      plainCpuMs: 0,
      ingestDatabaseMs: 0,
      plainDatabaseMs: 0,
      ratios: [],
    },
  ]),
);
const began = performance.now();
const rounds = Math.max(...SHAPES.map((shape) => shape.rounds.length));
for (let round = 0; round < rounds; round++) {
  for (const shape of SHAPES) {
    if (round > 1 && performance.now() - began > BUDGET_MS) break;
    const sources = await addSources(shape, shape.rounds[round]);
    const ingest = await timed(() => atOnce(sources, shape.atOnce, poll));
    const wanted = sources.length * shape.size;
    plain.send({ sources, brand: copy.id, mark: `copy-${shape.name}-${round}`, batch: shape.size });
    const [yardstick] = await once(plain, 'message');
    if (yardstick.rows !== wanted) throw new Error(`${yardstick.rows} of ${wanted} mentions were stored`);
    if (round === 0) continue; // to warm up
    const total = totals.get(shape.name);
    total.rows += wanted;
    total.ingestMs += ingest.ms;
    total.plainMs += yardstick.ms;
    total.ingestCpuMs += ingest.cpuMs;
    total.plainCpuMs += yardstick.cpuMs;
    total.ingestDatabaseMs += ingest.databaseMs;
    total.plainDatabaseMs += yardstick.databaseMs;
    total.ratios.push(yardstick.ms / ingest.ms);
  }
}
await app.close();
plain.disconnect();
const perSecond = (rows, ms) => Math.round((rows / ms) * 1000);
const rounded = (n) => Number(n.toFixed(2));
report(
  Object.fromEntries(
    SHAPES.map(({ name, size, atOnce: width }) => {
      const { rows, ingestMs, plainMs, ratios, ...cpu } = totals.get(name);
      return [
        name,
        {
          ratio: rounded(plainMs / ingestMs),
          ingestPerSecond: perSecond(rows, ingestMs),
          plainPerSecond: perSecond(rows, plainMs),
          perMentionMs: Object.fromEntries(
            Object.entries(cpu).map(([key, ms]) => [key.replace('Ms', ''), rounded(ms / rows)]),
          ),
          mentions: rows,
          pageSize: size,
          atOnce: width,
          rounds: ratios.map(rounded),
        },
      ];
    }),
  ),
);

async function addSources({ size }, seeds) {
  const ids = [];
  for (const seed of seeds) {
    const url = `${FEEDS}/feed/${seed}/${size}`;
    const [row] = await db.query(
      `INSERT INTO source (brand_id, platform, kind, address, key, title, next_poll_at) VALUES ($1, 'feed', 'feed', $2, $3, $3, 'infinity') RETURNING id`,
      [brand.id, JSON.stringify({ url, key: url }), url],
    );
    ids.push(row.id);
  }
  return ids;
}

// Once more when a busy machine made it miss a deadline, as the schedule would.
async function poll(sourceId) {
  for (let tries = 0; tries < 5; tries++) {
    await polls.poll({ sourceId }, { signal: AbortSignal.timeout(300_000) });
    const [source] = await db.query(`SELECT last_success_at FROM source WHERE id = $1`, [sourceId]);
    if (source.last_success_at) return;
  }
}

async function atOnce(list, width, work) {
  const rest = [...list];
  const one = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, one));
}
