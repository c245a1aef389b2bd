/** A reply that stands in public, findable by what it answered. Written by the trigger publication_answered; the words are read afterwards. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Brand } from '../../core/organisation/brand.entity.js';
import { Reply } from '../replies/reply.entity.js';

@Entity('answered_reply')
@Index('ix_answered_reply_newest', ['brandId', 'answeredAt'])
@Index('ix_answered_reply_unread', ['answeredAt'], { where: 'terms IS NULL' })
export class AnsweredReply {
  @PrimaryColumn('uuid')
  replyId: string;

  @ManyToOne(() => Reply, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'reply_id' })
  reply?: Relation<Reply>;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('timestamptz')
  answeredAt: Date;

  /** Found by the index ix_answered_reply_terms (GIN). */
  @Column('integer', { array: true, nullable: true })
  terms: number[] | null;
}
