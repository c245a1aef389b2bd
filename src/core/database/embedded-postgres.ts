/**
 * The PostgreSQL that Earshot brings along: made on first use, started, adopted when one of ours already runs (Node was
 * killed, the server was not), stopped on request. Never touches a server that is not of this folder, and never deletes data.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { keepPassword, makeCluster } from './new-cluster.js';
import { isRoot, postgresHome, reachable, RELOCATED, runPostgres } from './postgres-binaries.js';
import {
  adopt,
  alive,
  DATABASE,
  type EmbeddedServer,
  freePort,
  heldByPostgres,
  pause,
  urlOf,
} from './postgres-server.js';

export interface EmbeddedOptions {
  dataDir: string;
  /** Trades durability for speed; tests only. */
  forTests?: boolean;
  say?: (line: string) => void;
}

/** Starts or adopts the server of `dataDir`. Throws in plain words when it cannot; the server's log is `<dataDir>/postgres.log`. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const home = postgresHome();
  const folder = clusterFolder(dataDir, options.say);
  const password = keepPassword(dataDir);
  if (!existsSync(join(folder, 'PG_VERSION')))
    await makeCluster({ home, cluster: folder, dataDir, password, durable: !options.forTests });
  const running = await adopt(folder, password);
  const server = running ?? (await launch(home, folder, dataDir, password, options.forTests ?? false));
  await ensureDatabase(server.port, password);
  return server;
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is kept. Resolves when the process is gone. */
export async function stopEmbeddedPostgres(
  server: Pick<EmbeddedServer, 'pid'>,
  timeoutMs = 20_000,
): Promise<void> {
  try {
    process.kill(server.pid, 'SIGINT');
  } catch {
    return;
  }
  const deadline = Date.now() + timeoutMs;
  while (alive(server.pid) && Date.now() < deadline) await pause(25);
  if (alive(server.pid)) process.kill(server.pid, 'SIGQUIT');
}

/** Where the cluster lies: in the data folder, or, for root in a folder others cannot enter, under a shared one. */
function clusterFolder(dataDir: string, say: ((line: string) => void) | undefined): string {
  const usual = join(dataDir, 'postgres');
  if (!isRoot() || reachable(dirname(usual))) return usual;
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  const elsewhere = join(RELOCATED, name, 'postgres');
  mkdirSync(dirname(elsewhere), { recursive: true, mode: 0o755 });
  writeFileSync(join(dataDir, 'postgres.location'), elsewhere + '\n');
  say?.(
    `PostgreSQL does not run as root, and the user it runs as cannot enter ${dataDir}: its files are in ${elsewhere} ` +
      '(noted in postgres.location beside the other data).',
  );
  return elsewhere;
}

async function launch(
  home: string,
  folder: string,
  dataDir: string,
  password: string,
  forTests: boolean,
): Promise<EmbeddedServer> {
  const port = await freePort();
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: forTests ? '300' : '120',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    jit: 'off',
    timezone: 'UTC',
    log_error_verbosity: 'terse', // the details of a refused row are its words: a customer's, perhaps a secret
    ...(forTests ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const args = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = runPostgres(home, 'postgres', ['-D', folder, '-p', String(port), ...args], dataDir);
  child.unref();
  let exited = false;
  child.on('exit', () => (exited = true));
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = await adopt(folder, password, 0);
    if (found) return { ...found, startedHere: found.pid === child.pid };
    // Of two that start at once one server has the folder, and the other ends: then the first one's is waited for.
    if ((exited && !heldByPostgres(folder)) || Date.now() > deadline)
      throw new Error(
        `The embedded PostgreSQL did not start; the end of ${join(dataDir, 'postgres.log')}:\n${logTail(dataDir)}`,
      );
    await pause(20);
  }
}

async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new Client({ connectionString: urlOf(port, password, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0)
      await client.query(`CREATE DATABASE ${DATABASE}`).catch((error: { code?: string }) => {
        if (error.code !== '42P04' && error.code !== '23505') throw error; // another process was first
      });
  } finally {
    await client.end();
  }
}

const logTail = (dataDir: string): string =>
  existsSync(join(dataDir, 'postgres.log'))
    ? readFileSync(join(dataDir, 'postgres.log'), 'utf8').split('\n').slice(-15).join('\n')
    : '';
