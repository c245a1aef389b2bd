/**
 * Something happened to a mention: a known customer wrote again, edited or deleted. The case takes it in, and every approval that
 * was given to another state of the thread ends at once. Idempotent: what the history knows already is not told twice.
 */
import { Injectable } from '@nestjs/common';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { JobHandler } from '../../core/jobs/job.types.js';
import { CaseLog } from '../cases/case-log.service.js';
import { LinkingService, type MentionFacts } from '../cases/linking.service.js';
import { ReplyLog } from '../replies/reply-log.service.js';
import { select, selectOne } from '../sql.js';
import { EndingService } from './ending.service.js';

@Injectable()
export class TouchService {
  constructor(
    private readonly transactions: Transactions,
    private readonly linking: LinkingService,
    private readonly cases: CaseLog,
    private readonly replies: ReplyLog,
    private readonly ending: EndingService,
  ) {}

  @JobHandler('case.touch')
  async touch({ mentionId }: { mentionId: string }): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const mention = await this.linking.mention(tx, mentionId);
      if (!mention || mention.own) return;
      await this.linking.holdAuthor(tx, mention);
      const customerId = await this.linking.customerOf(tx, mention);
      if (!customerId) return;
      const because = await this.takeIn(tx, mention, customerId);
      for (const replyId of await this.approved(tx, customerId))
        await this.ending.endIfBroken(tx, await this.replies.lock(tx, replyId), because);
    });
  }

  /** Answers what happened, in the word that approvals end with. */
  private async takeIn(tx: Tx, mention: MentionFacts, customerId: string): Promise<string> {
    const caseId = await this.linking.caseOf(tx, mention.id);
    if (caseId) return this.noteChanges(tx, caseId, mention);
    if (mention.deletedAt || mention.spam) return 'changed';
    const care = await this.linking.joinableCase(tx, customerId);
    if (care) {
      await this.linking.join(tx, care, mention);
      tx.audit({
        action: 'case.join',
        subjectKind: 'case',
        subjectId: care.id,
        brandId: care.brandId,
        details: { mentionId: mention.id },
      });
    }
    return 'customer-wrote';
  }

  private async noteChanges(tx: Tx, caseId: string, mention: MentionFacts): Promise<string> {
    const care = await this.cases.lock(tx, caseId);
    const known = await selectOne<{ version: number; deleted: boolean }>(
      tx.manager,
      `SELECT coalesce(max((details->>'version')::int), 0) AS version, coalesce(bool_or(kind = 'mention-deleted'), false) AS deleted
       FROM case_event WHERE case_id = $1 AND kind IN ('opened','mention-joined','mention-edited','mention-deleted') AND details->>'mentionId' = $2`,
      [caseId, mention.id],
    );
    if (mention.version > (known?.version ?? 0))
      await this.cases.note(tx, care, {
        kind: 'mention-edited',
        details: { mentionId: mention.id, version: mention.version },
      });
    if (mention.deletedAt) {
      if (!known?.deleted)
        await this.cases.note(tx, care, { kind: 'mention-deleted', details: { mentionId: mention.id } });
      return 'post-deleted';
    }
    if (mention.version > (known?.version ?? 0)) return 'post-edited';
    // The case knows it as it stands: case.open was here first. Or it came back, or somebody overruled what it is.
    return mention.spam || known?.deleted ? 'changed' : 'customer-wrote';
  }

  private async approved(tx: Tx, customerId: string): Promise<string[]> {
    const rows = await select<{ id: string }>(
      tx.manager,
      `SELECT r.id FROM reply r JOIN care_case c ON c.id = r.case_id
       WHERE c.customer_id = $1 AND (r.state = 'approved' OR r.state = 'in_review'
         AND EXISTS (SELECT 1 FROM approval ap WHERE ap.reply_id = r.id AND ap.revoked_at IS NULL)) ORDER BY c.id, r.id`,
      [customerId],
    );
    return rows.map((row) => row.id);
  }
}
