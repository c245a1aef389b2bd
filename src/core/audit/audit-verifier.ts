/**
 * Proves that no audit entry was changed, removed or put between others: every hash is computed again by the database, every
 * entry must point at the one before, and no number may be missing. Reads one snapshot, in batches; writes nothing.
 * A chain rewritten as a whole, or cut at its end, agrees with itself: compare with an entry noted down earlier.
 */
import type { DataSource, EntityManager } from 'typeorm';

/** An entry by its number and its hash (hex): all that has to be noted down to recognise it, and all before it, later. */
export interface AuditMark {
  seq: string;
  hash: string;
}
export type AuditFault = 'missing' | 'unlinked' | 'changed' | 'rewritten' | 'cut-off';
/** The first entry that is wrong. */
export interface AuditBreak {
  seq: string;
  fault: AuditFault;
  why: string;
}
export interface AuditVerdict {
  entries: number;
  /** The newest entry; note it down elsewhere to compare with later. */
  last: AuditMark | null;
  broken: AuditBreak | null;
}
export interface AuditPart {
  checked: number;
  /** The last entry that was looked at and found whole; where the next part begins. */
  last: AuditMark | null;
  broken: AuditBreak | null;
  /** False while entries are left behind `last`. */
  done: boolean;
}

interface Row extends AuditMark {
  prev: string;
  honest: boolean;
}

const BATCH = 5_000;
const WHY: Record<AuditFault, string> = {
  missing: 'is missing: entries were removed',
  unlinked: 'does not follow from the entry before it',
  changed: 'was changed after it was written',
  rewritten: 'is not the entry noted down earlier: the chain was rewritten',
  'cut-off': 'was noted down earlier and is missing: the end was cut off',
};

/** The whole log. `expected`: an entry known from before, as `last` gave it. */
export async function verifyAudit(
  dataSource: DataSource,
  expected: AuditMark | null = null,
): Promise<AuditVerdict> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    let before = await beginning(manager);
    let found = expected === null;
    for (let entries = 0; ;) {
      const rows = await read(manager, before.seq, BATCH);
      for (const row of rows) {
        const broken = fault(before, row) ?? differs(expected, row);
        if (broken) return { entries, last: null, broken };
        if (expected?.seq === row.seq) found = true;
        before = { seq: row.seq, hash: row.hash };
        entries++;
      }
      if (rows.length === BATCH) continue;
      if (!found) return { entries, last: null, broken: breakAt(expected!.seq, 'cut-off') };
      return { entries, last: entries === 0 ? null : before, broken: null };
    }
  });
}

/** At most `most` entries behind `after` (null: from the beginning). `after` itself must still be there as it was. */
export async function verifyAuditPart(
  dataSource: DataSource,
  after: AuditMark | null,
  most: number,
): Promise<AuditPart> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const part = (last: AuditMark | null, broken: AuditBreak | null, checked: number, done: boolean) => ({
      checked,
      last,
      broken,
      done,
    });
    let before = after ?? (await beginning(manager));
    if (after) {
      const [known] = await read(manager, String(BigInt(after.seq) - 1n), 1);
      if (known?.seq !== after.seq) return part(null, breakAt(after.seq, 'cut-off'), 0, true);
      const broken = differs(after, known) ?? (known.honest ? null : breakAt(after.seq, 'changed'));
      if (broken) return part(null, broken, 0, true);
    }
    for (let checked = 0; ;) {
      const wanted = Math.min(BATCH, most - checked);
      const rows = wanted > 0 ? await read(manager, before.seq, wanted) : [];
      for (const row of rows) {
        const broken = fault(before, row);
        if (broken) return part(checked > 0 ? before : after, broken, checked, true);
        before = { seq: row.seq, hash: row.hash };
        checked++;
      }
      const last = checked > 0 ? before : after;
      if (rows.length < wanted) return part(last, null, checked, true);
      if (checked >= most) return part(last, null, checked, false);
    }
  });
}

async function beginning(manager: EntityManager): Promise<AuditMark> {
  const [first] = await manager.query<{ hash: string }[]>(
    `SELECT encode(sha256('earshot'::bytea), 'hex') AS hash`,
  );
  return { seq: '0', hash: first!.hash };
}

function read(manager: EntityManager, behind: string, most: number): Promise<Row[]> {
  return manager.query<Row[]>(
    `SELECT e.seq, encode(e.hash, 'hex') AS hash, encode(e.prev_hash, 'hex') AS prev, e.hash = audit_entry_hash(e) AS honest
     FROM audit_entry e WHERE e.seq > $1 ORDER BY e.seq LIMIT $2`,
    [behind, most],
  );
}

function fault(before: AuditMark, row: Row): AuditBreak | null {
  const next = BigInt(before.seq) + 1n;
  if (BigInt(row.seq) !== next) return breakAt(BigInt(row.seq) > next ? String(next) : row.seq, 'missing');
  if (row.prev !== before.hash) return breakAt(row.seq, 'unlinked');
  return row.honest ? null : breakAt(row.seq, 'changed');
}

const differs = (expected: AuditMark | null, row: AuditMark): AuditBreak | null =>
  expected?.seq === row.seq && expected.hash !== row.hash ? breakAt(row.seq, 'rewritten') : null;

const breakAt = (seq: string, fault: AuditFault): AuditBreak => ({ seq, fault, why: WHY[fault] });
