/** A person's word on spam that the outside spam service was told of; a correction is told once. */
import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ScoreCorrection } from '../corrections/score-correction.entity.js';

@Entity('spam_report', { comment: 'Corrections that the outside spam service was told of' })
@Check('spam_report_said_check', `said IN ('ham','spam')`)
export class SpamReport {
  @PrimaryColumn('uuid')
  correctionId: string;

  @OneToOne(() => ScoreCorrection, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'correction_id' })
  correction?: Relation<ScoreCorrection>;

  @Column('text')
  said: 'ham' | 'spam';

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}
