/** A person overruled a judgement, or took an overruling back: what was shown, what is now, which model, who and why. Never changed. */
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
import { Mention } from '../ingest/mention.entity.js';
import type { CorrectedField } from '../scoring/overruling.js';

@Entity('score_correction')
@Unique('uq_score_correction_withdraws', ['withdraws'])
@Check(
  'score_correction_field_check',
  `field IN ('sentiment','complaint','spam','flagged','language','urgency','offensive','topics')`,
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

  /** The scorer that was overruled. */
  @Column('text')
  model: string;

  @Column('uuid', {
    nullable: true,
    comment: 'The correction that this row takes back; now is what is shown after it',
  })
  withdraws: string | null;

  @ManyToOne(() => ScoreCorrection, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'withdraws' })
  withdrawn?: Relation<ScoreCorrection> | null;

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
