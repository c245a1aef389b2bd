/**
 * A reviewer's yes to one version in one state of the thread (content_hash). It can only be revoked, once, with a reason;
 * the trigger approval_guard refuses own words, a version that is not in review and a thread that moved on.
 */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Reply } from './reply.entity.js';
import { ReplyVersion } from './reply-version.entity.js';

@Entity('approval')
@Check('approval_content_hash_check', `octet_length(content_hash) = 32`)
@Check('approval_check', `(revoked_at IS NULL) = (revoked_reason IS NULL)`)
@Check('approval_check1', `expires_at > approved_at`)
@Check('approval_step_check', `step >= 0`)
@Index('uq_approval_step', ['replyVersionId', 'step'], { unique: true, where: 'revoked_at IS NULL' })
@Index('uq_approval_live', ['replyVersionId', 'reviewerId'], { unique: true, where: 'revoked_at IS NULL' })
@Index('ix_approval_reply', ['replyId'], { where: 'revoked_at IS NULL' })
export class Approval {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  replyId: string;

  @ManyToOne(() => Reply, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'reply_id' })
  reply?: Relation<Reply>;

  @Column('uuid')
  replyVersionId: string;

  @ManyToOne(() => ReplyVersion, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'reply_version_id' })
  replyVersion?: Relation<ReplyVersion>;

  @Column('uuid')
  brandId: string;

  @Column('uuid')
  reviewerId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'reviewer_id' })
  reviewer?: Relation<Person>;

  @Column('integer', {
    default: 1,
    comment: 'Which step of the plan it fills, from 1; 0: a lead who alone suffices',
  })
  step: number;

  @Column('bytea')
  contentHash: Buffer;

  @Column('timestamptz', { default: () => 'now()' })
  approvedAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('text', { nullable: true })
  revokedReason: string | null;
}
