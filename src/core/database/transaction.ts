/**
 * The only way to write: change, audit entries, outbox rows, bell rows and live events commit together or not at all.
 * What the work collects is written at the end, audit last, because the audit chain's lock is held until commit.
 */
import { Injectable, Optional } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { JobCatalog } from '../jobs/job-catalog.js';
import type { JobName, JobPayload } from '../jobs/job.types.js';
import type { LiveEvent } from '../live/live.types.js';
import { storableJson, storableText } from './storable.js';

export type Actor = { kind: 'person'; id: string } | { kind: 'system' } | { kind: 'platform' };
export const SYSTEM: Actor = { kind: 'system' };

export interface AuditInput {
  /** Dotted, present tense: 'reply.approve'. */
  action: string;
  subjectKind: string;
  subjectId: string;
  brandId?: string | null;
  /** Facts to judge the act by later; never a secret, never a customer's words. */
  details?: Record<string, unknown>;
}

export interface NotifyInput {
  personIds: string[];
  kind: string;
  params?: Record<string, string | number>;
  /** Path in the desk. */
  link: string;
  /** A second notification of a person with the same key is not made. */
  dedupeKey: string;
}

export interface Tx {
  readonly manager: EntityManager;
  readonly actor: Actor;
  audit(entry: AuditInput): void;
  enqueue<J extends JobName>(
    job: J,
    payload: JobPayload<J>,
    options?: { dedupeKey?: string; runAt?: Date },
  ): void;
  publish(event: LiveEvent): void;
  notify(notification: NotifyInput): void;
}

interface Collected {
  audits: AuditInput[];
  jobs: { job: string; payload: unknown; dedupe_key: string | null; run_at: Date | null }[];
  events: LiveEvent[];
  notifications: NotifyInput[];
}

/** Serialisation failure and deadlock: PostgreSQL itself says "try again". */
const RETRYABLE = new Set(['40001', '40P01']);

@Injectable()
export class Transactions {
  /** With the catalogue (as in the product) payloads are checked at once and its dedupe rules apply. */
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Optional() private readonly catalog?: JobCatalog,
  ) {}

  /** Runs `work` in one transaction; a deadlock runs it again (up to three times), so `work` must not act outside it. */
  async run<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(actor, work);
      } catch (error) {
        if (attempt >= 4 || !RETRYABLE.has(String((error as { code?: unknown }).code))) throw error;
        await new Promise((done) => setTimeout(done, 10 * 2 ** attempt * Math.random()));
      }
    }
  }

  private async once<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    try {
      await runner.startTransaction();
      const collected: Collected = { audits: [], jobs: [], events: [], notifications: [] };
      const result = await work({
        manager: runner.manager,
        actor,
        audit: (entry) => void collected.audits.push(entry),
        enqueue: (job, payload, options = {}) => {
          const row = this.catalog?.row(job, payload, options) ?? { payload, ...options };
          collected.jobs.push({
            job,
            payload: row.payload,
            dedupe_key: row.dedupeKey ?? null,
            run_at: row.runAt ?? null,
          });
        },
        publish: (event) => void collected.events.push(event),
        notify: (notification) => void collected.notifications.push(notification),
      });
      await writeCollected(runner.manager, actor, collected);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined); // the first error is the news
      throw error;
    } finally {
      await runner.release();
    }
  }
}

async function writeCollected(manager: EntityManager, actor: Actor, collected: Collected): Promise<void> {
  const { audits, jobs, notifications } = collected;
  const events = [...collected.events];
  if (jobs.length > 0)
    await manager.query(
      // The row that waits already is touched, not passed over: the relay then cannot move it before this transaction commits,
      // and the handler sees what was done here.
      `INSERT INTO outbox (job, payload, dedupe_key, run_at)
       SELECT DISTINCT ON (j.job, coalesce('k' || j.dedupe_key, 'n' || j.n)) j.job, j.payload, j.dedupe_key, coalesce(j.run_at, now())
       FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (job text, payload jsonb, dedupe_key text, run_at timestamptz))
         WITH ORDINALITY AS j(job, payload, dedupe_key, run_at, n)
       ORDER BY j.job, coalesce('k' || j.dedupe_key, 'n' || j.n), coalesce(j.run_at, now())
       ON CONFLICT (job, dedupe_key) WHERE relayed_at IS NULL AND dedupe_key IS NOT NULL
       DO UPDATE SET run_at = least(outbox.run_at, excluded.run_at)`,
      [storableJson(jobs)],
    );
  for (const n of notifications) {
    const rows = await manager.query<{ person_id: string }[]>(
      `INSERT INTO notification (person_id, kind, params, link, dedupe_key)
       SELECT p, $2, $3::jsonb, $4, $5 FROM unnest($1::uuid[]) AS p
       ON CONFLICT (person_id, dedupe_key) DO NOTHING RETURNING person_id`,
      [n.personIds, n.kind, storableJson(n.params ?? {}), n.link, storableText(n.dedupeKey)],
    );
    for (const row of rows) events.push({ kind: 'notification.new', personId: row.person_id, ids: {} });
  }
  if (events.length > 0)
    await manager.query(`SELECT pg_notify('earshot_live', e) FROM unnest($1::text[]) AS e`, [
      events.map((event) => JSON.stringify({ id: randomUUID(), ...event })),
    ]);
  if (jobs.length > 0) await manager.query(`SELECT pg_notify('earshot_outbox', '')`);
  if (audits.length > 0)
    await manager.query(
      `INSERT INTO audit_entry (actor_kind, actor_id, action, subject_kind, subject_id, brand_id, details)
       SELECT $2, $3, a.action, a.subject_kind, a.subject_id, a.brand_id, coalesce(a.details, '{}')
       FROM jsonb_to_recordset($1::jsonb)
         AS a(action text, subject_kind text, subject_id text, brand_id uuid, details jsonb)`,
      [
        storableJson(
          audits.map((a) => ({
            action: a.action,
            subject_kind: a.subjectKind,
            subject_id: a.subjectId,
            brand_id: a.brandId ?? null,
            details: a.details ?? {},
          })),
        ),
        actor.kind,
        actor.kind === 'person' ? actor.id : null,
      ],
    );
}
