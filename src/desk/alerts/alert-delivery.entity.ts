/**
 * One telling of an alert to one person or endpoint by one channel: exists once (uq_alert_delivery), is tried until it arrived or is
 * known to be hopeless, and stays to be looked at.
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
import { AlertEndpoint } from './alert-endpoint.entity.js';
import type { Channel, DeliveryState, Telling } from './alert-kinds.js';
import { AlertRule } from './alert-rule.entity.js';
import { Alert } from './alert.entity.js';

@Entity('alert_delivery')
@Check('alert_delivery_number_check', 'number >= 1')
@Check(
  'alert_delivery_telling_check',
  `telling IN ('raised','updated','risen','ended','reopened','escalated','woken')`,
)
@Check('alert_delivery_channel_check', `channel IN ('bell','email','webhook','slack','teams')`)
@Check(
  'alert_delivery_state_check',
  `state IN ('held','queued','sending','sent','failed','merged','cancelled')`,
)
@Check(
  'alert_delivery_check',
  `target = coalesce(person_id, endpoint_id) AND (person_id IS NULL) <> (endpoint_id IS NULL)`,
)
@Check('alert_delivery_check1', `(channel IN ('bell','email')) = (person_id IS NOT NULL)`)
@Check('alert_delivery_check2', `(state = 'held') = (held_until IS NOT NULL)`)
@Unique('uq_alert_delivery', ['alertId', 'number', 'target', 'channel'])
@Index('ix_alert_delivery_newest', ['createdAt', 'id'])
@Index('ix_alert_delivery_held', ['heldUntil'], { where: `state = 'held'` })
@Index('ix_alert_delivery_open', ['triedAt'], { where: `state IN ('queued','sending')` })
@Index('ix_alert_delivery_merged', ['mergedInto'], { where: 'merged_into IS NOT NULL' })
export class AlertDelivery {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  alertId: string;

  @ManyToOne(() => Alert, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'alert_id' })
  alert?: Relation<Alert>;

  @Column('integer', { comment: 'Which telling of the alert' })
  number: number;

  @Column('text')
  telling: Telling;

  @Column('text')
  channel: Channel;

  /** The person or the endpoint. */
  @Column('uuid')
  target: string;

  @Column('uuid', { nullable: true })
  personId: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id' })
  person?: Relation<Person> | null;

  @Column('uuid', { nullable: true })
  endpointId: string | null;

  @ManyToOne(() => AlertEndpoint)
  @JoinColumn({ name: 'endpoint_id' })
  endpoint?: Relation<AlertEndpoint> | null;

  @Column('uuid', { nullable: true })
  ruleId: string | null;

  @ManyToOne(() => AlertRule, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'rule_id' })
  rule?: Relation<AlertRule> | null;

  @Column('text')
  state: DeliveryState;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  heldUntil: Date | null;

  @Column('uuid', { nullable: true })
  mergedInto: string | null;

  @ManyToOne(() => AlertDelivery, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'merged_into' })
  bearer?: Relation<AlertDelivery> | null;

  /** The other side asked to be left alone until then. */
  @Column('timestamptz', { nullable: true })
  notBefore: Date | null;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { nullable: true })
  triedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;

  @Column('text', {
    nullable: true,
    comment: 'What a webhook is sent: the same over all attempts; gone once it arrived',
  })
  body: string | null;

  @Column('text', { nullable: true })
  errorKind: string | null;

  @Column('text', { nullable: true })
  errorWords: string | null;
}
