/** A mention belongs to one case at most. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Mention } from '../../listening/ingest/mention.entity.js';
import { Case } from './case.entity.js';

@Entity('case_mention')
@Index('ix_case_mention_case', ['caseId'])
export class CaseMention {
  @PrimaryColumn('uuid')
  mentionId: string;

  @ManyToOne(() => Mention, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'mention_id' })
  mention?: Relation<Mention>;

  @Column('uuid')
  caseId: string;

  @ManyToOne(() => Case, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<Case>;

  @Column('timestamptz', { default: () => 'now()' })
  linkedAt: Date;
}
