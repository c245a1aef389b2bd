/** Which morning pages arrived and which did not, for those who look after deliveries; and a person's "try again". */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { Clock } from '../../core/clock/clock.js';
import { Transactions } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { decodeCursor, type Page, pageOf } from '../../core/http-api/paging.js';
import { change, select, selectOne } from '../../desk/sql.js';
import type { DigestRunQuery, DigestRunView } from './digest.api.js';

type Row = DigestRunView & { key: string };

const SELECT = `SELECT d.id, jsonb_build_object('id', p.id, 'name', p.name) AS person, d.day::text AS day, d.email, d.state,
  d.created_at AS "createdAt", d.attempts, d.tried_at AS "triedAt", d.sent_at AS "sentAt",
  CASE WHEN d.state <> 'sent' THEN d.error_words END AS error, d.state = 'failed' AS "canRetry",
  to_char(d.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key
  FROM digest_run d JOIN person p ON p.id = d.person_id`;
const cursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

@Injectable()
export class DigestRuns {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async list(query: DigestRunQuery): Promise<Page<DigestRunView>> {
    const params: unknown[] = [query.limit + 1];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    const where = ['true'];
    if (query.state) where.push(`d.state = ${bind(query.state)}`);
    if (query.after) {
      const [at, id] = decodeCursor(query.after, cursor);
      where.push(`(d.created_at, d.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const rows = await select<Row>(
      this.db.manager,
      `${SELECT} WHERE ${where.join(' AND ')} ORDER BY d.created_at DESC, d.id DESC LIMIT $1`,
      params,
    );
    return pageOf(
      rows,
      query.limit,
      (row) => [row.key, row.id],
      ({ key: _, ...row }) => row,
    );
  }

  /** Failed ones only: throws conflict for the others. */
  async retry(personId: string, digestId: string): Promise<DigestRunView> {
    await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const rows = await change(
        tx.manager,
        `UPDATE digest_run SET state = 'queued', attempts = 0, not_before = $2, error_words = NULL
         WHERE id = $1 AND state = 'failed' RETURNING id`,
        [digestId, this.clock.now()],
      );
      if (rows.length === 0) {
        const { state } = await this.require(digestId);
        if (state === 'queued' || state === 'sending') return; // a second click
        throw new EarshotError('conflict', 'Only what has failed is tried again.', {
          code: 'not-failed',
          state,
        });
      }
      tx.enqueue('digest.send', { digestId });
      tx.audit({ action: 'digest.retry', subjectKind: 'digest', subjectId: digestId });
    });
    const { key: _, ...row } = await this.require(digestId);
    return row;
  }

  /** Throws not-found. */
  private async require(digestId: string): Promise<Row> {
    const row = await selectOne<Row>(this.db.manager, `${SELECT} WHERE d.id = $1`, [digestId]);
    if (!row) throw new EarshotError('not-found', 'There is no such morning page.');
    return row;
  }
}
