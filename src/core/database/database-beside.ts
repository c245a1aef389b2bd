/**
 * Opens the installation's database for a command: the outside one, or the embedded one, adopted from a running Earshot or started
 * for as long as the command takes. For commands that read; never migrates.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { newDataSource } from './data-source.js';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from './embedded-postgres.js';

/** Throws an Error in words when there is no database. */
export async function besideEarshot<T>(
  config: { databaseUrl: string | null; dataDir: string },
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  return config.databaseUrl ? onDatabase(config.databaseUrl, work) : onEmbedded(config.dataDir, work);
}

async function onDatabase<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await newDataSource(url, [], 2).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

async function onEmbedded<T>(dataDir: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  if (!['postgres', 'postgres.location'].some((name) => existsSync(join(dataDir, name))))
    throw new Error(
      `there is no database in ${dataDir}. Set EARSHOT_DATA_DIR or DATABASE_URL as Earshot has it.`,
    );
  const server = await startEmbeddedPostgres({ dataDir });
  // Held while we look: an Earshot started meanwhile says so instead of losing the server when we are done.
  const holder = new Client({
    connectionString: server.url,
    application_name: `earshot-holder-${process.pid}`,
  });
  await holder.connect();
  const taken = await holder.query<{ ok: boolean }>(
    `SELECT pg_try_advisory_lock(hashtext('earshot.process')) AS ok`,
  );
  try {
    return await onDatabase(server.url, work);
  } finally {
    await holder.end();
    if (server.startedHere && taken.rows[0]?.ok) await stopEmbeddedPostgres(server);
  }
}
