/**
 * Ends approvals that no longer hold: revoked with the reason, the queued posting cancelled, the reply back in review, its people
 * told at once. What is on its way already cannot be called back; it is settled first.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { CaseLog } from '../cases/case-log.service.js';
import { ApprovalsService } from '../replies/approvals.service.js';
import { type LockedReply, ReplyLog } from '../replies/reply-log.service.js';
import { eachOne } from '../each-one.js';
import { select, selectOne } from '../sql.js';
import { PublicationLog } from './publication-log.service.js';
import { ON_ITS_WAY } from './publication.workflow.js';

/** Answers of approval_problem() that no waiting will mend. An account that needs attention only pauses; a sample is no fault. */
const FATAL: readonly string[] = [
  'expired',
  'own-words',
  'other-version',
  'changed',
  'parent-deleted',
  'reviewer-left',
  'blocked',
];
const AT_ONCE = 500;

@Injectable()
export class EndingService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly cases: CaseLog,
    private readonly replies: ReplyLog,
    private readonly approvals: ApprovalsService,
    private readonly publications: PublicationLog,
  ) {}

  /** Why the reply's approval has to end, or null. One revoked while its posting was on its way ends once that is settled. */
  private async problem(tx: Tx, replyId: string): Promise<string | null> {
    const row = await selectOne<{ problem: string | null; reason: string | null; removed: boolean }>(
      tx.manager,
      `SELECT approval_problem(ap.id) AS problem, ap.revoked_reason AS reason, a.state = 'removed' AS removed
       FROM approval ap JOIN reply r ON r.id = ap.reply_id JOIN account a ON a.id = r.account_id
       WHERE ap.reply_id = $1 AND (r.state = 'approved' OR r.state = 'in_review' AND ap.revoked_at IS NULL)
       -- Where several are needed, one that does not hold ends them all.
       ORDER BY ap.revoked_at IS NULL DESC, coalesce(approval_problem(ap.id) = ANY($2), false) DESC, ap.approved_at DESC LIMIT 1`,
      [replyId, FATAL],
    );
    if (!row?.problem) return null;
    if (row.problem === 'revoked') {
      const open = await this.publications.openOf(tx, replyId);
      return open && ON_ITS_WAY.includes(open.state) ? null : (row.reason ?? 'revoked');
    }
    if (row.problem === 'account' && row.removed) return 'account-removed';
    return FATAL.includes(row.problem) ? row.problem : null;
  }

  /** Ends it if it has to. `because` tells a changed thread more exactly: 'customer-wrote', 'post-edited'. */
  async endIfBroken(tx: Tx, locked: LockedReply, because?: string): Promise<string | null> {
    const problem = await this.problem(tx, locked.reply.id);
    if (!problem) return null;
    const reason = problem === 'changed' ? (because ?? problem) : problem;
    await this.end(tx, locked, reason);
    return reason;
  }

  async end(tx: Tx, locked: LockedReply, reason: string): Promise<void> {
    const { reply, care } = locked;
    const reviewers = await this.approvals.revoke(tx, reply, reason);
    const publication = await this.publications.openOf(tx, reply.id);
    if (publication?.state === 'queued') {
      await this.publications.move(tx, publication, 'cancelled', { error: { kind: reason, words: reason } });
      await this.cases.note(tx, care, {
        kind: 'publication-cancelled',
        details: { replyId: reply.id, publicationId: publication.id, reason },
      });
    }
    const event = { kind: 'approval-ended' as const, details: { replyId: reply.id, reason } };
    if (reply.state === 'approved' && !(publication && ON_ITS_WAY.includes(publication.state)))
      await this.replies.move(tx, locked, 'lose-approval', event);
    else {
      await this.cases.note(tx, care, event);
      this.replies.tell(tx, reply);
    }
    this.replies.notify(
      tx,
      locked,
      [...reply.authors.map((a) => a.id), ...reviewers],
      'approval.ended',
      `${reply.approval?.id ?? reason}`,
      { reason },
    );
  }

  /** Too old, or broken without anybody having noticed. A sample's approval rests. */
  @ScheduleHandler('approvals.expire')
  async endBroken(): Promise<void> {
    const rows = await select<{ replyId: string }>(
      this.db.manager,
      `SELECT r.id AS "replyId" FROM reply r JOIN account a ON a.id = r.account_id JOIN brand b ON b.id = r.brand_id
       WHERE r.state IN ('approved','in_review') AND NOT b.sample AND (
         EXISTS (SELECT 1 FROM approval ap WHERE ap.reply_id = r.id AND ap.revoked_at IS NULL
           AND (approval_problem(ap.id) = ANY($1) OR a.state = 'removed'))
         -- Revoked while it was on its way, and that way has ended since.
         OR r.state = 'approved' AND NOT EXISTS (SELECT 1 FROM approval ap WHERE ap.reply_id = r.id AND ap.revoked_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM publication pu WHERE pu.reply_id = r.id AND pu.state IN ('sending','unconfirmed')))
       LIMIT $2`,
      [FATAL, AT_ONCE],
    );
    await eachOne(rows, ({ replyId }) =>
      this.transactions.run(SYSTEM, async (tx) => this.endIfBroken(tx, await this.replies.lock(tx, replyId))),
    );
  }
}
