/**
 * Keeps one thread a feed, account or quota: what falls ill again within a day goes on in the alert it had, instead of beginning
 * another one each time it flaps.
 */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../core/database/transaction.js';
import { change, selectOne } from '../sql.js';
import type { Alert } from './alert.entity.js';
import { AlertLog } from './alert-log.service.js';

interface Matter {
  id: string;
  brandId: string | null;
  kind: string;
  subjectKey: string;
  openedAt: Date;
}

const DAY_MS = 24 * 3_600_000;
/** Other incidents of the same feed, account or quota. */
const SAME = `i.kind = $1 AND i.subject_key = $2 AND i.brand_id IS NOT DISTINCT FROM $3::uuid AND i.id <> $4::uuid`;

@Injectable()
export class AlertThreads {
  constructor(private readonly log: AlertLog) {}

  /** The alert of the incident before, given to this one and locked; null when there is none of the last day. */
  async resume(tx: Tx, matter: Matter, now: Date): Promise<Alert | null> {
    const row = await selectOne<{ id: string }>(
      tx.manager,
      `SELECT a.id FROM alert a JOIN incident i ON i.id = a.incident_id
       WHERE ${SAME} AND i.state = 'ended' AND i.ended_at > $5 ORDER BY i.ended_at DESC LIMIT 1 FOR NO KEY UPDATE OF a`,
      [...matterOf(matter), new Date(now.getTime() - DAY_MS)],
    );
    if (!row) return null;
    await change(
      tx.manager,
      `UPDATE alert SET incident_id = $2, heard_updates = 0, heard_graver = 0 WHERE id = $1 RETURNING id`,
      [row.id, matter.id],
    );
    return this.log.find(tx, 'id', row.id);
  }

  /** Whether a later incident of the same has the thread by now: a job that came late has nothing to say. */
  async hasGoneOn(tx: Tx, matter: Matter): Promise<boolean> {
    const row = await selectOne(
      tx.manager,
      `SELECT 1 FROM alert a JOIN incident i ON i.id = a.incident_id WHERE ${SAME} AND i.opened_at > $5 LIMIT 1`,
      [...matterOf(matter), matter.openedAt],
    );
    return row !== null;
  }

  /** How often people were told within a day that it is back. */
  async cameBack(tx: Tx, alert: Alert, now: Date): Promise<number> {
    const row = await selectOne<{ times: number }>(
      tx.manager,
      `SELECT count(*)::int AS times FROM alert_event WHERE alert_id = $1 AND kind = 'reopened' AND at > $2`,
      [alert.id, new Date(now.getTime() - DAY_MS)],
    );
    return row?.times ?? 0;
  }
}

const matterOf = ({ kind, subjectKey, brandId, id }: Matter): unknown[] => [kind, subjectKey, brandId, id];
