/** A published reply drawn for a second, blind look. Judged once, by somebody who neither wrote nor approved it (second_review_guard). */
import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Publication } from '../publishing/publication.entity.js';

@Entity('second_review')
@Unique('uq_second_review_publication', ['publicationId'])
@Check('second_review_verdict_check', `verdict IN ('good','bad')`)
@Check(
  'second_review_judged_check',
  `(verdict IS NULL) = (judged_at IS NULL) AND (verdict IS NULL) = (reviewer_id IS NULL)`,
)
@Check('second_review_reasons_check', `verdict IS DISTINCT FROM 'bad' OR cardinality(reasons) > 0`)
@Index('ix_second_review_open', ['brandId', 'drawnAt'], { where: `verdict IS NULL` })
@Index('ix_second_review_brand', ['brandId', 'drawnAt'])
export class SecondReview {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  publicationId: string;

  @ManyToOne(() => Publication, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id' })
  publication?: Relation<Publication>;

  @Column('uuid')
  brandId: string;

  @Column('timestamptz')
  drawnAt: Date;

  @Column('uuid', { nullable: true })
  reviewerId: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'reviewer_id' })
  reviewer?: Relation<Person> | null;

  @Column('text', { nullable: true })
  verdict: 'good' | 'bad' | null;

  @Column('text', { array: true, default: () => `'{}'` })
  reasons: string[];

  @Column('text', { nullable: true })
  comment: string | null;

  @Column('timestamptz', { nullable: true })
  judgedAt: Date | null;
}
