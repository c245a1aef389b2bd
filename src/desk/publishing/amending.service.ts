/**
 * A published reply is corrected or taken back as it was published: by a reply of its own that somebody else reads and approves. A
 * correction is a draft with the words that stand there; a deletion goes into review at once. Neither speaks to a platform.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { CaseLog } from '../cases/case-log.service.js';
import { DraftsService } from '../replies/drafts.service.js';
import { refusal } from '../replies/refuse.js';
import type { ReplyView } from '../replies/replies.api.js';
import { RepliesQueries } from '../replies/replies.queries.js';
import { AMEND_REASONS, whyNotAmend, wordsThatStand } from '../replies/reply-amend.js';
import { ReplyLog } from '../replies/reply-log.service.js';
import { select, selectOne } from '../sql.js';
import { type LockedPublication, PublicationLog } from './publication-log.service.js';

type Kind = 'correction' | 'deletion';

@Injectable()
export class AmendingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseLog,
    private readonly replies: ReplyLog,
    private readonly queries: RepliesQueries,
    private readonly publications: PublicationLog,
    private readonly drafts: DraftsService,
    private readonly clock: Clock,
  ) {}

  /** A draft with the words that stand there. A second click gets the same one. */
  async correct(by: SignedIn, publicationId: string, reason: string): Promise<ReplyView> {
    const replyId = await this.begin(by, publicationId, 'correction', reason);
    return this.queries.view(replyId, by);
  }

  /** In review at once: there is nothing to write. */
  async remove(by: SignedIn, publicationId: string, reason: string): Promise<ReplyView> {
    const replyId = await this.begin(by, publicationId, 'deletion', reason);
    const begun = await this.queries.view(replyId, by);
    if (begun.state !== 'draft') return begun;
    const submitted = await this.drafts.submit(by, replyId, begun.draft.revision);
    if ('reply' in submitted) return submitted.reply;
    throw new EarshotError(
      'internal',
      'A deletion was stopped by the checks, which have nothing to say of it.',
    );
  }

  /** Throws not-found, conflict (with the reason's code), forbidden. */
  private async begin(by: SignedIn, publicationId: string, kind: Kind, reason: string): Promise<string> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const locked = await this.publications.lock(tx, publicationId);
      const { reply, care } = locked;
      const open = await selectOne<{ id: string; amends: string | null; kind: string }>(
        tx.manager,
        `SELECT id, amends, kind FROM reply WHERE parent_mention_id = $1 AND state IN ('draft','in_review','changes_requested','approved')`,
        [reply.parentMentionId],
      );
      if (open?.amends === publicationId && open.kind === kind) return open.id;
      const why = whyNotAmend(kind, reply, by);
      if (why === 'role') throw refusal('role');
      if (why) throw new EarshotError('conflict', AMEND_REASONS[why], { code: why });
      if (open)
        throw new EarshotError(
          'conflict',
          'Another reply to this post is being worked on. Publish or withdraw that one first.',
          { code: 'reply-open', replyId: open.id },
        );
      const made = await this.make(tx, by, locked, kind, reason);
      await this.cases.note(tx, care, {
        kind: 'amendment-asked',
        details: { replyId: made, publicationId, amendment: kind, comment: reason },
      });
      tx.audit({
        action: 'reply.ask-amend',
        subjectKind: 'reply',
        subjectId: made,
        brandId: reply.brandId,
        details: { publicationId, caseId: care.id, amendment: kind },
      });
      this.replies.tell(tx, { id: made, caseId: care.id, brandId: reply.brandId }, false);
      return made;
    });
  }

  private async make(
    tx: Tx,
    by: SignedIn,
    { publication, reply, care }: LockedPublication,
    kind: Kind,
    reason: string,
  ): Promise<string> {
    const made = await selectOne<{ id: string }>(
      tx.manager,
      `INSERT INTO reply (brand_id, case_id, parent_mention_id, account_id, created_by, created_at, updated_at, kind, amends, amend_reason,
         draft_text, draft_by)
       SELECT $2, $3, $4, pu.account_id, $5, $6, $6, $7, pu.id, $8, ${wordsThatStand('pu', 'v.text')}, $5
       FROM publication pu JOIN reply_version v ON v.id = pu.reply_version_id WHERE pu.id = $1 RETURNING id`,
      [publication.id, reply.brandId, care.id, reply.parentMentionId, by.id, this.clock.now(), kind, reason],
    );
    if (!made) throw new Error('an amendment was not made');
    // Their words go on in a correction: none of them approves it.
    if (kind === 'correction')
      await select(
        tx.manager,
        `INSERT INTO reply_author (reply_id, person_id, brand_id) SELECT $2, person_id, brand_id FROM reply_author WHERE reply_id = $1
         ON CONFLICT DO NOTHING`,
        [reply.id, made.id],
      );
    return made.id;
  }
}
