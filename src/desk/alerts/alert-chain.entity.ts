/** Where a rule's chain stands for an alert: the step that comes next, and when, if nobody acknowledges before. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { AlertRule } from './alert-rule.entity.js';
import { Alert } from './alert.entity.js';

@Entity('alert_chain', {
  comment: 'Whom a rule tells next while nobody acknowledges, and when; no time: nobody any more',
})
@Check('alert_chain_step_check', 'step >= 0')
@Index('ix_alert_chain_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
export class AlertChain {
  @PrimaryColumn('uuid')
  alertId: string;

  @ManyToOne(() => Alert, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'alert_id' })
  alert?: Relation<Alert>;

  @PrimaryColumn('uuid')
  ruleId: string;

  @ManyToOne(() => AlertRule, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'rule_id' })
  rule?: Relation<AlertRule>;

  @Column('integer', { default: 0 })
  step: number;

  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;
}
