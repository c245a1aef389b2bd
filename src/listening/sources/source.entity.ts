/** One configured feed of a platform, where reading of it stands, who reads it now, and how it fares. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Brand } from '../../core/organisation/brand.entity.js';
import { Person } from '../../core/identity/person.entity.js';
import { Account } from '../accounts/account.entity.js';

@Entity('source')
@Check('source_state_check', `state IN ('active','paused','gone','removed')`)
@Check('source_interval_seconds_check', `interval_seconds BETWEEN 1 AND 86400`)
@Check('source_check', `(lease_owner IS NULL) = (lease_until IS NULL)`)
@Index('uq_source_key', ['brandId', 'key'], { unique: true, where: `state <> 'removed'` })
@Index('ix_source_due', ['nextPollAt'], { where: `state = 'active'` })
export class Source {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('uuid', { nullable: true })
  accountId: string | null;

  @ManyToOne(() => Account)
  @JoinColumn({ name: 'account_id' })
  account?: Relation<Account> | null;

  @Column('text')
  platform: string;

  @Column('text')
  kind: string;

  @Column('jsonb')
  address: Record<string, unknown>;

  /** Two addresses that mean the same stream have the same key. */
  @Column('text')
  key: string;

  @Column('text')
  title: string;

  @Column('text', { default: 'active' })
  state: 'active' | 'paused' | 'gone' | 'removed';

  /** Moves only in the transaction that stores what it covers. */
  @Column('jsonb', { nullable: true })
  cursor: Record<string, unknown> | null;

  @Column('integer', { default: 300 })
  intervalSeconds: number;

  @Column('timestamptz', { default: () => 'now()' })
  nextPollAt: Date;

  @Column('text', { nullable: true })
  leaseOwner: string | null;

  @Column('timestamptz', { nullable: true })
  leaseUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  lastPolledAt: Date | null;

  @Column('timestamptz', { nullable: true })
  lastSuccessAt: Date | null;

  @Column('timestamptz', { nullable: true })
  lastItemAt: Date | null;

  @Column('timestamptz', { nullable: true, comment: 'When it was found due, until somebody has polled it' })
  dueSince: Date | null;

  @Column('integer', { default: 0 })
  failures: number;

  @Column('text', { nullable: true })
  errorKind: string | null;

  @Column('text', { nullable: true })
  errorWords: string | null;

  @Column('jsonb', { default: [] })
  warnings: string[];

  @Column('jsonb', {
    nullable: true,
    comment: 'What the platform said last of its limit: limit, remaining, resetAt, at',
  })
  rate: { limit: number | null; remaining: number | null; resetAt: string | null; at: string } | null;

  @Column('bigint', { default: () => '0' })
  mentionsCount: string;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by' })
  creator?: Relation<Person> | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
