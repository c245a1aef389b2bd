/** A brand’s review policy: read, changed in versions, and what the records of its writers amount to. Replies in review keep their plan. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../../core/clock/clock.js';
import { Transactions } from '../../../core/database/transaction.js';
import { EarshotError } from '../../../core/errors/errors.js';
import type { SignedIn } from '../../../core/identity/signed-in.js';
import { type Reader, select, selectOne } from '../../sql.js';
import { lacking, type ReviewRule, type TeamMember } from './policy.js';
import { type PolicyInForce, policyOf, recordsOf } from './review-facts.queries.js';
import type { PolicyInput, PolicyView, ReviewTimeView, TrustView } from './review-policy.api.js';
import { reviewTime } from './review-time.queries.js';
import { type RecordEntry, trustOf } from './trust.js';

const TIME_DAYS = 30;

@Injectable()
export class ReviewPolicyService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Throws not-found. */
  async read(brandId: string, db: Reader = this.db.manager): Promise<PolicyView> {
    const policy = await this.inForce(db, brandId);
    const team = await this.team(db, brandId);
    return {
      ...policy,
      lacking: lacking(policy.rules, team),
      team: team.filter((one) => one.active).map(({ id, name, roles }) => ({ id, name, roles: [...roles] })),
    };
  }

  /** Throws stale (somebody changed it), invalid-input naming each rule that nobody could fulfil, and who is lacking. */
  async change(by: SignedIn, brandId: string, input: PolicyInput): Promise<PolicyView> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      await selectOne(tx.manager, `SELECT id FROM brand WHERE id = $1 FOR NO KEY UPDATE`, [brandId]);
      const had = await this.inForce(tx.manager, brandId);
      if (had.version !== input.version)
        throw new EarshotError(
          'stale',
          `${had.madeBy?.name ?? 'Somebody'} changed the review policy meanwhile. Read it again.`,
          { reason: 'other-version', version: had.version },
        );
      const rules: ReviewRule[] = input.rules;
      const problems = [...badSteps(rules), ...lacking(rules, await this.team(tx.manager, brandId))];
      if (problems.length > 0)
        throw new EarshotError('invalid-input', `The team cannot fulfil this policy. ${problems.join(' ')}`, {
          errors: problems.map((problem) => ({ field: 'rules', problem })),
        });
      await select(
        tx.manager,
        `INSERT INTO review_policy (brand_id, version, depth, threshold, probation_replies, probation_days, rules, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)`,
        [
          brandId,
          had.version + 1,
          input.depth,
          input.threshold,
          input.probationReplies,
          input.probationDays,
          JSON.stringify(rules),
          by.id,
          this.clock.now(),
        ],
      );
      tx.audit({
        action: 'review-policy.change',
        subjectKind: 'brand',
        subjectId: brandId,
        brandId,
        details: { version: had.version + 1, was: termsOf(had), now: termsOf(input), rules: rules.length },
      });
      tx.publish({ kind: 'brand.changed', brandId, ids: { brandId } });
      return this.read(brandId, tx.manager);
    });
  }

  /** Everybody who may write, with each severity and language they have a record in. Throws not-found. */
  async trust(brandId: string): Promise<TrustView> {
    const policy = await this.inForce(this.db.manager, brandId);
    const records = await recordsOf(this.db.manager, brandId, null);
    const team = await this.team(this.db.manager, brandId);
    const writers = team.filter((one) => one.roles.includes('agent') || one.roles.includes('lead'));
    const { depth, threshold, probationReplies, probationDays } = policy;
    return {
      ...{ depth, threshold, probationReplies, probationDays },
      items: writers
        .filter((one) => one.active || records.has(one.id))
        .map(({ id, name }) => ({ person: { id, name }, ...this.cells(records.get(id) ?? [], policy) })),
    };
  }

  /** What review has cost lately. Throws not-found. */
  async time(brandId: string): Promise<ReviewTimeView> {
    await this.inForce(this.db.manager, brandId);
    const since = new Date(this.clock.now().getTime() - TIME_DAYS * 86_400_000);
    return { days: TIME_DAYS, ...(await reviewTime(this.db.manager, brandId, since)) };
  }

  private cells(
    record: readonly RecordEntry[],
    policy: PolicyInForce,
  ): Pick<TrustView['items'][number], 'badAt' | 'cells'> {
    const now = this.clock.now();
    const seen = new Map(record.map((one) => [`${one.severity}:${one.language}`, one]));
    const cells = [...seen.values()].map(({ severity, language }) => ({
      severity,
      language,
      ...trustOf(record, { severity, language }, policy, now),
    }));
    return { badAt: cells[0]?.badAt ?? null, cells };
  }

  private async inForce(db: Reader, brandId: string): Promise<PolicyInForce> {
    const policy = await policyOf(db, brandId);
    if (!policy) throw new EarshotError('not-found', 'There is no such brand.');
    return policy;
  }

  private team(db: Reader, brandId: string): Promise<TeamMember[]> {
    return select<TeamMember>(
      db,
      `SELECT p.id, p.name, p.roles, p.active FROM person p JOIN brand b ON b.id = $1
       WHERE p.roles && ARRAY['agent','reviewer','lead'] AND (NOT p.sample OR b.sample) ORDER BY p.name, p.id`,
      [brandId],
    );
  }
}

const termsOf = ({ depth, threshold, probationReplies, probationDays }: PolicyInput | PolicyInForce) => ({
  depth,
  threshold,
  probationReplies,
  probationDays,
});

function badSteps(rules: readonly ReviewRule[]): string[] {
  return rules.flatMap(({ needs }, index) => {
    const empty = needs.steps.some((step) => step.by === 'people' && (step.people ?? []).length === 0);
    return empty ? [`Rule ${index + 1}: a step that asks for named people names nobody.`] : [];
  });
}
