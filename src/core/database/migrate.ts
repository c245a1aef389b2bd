/** Brings the schema up to date. Any number of processes may call it at once: one migrates, the others wait and find it done. */
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { dataSourceOptions } from './data-source.js';

const LOCK = "hashtext('earshot.migrations')";

/** Returns the names of the migrations that ran now. Throws what the database said, with nothing half done. */
export async function migrate(url: string): Promise<string[]> {
  const guard = new Client({ connectionString: url });
  await guard.connect();
  const source = new DataSource({
    ...dataSourceOptions(url, [], 2),
    migrations,
    migrationsTableName: 'migration',
  } as never);
  try {
    await guard.query(`SELECT pg_advisory_lock(${LOCK})`);
    await source.initialize();
    const ran = await source.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    if (source.isInitialized) await source.destroy();
    await guard.end();
  }
}

/** Undoes the newest migration; for operators who go back a version. */
export async function migrateBack(url: string): Promise<void> {
  const source = new DataSource({
    ...dataSourceOptions(url, [], 2),
    migrations,
    migrationsTableName: 'migration',
  } as never);
  await source.initialize();
  try {
    await source.undoLastMigration({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}
