/**
 * Locks a case and writes its changes: every one raises the version, leaves an entry in the history and tells open desks.
 * Never decides anything; always inside the caller's transaction. Order of locks everywhere: account, case, reply, publication.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { storableJson } from '../../core/database/storable.js';
import type { Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { change, selectOne } from '../sql.js';
import type { CaseEventInput } from './case-events.js';
import type { CaseState } from './case.workflow.js';
import type { Severity } from './severity.js';

export interface LockedCase {
  id: string;
  number: string;
  brandId: string;
  customerId: string;
  state: CaseState;
  severity: Severity;
  risk: number;
  language: string;
  title: string;
  assigneeId: string | null;
  version: number;
  firstResponseAt: Date | null;
}

export interface CasePatch {
  state?: CaseState;
  severity?: Severity;
  risk?: number;
  assigneeId?: string | null;
  firstResponseAt?: Date;
}

const COLUMNS = `id, number, brand_id AS "brandId", customer_id AS "customerId", state, severity, risk, language, title,
  assignee_id AS "assigneeId", version, first_response_at AS "firstResponseAt"`;

@Injectable()
export class CaseLog {
  constructor(private readonly clock: Clock) {}

  /** Locked; null when it is gone (only a sample's cases ever go). */
  find(tx: Tx, caseId: string): Promise<LockedCase | null> {
    return selectOne<LockedCase>(
      tx.manager,
      `SELECT ${COLUMNS} FROM care_case WHERE id = $1 FOR NO KEY UPDATE`,
      [caseId],
    );
  }

  /** Throws not-found. */
  async lock(tx: Tx, caseId: string): Promise<LockedCase> {
    const row = await this.find(tx, caseId);
    if (!row) throw new EarshotError('not-found', 'There is no such case.');
    return row;
  }

  /** Throws stale when somebody changed the case since the caller read it. */
  async lockAt(tx: Tx, caseId: string, version: number): Promise<LockedCase> {
    const row = await this.lock(tx, caseId);
    if (row.version !== version)
      throw new EarshotError('stale', 'Somebody changed this case meanwhile. Look at it again.', {
        version: row.version,
        state: row.state,
        assigneeId: row.assigneeId,
      });
    return row;
  }

  /** Applies the patch to the locked row (in memory too) and records why; null where another entry tells it already. */
  async change(tx: Tx, row: LockedCase, patch: CasePatch, event: CaseEventInput | null): Promise<void> {
    const now = this.clock.now();
    const next = { ...row, ...patch };
    await change(
      tx.manager,
      `UPDATE care_case SET state = $2, severity = $3, risk = $4, assignee_id = $5, first_response_at = $6,
         resolved_at = CASE WHEN $2 IN ('resolved','closed') THEN coalesce(resolved_at, $7) END,
         version = version + 1, updated_at = $7
       WHERE id = $1 RETURNING id`,
      [row.id, next.state, next.severity, next.risk, next.assigneeId, next.firstResponseAt, now],
    );
    Object.assign(row, next, { version: row.version + 1 });
    if (event) await this.tell(tx, row, event);
  }

  /** An entry that changes nothing of the case itself (a reply moved, a note): the version stays. */
  async note(tx: Tx, row: Pick<LockedCase, 'id' | 'brandId'>, event: CaseEventInput): Promise<string> {
    await change(tx.manager, `UPDATE care_case SET updated_at = $2 WHERE id = $1 RETURNING id`, [
      row.id,
      this.clock.now(),
    ]);
    return this.tell(tx, row, event);
  }

  private async tell(
    tx: Tx,
    row: Pick<LockedCase, 'id' | 'brandId'>,
    event: CaseEventInput,
  ): Promise<string> {
    const inserted = await selectOne<{ id: string }>(
      tx.manager,
      // Two entries of one instant keep their order: the case is locked, so the newest one is known.
      `INSERT INTO case_event (case_id, at, actor_id, kind, details)
       SELECT $1, greatest($2, max(e.at) + interval '1 microsecond'), $3, $4, $5::jsonb FROM case_event e WHERE e.case_id = $1
       RETURNING id`,
      [
        row.id,
        this.clock.now(),
        tx.actor.kind === 'person' ? tx.actor.id : null,
        event.kind,
        storableJson(event.details),
      ],
    );
    tx.publish({ kind: 'case.changed', brandId: row.brandId, ids: { caseId: row.id } });
    return inserted?.id ?? '';
  }
}
