/**
 * Another pair of eyes says yes to exactly what it was shown: version and thread state are named, checked again under lock,
 * and checked by the database. Each yes fills one step of the plan; the last queues the posting; that of a sample goes nowhere.
 */
import { Injectable, Optional } from '@nestjs/common';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { CaseLog } from '../cases/case-log.service.js';
import { ApprovalsService } from '../replies/approvals.service.js';
import { CheckingService, stops } from '../replies/checking.service.js';
import type { Finding } from '../replies/checks/finding.js';
import { sameFinding } from '../replies/checks/overruling.js';
import { demand, refusal } from '../replies/refuse.js';
import type { ApproveInput, ReplyView } from '../replies/replies.api.js';
import { RepliesQueries } from '../replies/replies.queries.js';
import { neverPosted } from '../replies/reply-can.js';
import { TriedLinks } from '../replies/links/tried-links.service.js';
import { type LockedReply, ReplyLog } from '../replies/reply-log.service.js';
import { factsOf, type ReplyRow, toReplyView } from '../replies/reply-view.js';
import { OverrulingService } from '../replies/review/overruling.service.js';
import { ANY_REVIEWER, stepFor } from '../replies/review/plan.js';
import { ReviewPlans, signs } from '../replies/review/review-plans.service.js';
import { requireVersion } from '../replies/review.service.js';
import { selectOne } from '../sql.js';
import { EndingService } from './ending.service.js';
import { QueueingService } from './queueing.service.js';

@Injectable()
export class ApproveService {
  constructor(
    private readonly transactions: Transactions,
    private readonly replies: ReplyLog,
    private readonly queries: RepliesQueries,
    private readonly checking: CheckingService,
    private readonly approvals: ApprovalsService,
    private readonly plans: ReviewPlans,
    private readonly overruling: OverrulingService,
    private readonly cases: CaseLog,
    private readonly ending: EndingService,
    private readonly queueing: QueueingService,
    @Optional() private readonly links?: TriedLinks,
  ) {}

  /**
   * Throws forbidden (own words, role, somebody else is asked), stale (another version, the thread moved on, somebody was first),
   * conflict (account, not their turn). `blocked`: findings that stop it and that nobody has overruled; then nothing changed.
   */
  async approve(
    by: SignedIn,
    replyId: string,
    input: ApproveInput,
  ): Promise<{ reply: ReplyView } | { blocked: Finding[] }> {
    await this.links?.ofVersion(replyId, input.versionId);
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const locked = await this.lock(tx, replyId);
      const { reply } = locked;
      if (this.alreadyMine(reply, by, input.versionId)) return { reply: toReplyView(reply, by) }; // a second click
      if (reply.approval?.live && reply.state === 'approved')
        throw new EarshotError('stale', `${reply.approval.by.name} approved it a moment ago.`, {
          reason: 'not-in-review',
          state: reply.state,
          by: reply.approval.by,
        });
      demand('review', factsOf(reply), by);
      const version = requireVersion(reply, input.versionId);
      const hash = await this.approvals.hashOf(tx, version.id);
      if (hash !== input.contentHash)
        throw new EarshotError(
          'stale',
          'The thread changed since you read it: the customer wrote again, or a post was edited or deleted. Read it again.',
          { reason: 'changed', contentHash: hash, ...(await this.newest(tx, reply)) },
        );
      const { findings } = await this.checking.check(tx.manager, replyId, version.text);
      const all = together(version.findings, findings);
      // What has become true since it was submitted asks for more: a bad record, a crisis, a limit.
      await this.plans.renew(tx, reply, { cosign: signs(all) });
      demand('approve', factsOf(reply), by);
      const blocked = await this.overruling.overrule(
        tx,
        by,
        reply,
        version,
        stops(all),
        input.overrule ?? [],
      );
      if (blocked.length > 0) return { blocked };
      await this.give(tx, locked, by, { versionId: version.id, contentHash: hash, number: version.number });
      return { reply: await this.queries.view(replyId, by, tx.manager) };
    });
  }

  /** One step of the plan; the last one sets the posting in motion. */
  private async give(
    tx: Tx,
    locked: LockedReply,
    by: SignedIn,
    { versionId, contentHash, number }: { versionId: string; contentHash: string; number: number },
  ): Promise<void> {
    const { reply } = locked;
    const { plan, given } = factsOf(reply).review ?? { plan: ANY_REVIEWER, given: [] };
    const filled = given.map((one) => one.step);
    const step = stepFor(plan, filled, by);
    if (typeof step !== 'number') throw refusal(step);
    const approvalId = await this.approvals.grant(tx, reply, {
      versionId,
      reviewerId: by.id,
      contentHash,
      step,
    });
    if ((await this.approvals.reviewProblem(tx, versionId)) !== null)
      return this.inPart(tx, locked, by, {
        number,
        step,
        given: filled.length + 1,
        needed: plan.steps.length,
      });
    await this.replies.move(tx, locked, 'approve', {
      kind: 'reply-approved',
      details: { replyId: reply.id, version: number },
    });
    if (!neverPosted(factsOf(reply))) await this.queueing.queue(tx, locked, approvalId, versionId);
    const authors = reply.authors.map((a) => a.id);
    this.replies.notify(tx, locked, authors, 'reply.approved', approvalId, { by: by.name });
  }

  /** It stays in review; those who may give what is missing hear of it. */
  private async inPart(
    tx: Tx,
    locked: LockedReply,
    by: SignedIn,
    { number, step, given, needed }: { number: number; step: number; given: number; needed: number },
  ): Promise<void> {
    const { reply, care } = locked;
    await this.replies.waitsForAnother(tx, reply);
    await this.cases.note(tx, care, {
      kind: 'reply-approved-in-part',
      details: { replyId: reply.id, version: number, given, needed },
    });
    tx.audit({
      action: 'reply.approve-in-part',
      subjectKind: 'reply',
      subjectId: reply.id,
      brandId: reply.brandId,
      details: { version: number, step, given, needed },
    });
    this.replies.tell(tx, reply);
    const done = [...reply.approvals.map((one) => one.by.id), by.id];
    const others = (await this.replies.reviewers(tx, reply)).filter((id) => !done.includes(id));
    this.replies.notify(tx, locked, others, 'reply.waiting-review', `${number}:${given}`);
  }

  /** With approvals that died meanwhile ended first: what is left is what counts. */
  private async lock(tx: Tx, replyId: string): Promise<LockedReply> {
    const locked = await this.replies.lock(tx, replyId);
    if (locked.reply.state !== 'in_review' || locked.reply.approvals.length === 0) return locked;
    if (!(await this.ending.endIfBroken(tx, locked))) return locked;
    return { ...locked, reply: await this.queries.row(replyId, tx.manager) };
  }

  private alreadyMine(reply: ReplyRow, by: SignedIn, versionId: string): boolean {
    if (current(reply)?.id !== versionId || reply.state === 'withdrawn') return false;
    return reply.approvals.some((one) => one.by.id === by.id);
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

/** As stored with the version, and what the checks say besides now. */
function together(stored: readonly Finding[], fresh: readonly Finding[]): Finding[] {
  return [
    ...stored,
    ...fresh.filter((one) => !stored.some((had) => had.level === one.level && sameFinding(had, one))),
  ];
}
