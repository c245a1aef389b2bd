/** What happened to a case, in order: shown to people as its history. The audit log is the legal record; this is the readable one. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Case } from './case.entity.js';

@Entity('case_event')
@Index('ix_case_event_case', ['caseId', 'at', 'id'])
export class CaseEvent {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  caseId: string;

  @ManyToOne(() => Case, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<Case>;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;

  @Column('uuid', { nullable: true })
  actorId: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'actor_id' })
  actor?: Relation<Person> | null;

  @Column('text')
  kind: string;

  @Column('jsonb', { default: {} })
  details: Record<string, unknown>;
}
