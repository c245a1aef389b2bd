/**
 * Opens the database of this process before anything else boots: the one named by DATABASE_URL, or the embedded one, which only
 * one Earshot may hold at a time. A second on the same folder is told so and changes nothing.
 */
import { Client } from 'pg';
import type { AppConfig } from '../config/config.js';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from './embedded-postgres.js';
import type { EmbeddedServer } from './postgres-server.js';
import { migrate } from './migrate.js';

export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError';
}

export interface OpenDatabase {
  url: string;
  embedded: boolean;
  /** Gives the folder free and stops the embedded server; after everything else has let go of it. */
  close(): Promise<void>;
}

export async function openDatabase(
  config: AppConfig,
  say: (line: string) => void = () => undefined,
): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    await migrate(config.databaseUrl);
    return { url: config.databaseUrl, embedded: false, close: async () => undefined };
  }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, say });
  const holder = await holdFolder(server, config.dataDir);
  try {
    await migrate(server.url);
  } catch (error) {
    await holder.end();
    await stopEmbeddedPostgres(server);
    throw error;
  }
  return {
    url: server.url,
    embedded: true,
    close: async () => {
      await holder.end().catch(() => undefined);
      await stopEmbeddedPostgres(server);
    },
  };
}

/** A session-long lock: it goes with the process, however it ends. */
async function holdFolder(server: EmbeddedServer, dataDir: string): Promise<Client> {
  const client = new Client({
    connectionString: server.url,
    application_name: `earshot-holder-${process.pid}`,
    keepAlive: true,
  });
  client.on('error', () => undefined); // the pool notices a lost server; this one must not crash the process
  await client.connect();
  const taken = await client.query<{ ok: boolean }>(
    `SELECT pg_try_advisory_lock(hashtext('earshot.process')) AS ok`,
  );
  if (taken.rows[0]?.ok) return client;
  const other = await client.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity WHERE application_name LIKE 'earshot-holder-%' AND pid <> pg_backend_pid()`,
  );
  await client.end();
  const pid = other.rows[0]?.name.replace('earshot-holder-', '');
  throw new AlreadyRunningError(
    `Earshot already runs on ${dataDir}${pid ? ` (process ${pid})` : ''}. Nothing was changed. Stop that one first, use another ` +
      'folder (EARSHOT_DATA_DIR), or, to run several processes together, give them one PostgreSQL with DATABASE_URL.',
  );
}
