/** What the relay asks of the outbox. Rows are locked with SKIP LOCKED, so that any number of relays share the work. */
import type { DataSource, EntityManager } from 'typeorm';

export interface DueRow {
  id: string;
  job: string;
  payload: Record<string, unknown>;
}

/**
 * Due by the database's clock or by ours, whichever is further: rows get their time from either. A row written later than now, or
 * planned for after any policy, comes from a clock that was wrong: it is due, and its handler looks again.
 */
const due = (now: string): string =>
  `(run_at <= ${now} OR created_at > ${now} + interval '2 minutes' OR run_at > ${now} + interval '26 hours')`;

/** The next due rows of known jobs, locked until the transaction ends. */
export async function lockDue(
  tx: EntityManager,
  jobs: readonly string[],
  now: Date,
  limit: number,
): Promise<DueRow[]> {
  return tx.query<DueRow[]>(
    `SELECT id, job, payload FROM outbox
     WHERE relayed_at IS NULL AND ${due('greatest(now(), $2::timestamptz)')} AND job = ANY($1)
     ORDER BY run_at, created_at LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [jobs, now, limit],
  );
}

export async function markRelayed(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await tx.query('UPDATE outbox SET relayed_at = now() WHERE id = ANY($1)', [ids]);
}

/** Milliseconds until the next row that waits for its time, or null when none does. */
export async function nextDueIn(db: DataSource, now: Date): Promise<number | null> {
  const [row] = await db.query<{ ms: number | null }[]>(
    `SELECT (extract(epoch FROM min(run_at) - greatest(now(), $1::timestamptz)) * 1000)::float8 AS ms
     FROM outbox WHERE relayed_at IS NULL AND run_at > greatest(now(), $1::timestamptz)`,
    [now],
  );
  return row?.ms ?? null;
}

export interface OutboxFigures {
  /** Rows that are due and not in the queue yet. */
  due: number;
  /** Seconds the oldest of them has waited; 0 when none does. */
  oldestDueSeconds: number;
  /** Rows that wait for their time. */
  later: number;
  /** Due rows of jobs this release does not know; they stay until a release that does. */
  unknown: number;
}

export async function outboxFigures(
  db: DataSource,
  jobs: readonly string[],
  now: Date,
): Promise<OutboxFigures> {
  const [row] = await db.query<Record<keyof OutboxFigures, number>[]>(
    `SELECT count(*) FILTER (WHERE due AND known)::int AS due,
            coalesce(max(waited) FILTER (WHERE due AND known), 0)::float8 AS "oldestDueSeconds",
            count(*) FILTER (WHERE NOT due)::int AS later,
            count(*) FILTER (WHERE due AND NOT known)::int AS unknown
     FROM (SELECT ${due('t.now')} AS due, job = ANY($1) AS known, greatest(extract(epoch FROM t.now - run_at), 0) AS waited
           FROM outbox, (SELECT greatest(now(), $2::timestamptz) AS now) t WHERE relayed_at IS NULL) o`,
    [jobs, now],
  );
  return row ?? { due: 0, oldestDueSeconds: 0, later: 0, unknown: 0 };
}

/** Deletes rows relayed longer than `keepSeconds` ago, `limit` at most; answers how many. */
export async function pruneRelayed(db: DataSource, keepSeconds: number, limit: number): Promise<number> {
  const [row] = await db.query<{ n: number }[]>(
    `WITH old AS (SELECT id FROM outbox WHERE relayed_at < now() - make_interval(secs => $1) LIMIT $2 FOR UPDATE SKIP LOCKED),
          gone AS (DELETE FROM outbox USING old WHERE outbox.id = old.id RETURNING 1)
     SELECT count(*)::int AS n FROM gone`,
    [keepSeconds, limit],
  );
  return row?.n ?? 0;
}

/** Puts jobs that were given to the queue once more into the outbox, each payload once; answers how many. */
export async function handOverAgain(tx: EntityManager, jobs: readonly string[]): Promise<number> {
  const [row] = await tx.query<{ n: number }[]>(
    `WITH again AS (
       INSERT INTO outbox (job, payload, dedupe_key)
       SELECT DISTINCT job, payload, 'again:' || md5(payload::text) FROM outbox WHERE relayed_at IS NOT NULL AND job = ANY($1)
       ON CONFLICT (job, dedupe_key) WHERE relayed_at IS NULL AND dedupe_key IS NOT NULL DO NOTHING RETURNING 1)
     SELECT count(*)::int AS n FROM again`,
    [jobs],
  );
  return row?.n ?? 0;
}

/** How many seconds this machine's clock is ahead of the database's; negative when it is behind. */
export async function clockAheadSeconds(db: DataSource, now: () => Date): Promise<number> {
  const before = now().getTime();
  const [row] = await db.query<{ at: Date }[]>(`SELECT clock_timestamp() AS at`);
  const between = (before + now().getTime()) / 2;
  return Math.round((between - (row?.at.getTime() ?? between)) / 1000);
}
