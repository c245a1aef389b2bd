/** The counters of a post, and its author's followers, as they stood when it was read again. Written once, never changed. */
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Mention } from '../ingest/mention.entity.js';

@Entity('engagement_reading')
export class EngagementReading {
  @PrimaryColumn('uuid')
  mentionId: string;

  @ManyToOne(() => Mention, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'mention_id' })
  mention?: Relation<Mention>;

  @PrimaryColumn('timestamptz')
  at: Date;

  @Column('integer', { nullable: true })
  replies: number | null;

  @Column('integer', { nullable: true })
  reposts: number | null;

  @Column('integer', { nullable: true })
  likes: number | null;

  @Column('integer', { nullable: true })
  followers: number | null;
}
