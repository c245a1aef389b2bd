/**
 * An agent's answer to one mention on one account: a draft that is saved as one types, and the number of the version in review.
 * One open reply a mention (uq_reply_open); whoever touches the draft becomes an author (trigger reply_draft_author).
 */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Brand } from '../../core/organisation/brand.entity.js';
import { Account } from '../../listening/accounts/account.entity.js';
import { Mention } from '../../listening/ingest/mention.entity.js';
import { Case } from '../cases/case.entity.js';
import type { ReplyState } from './reply.workflow.js';
import type { ReviewPlan } from './review/plan.js';

@Entity('reply')
@Check(
  'reply_state_check',
  `state IN ('draft','in_review','changes_requested','approved','published','withdrawn')`,
)
@Check(
  'reply_review_plan_check',
  `review_plan IS NULL OR jsonb_array_length(review_plan->'steps') BETWEEN 1 AND 10`,
)
@Check('reply_kind_check', `kind IN ('post','correction','deletion')`)
@Check(
  'reply_amends_check',
  `(kind = 'post') = (amends IS NULL) AND (kind = 'post') = (amend_reason IS NULL) AND btrim(amend_reason) <> ''`,
)
@Index('ix_reply_amends', ['amends'], { where: 'amends IS NOT NULL' })
@Index('uq_reply_open', ['parentMentionId'], {
  unique: true,
  where: `state IN ('draft','in_review','changes_requested','approved')`,
})
@Index('ix_reply_case', ['caseId', 'createdAt'])
@Index('ix_reply_review', ['submittedAt', 'id'], { where: `state = 'in_review'` })
export class Reply {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('uuid')
  caseId: string;

  @ManyToOne(() => Case, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<Case>;

  @Column('uuid')
  parentMentionId: string;

  @ManyToOne(() => Mention)
  @JoinColumn({ name: 'parent_mention_id' })
  parentMention?: Relation<Mention>;

  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account)
  @JoinColumn({ name: 'account_id' })
  account?: Relation<Account>;

  @Column('text', { default: 'draft' })
  state: ReplyState;

  @Column('text', { default: '' })
  draftText: string;

  /** Rises with every save; a writer names the one it saw. */
  @Column('integer', { default: 1 })
  draftRevision: number;

  @Column('uuid', { nullable: true })
  draftBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'draft_by' })
  drafter?: Relation<Person> | null;

  @Column('integer', { nullable: true })
  currentVersion: number | null;

  @Column('timestamptz', { nullable: true })
  submittedAt: Date | null;

  @Column('jsonb', {
    nullable: true,
    comment: 'Steps of the review, fixed at submission; without one: any reviewer',
  })
  reviewPlan: ReviewPlan | null;

  /** Not before this time; null: as soon as it may. */
  @Column('timestamptz', { nullable: true })
  sendAt: Date | null;

  @Column('text', { default: 'post' })
  kind: 'post' | 'correction' | 'deletion';

  @Column('uuid', {
    nullable: true,
    comment: 'The published posting that this corrects or takes back',
  })
  amends: string | null;

  /** By name: publications know replies, not the other way round. */
  @ManyToOne('Publication')
  @JoinColumn({ name: 'amends' })
  amended?: Relation<object> | null;

  @Column('text', { nullable: true })
  amendReason: string | null;

  @Column('uuid')
  createdBy: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by' })
  creator?: Relation<Person>;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt: Date;
}
