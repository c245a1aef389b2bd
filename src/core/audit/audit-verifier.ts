/**
 * Proves that no audit entry was changed, removed or put between others: every hash is computed again by the database, every
 * entry must point at the one before, and no number may be missing. Reads one snapshot, in batches; writes nothing.
 * A chain rewritten as a whole, or cut at its end, agrees with itself: compare with an entry noted down earlier (`expected`).
 */
import type { DataSource } from 'typeorm';

export interface AuditVerdict {
  entries: number;
  /** The newest entry; note it down elsewhere to compare with later. */
  last: { seq: string; hash: string } | null;
  /** The first entry that is wrong, or null when the chain holds. */
  broken: { seq: string; why: string } | null;
}

interface Row {
  seq: string;
  hash: string;
  prev: string;
  honest: boolean;
}

const BATCH = 5_000;

/** `expected`: an entry known from before, as `last` gave it. */
export async function verifyAudit(
  dataSource: DataSource,
  expected: { seq: string; hash: string } | null = null,
): Promise<AuditVerdict> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const [first] = await manager.query<{ hash: string }[]>(
      `SELECT encode(sha256('earshot'::bytea), 'hex') AS hash`,
    );
    let before = { seq: '0', hash: first!.hash };
    let found = expected === null;
    for (let entries = 0; ;) {
      const rows = await manager.query<Row[]>(
        `SELECT e.seq, encode(e.hash, 'hex') AS hash, encode(e.prev_hash, 'hex') AS prev, e.hash = audit_entry_hash(e) AS honest
         FROM audit_entry e WHERE e.seq > $1 ORDER BY e.seq LIMIT ${BATCH}`,
        [before.seq],
      );
      for (const row of rows) {
        const why = fault(before, row);
        if (why)
          return {
            entries,
            last: null,
            broken: {
              seq: BigInt(row.seq) > BigInt(before.seq) + 1n ? String(BigInt(before.seq) + 1n) : row.seq,
              why,
            },
          };
        if (expected?.seq === row.seq) {
          if (expected.hash !== row.hash)
            return {
              entries,
              last: null,
              broken: { seq: row.seq, why: 'is not the entry noted down earlier: the chain was rewritten' },
            };
          found = true;
        }
        before = { seq: row.seq, hash: row.hash };
        entries++;
      }
      if (rows.length < BATCH) {
        if (!found)
          return {
            entries,
            last: null,
            broken: { seq: expected!.seq, why: 'was noted down earlier and is missing: the end was cut off' },
          };
        return { entries, last: entries === 0 ? null : before, broken: null };
      }
    }
  });
}

function fault(before: { seq: string; hash: string }, row: Row): string | null {
  if (BigInt(row.seq) !== BigInt(before.seq) + 1n) return 'is missing: entries were removed';
  if (row.prev !== before.hash) return 'does not follow from the entry before it';
  if (!row.honest) return 'was changed after it was written';
  return null;
}
