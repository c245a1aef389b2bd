/**
 * `npm run audit:verify [-- seq:hash]`: proves the audit log whole. Exit 0 with the newest entry to note down, 1 with the first
 * broken entry, 2 when it cannot look. Works beside a running Earshot and without one; changes nothing.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { AppConfig } from '../config/config.js';
import { newDataSource } from '../database/data-source.js';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from '../database/embedded-postgres.js';
import { verifyAudit, type AuditVerdict } from './audit-verifier.js';

const expected = readExpected(process.argv[2]);

try {
  const config = AppConfig.fromEnvironment();
  const verdict = config.databaseUrl
    ? await verify(config.databaseUrl)
    : await verifyEmbedded(config.dataDir);
  process.exitCode = report(verdict);
} catch (error) {
  console.error(`The audit log could not be read: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

function report({ entries, last, broken }: AuditVerdict): number {
  if (broken) {
    console.error(`BROKEN at entry ${broken.seq}: it ${broken.why}. ${entries} entries before it are whole.`);
    return 1;
  }
  console.log(`The audit log is whole: ${entries} entries.`);
  if (last)
    console.log(
      `Newest: ${last.seq}:${last.hash} (keep it elsewhere, and give it next time, to notice a log cut off or rewritten)`,
    );
  return 0;
}

function readExpected(text: string | undefined): { seq: string; hash: string } | null {
  if (text === undefined) return null;
  const [, seq, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq && hash) return { seq, hash };
  console.error('Give an entry as this command printed it before: <number>:<64 hex digits>.');
  process.exit(2);
}

async function verify(url: string): Promise<AuditVerdict> {
  const dataSource = await newDataSource(url, [], 2).initialize();
  try {
    return await verifyAudit(dataSource, expected);
  } finally {
    await dataSource.destroy();
  }
}

/** Adopts the server of a running Earshot, or starts it for as long as this takes. */
async function verifyEmbedded(dataDir: string): Promise<AuditVerdict> {
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
    return await verify(server.url);
  } finally {
    await holder.end();
    if (server.startedHere && taken.rows[0]?.ok) await stopEmbeddedPostgres(server);
  }
}
