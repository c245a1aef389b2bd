/**
 * A reviewer sends a reply back with a comment, or mends it. Whoever mends a word becomes an author, and somebody else has to
 * review it. Approving is in publishing/approve.service.ts, because it sets the posting in motion.
 */
import { Injectable, Optional } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { Transactions } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { change } from '../sql.js';
import { ApprovalsService } from './approvals.service.js';
import { CheckingService, stops } from './checking.service.js';
import type { Finding } from './checks/finding.js';
import { beyondOverruling } from './checks/overruling.js';
import { requireTimes } from './commitments/confirming.js';
import { demand } from './refuse.js';
import { TriedLinks } from './links/tried-links.service.js';
import type { EditInput, ReplyView, ReturnInput } from './replies.api.js';
import { RepliesQueries } from './replies.queries.js';
import { ReplyLog } from './reply-log.service.js';
import { factsOf, type ReplyRow } from './reply-view.js';
import { UNSAFE_REASONS } from './review/return-reasons.js';
import { ReviewPlans, signs } from './review/review-plans.service.js';
import { VersionsService } from './versions.service.js';

@Injectable()
export class ReviewService {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: ReplyLog,
    private readonly queries: RepliesQueries,
    private readonly checking: CheckingService,
    private readonly versions: VersionsService,
    private readonly approvals: ApprovalsService,
    private readonly plans: ReviewPlans,
    private readonly clock: Clock,
    @Optional() private readonly links?: TriedLinks,
  ) {}

  /** Throws forbidden (own words), stale (another version, or decided already). */
  async sendBack(
    by: SignedIn,
    replyId: string,
    input: Omit<ReturnInput, 'reasons'> & Partial<ReturnInput>,
  ): Promise<ReplyView> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const locked = await this.log.lock(tx, replyId);
      const { reply } = locked;
      demand('review', factsOf(reply), by);
      const version = requireVersion(reply, input.versionId);
      const { comment, reasons = ['other'] } = input;
      await this.approvals.decide(tx, reply, version.id, by.id, { decision: 'returned', comment, reasons });
      const approvers = await this.approvals.revoke(tx, reply, 'returned');
      await this.log.move(tx, locked, 'return', {
        kind: 'reply-returned',
        details: { replyId, version: version.number, comment, reasons },
      });
      const told = [...reply.authors.map((a) => a.id), ...approvers];
      this.log.notify(tx, locked, told, 'reply.returned', String(version.number), { by: by.name });
      // It would have done harm: whatever else of theirs waits is read more deeply from now on.
      if (reasons.some((reason) => UNSAFE_REASONS.includes(reason)))
        await this.plans.tighten(tx, version.author.id);
      return this.queries.view(replyId, by, tx.manager);
    });
  }

  /**
   * The reviewer's own words: a further version, still in review, for another reviewer. `blocked` when a check stops them, or a promise
   * that nobody confirmed; then nothing changed. Throws forbidden, stale, conflict (the same text; nobody is left who could approve).
   */
  async mend(
    by: SignedIn,
    replyId: string,
    input: EditInput,
  ): Promise<{ reply: ReplyView } | { blocked: Finding[] }> {
    requireTimes(input.promises ?? [], this.clock.now());
    await this.links?.ofText(replyId, input.text);
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const locked = await this.log.lock(tx, replyId);
      const { reply } = locked;
      // An author who is a reviewer too may mend again: it takes nothing from the rule that another one approves.
      demand('review', { ...factsOf(reply), authorIds: [] }, by);
      const version = requireVersion(reply, input.versionId);
      if (version.text === input.text)
        throw new EarshotError('conflict', 'The text is the same. Approve it or return it.', {
          code: 'unchanged',
        });
      const checked = await this.checking.check(tx.manager, replyId, input.text, {
        roles: by.roles,
        promises: input.promises,
        reworded: true,
      });
      const blocked = beyondOverruling(stops(checked.findings), input.askOverrule !== undefined);
      if (blocked.length > 0) return { blocked };
      const number = await this.versions.add(tx, reply, {
        text: input.text,
        authorId: by.id,
        checked,
        askOverrule: stops(checked.findings).length > 0 ? input.askOverrule : undefined,
      });
      // Whoever approved the words before has not approved these.
      const approvers = await this.approvals.revoke(tx, reply, 'edited');
      reply.approvals = [];
      const cosign = signs(checked.findings);
      await this.plans.renew(tx, reply, { cosign });
      await this.plans.demandPeople(tx, reply);
      if (cosign) await this.plans.demandLead(tx, reply);
      await change(
        tx.manager,
        `UPDATE reply SET current_version = $2, draft_text = $3, draft_revision = draft_revision + 1, draft_by = $4, updated_at = $5
         WHERE id = $1 RETURNING id`,
        [replyId, number, input.text, by.id, this.clock.now()],
      );
      await this.log.move(tx, locked, 'edit', {
        kind: 'reply-edited',
        details: { replyId, version: number },
      });
      const authors = [...reply.authors.map((a) => a.id), ...approvers];
      this.log.notify(tx, locked, authors, 'reply.edited', String(number), { by: by.name });
      const others = await this.log.reviewers(tx, {
        ...reply,
        authors: [...reply.authors, { id: by.id, name: by.name }],
      });
      this.log.notify(tx, locked, others, 'reply.waiting-review', String(number));
      return { reply: await this.queries.view(replyId, by, tx.manager) };
    });
  }
}

/** The version in review; throws stale for any other. */
export function requireVersion(reply: ReplyRow, versionId: string): ReplyRow['versions'][number] {
  const current = reply.versions.find((v) => v.number === reply.currentVersion);
  if (!current || current.id !== versionId)
    throw new EarshotError('stale', 'There is a newer version than the one you read. Read that one.', {
      reason: 'other-version',
      versionId: current?.id ?? null,
    });
  return current;
}
