/**
 * The second pair of eyes says yes to exactly what it was shown: version and thread state are named, checked again under lock,
 * and checked by the database. A yes queues the posting; that of a sample goes nowhere.
 */
import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { ApprovalsService } from '../replies/approvals.service.js';
import { CheckingService, stops } from '../replies/checking.service.js';
import type { Finding } from '../replies/checks/finding.js';
import { demand } from '../replies/refuse.js';
import type { ReplyView } from '../replies/replies.api.js';
import { RepliesQueries } from '../replies/replies.queries.js';
import { neverPosted } from '../replies/reply-can.js';
import { ReplyLog } from '../replies/reply-log.service.js';
import { factsOf, type ReplyRow, toReplyView } from '../replies/reply-view.js';
import { requireVersion } from '../replies/review.service.js';
import { selectOne } from '../sql.js';
import { QueueingService } from './queueing.service.js';

@Injectable()
export class ApproveService {
  constructor(
    private readonly transactions: Transactions,
    private readonly replies: ReplyLog,
    private readonly queries: RepliesQueries,
    private readonly checking: CheckingService,
    private readonly approvals: ApprovalsService,
    private readonly queueing: QueueingService,
  ) {}

  /** Throws forbidden (own words, role), stale (another version, the thread moved on, somebody was first), conflict (account). */
  async approve(
    by: SignedIn,
    replyId: string,
    input: { versionId: string; contentHash: string },
  ): Promise<{ reply: ReplyView } | { blocked: Finding[] }> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const locked = await this.replies.lock(tx, replyId);
      const { reply } = locked;
      const mine =
        reply.approval?.live &&
        reply.approval.by.id === by.id &&
        current(reply)?.id === input.versionId &&
        (reply.state === 'approved' || reply.state === 'published');
      if (mine) return { reply: toReplyView(reply, by) }; // a second click
      if (reply.approval?.live && reply.state === 'approved')
        throw new EarshotError('stale', `${reply.approval.by.name} approved it a moment ago.`, {
          reason: 'not-in-review',
          state: reply.state,
          by: reply.approval.by,
        });
      demand('approve', factsOf(reply), by);
      const version = requireVersion(reply, input.versionId);
      const hash = await this.approvals.hashOf(tx, version.id);
      if (hash !== input.contentHash)
        throw new EarshotError(
          'stale',
          'The thread changed since you read it: the customer wrote again, or a post was edited or deleted. Read it again.',
          { reason: 'changed', contentHash: hash, ...(await this.newest(tx, reply)) },
        );
      const { findings } = await this.checking.check(tx.manager, replyId, version.text);
      const blocked = stops(findings);
      if (blocked.length > 0) return { blocked };
      const approvalId = await this.approvals.grant(tx, reply, {
        versionId: version.id,
        reviewerId: by.id,
        contentHash: hash,
      });
      await this.replies.move(tx, locked, 'approve', {
        kind: 'reply-approved',
        details: { replyId, version: version.number },
      });
      if (!neverPosted(factsOf(reply))) await this.queueing.queue(tx, locked, approvalId, version.id);
      this.replies.notify(
        tx,
        locked,
        reply.authors.map((a) => a.id),
        'reply.approved',
        approvalId,
        { by: by.name },
      );
      return { reply: await this.queries.view(replyId, by, tx.manager) };
    });
  }

  /** What the reader should look at: the parent as it stands and the customer's newest words. */
  private async newest(tx: Tx, reply: ReplyRow): Promise<Record<string, unknown>> {
    const row = await selectOne<Record<string, unknown>>(
      tx.manager,
      `SELECT m.version AS "parentVersion", m.deleted_at AS "parentDeletedAt", latest.id AS "latestMentionId", latest.published_at AS "latestAt"
       FROM reply r JOIN mention m ON m.id = r.parent_mention_id JOIN care_case c ON c.id = r.case_id
       LEFT JOIN LATERAL (SELECT lm.id, lm.published_at FROM customer_author ca JOIN mention lm ON lm.author_id = ca.author_id AND lm.brand_id = c.brand_id
         WHERE ca.customer_id = c.customer_id AND NOT lm.spam AND lm.deleted_at IS NULL ORDER BY lm.published_at DESC, lm.id DESC LIMIT 1) latest ON true
       WHERE r.id = $1`,
      [reply.id],
    );
    return row ?? {};
  }
}

function current(reply: ReplyRow): ReplyRow['versions'][number] | undefined {
  return reply.versions.find((v) => v.number === reply.currentVersion);
}
