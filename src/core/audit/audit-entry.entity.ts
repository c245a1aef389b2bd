/** Who did what, when, to what. Written by Transactions only; the database chains each entry to the one before and refuses any change. */
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('audit_entry')
@Index('ix_audit_entry_subject', ['subjectKind', 'subjectId', 'seq'])
@Index('ix_audit_entry_actor', ['actorId', 'seq'])
@Check('audit_entry_actor_kind_check', `actor_kind IN ('person','system','platform')`)
@Check('audit_entry_action_check', `action ~ '^[a-z][a-z0-9-]*([.][a-z][a-z0-9-]*)+$'`)
@Check('audit_entry_check', `actor_kind <> 'person' OR actor_id IS NOT NULL`)
export class AuditEntry {
  /** Given by the trigger: 1, 2, 3 … without a gap, in the order of commits. */
  @PrimaryColumn('bigint')
  seq: string;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;

  @Column('text')
  actorKind: 'person' | 'system' | 'platform';

  @Column('uuid', { nullable: true })
  actorId: string | null;

  @Column('text')
  action: string;

  @Column('text')
  subjectKind: string;

  @Column('text')
  subjectId: string;

  @Column('uuid', { nullable: true })
  brandId: string | null;

  @Column('jsonb', { default: {} })
  details: Record<string, unknown>;

  @Column('bytea')
  prevHash: Buffer;

  @Column('bytea')
  hash: Buffer;
}
