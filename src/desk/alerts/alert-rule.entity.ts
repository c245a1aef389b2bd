/** Who is told of which alerts, by what, and who next when nobody answers. Those that come with Earshot carry a code. */
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import type { Role } from '../../core/identity/role.js';
import type { AlertKind, Level, PersonChannel } from './alert-kinds.js';
import type { ChainStep, QuietHours } from './alert-rules.api.js';

@Entity('alert_rule')
@Check('alert_rule_name_check', `btrim(name) <> ''`)
@Check('alert_rule_roles_check', `roles <@ ARRAY['agent','reviewer','lead','executive','admin']`)
@Check('alert_rule_kinds_check', `kinds IS NULL OR cardinality(kinds) > 0`)
@Check('alert_rule_min_level_check', `min_level BETWEEN 1 AND 5`)
@Check('alert_rule_channels_check', `channels <@ ARRAY['bell','email']`)
@Unique('uq_alert_rule_built_in', ['builtIn'])
export class AlertRule {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true, comment: 'Code of a rule that comes with Earshot; never removed' })
  builtIn: string | null;

  @Column('boolean', { default: true })
  active: boolean;

  @Column('uuid', { array: true, default: () => `'{}'` })
  personIds: string[];

  @Column('text', { array: true, default: () => `'{}'` })
  roles: Role[];

  /** null: every brand. */
  @Column('uuid', { array: true, nullable: true })
  brandIds: string[] | null;

  /** null: every kind. */
  @Column('text', { array: true, nullable: true })
  kinds: AlertKind[] | null;

  @Column('smallint')
  minLevel: Level;

  @Column('text', { array: true, default: () => `'{bell}'` })
  channels: PersonChannel[];

  @Column('uuid', { array: true, default: () => `'{}'` })
  endpointIds: string[];

  @Column('jsonb', {
    nullable: true,
    comment: 'from and to as local times of day in the zone of each person',
  })
  quiet: QuietHours | null;

  @Column('jsonb', { default: [] })
  chain: ChainStep[];

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by' })
  creator?: Relation<Person> | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt: Date;
}
