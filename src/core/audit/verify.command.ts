/**
 * `npm run audit:verify [-- seq:hash]`: proves the audit log whole. Exit 0 with the newest entry to note down, 1 with the first
 * broken entry, 2 when it cannot look. Works beside a running Earshot and without one; changes nothing.
 */
import { AppConfig } from '../config/config.js';
import { besideEarshot } from '../database/database-beside.js';
import { verifyAudit, type AuditVerdict } from './audit-verifier.js';

const expected = readExpected(process.argv[2]);

try {
  const config = AppConfig.fromEnvironment();
  const verdict = await besideEarshot(config, (dataSource) => verifyAudit(dataSource, expected));
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
