/** What one scorer said of one version of a mention, reasons included. Never overwritten: a newer model adds a row. */
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Mention } from './mention.entity.js';
import type { Score } from '../scoring/score.js';

@Entity('score')
@Unique('uq_score', ['mentionId', 'version', 'model'])
export class ScoreRow {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  mentionId: string;

  @ManyToOne(() => Mention, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'mention_id' })
  mention?: Relation<Mention>;

  @Column('integer')
  version: number;

  @Column('text')
  model: string;

  @Column('jsonb')
  result: Score;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
