/** Talking to a PostgreSQL of ours that runs, or may run, in a folder: find it, ask whether it answers, see whether it lives. */
import { existsSync, linkSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { Client } from 'pg';

export interface EmbeddedServer {
  /** postgres:// URL of the product's database, password included: never log it. */
  url: string;
  port: number;
  pid: number;
  /** False when it was running already. */
  startedHere: boolean;
  dataFolder: string;
}

export const USER = 'earshot';
export const DATABASE = 'earshot';

/** The server of this folder, if it runs and answers; waits up to `patienceMs` for one that is starting or stopping. */
export async function adopt(
  folder: string,
  password: string,
  patienceMs = 10_000,
): Promise<EmbeddedServer | null> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const held = pidFile(folder);
    const lines = held.split('\n');
    const pid = Number(lines[0]);
    if (!(pid > 0) || !alive(pid)) return null; // the server itself clears a dead pid file when it starts
    if (!mayBePostgres(pid, folder)) {
      forgetForeign(folder, held);
      return null;
    }
    const port = Number(lines[3]);
    if (
      resolve(lines[1] ?? '') === folder &&
      lines[7]?.trim() === 'ready' &&
      port > 0 &&
      (await answers(port, password))
    )
      return { url: urlOf(port, password), port, pid, startedHere: false, dataFolder: folder };
    if (Date.now() >= deadline) {
      if (patienceMs > 0)
        throw new Error(
          `A process (${pid}) holds the database folder ${folder} but does not answer. If it is not PostgreSQL, remove postmaster.pid there.`,
        );
      return null;
    }
    await pause(50);
  }
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new Client({
    connectionString: urlOf(port, password, 'postgres'),
    connectionTimeoutMillis: 3000,
  });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // A zombie has ended but still has a number; only Linux can tell, elsewhere the patience of the caller does.
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}

/** Whether a PostgreSQL that lives, or one that the system cannot tell from it, holds the folder this instant. */
export function heldByPostgres(folder: string): boolean {
  const pid = Number(pidFile(folder).split('\n')[0]);
  return pid > 0 && alive(pid) && mayBePostgres(pid, folder);
}

function pidFile(folder: string): string {
  const path = join(folder, 'postmaster.pid');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** False only where the system says that the process is something else: a server stands in its own folder, and names itself. */
function mayBePostgres(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    // Not ours to ask that of, or not Linux.
  }
  try {
    const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return program === '' || /postgres/.test(program);
  } catch {
    return true;
  }
}

/**
 * After a power cut the number in the file belongs to somebody else, and the server would refuse to start for that. Taken away by
 * its name and then looked at: should another start have put its own there meanwhile, it is put back.
 */
function forgetForeign(folder: string, judged: string): void {
  const path = join(folder, 'postmaster.pid');
  const aside = join(folder, `postmaster.pid.foreign-${process.pid}`);
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== judged) linkSync(aside, path);
  rmSync(aside, { force: true });
}

export const urlOf = (port: number, password: string, database = DATABASE): string =>
  `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
