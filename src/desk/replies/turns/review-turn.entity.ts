/**
 * Whose turn it is to review a reply, and until when. A reply in review has one open turn (uq_review_turn_open); ended ones stay, so
 * that the time lost in review can be counted. A turn tells who is waited for, never who may decide: that is reply-can.ts.
 */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../../core/identity/person.entity.js';
import { Reply } from '../reply.entity.js';

@Entity('review_turn')
@Check('review_turn_audience_check', `audience IN ('reviewers','person','leads')`)
@Check('review_turn_person_check', `(audience = 'person') = (person_id IS NOT NULL)`)
@Check('review_turn_ended_check', `(ended_at IS NULL) = (outcome IS NULL)`)
@Check('review_turn_order_check', `ended_at >= began_at`)
@Index('uq_review_turn_open', ['replyId'], { unique: true, where: `ended_at IS NULL` })
@Index('ix_review_turn_due', ['dueAt', 'replyId'], { where: `ended_at IS NULL` })
@Index('ix_review_turn_reply', ['replyId', 'beganAt'])
export class ReviewTurn {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  replyId: string;

  @ManyToOne(() => Reply, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'reply_id' })
  reply?: Relation<Reply>;

  @Column('uuid')
  brandId: string;

  @Column('text')
  audience: 'reviewers' | 'person' | 'leads';

  @Column('uuid', { nullable: true })
  personId: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id' })
  person?: Relation<Person> | null;

  /** The step of the workflow that began it, or 'hand-over', 'overdue', 'part-approved', 'found'. */
  @Column('text')
  why: string;

  @Column('uuid', { nullable: true })
  handedBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'handed_by' })
  hander?: Relation<Person> | null;

  /** What was said when it was handed over. */
  @Column('text', { nullable: true })
  words: string | null;

  @Column('integer', {
    default: 0,
    comment: 'How often it has passed on because nobody decided in time, since it was submitted',
  })
  moves: number;

  @Column('timestamptz')
  beganAt: Date;

  @Column('timestamptz')
  dueAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  /** The step that ended it, or 'hand-over', 'overdue', 'part-approved', 'gone'. */
  @Column('text', { nullable: true })
  outcome: string | null;
}
