/** Our credentials on a platform, sealed. A removed account stays as a row: approvals and publications point at it. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Brand } from '../../core/organisation/brand.entity.js';
import type { LengthRule } from '../../platforms/ports.js';

@Entity('account')
@Check('account_state_check', `state IN ('active','needs_attention','removed')`)
@Index('uq_account_identity', ['brandId', 'platform', 'externalId'], {
  unique: true,
  where: `state <> 'removed' AND external_id IS NOT NULL`,
})
export class Account {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('text')
  platform: string;

  @Column('text')
  baseUrl: string;

  @Column('text', { nullable: true })
  externalId: string | null;

  @Column('text', { nullable: true })
  handle: string | null;

  @Column('text', { nullable: true })
  displayName: string | null;

  @Column('bytea', {
    select: false,
    comment: 'Sealed by the vault (AES-256-GCM); never readable without the key',
  })
  credentials: Buffer;

  @Column('jsonb', { nullable: true })
  lengthRule: LengthRule | null;

  @Column('boolean', { default: true })
  canPublish: boolean;

  @Column('text', { default: 'active' })
  state: 'active' | 'needs_attention' | 'removed';

  @Column('text', { nullable: true })
  lastError: string | null;

  @Column('timestamptz', { nullable: true })
  checkedAt: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
