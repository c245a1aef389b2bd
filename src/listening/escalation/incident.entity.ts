/**
 * Something a person must know: opened once, told again only when it grows, ended when it is over. Alerts hang on it; what is done
 * about it is theirs. One matter has one open incident (uq_incident_open), whoever finds it and however often.
 */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Brand } from '../../core/organisation/brand.entity.js';
import type { IncidentGroup, IncidentKind, IncidentStakes, IncidentSubject } from './incident-shape.js';
import type { Level, Reason } from './alarm-level.js';

@Entity('incident')
@Check('incident_kind_check', `kind IN ('spike','mood','grave','spread','feed','account','quota')`)
@Check('incident_kind_group_check', `kind_group IN ('talk','spread','feed','account','quota')`)
@Check('incident_subject_key_check', `subject_key <> ''`)
@Check('incident_level_check', `level BETWEEN 1 AND 5`)
@Check('incident_state_check', `state IN ('open','ended')`)
@Check('incident_updates_check', `updates >= 0`)
@Check('incident_check', `(state = 'ended') = (ended_at IS NOT NULL)`)
@Check('incident_check1', `kind_group = CASE WHEN kind IN ('spike','mood','grave') THEN 'talk' ELSE kind END`)
@Index('uq_incident_open', ['kindGroup', 'subjectKey'], { unique: true, where: `state = 'open'` })
@Index('ix_incident_brand', ['brandId', 'openedAt'])
export class Incident {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid', { nullable: true, comment: 'Null when it concerns the whole installation' })
  brandId: string | null;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand> | null;

  @Column('text')
  kind: IncidentKind;

  @Column('text')
  kindGroup: IncidentGroup;

  @Column('jsonb', { default: {} })
  subject: IncidentSubject;

  @Column('text')
  subjectKey: string;

  @Column('smallint')
  level: Level;

  @Column('text', { default: 'open' })
  state: 'open' | 'ended';

  @Column('timestamptz')
  openedAt: Date;

  @Column('timestamptz')
  lastSeenAt: Date;

  /** Rises with every change that people should hear of. */
  @Column('integer', { default: 0 })
  updates: number;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('text', { nullable: true })
  endReason: string | null;

  /** In order of weight. */
  @Column('jsonb', { default: [] })
  facts: Reason[];

  @Column('jsonb', { default: {} })
  stakes: IncidentStakes;

  /** What grouping remembers; nobody else's business. */
  @Column('jsonb', { default: {} })
  tracking: Record<string, unknown>;
}
