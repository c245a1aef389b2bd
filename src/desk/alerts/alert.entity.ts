/**
 * What people were told of one matter and what they did about it: one thread an incident or crisis (uq_alert_incident,
 * uq_alert_crisis). Level, facts and stakes are the newest that were heard; never deleted, only with its sample brand.
 */
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
import { Brand } from '../../core/organisation/brand.entity.js';
import type { IncidentStakes } from '../../listening/escalation/incident-shape.js';
import { Incident } from '../../listening/escalation/incident.entity.js';
import { Crisis } from '../crisis/crisis.entity.js';
import type { AlertKind, AlertState, Level } from './alert-kinds.js';

export interface Fact {
  code: string;
  params: Record<string, string | number>;
}

@Entity('alert')
@Check(
  'alert_kind_check',
  `kind IN ('spike','mood','grave','spread','feed','account','quota','crisis','sla')`,
)
@Check('alert_level_check', `level BETWEEN 1 AND 5`)
@Check('alert_state_check', `state IN ('open','acknowledged','snoozed','resolved')`)
@Check('alert_tellings_check', `tellings >= 0`)
@Check('alert_marked_check', `marked IN ('right','wrong')`)
@Check('alert_check', `(state = 'snoozed') = (snoozed_until IS NOT NULL)`)
@Check('alert_check1', `(state = 'resolved') = (resolved_at IS NOT NULL)`)
@Check('alert_check2', `(marked IS NULL) = (marked_at IS NULL)`)
@Unique('uq_alert_incident', ['incidentId'])
@Unique('uq_alert_crisis', ['crisisId'])
@Index('ix_alert_newest', ['openedAt', 'id'])
@Index('ix_alert_active', ['openedAt', 'id'], { where: `state <> 'resolved'` })
@Index('ix_alert_tell', ['tellAt'], { where: 'tell_at IS NOT NULL' })
@Index('ix_alert_snoozed', ['snoozedUntil'], { where: 'snoozed_until IS NOT NULL' })
export class Alert {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { nullable: true })
  brandId: string | null;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand> | null;

  @Column('uuid', { nullable: true })
  incidentId: string | null;

  @ManyToOne(() => Incident, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'incident_id' })
  incident?: Relation<Incident> | null;

  @Column('uuid', { nullable: true })
  crisisId: string | null;

  @ManyToOne(() => Crisis, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'crisis_id' })
  crisis?: Relation<Crisis> | null;

  @Column('text')
  kind: AlertKind;

  @Column('jsonb', { default: {} })
  subject: Record<string, unknown>;

  @Column('smallint')
  level: Level;

  @Column('text', { default: 'open' })
  state: AlertState;

  @Column('jsonb', { default: [] })
  facts: Fact[];

  @Column('jsonb', { default: {} })
  stakes: IncidentStakes;

  @Column('timestamptz')
  openedAt: Date;

  @Column('timestamptz')
  updatedAt: Date;

  /** When the matter itself was over. */
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('integer', { default: 0, comment: 'Updates of the incident that are in these facts' })
  heardUpdates: number;

  @Column('integer', {
    default: 0,
    comment: 'How often something graver had joined the incident when people heard of it last',
  })
  heardGraver: number;

  @Column('integer', {
    default: 0,
    comment: 'How often people were spoken to: the number of the latest telling',
  })
  tellings: number;

  @Column('timestamptz', { nullable: true })
  toldAt: Date | null;

  @Column('timestamptz', {
    nullable: true,
    comment: 'When a change that waits so as not to storm is told',
  })
  tellAt: Date | null;

  @Column('uuid', { nullable: true })
  ownerId: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'owner_id' })
  owner?: Relation<Person> | null;

  @Column('uuid', { nullable: true })
  acknowledgedBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'acknowledged_by' })
  acknowledger?: Relation<Person> | null;

  @Column('timestamptz', { nullable: true })
  acknowledgedAt: Date | null;

  @Column('uuid', { nullable: true })
  snoozedBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'snoozed_by' })
  snoozer?: Relation<Person> | null;

  @Column('timestamptz', { nullable: true })
  snoozedUntil: Date | null;

  /** Nobody: it ended by itself. */
  @Column('uuid', { nullable: true })
  resolvedBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'resolved_by' })
  resolver?: Relation<Person> | null;

  @Column('timestamptz', { nullable: true })
  resolvedAt: Date | null;

  @Column('text', { nullable: true })
  resolution: string | null;

  @Column('text', { nullable: true })
  marked: 'right' | 'wrong' | null;

  @Column('uuid', { nullable: true })
  markedBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'marked_by' })
  marker?: Relation<Person> | null;

  @Column('timestamptz', { nullable: true })
  markedAt: Date | null;

  @Column('text', { nullable: true })
  markedWords: string | null;
}
