/** One version of a brand's review policy; the highest is in force. Written once: a change is a further version. */
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../../core/identity/person.entity.js';
import { Brand } from '../../../core/organisation/brand.entity.js';
import type { ReviewRule } from './policy.js';

@Entity('review_policy', {
  comment: 'The highest version of a brand is in force; replies keep the plan they were submitted under',
})
@Check('review_policy_version_check', `version >= 1`)
@Check('review_policy_depth_check', `depth IN ('one','earned')`)
@Check('review_policy_threshold_check', `threshold BETWEEN 0.5 AND 0.99`)
@Check('review_policy_probation_replies_check', `probation_replies BETWEEN 1 AND 200`)
@Check('review_policy_probation_days_check', `probation_days BETWEEN 1 AND 365`)
export class ReviewPolicyRow {
  @PrimaryColumn('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @PrimaryColumn('integer')
  version: number;

  @Column('text')
  depth: 'one' | 'earned';

  @Column('double precision')
  threshold: number;

  @Column('integer', { nullable: true })
  probationReplies: number | null;

  @Column('integer', { nullable: true })
  probationDays: number | null;

  @Column('jsonb', { default: [] })
  rules: ReviewRule[];

  @Column('uuid')
  madeBy: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'made_by' })
  maker?: Relation<Person>;

  @Column('timestamptz', { default: () => 'now()' })
  madeAt: Date;
}
