/** What a platform said last of how much an account may still do, and until when it is left alone. Shared by every process. */
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from '../../listening/accounts/account.entity.js';

@Entity('account_rate')
export class AccountRateRow {
  @PrimaryColumn('uuid')
  accountId: string;

  @OneToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id' })
  account?: Relation<Account>;

  @Column('integer', { nullable: true })
  allowed: number | null;

  @Column('integer', { nullable: true })
  remaining: number | null;

  @Column('timestamptz', { nullable: true })
  resetAt: Date | null;

  @Column('timestamptz', { nullable: true })
  pausedUntil: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt: Date;
}
