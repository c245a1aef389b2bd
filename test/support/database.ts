/**
 * A real PostgreSQL for a test: one embedded server a run, started by the first that asks, one migrated template, and a fresh
 * clone of it (about 50 ms) for every call. Outside a jest run (EARSHOT_TEST_RUN unset) it is an error, not a shared database.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { newDataSource } from '../../src/core/database/data-source.js';
import { startEmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { migrate } from '../../src/core/database/migrate.js';
import { entities } from '../../src/entities.js';

export interface TestDatabase {
  url: string;
  dataSource: DataSource;
  /** A further connection pool to the same database, as another process would have. */
  another(): Promise<DataSource>;
  drop(): Promise<void>;
}

export async function testDatabase(): Promise<TestDatabase> {
  const server = await testServer();
  const name = `t_${randomBytes(6).toString('hex')}`;
  await onServer(server, async (client) => {
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query(`CREATE DATABASE ${name} TEMPLATE earshot_template`);
        return;
      } catch (error) {
        // 55006: another worker is cloning the template this instant.
        if ((error as { code?: string }).code !== '55006' || attempt > 200) throw error;
        await new Promise((done) => setTimeout(done, 25));
      }
    }
  });
  const url = withDatabase(server, name);
  const opened: DataSource[] = [];
  const open = async (): Promise<DataSource> => {
    const source = await newDataSource(url, entities, 10).initialize();
    opened.push(source);
    return source;
  };
  const dataSource = await open();
  return {
    url,
    dataSource,
    another: open,
    drop: async () => {
      for (const source of opened) if (source.isInitialized) await source.destroy();
      await onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

/** An empty database on the run's server: for tests of migrations themselves. */
export async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = await testServer();
  const name = `e_${randomBytes(6).toString('hex')}`;
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name}`));
  return {
    url: withDatabase(server, name),
    drop: () =>
      onServer(
        server,
        async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
      ),
  };
}

async function testServer(): Promise<string> {
  const run = process.env.EARSHOT_TEST_RUN;
  if (!run)
    throw new Error(
      'testDatabase() works inside a jest run (test/support/global-setup.mjs sets EARSHOT_TEST_RUN)',
    );
  const ready = join(run, 'server.url');
  const lock = join(run, 'starting');
  const deadline = Date.now() + 60_000;
  while (!existsSync(ready)) {
    try {
      mkdirSync(lock);
    } catch {
      if (Date.now() > deadline) throw new Error('the test database did not start within a minute');
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 45_000)
        rmSync(lock, { recursive: true, force: true });
      await new Promise((done) => setTimeout(done, 50));
      continue;
    }
    const server = await startEmbeddedPostgres({ dataDir: join(run, 'data'), forTests: true });
    await onServer(server.url, (client) => client.query('CREATE DATABASE earshot_template'));
    await migrate(withDatabase(server.url, 'earshot_template'));
    writeFileSync(`${ready}.draft`, server.url, { mode: 0o600 });
    renameSync(`${ready}.draft`, ready);
  }
  return readFileSync(ready, 'utf8');
}

function withDatabase(url: string, name: string): string {
  const copy = new URL(url);
  copy.pathname = `/${name}`;
  return copy.toString();
}

async function onServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
