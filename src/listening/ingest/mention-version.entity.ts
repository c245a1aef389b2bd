/** What a mention said at each of its versions: an edit adds one, nothing is overwritten. */
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Mention } from './mention.entity.js';

@Entity('mention_version')
export class MentionVersion {
  @PrimaryColumn('uuid')
  mentionId: string;

  @ManyToOne(() => Mention, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'mention_id' })
  mention?: Relation<Mention>;

  @PrimaryColumn('integer')
  version: number;

  @Column('text')
  revision: string;

  @Column('text')
  text: string;

  @Column('text', { nullable: true })
  title: string | null;

  @Column('numeric', { precision: 3, scale: 1, nullable: true })
  rating: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  seenAt: Date;
}
