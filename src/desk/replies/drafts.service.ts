/**
 * Writing a reply: begun once a mention, saved as one types, submitted as an immutable version. A save names the revision it
 * changes, so that two people typing never overwrite each other: the second is shown the first one's text.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { type Actor, Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { ByHandAccounts } from '../../listening/accounts/by-hand-accounts.service.js';
import { CaseLog } from '../cases/case-log.service.js';
import { change, select, selectOne } from '../sql.js';
import { ApprovalsService } from './approvals.service.js';
import { CheckingService, stops } from './checking.service.js';
import type { Finding } from './checks/finding.js';
import { beyondOverruling } from './checks/overruling.js';
import { type Confirmation, requireTimes } from './commitments/confirming.js';
import { refusal, demand } from './refuse.js';
import type { ReplyView } from './replies.api.js';
import { RepliesQueries } from './replies.queries.js';
import { ReplyLog } from './reply-log.service.js';
import { factsOf, type ReplyRow, toReplyView } from './reply-view.js';
import { ReviewPlans, signs } from './review/review-plans.service.js';
import { VersionsService } from './versions.service.js';

const actor = (by: SignedIn): Actor => ({ kind: 'person', id: by.id });

@Injectable()
export class DraftsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly cases: CaseLog,
    private readonly byHand: ByHandAccounts,
    private readonly log: ReplyLog,
    private readonly queries: RepliesQueries,
    private readonly checking: CheckingService,
    private readonly versions: VersionsService,
    private readonly approvals: ApprovalsService,
    private readonly plans: ReviewPlans,
    private readonly clock: Clock,
  ) {}

  /** The mention's open reply, made if there is none: a second click and a second agent get the same one. */
  async start(
    by: SignedIn,
    caseId: string,
    input: { mentionId: string; accountId?: string | null },
  ): Promise<ReplyView> {
    return this.transactions.run(actor(by), async (tx) => {
      const care = await this.cases.lock(tx, caseId);
      const open = await selectOne<{ id: string }>(
        tx.manager,
        `SELECT id FROM reply WHERE parent_mention_id = $1 AND case_id = $2 AND state IN ('draft','in_review','changes_requested','approved')`,
        [input.mentionId, caseId],
      );
      if (open) return this.queries.view(open.id, by, tx.manager);
      if (care.state === 'closed') throw refusal('case-closed');
      const parent = await this.parent(tx, caseId, input.mentionId);
      const accountId = await this.account(tx, care.brandId, parent.platform, input.accountId ?? null);
      const now = this.clock.now();
      const made = await selectOne<{ id: string }>(
        tx.manager,
        `INSERT INTO reply (brand_id, case_id, parent_mention_id, account_id, created_by, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6) RETURNING id`,
        [care.brandId, caseId, input.mentionId, accountId, by.id, now],
      );
      if (!made) throw new Error('a reply was not made');
      if (care.state === 'new')
        await this.cases.change(
          tx,
          care,
          { state: 'open' },
          {
            kind: 'state-changed',
            details: { from: 'new', to: 'open', reason: 'reply-started' },
          },
        );
      await this.cases.note(tx, care, { kind: 'reply-started', details: { replyId: made.id } });
      tx.audit({
        action: 'reply.start',
        subjectKind: 'reply',
        subjectId: made.id,
        brandId: care.brandId,
        details: { caseId, mentionId: input.mentionId, accountId },
      });
      this.log.tell(tx, { id: made.id, caseId, brandId: care.brandId }, false);
      return this.queries.view(made.id, by, tx.manager);
    });
  }

  /** Throws stale with the text that stands there now. Saving the same text again changes nothing and makes nobody an author. */
  async save(by: SignedIn, replyId: string, input: { text: string; revision: number }): Promise<ReplyView> {
    return this.transactions.run(actor(by), async (tx) => {
      const locked = await this.log.lock(tx, replyId);
      const { reply } = locked;
      demand('edit', factsOf(reply), by);
      if (input.text === reply.draftText) return toReplyView(reply, by);
      this.requireRevision(locked.reply, input.revision);
      await change(
        tx.manager,
        `UPDATE reply SET draft_text = $2, draft_revision = draft_revision + 1, draft_by = $3, updated_at = $4 WHERE id = $1 RETURNING id`,
        [replyId, input.text, by.id, this.clock.now()],
      );
      if (reply.state === 'approved') {
        await this.approvals.revoke(tx, locked.reply, 'reworked');
        await this.log.move(tx, locked, 'rework', { kind: 'reply-reopened', details: { replyId } });
      } else this.log.tell(tx, reply, false);
      return this.queries.view(replyId, by, tx.manager);
    });
  }

  /**
   * `blocked` when a check stops it, or a promise that nobody confirmed; then nothing changed. Submitting the same revision twice is
   * submitting it once. The text is checked before anything is locked: the grammar reader may take its time.
   */
  async submit(
    by: SignedIn,
    replyId: string,
    revision: number,
    { promises = [], askOverrule }: { promises?: readonly Confirmation[]; askOverrule?: string } = {},
  ): Promise<{ reply: ReplyView } | { blocked: Finding[] }> {
    const read = await this.queries.row(replyId);
    if (submitted(read, revision)) return { reply: toReplyView(read, by) };
    demand('submit', factsOf(read), by);
    this.requireRevision(read, revision);
    requireTimes(promises, this.clock.now());
    const checked = await this.checking.check(this.db.manager, replyId, read.draftText, {
      promises,
      links: 'settle',
    });
    // Where its author asks a reviewer to overrule what stops it, only what nobody may overrule still does.
    const blocked = beyondOverruling(stops(checked.findings), askOverrule !== undefined);
    if (blocked.length > 0) return { blocked };
    return this.transactions.run(actor(by), async (tx) => {
      const locked = await this.log.lock(tx, replyId);
      const { reply } = locked;
      if (submitted(reply, revision)) return { reply: toReplyView(reply, by) };
      demand('submit', factsOf(reply), by);
      // The revision names the text: what was checked is what stands here.
      this.requireRevision(reply, revision);
      const number = await this.versions.add(tx, reply, {
        text: reply.draftText,
        authorId: by.id,
        checked,
        askOverrule: stops(checked.findings).length > 0 ? askOverrule : undefined,
      });
      await change(
        tx.manager,
        `UPDATE reply SET current_version = $2, submitted_at = $3 WHERE id = $1 RETURNING id`,
        [replyId, number, this.clock.now()],
      );
      await this.plans.begin(tx, reply, { cosign: signs(checked.findings) });
      await this.log.move(tx, locked, 'submit', {
        kind: 'reply-submitted',
        details: { replyId, version: number },
      });
      const reviewers = await this.log.reviewers(tx, {
        ...reply,
        authors: [...reply.authors, { id: by.id, name: by.name }],
      });
      this.log.notify(tx, locked, reviewers, 'reply.waiting-review', String(number));
      return { reply: await this.queries.view(replyId, by, tx.manager) };
    });
  }

  private requireRevision(
    reply: { draftText: string; draftRevision: number; draftBy: { name: string } | null },
    revision: number,
  ): void {
    if (reply.draftRevision !== revision)
      throw new EarshotError(
        'stale',
        `${reply.draftBy?.name ?? 'Somebody'} changed the text meanwhile. Both texts are kept: choose or merge.`,
        { text: reply.draftText, revision: reply.draftRevision, by: reply.draftBy },
      );
  }

  private async parent(tx: Tx, caseId: string, mentionId: string): Promise<{ platform: string }> {
    const parent = await selectOne<{ platform: string; own: boolean; deleted: boolean }>(
      tx.manager,
      `SELECT m.platform, m.own, m.deleted_at IS NOT NULL AS deleted FROM case_mention cm JOIN mention m ON m.id = cm.mention_id
       WHERE cm.case_id = $1 AND cm.mention_id = $2`,
      [caseId, mentionId],
    );
    if (!parent) throw new EarshotError('not-found', 'That mention is not part of this case.');
    if (parent.deleted) throw refusal('parent-deleted');
    if (parent.own)
      throw new EarshotError('conflict', 'This was posted by the brand itself.', { code: 'own-mention' });
    return parent;
  }

  private async account(
    tx: Tx,
    brandId: string,
    platform: string,
    accountId: string | null,
  ): Promise<string> {
    const usable = await select<{ id: string }>(
      tx.manager,
      `SELECT id FROM account WHERE brand_id = $1 AND platform = $2 AND state <> 'removed' ORDER BY state = 'active' DESC, created_at, id`,
      [brandId, platform],
    );
    const chosen =
      accountId === null
        ? (usable[0]?.id ?? (await this.byHand.ensure(tx, brandId, platform)))
        : (usable.find((a) => a.id === accountId)?.id ?? null);
    if (chosen) return chosen;
    throw new EarshotError(
      'conflict',
      accountId === null
        ? 'No account of this platform is connected. An administrator can connect one under Sources.'
        : 'That account cannot answer this mention: it is of another brand or platform, or was removed.',
      { code: 'no-account' },
    );
  }
}

/** This very text is in review already: a second click. */
function submitted(reply: ReplyRow, revision: number): boolean {
  const current = reply.versions.find((v) => v.number === reply.currentVersion);
  return reply.state === 'in_review' && reply.draftRevision === revision && current?.text === reply.draftText;
}
