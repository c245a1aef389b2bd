/**
 * The same story on the embedded database: SIGKILL takes Node alone and leaves PostgreSQL running without a parent, which the next
 * life must adopt; twice it takes PostgreSQL too, as a power cut does, and the next life must recover what was acknowledged.
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { alive } from '../../src/core/database/postgres-server.js';
import { auditTrouble, type Ask } from '../support/chaos-checks.js';
import { newDice, say, scaled } from '../support/chaos-dice.js';
import { IngestWorld } from '../support/chaos-ingest-story.js';
import { MortalEarshot } from '../support/chaos-program.js';
import { eventually } from '../support/earshot.js';

describe('listening while the program is killed and its own database is left behind', () => {
  let folder: string;
  let program: MortalEarshot;
  let world: IngestWorld;
  const pidFile = (): string => join(folder, 'postgres', 'postmaster.pid');
  /** Pid of the server, 0 when none runs. */
  const server = (): number => {
    const pid = existsSync(pidFile()) ? Number(readFileSync(pidFile(), 'utf8').split('\n')[0]) : 0;
    return pid > 0 && alive(pid) ? pid : 0;
  };

  /** One question, one connection; while the server is away the question waits. */
  const ask: Ask = async <T>(sql: string, params: unknown[] = []): Promise<T[]> => {
    const client = await eventually(connect, (one) => one !== null, 120_000);
    try {
      return (await client!.query(sql, params)).rows as T[];
    } finally {
      await client!.end().catch(() => undefined);
    }
  };
  const connect = async (): Promise<Client | null> => {
    if (server() === 0) return null;
    const password = readFileSync(join(folder, 'postgres.password'), 'utf8').trim();
    const port = Number(readFileSync(pidFile(), 'utf8').split('\n')[3]);
    const client = new Client({ host: '127.0.0.1', port, user: 'earshot', database: 'earshot', password });
    client.on('error', () => undefined);
    return client.connect().then(
      () => client,
      () => null,
    );
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-chaos-'));
    chmodSync(folder, 0o755);
    program = await MortalEarshot.on({ EARSHOT_DATA_DIR: folder });
    world = await IngestWorld.make(program, ask, newDice('orphaned database'), {
      posts: scaled(1000),
      bursts: 2,
      feeds: 2,
      entriesPerFeed: scaled(250),
      kills: scaled(6),
      workBetween: 25,
    });
  }, 120_000);
  afterAll(async () => {
    await program?.end();
    await world?.stop();
    if (server() > 0) process.kill(server(), 'SIGQUIT');
    await eventually(
      () => Promise.resolve(server()),
      (pid) => pid === 0,
    );
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }, 60_000);

  it('adopts or recovers the server and has lost nothing', async () => {
    await program.start();
    await world.settle();
    const pids = new Set<number>();
    const cuts = new Set<number>();
    await world.live({
      beforeDeath: (kill) => {
        pids.add(server());
        if (kill % 3 !== 2) return;
        say(`the power goes: kill ${kill} takes the database too`);
        cuts.add(server());
        process.kill(server(), 'SIGKILL');
      },
      canLook: () => server() > 0,
    });
    pids.add(server());
    expect(await world.verdict()).toEqual([]);
    // A server was started anew only where the one before had been killed.
    expect(pids.size).toBe(cuts.size + 1);
    expect(await program.stop()).toBe(0);
    expect(server()).toBe(0);
    expect(auditTrouble({ EARSHOT_DATA_DIR: folder })).toBeNull();
  }, 1_800_000);
});
