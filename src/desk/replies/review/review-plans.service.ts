/**
 * Fixes how deeply a reply is reviewed when it is submitted, and makes that stricter, never milder, while it is in review: when it is
 * mended, when somebody approves, when an author’s record turns bad, when a crisis begins. The database holds it (review_plan_guard).
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../../core/clock/clock.js';
import { SYSTEM, Transactions, type Tx } from '../../../core/database/transaction.js';
import { EarshotError } from '../../../core/errors/errors.js';
import { eachOne } from '../../each-one.js';
import { change, type Reader, select } from '../../sql.js';
import type { Finding } from '../checks/finding.js';
import { needsCosign } from '../commitments/cosign.js';
import { ReplyLog } from '../reply-log.service.js';
import type { ReplyRow } from '../reply-view.js';
import { planOf } from './depth.js';
import { ANY_REVIEWER, type ReviewPlan, stricter } from './plan.js';
import { canFill } from './policy.js';
import { depthFactsOf, policyOf } from './review-facts.queries.js';

/** Whether a lead has to be among those who approve: what is beyond its author’s authority, or only a lead may overrule. */
export const signs = (findings: readonly Finding[]): boolean =>
  needsCosign(findings) || findings.some((one) => one.level === 'block' && one.overrulableBy === 'lead');

type Planned = Pick<ReplyRow, 'id' | 'brandId' | 'plan' | 'approvals'>;

@Injectable()
export class ReviewPlans {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly log: ReplyLog,
    private readonly clock: Clock,
  ) {}

  /**
   * At submission, once the version is stored and before the reply moves. The reply must be locked. Throws conflict where a lead has
   * to sign and there is none but its authors: it would wait for ever.
   */
  async begin(tx: Tx, reply: Planned, facts: { cosign: boolean }): Promise<ReviewPlan> {
    const plan = await this.fresh(tx.manager, reply, facts.cosign, null);
    if (facts.cosign) await this.demandLead(tx, reply);
    await this.store(tx, reply, plan);
    return plan;
  }

  /** In review: what has become true meanwhile asks for more, never for less. The reply must be locked. */
  async renew(tx: Tx, reply: Planned, facts: { cosign: boolean }): Promise<ReviewPlan> {
    const had = reply.plan ?? { ...ANY_REVIEWER, why: [], authors: [] };
    // A reviewer who mends does not bring their own record into it.
    const authors = had.authors.length > 0 ? had.authors : null;
    const fresh = await this.fresh(tx.manager, reply, facts.cosign, authors);
    const plan = stricter(had, fresh, reply.approvals.length > 0);
    if (plan !== had) await this.store(tx, reply, plan);
    return plan;
  }

  /** Throws conflict where nobody is left who could sign. The reply must be locked. */
  async demandLead(tx: Tx, reply: Planned): Promise<void> {
    const { people } = await depthFactsOf(tx.manager, reply.id, []);
    if (people.some((one) => one.roles.includes('lead'))) return;
    throw new EarshotError(
      'conflict',
      'A lead would have to sign this, and there is none who wrote none of it. Say it without what goes beyond your authority.',
      { code: 'no-lead' },
    );
  }

  /** Throws conflict where too few are left for the several steps of the plan: the words would wait for ever. The reply must be locked. */
  async demandPeople(tx: Tx, reply: Planned): Promise<void> {
    const plan = reply.plan ?? ANY_REVIEWER;
    if (plan.steps.length === 1) return; // whoever is asked next may yet come
    const { people } = await depthFactsOf(tx.manager, reply.id, []);
    const leads = people.some((one) => one.roles.includes('lead'));
    if (canFill(plan.steps, people) || (plan.leadSuffices && leads)) return;
    throw new EarshotError(
      'conflict',
      'With your edit too few are left who wrote none of it and may approve it. Return it with your words instead.',
      { code: 'too-few-left', people: people.length, needed: plan.steps.length },
    );
  }

  /** A published reply of theirs was found bad: what they have in review is read more deeply from now on. */
  async tighten(tx: Tx, authorId: string): Promise<void> {
    const rows = await select<{ id: string }>(
      tx.manager,
      `SELECT r.id FROM reply r JOIN reply_author ra ON ra.reply_id = r.id
       WHERE r.state = 'in_review' AND ra.person_id = $1 ORDER BY r.case_id, r.id`,
      [authorId],
    );
    for (const { id } of rows) await this.tightenOne(tx, id);
  }

  /** A crisis began: each in its own transaction, as whoever approves meanwhile asks for it anyway. */
  async tightenBrand(brandId: string): Promise<void> {
    const rows = await select<{ id: string }>(
      this.db.manager,
      `SELECT id FROM reply WHERE state = 'in_review' AND brand_id = $1 ORDER BY submitted_at, id`,
      [brandId],
    );
    await eachOne(rows, ({ id }) => this.transactions.run(SYSTEM, (tx) => this.tightenOne(tx, id)));
  }

  private async tightenOne(tx: Tx, replyId: string): Promise<void> {
    const { reply } = await this.log.lock(tx, replyId);
    if (reply.state !== 'in_review') return;
    const before = reply.plan;
    const plan = await this.renew(tx, reply, { cosign: false });
    if (plan !== before && before) this.log.tell(tx, reply);
  }

  private async fresh(
    db: Reader,
    reply: Planned,
    cosign: boolean,
    authors: readonly string[] | null,
  ): Promise<ReviewPlan> {
    const terms = await policyOf(db, reply.brandId);
    if (!terms) throw new Error('the brand of a reply is gone');
    return planOf(terms, { ...(await depthFactsOf(db, reply.id, authors)), cosign }, this.clock.now());
  }

  private async store(tx: Tx, reply: Planned, plan: ReviewPlan): Promise<void> {
    await change(tx.manager, `UPDATE reply SET review_plan = $2::jsonb WHERE id = $1 RETURNING id`, [
      reply.id,
      JSON.stringify(plan),
    ]);
    tx.audit({
      action: 'reply.review-plan',
      subjectKind: 'reply',
      subjectId: reply.id,
      brandId: reply.brandId,
      details: { steps: plan.steps, ordered: plan.ordered, why: plan.why.map((one) => one.code) },
    });
    reply.plan = plan;
  }
}
