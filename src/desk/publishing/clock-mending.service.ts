/**
 * A clock that was wrong leaves publications dated in the future: they would wait for that day, or look as if they had been sent
 * tomorrow. They are planned anew by today's clock, with the pause they were meant to have, and their case says so.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { beyondPolicy, future, replanned } from '../../core/clock/credible.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { CaseLog } from '../cases/case-log.service.js';
import { eachOne } from '../each-one.js';
import { change, select } from '../sql.js';
import { PublicationLog } from './publication-log.service.js';
import { enqueueStep } from './send-job.js';
import { SendingPlan } from './sending-plan.service.js';

const AT_ONCE = 500;
/** $1: later than now; $2: later than any policy, unless somebody planned it within what its approval lives. */
const INCREDIBLE = `state IN ('queued','sending','unconfirmed')
  AND (updated_at > $1 OR sending_since > $1 OR (state <> 'sending' AND not_before > $2
    AND not_before > (SELECT ap.expires_at FROM approval ap WHERE ap.id = publication.approval_id)))`;

@Injectable()
export class ClockMending {
  private readonly logger = new Logger(ClockMending.name);

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly cases: CaseLog,
    private readonly publications: PublicationLog,
    private readonly plan: SendingPlan,
    private readonly clock: Clock,
  ) {}

  async mend(): Promise<void> {
    const now = this.clock.now();
    const rows = await select<{ id: string }>(
      this.db.manager,
      `SELECT id FROM publication WHERE ${INCREDIBLE} LIMIT ${AT_ONCE}`,
      [future(now), beyondPolicy(now)],
    );
    if (rows.length > 0)
      this.logger.warn(
        { publications: rows.length },
        'A clock was wrong: postings dated in the future are planned anew by the present one',
      );
    await eachOne(rows, ({ id }) => this.transactions.run(SYSTEM, (tx) => this.one(tx, id)));
  }

  private async one(tx: Tx, id: string): Promise<void> {
    const { publication, care } = await this.publications.lock(tx, id);
    const now = this.clock.now();
    // Looked at again under lock: whoever held it may have moved it.
    const [still] = await change<{ state: string }>(
      tx.manager,
      `UPDATE publication SET sending_since = CASE WHEN sending_since > $1 THEN $4::timestamptz ELSE sending_since END
       WHERE ${INCREDIBLE} AND id = $3 RETURNING state`,
      [future(now), beyondPolicy(now), id, now],
    );
    if (!still) return;
    await change(
      tx.manager,
      `UPDATE publication_attempt SET started_at = $2 WHERE publication_id = $1 AND started_at > $3 RETURNING id`,
      [id, now, future(now)],
    );
    const soonest = replanned(publication.notBefore, publication.updatedAt, now);
    const queued = publication.state === 'queued' && publication.mode === 'api';
    const notBefore = queued ? (await this.plan.of(tx.manager, publication.replyId, soonest)).at : soonest;
    await this.publications.move(tx, publication, publication.state, { notBefore });
    await this.cases.note(tx, care, {
      kind: 'publication-rescheduled',
      details: { replyId: publication.replyId, publicationId: id },
    });
    tx.audit({
      action: 'publication.reschedule',
      subjectKind: 'publication',
      subjectId: id,
      brandId: publication.brandId,
      details: { state: publication.state, notBefore: notBefore.toISOString() },
    });
    const job = { queued: 'publishing.send', unconfirmed: 'publishing.reconcile' } as const;
    const name = job[publication.state as keyof typeof job];
    if (name && publication.mode === 'api') enqueueStep(tx, name, id, notBefore, now);
  }
}
