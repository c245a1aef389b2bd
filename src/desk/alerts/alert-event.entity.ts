/** What happened to an alert, in order: the history people read. Written once; the audit log is the legal record. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Alert } from './alert.entity.js';

@Entity('alert_event')
@Index('ix_alert_event_alert', ['alertId', 'at', 'id'])
export class AlertEvent {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  alertId: string;

  @ManyToOne(() => Alert, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'alert_id' })
  alert?: Relation<Alert>;

  @Column('timestamptz')
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
