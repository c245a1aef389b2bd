/** Every delivery and failure, for those who look after them; and a person's "try again" for what was given up. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { Clock } from '../../core/clock/clock.js';
import { Transactions } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { decodeCursor, type Page, pageOf } from '../../core/http-api/paging.js';
import { PERMISSIONS, type Role } from '../../core/identity/role.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { change, select } from '../sql.js';
import type { AlertDeliveryQuery, AlertDeliveryView } from './alert-endpoints.api.js';
import type { AlertKind, DeliveryState } from './alert-kinds.js';
import { TitlesService } from './titles.service.js';

type Row = Omit<AlertDeliveryView, 'alertTitle' | 'canRetry' | 'error'> & {
  kind: AlertKind;
  subject: Record<string, unknown>;
  brand: string;
  topics: Record<string, string> | null;
  errorKind: string | null;
  errorWords: string | null;
  stored: DeliveryState;
  key: string;
};

/** What came out with another has arrived when that has: `w` is its bearer. */
export const ARRIVED = `CASE WHEN d.state = 'merged' AND w.state <> 'sent' THEN w.state ELSE d.state END`;
const SELECT = `SELECT d.id, d.alert_id AS "alertId", a.level, d.telling, d.channel, ${ARRIVED} AS state, d.state AS stored,
  d.created_at AS "createdAt", d.held_until AS "heldUntil", coalesce(w.attempts, d.attempts) AS attempts,
  coalesce(w.tried_at, d.tried_at) AS "triedAt", coalesce(w.sent_at, d.sent_at) AS "sentAt",
  coalesce(w.error_kind, d.error_kind) AS "errorKind", coalesce(w.error_words, d.error_words) AS "errorWords", a.kind, a.subject, coalesce(b.name, '') AS brand,
  (SELECT jsonb_object_agg(t.topic, t.label) FROM brand_topic t WHERE t.brand_id = a.brand_id) AS topics,
  (SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = d.person_id) AS person,
  (SELECT jsonb_build_object('id', e.id, 'name', e.name) FROM alert_endpoint e WHERE e.id = d.endpoint_id) AS endpoint,
  to_char(d.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key
  FROM alert_delivery d LEFT JOIN alert_delivery w ON w.id = d.merged_into JOIN alert a ON a.id = d.alert_id LEFT JOIN brand b ON b.id = a.brand_id`;
const cursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

@Injectable()
export class DeliveriesService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly titles: TitlesService,
    private readonly clock: Clock,
  ) {}

  async list(query: AlertDeliveryQuery, reader: SignedIn): Promise<Page<AlertDeliveryView>> {
    const params: unknown[] = [query.limit + 1];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    const where = ['true'];
    if (query.alertId) where.push(`d.alert_id = ${bind(query.alertId)}`);
    if (query.state) where.push(`${ARRIVED} = ${bind(query.state)}`);
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
      (row) => this.view(row, reader),
    );
  }

  /** Failed ones only: throws conflict for the others. */
  async retry(by: SignedIn, deliveryId: string): Promise<AlertDeliveryView> {
    await this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const rows = await change(
        tx.manager,
        `UPDATE alert_delivery SET state = 'queued', attempts = 0, not_before = $2, error_kind = NULL, error_words = NULL
         WHERE id = $1 AND state = 'failed' RETURNING id`,
        [deliveryId, this.clock.now()],
      );
      if (rows.length === 0) {
        const [row] = await select<{ state: string }>(
          tx.manager,
          `SELECT state FROM alert_delivery WHERE id = $1`,
          [deliveryId],
        );
        if (!row) throw new EarshotError('not-found', 'There is no such delivery.');
        if (row.state === 'queued' || row.state === 'sending') return; // a second click
        throw new EarshotError('conflict', 'Only what has failed is tried again.', {
          code: 'not-failed',
          state: row.state,
        });
      }
      tx.enqueue('alert.deliver', { deliveryId });
      tx.audit({ action: 'alert-delivery.retry', subjectKind: 'alert-delivery', subjectId: deliveryId });
      tx.publish({ kind: 'alert-delivery.changed', ids: { deliveryId } });
    });
    const [row] = await select<Row>(this.db.manager, `${SELECT} WHERE d.id = $1`, [deliveryId]);
    if (!row) throw new EarshotError('not-found', 'There is no such delivery.');
    return this.view(row, by);
  }

  private view(row: Row, reader: SignedIn): AlertDeliveryView {
    const { errorKind, errorWords, kind, subject, brand, topics, stored, key: _, ...rest } = row;
    const may = (PERMISSIONS['alerts.manage'] as readonly Role[]).some((role) => reader.roles.includes(role));
    return {
      ...rest,
      alertTitle: this.titles.sentences(reader.locale).title(kind, subject, { brand, topics: topics ?? {} }),
      error: errorKind === null ? null : { kind: errorKind, words: errorWords ?? '' },
      // What was merged goes again with its bearer.
      canRetry: may && stored === 'failed',
    };
  }
}
