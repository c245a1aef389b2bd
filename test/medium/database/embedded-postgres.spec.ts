import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { Client } from 'pg';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from '../../../src/core/database/embedded-postgres.js';
import type { EmbeddedServer } from '../../../src/core/database/postgres-server.js';

/** The server that comes along, on folders as deaths and power cuts leave them. */
describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  let servers: EmbeddedServer[] = [];
  const start = async (): Promise<EmbeddedServer> => {
    const server = await startEmbeddedPostgres({ dataDir, forTests: true });
    servers.push(server);
    return server;
  };
  const stop = async (): Promise<void> => {
    for (const server of servers.splice(0)) await stopEmbeddedPostgres(server);
  };
  const ask = async (server: EmbeddedServer, sql: string): Promise<unknown[]> => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  /** A number that no process has any more. */
  const deadPid = (): number => spawnSync(process.execPath, ['-e', '0']).pid;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'earshot-embedded-'));
    chmodSync(dataDir, 0o755);
    servers = [];
  });
  afterEach(async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  it('is made once by two first starts at the same time, and both get the same server', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(other.pid).toBe(one.pid);
    expect([one, other].filter((server) => server.startedHere)).toHaveLength(1);
    await ask(one, 'CREATE TABLE kept (n int)');
    expect(await ask(other, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 0 }]);
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log', 'postgres.password']);

    // The power goes; when it is back the number of the server is that of another program: of this test.
    await stop();
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(pidFile, `${process.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n\n127.0.0.1\n\nready\n`);
    const again = await start();
    expect(again.startedHere).toBe(true);
    expect(await ask(again, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 0 }]);
  });

  it('begins anew where a start was killed while it made the files, and leaves alone what another makes now', async () => {
    const killed = join(dataDir, `postgres.making-${deadPid()}-0a1b2c3d`);
    const underWay = join(dataDir, `postgres.making-${process.ppid}-0a1b2c3d`);
    for (const folder of [killed, underWay]) {
      mkdirSync(folder);
      writeFileSync(join(folder, 'PG_VERSION'), '18\n');
    }
    const server = await start();
    expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(killed)).toBe(false);
    expect(existsSync(underWay)).toBe(true);
  });

  it('deletes nothing that is no database', async () => {
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'letters.txt'), 'Dear Nila');
    await expect(start()).rejects.toThrow(/holds files that are no database .*Move them away/);
    expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['letters.txt']);
  });
});
