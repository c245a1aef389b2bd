/**
 * Grants and revokes approvals and records decisions. The rules are the database's (approval_guard, approval_problem): this only
 * asks them in the right order. An approval is revoked once, with the reason, and never comes back.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { Tx } from '../../core/database/transaction.js';
import { change, select, selectOne } from '../sql.js';
import type { ReplyRow } from './reply-view.js';
import type { ReturnReason } from './review/return-reasons.js';

@Injectable()
export class ApprovalsService {
  constructor(private readonly clock: Clock) {}

  /** What an approval given now would be bound to, as hex. */
  async hashOf(tx: Tx, versionId: string): Promise<string | null> {
    const row = await selectOne<{ hash: string | null }>(
      tx.manager,
      `SELECT encode(reply_content_hash($1), 'hex') AS hash`,
      [versionId],
    );
    return row?.hash ?? null;
  }

  async grant(
    tx: Tx,
    reply: ReplyRow,
    given: { versionId: string; reviewerId: string; contentHash: string; step: number },
  ): Promise<string> {
    // Dated by the database's clock, which also judges how old it is: no other machine's clock makes it younger.
    const made = await selectOne<{ id: string }>(
      tx.manager,
      `INSERT INTO approval (reply_id, reply_version_id, brand_id, reviewer_id, content_hash, step, expires_at)
       SELECT $1, $2, id, $4, decode($5, 'hex'), $6, now() + make_interval(hours => approval_hours) FROM brand WHERE id = $3 RETURNING id`,
      [reply.id, given.versionId, reply.brandId, given.reviewerId, given.contentHash, given.step],
    );
    if (!made) throw new Error('an approval was not made');
    await this.decide(tx, reply, given.versionId, given.reviewerId, { decision: 'approved' });
    return made.id;
  }

  async decide(
    tx: Tx,
    reply: ReplyRow,
    versionId: string,
    reviewerId: string,
    said: { decision: 'approved' } | { decision: 'returned'; comment: string; reasons: ReturnReason[] },
  ): Promise<void> {
    const { comment, reasons } = said.decision === 'returned' ? said : { comment: null, reasons: [] };
    await select(
      tx.manager,
      `INSERT INTO review_decision (reply_version_id, brand_id, reviewer_id, decision, comment, reasons, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [versionId, reply.brandId, reviewerId, said.decision, comment, reasons, this.clock.now()],
    );
  }

  /** Why the review of the version is not over yet, as the database sees it; null when nothing is missing. */
  async reviewProblem(tx: Tx, versionId: string): Promise<string | null> {
    const row = await selectOne<{ problem: string | null }>(
      tx.manager,
      `SELECT review_problem($1) AS problem`,
      [versionId],
    );
    return row?.problem ?? null;
  }

  /** Ends every approval of the reply that is still alive; answers who had given one. */
  async revoke(tx: Tx, reply: Pick<ReplyRow, 'id' | 'brandId'>, reason: string): Promise<string[]> {
    const ended = await change<{ id: string; reviewerId: string }>(
      tx.manager,
      `UPDATE approval SET revoked_at = $2, revoked_reason = $3 WHERE reply_id = $1 AND revoked_at IS NULL
       RETURNING id, reviewer_id AS "reviewerId"`,
      [reply.id, this.clock.now(), reason],
    );
    for (const { id } of ended)
      tx.audit({
        action: 'approval.revoke',
        subjectKind: 'approval',
        subjectId: id,
        brandId: reply.brandId,
        details: { replyId: reply.id, reason },
      });
    return ended.map((row) => row.reviewerId);
  }
}
