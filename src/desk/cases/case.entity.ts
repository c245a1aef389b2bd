/** The unit of work: one customer, one matter. `version` rises with every change, and a writer names the one it saw. */
import {
  Check,
  Column,
  Entity,
  Generated,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Brand } from '../../core/organisation/brand.entity.js';
import type { CaseState } from './case.workflow.js';
import { Customer } from './customer.entity.js';
import type { DueReason } from './deadline.js';
import type { Severity } from './severity.js';

@Entity('care_case')
@Unique('uq_care_case_number', ['number'])
@Check('care_case_state_check', `state IN ('new','open','pending','resolved','closed')`)
@Check('care_case_severity_check', `severity IN ('urgent','high','normal','low')`)
@Check('care_case_risk_check', `risk BETWEEN 0 AND 100`)
@Index('ix_care_case_assignee', ['assigneeId'], { where: `state IN ('new','open','pending')` })
export class Case {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  // The decorator knows 'identity' for primary keys only; the schema builder knows it for every column.
  @Column({ type: 'bigint', generatedIdentity: 'ALWAYS' })
  @Generated('identity' as 'increment')
  number: string;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('uuid')
  customerId: string;

  @ManyToOne(() => Customer)
  @JoinColumn({ name: 'customer_id' })
  customer?: Relation<Customer>;

  @Column('text', { default: 'new' })
  state: CaseState;

  @Column('text')
  severity: Severity;

  @Column('integer')
  risk: number;

  @Column('text')
  language: string;

  /** Secrets masked. */
  @Column('text')
  title: string;

  @Column('uuid', { nullable: true })
  assigneeId: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'assignee_id' })
  assignee?: Relation<Person> | null;

  @Column('integer', { default: 1, comment: 'Rises with every change; a writer names the one it saw' })
  version: number;

  @Column('timestamptz', { default: () => 'now()' })
  openedAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt: Date;

  @Column('timestamptz', { nullable: true })
  firstResponseAt: Date | null;

  @Column('timestamptz', { nullable: true })
  resolvedAt: Date | null;

  /** The earlier of the promised time and the time at which the post is forecast to reach too many. */
  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;

  @Column('jsonb', { nullable: true })
  dueReason: DueReason | null;
}
