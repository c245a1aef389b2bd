/** Which sources have shown a mention: one post found by three searches is one mention with three sightings. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Source } from '../sources/source.entity.js';
import { Mention } from './mention.entity.js';

@Entity('mention_sighting')
@Index('ix_mention_sighting_source', ['sourceId'])
export class MentionSighting {
  @PrimaryColumn('uuid')
  mentionId: string;

  @ManyToOne(() => Mention, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'mention_id' })
  mention?: Relation<Mention>;

  @PrimaryColumn('uuid')
  sourceId: string;

  @ManyToOne(() => Source, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'source_id' })
  source?: Relation<Source>;

  @Column('timestamptz', { default: () => 'now()' })
  firstSeenAt: Date;
}
