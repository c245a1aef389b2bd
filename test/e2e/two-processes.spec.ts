import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiClient, eventually, PASSWORD, startEarshot, type Running } from '../support/earshot.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { testRedis, type TestRedis } from '../support/redis.js';

/** Two whole processes on one PostgreSQL and one Redis. */
describe('two processes together', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let feed: Server;
  const running: Running[] = [];
  /** For each address: how many requests are open now, and whether two ever were. */
  const open = new Map<string, number>();
  const overlapped: string[] = [];
  let requests = 0;

  beforeAll(async () => {
    database = await testDatabase();
    redis = await testRedis();
    feed = createServer((request, response) => {
      const path = request.url ?? '/';
      const count = (open.get(path) ?? 0) + 1;
      open.set(path, count);
      requests++;
      if (count > 1) overlapped.push(path);
      setTimeout(() => {
        open.set(path, count - 1);
        response.setHeader('content-type', 'application/rss+xml');
        response.end(rss(path, requests));
      }, 150);
    });
    await new Promise<void>((done) => feed.listen(0, '127.0.0.1', done));
    const redisUrl = redis.freshUrl();
    const env = {
      DATABASE_URL: database.url,
      REDIS_URL: redisUrl,
      EARSHOT_ALLOW_HOSTS: '127.0.0.1',
      EARSHOT_POLL_TICK_SECONDS: '1',
      EARSHOT_POLL_MIN_SECONDS: '1',
      EARSHOT_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      EARSHOT_LOG_LEVEL: 'debug', // each run of a schedule says so
    };
    running.push(...(await Promise.all([startEarshot(env), startEarshot(env)])));
  }, 120_000);
  afterAll(async () => {
    for (const one of running) await one.stop();
    feed?.closeAllConnections();
    feed?.close();
    await redis?.stop();
    await database?.drop();
  }, 60_000);

  it('poll each source by one at a time and fire each schedule once', async () => {
    const admin = new ApiClient(running[0]!.url);
    await admin.post('/api/setup', {
      name: 'Admin',
      email: 'admin@example.org',
      password: PASSWORD,
      locale: 'en',
    });
    const brand = await admin.post<{ id: string }>('/api/brands', { name: 'Nila' });
    const { port } = feed.address() as AddressInfo;
    for (let n = 0; n < 6; n++) {
      const input = `http://127.0.0.1:${port}/feed-${n}.xml`;
      const { found } = await admin.post<{ found: Record<string, unknown>[] }>('/api/sources/discover', {
        brandId: brand.id,
        input,
      });
      const { platform, kind, address, key, title } = found[0]!;
      await admin.post('/api/sources', { brandId: brand.id, platform, kind, address, key, title });
    }
    overlapped.length = 0;
    await eventually(
      async () =>
        (await database.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM mention`))[0]!.n,
      (n) => n >= 30,
      60_000,
    );
    expect(overlapped).toEqual([]);
    // Both looked for due schedules every second, and no slot of any was run by both, or twice by one.
    const fired = await eventually(
      () => Promise.resolve(running.flatMap((one) => scheduleRuns(one.output()))),
      (slots) => slots.filter((slot) => slot.startsWith('sources.tick ')).length > 5,
    );
    expect(fired.filter((slot, n) => fired.indexOf(slot) !== n)).toEqual([]);
    const stored = await database.dataSource.query<{ n: number; distinct: number }[]>(
      `SELECT count(*)::int AS n, count(DISTINCT external_id)::int AS distinct FROM mention`,
    );
    expect(stored[0]!.n).toBe(stored[0]!.distinct);
  }, 120_000);
});

/** 'name slot' of every run that a process's log tells of. */
function scheduleRuns(output: string): string[] {
  return output.split('\n').flatMap((line) => {
    if (!line.includes('"A schedule runs"')) return [];
    const { schedule, slot } = JSON.parse(line) as { schedule: string; slot: string };
    return [`${schedule} ${slot}`];
  });
}

/** Ten items, of which some are new at every request. */
function rss(path: string, at: number): string {
  const items = Array.from({ length: 10 }, (_, n) => {
    const id = `${path}-${Math.max(0, at - n)}`;
    return `<item><guid isPermaLink="false">${id}</guid><title>Note ${id}</title><description>Something about fan ${id}</description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed ${path}</title><link>http://example.org</link><description>d</description>${items.join('')}</channel></rss>`;
}
