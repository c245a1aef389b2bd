/**
 * The order in which one account posts: never two at once, the gravest case first, then the one due soonest, then the one that has
 * waited longest. Reads only; what is put off, held or not due does not stand in the way of the others.
 */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../core/database/transaction.js';
import { SEVERITIES } from '../cases/severity.js';
import { selectOne } from '../sql.js';
import type { PublicationRow } from './publication-log.service.js';

/** Of a publication `pu` and its case `c`. */
export const FIRST_TO_GO = `array_position(ARRAY['${SEVERITIES.join("','")}'], c.severity), c.due_at NULLS LAST, pu.not_before, pu.created_at, c.number, pu.id`;

@Injectable()
export class AccountQueue {
  /** Something else of the account is being posted right now. Not every platform bears two, and people read in order. */
  async busy(db: Tx['manager'], row: Pick<PublicationRow, 'id' | 'accountId'>): Promise<boolean> {
    const other = await selectOne(
      db,
      `SELECT 1 FROM publication WHERE account_id = $1 AND state = 'sending' AND mode = 'api' AND id <> $2 LIMIT 1`,
      [row.accountId, row.id],
    );
    return other !== null;
  }

  /** The queued posting of an active account that goes next, of those due at `now`; null when none is. */
  async next(
    db: Tx['manager'],
    accountId: string,
    now: Date,
    exceptId: string | null = null,
  ): Promise<string | null> {
    const next = await selectOne<{ id: string }>(
      db,
      `SELECT pu.id FROM publication pu JOIN account a ON a.id = pu.account_id
       JOIN reply r ON r.id = pu.reply_id JOIN care_case c ON c.id = r.case_id
       WHERE pu.account_id = $1 AND pu.state = 'queued' AND pu.mode = 'api' AND pu.not_before <= $2 AND a.state = 'active'
         AND pu.id IS DISTINCT FROM $3::uuid
       ORDER BY ${FIRST_TO_GO} LIMIT 1`,
      [accountId, now, exceptId],
    );
    return next?.id ?? null;
  }
}
