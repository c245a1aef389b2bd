/**
 * The attempt to post one approved version on one account. What it posts, where and under which key never changes; the trigger
 * publication_guard allows only the transitions of publication.workflow.ts and asks for a valid approval before it leaves.
 */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Brand } from '../../core/organisation/brand.entity.js';
import { Account } from '../../listening/accounts/account.entity.js';
import { Approval } from '../replies/approval.entity.js';
import { Reply } from '../replies/reply.entity.js';
import { ReplyVersion } from '../replies/reply-version.entity.js';
import type { PublicationState } from './publication.workflow.js';

@Entity('publication')
@Check('publication_mode_check', `mode IN ('api','manual')`)
@Check(
  'publication_state_check',
  `state IN ('queued','sending','published','rejected','unconfirmed','cancelled')`,
)
@Check('publication_idempotency_key_check', `idempotency_key <> ''`)
@Check('publication_check', `state <> 'published' OR published_at IS NOT NULL`)
@Check(
  'publication_check1',
  `state <> 'published' OR mode = 'manual' OR external_id IS NOT NULL OR (confirmed_by IS NOT NULL AND permalink IS NOT NULL)`,
)
@Check('publication_check2', `state <> 'published' OR mode = 'api' OR confirmed_by IS NOT NULL`)
@Check('publication_check3', `(state = 'sending') = (sending_since IS NOT NULL)`)
@Index('uq_publication_live', ['replyId'], {
  unique: true,
  where: `state IN ('queued','sending','published','unconfirmed')`,
})
@Index('uq_publication_key', ['accountId', 'idempotencyKey'], {
  unique: true,
  where: `state IN ('queued','sending','published','unconfirmed')`,
})
@Index('ix_publication_key', ['accountId', 'idempotencyKey'])
@Index('ix_publication_open', ['state', 'notBefore'], {
  where: `state IN ('queued','sending','unconfirmed')`,
})
@Index('ix_publication_external', ['accountId', 'externalId'], { where: 'external_id IS NOT NULL' })
export class Publication {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('uuid')
  replyId: string;

  @ManyToOne(() => Reply, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'reply_id' })
  reply?: Relation<Reply>;

  @Column('uuid')
  replyVersionId: string;

  @ManyToOne(() => ReplyVersion)
  @JoinColumn({ name: 'reply_version_id' })
  replyVersion?: Relation<ReplyVersion>;

  @Column('uuid')
  approvalId: string;

  @ManyToOne(() => Approval)
  @JoinColumn({ name: 'approval_id' })
  approval?: Relation<Approval>;

  @Column('uuid')
  accountId: string;

  @ManyToOne(() => Account)
  @JoinColumn({ name: 'account_id' })
  account?: Relation<Account>;

  @Column('text')
  mode: 'api' | 'manual';

  @Column('text', { default: 'queued' })
  state: PublicationState;

  /** Minted once, before anything leaves; the same for every attempt, and for a posting again of the same words. */
  @Column('text')
  idempotencyKey: string;

  /** When the next step is due: the sending while queued, the next reading while unconfirmed. */
  @Column('timestamptz')
  notBefore: Date;

  /** How often it was handed to the platform. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** How many readings since the last attempt agreed that it is not there. */
  @Column('integer', { default: 0 })
  readings: number;

  @Column('timestamptz', { nullable: true })
  sendingSince: Date | null;

  @Column('text', { nullable: true })
  externalId: string | null;

  @Column('text', { nullable: true })
  permalink: string | null;

  @Column('timestamptz', { nullable: true })
  publishedAt: Date | null;

  @Column('uuid', { nullable: true })
  confirmedBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'confirmed_by' })
  confirmer?: Relation<Person> | null;

  @Column('text', { nullable: true })
  errorKind: string | null;

  @Column('text', { nullable: true })
  errorWords: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt: Date;
}
