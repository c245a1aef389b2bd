/** A reviewer's yes or no to one version, with the comment a no must have. Written once. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { ReplyVersion } from './reply-version.entity.js';
import type { ReturnReason } from './review/return-reasons.js';

@Entity('review_decision')
@Check('review_decision_decision_check', `decision IN ('approved','returned')`)
@Check('review_decision_check', `decision <> 'returned' OR btrim(coalesce(comment, '')) <> ''`)
@Check(
  'review_decision_reasons_check',
  `reasons <@ ARRAY['tone','typo','wrong-fact','missing-answer','promise','privacy','policy','language','length','other']`,
)
@Index('ix_review_decision_version', ['replyVersionId', 'at'])
export class ReviewDecision {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  replyVersionId: string;

  @ManyToOne(() => ReplyVersion, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'reply_version_id' })
  replyVersion?: Relation<ReplyVersion>;

  @Column('uuid')
  brandId: string;

  @Column('uuid')
  reviewerId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'reviewer_id' })
  reviewer?: Relation<Person>;

  @Column('text')
  decision: 'approved' | 'returned';

  @Column('text', { nullable: true })
  comment: string | null;

  @Column('text', { array: true, default: () => `'{}'` })
  reasons: ReturnReason[];

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}
