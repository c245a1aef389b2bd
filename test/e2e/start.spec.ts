import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reachable, UNPRIVILEGED } from '../../src/core/database/postgres-binaries.js';
import {
  ApiClient,
  eventually,
  PASSWORD,
  ROOT,
  startEarshot,
  StartFailed,
  type Running,
} from '../support/earshot.js';

/** The program on the embedded database of a folder, as `npm start` runs it. */
describe('starting on a folder', () => {
  let folder: string;
  const running: Running[] = [];
  const start = async (env: Record<string, string> = {}): Promise<Running> => {
    const one = await startEarshot({ EARSHOT_DATA_DIR: folder, ...env });
    running.push(one);
    return one;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-start-'));
    chmodSync(folder, 0o755);
  });
  afterEach(async () => {
    for (const one of running.splice(0))
      if (one.process.exitCode === null && one.process.signalCode === null) await one.stop();
    stopDatabase(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  it('says that it already runs, and leaves the running one alone', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(StartFailed);
    const second: unknown = await start().catch((error: unknown) => error);
    expect((second as StartFailed).output).toMatch(/already runs on .*Nothing was changed/);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    expect(first.output()).toMatch(/It took \d+\.\d s\./); // how long a person waits for the desk
  }, 90_000);

  it('finds everything again after a kill that also left the database running', async () => {
    const first = await start();
    await new ApiClient(first.url).post('/api/setup', {
      name: 'Admin',
      email: 'admin@example.org',
      password: PASSWORD,
      locale: 'en',
    });
    const databasePid = postmaster(folder);
    await first.kill();
    const second = await start();
    expect(postmaster(folder)).toBe(databasePid); // adopted, not started beside it
    await ApiClient.signIn(second.url, 'admin@example.org', PASSWORD);
    expect(await second.stop()).toBe(0);
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  }, 90_000);

  it('works for root in a folder that nobody else can enter', async () => {
    if (process.getuid?.() !== 0) return; // only root has this difficulty
    chmodSync(folder, 0o700);
    const one = await start();
    expect(one.output()).toContain('its files are in');
    expect((await fetch(`${one.url}/health/ready`)).status).toBe(200);
    await one.stop();
    const elsewhere = readFileSync(join(folder, 'postgres.location'), 'utf8').trim();
    rmSync(join(elsewhere, '..'), { recursive: true, force: true });
  }, 90_000);

  it('works for an ordinary user', async () => {
    // Where it is no root that tests, all of these are an ordinary user's; and nobody may enter some folders of root's.
    if (process.getuid?.() !== 0 || !reachable(ROOT)) return;
    chownSync(folder, UNPRIVILEGED.uid, UNPRIVILEGED.gid);
    chmodSync(folder, 0o700);
    const one = await startEarshot({ EARSHOT_DATA_DIR: folder, HOME: folder }, 60_000, UNPRIVILEGED);
    running.push(one);
    expect((await fetch(`${one.url}/health/ready`)).status).toBe(200);
    expect(statSync(join(folder, 'postgres')).uid).toBe(UNPRIVILEGED.uid);
    expect(await one.stop()).toBe(0);
  }, 90_000);

  it('refuses a wrong setting by its name, with what was given and what is allowed', async () => {
    const failure: unknown = await start({
      EARSHOT_ROLE: 'everything',
      EARSHOT_POLL_TICK_SECONDS: '0',
      EARSHOT_TYPO: '1',
    }).catch((e: unknown) => e);
    const { output, code } = failure as StartFailed;
    expect(code).toBe(1);
    expect(output).toContain('EARSHOT_ROLE: given "everything", allowed: all, web or worker');
    expect(output).toContain('EARSHOT_POLL_TICK_SECONDS: given "0", allowed: a whole number from 1 to 300');
    expect(output).toContain('EARSHOT_TYPO');
  });

  it('ends at once when it is told a second time', async () => {
    const one = await start();
    const { port } = new URL(one.url);
    // A request whose body never comes holds up a graceful end.
    const held = connect(Number(port), '127.0.0.1');
    held.on('error', () => undefined);
    held.write(
      'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    );
    await once(held, 'connect');
    const ended = one.stop();
    await eventually(
      () => Promise.resolve(one.output()),
      (said) => said.includes('finishing what is held'),
    );
    // A second that comes with the first (a terminal, and whoever started us) is still the same one.
    const again = setInterval(() => one.process.kill('SIGTERM'), 200);
    expect(await ended).toBe(1);
    clearInterval(again);
    held.destroy();
    expect(one.output()).toContain('SIGTERM again: stopping at once');
  }, 90_000);

  it('prints what is in force without a secret, as the command does that people type', () => {
    const command = ['src/start.mjs', '--run', 'core/config/print.command'];
    const printed = spawnSync(process.execPath, command, {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: 'postgres://someone:very-secret@db.example/earshot',
        EARSHOT_METRICS_TOKEN: 'another-secret-token',
      },
    });
    expect(printed.status).toBe(0);
    expect(printed.stdout).toContain('DATABASE_URL=(set, hidden)');
    expect(printed.stdout).not.toMatch(/very-secret|another-secret-token/);
  });
});

function postmaster(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function stopDatabase(folder: string): void {
  try {
    process.kill(postmaster(folder), 'SIGQUIT');
  } catch {
    // stopped already
  }
}
