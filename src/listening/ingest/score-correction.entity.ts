/** A person overruled a judgement: what it was, what it is now, who and why. Usable for training; never changed. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Mention } from './mention.entity.js';

export type CorrectedField = 'sentiment' | 'complaint' | 'spam' | 'flagged' | 'language' | 'urgency';

@Entity('score_correction')
@Check(
  'score_correction_field_check',
  `field IN ('sentiment','complaint','spam','flagged','language','urgency')`,
)
@Index('ix_score_correction_mention', ['mentionId', 'at'])
export class ScoreCorrection {
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
  field: CorrectedField;

  @Column('jsonb')
  was: unknown;

  @Column('jsonb')
  now: unknown;

  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id' })
  person?: Relation<Person>;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}
