/**
 * A promise in one version of a reply: its words, who keeps it and until when. What was promised never changes (trigger
 * commitment_guard); it is `open` only once that version is public. `beyond` was more than its author may give.
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
import { Person } from '../../../core/identity/person.entity.js';
import { Brand } from '../../../core/organisation/brand.entity.js';
import { Case } from '../../cases/case.entity.js';
import { Customer } from '../../cases/customer.entity.js';
import { ReplyVersion } from '../reply-version.entity.js';
import { Reply } from '../reply.entity.js';
import type { CommitmentState } from './commitment.workflow.js';

@Entity('commitment')
@Unique('uq_commitment_span', ['replyVersionId', 'spanStart'])
@Check('commitment_state_check', `state IN ('proposed','open','kept','broken','cancelled')`)
@Check('commitment_words_check', `btrim(words) <> ''`)
@Check('commitment_span_check', `span_start >= 0 AND span_end > span_start`)
@Check('commitment_settled_check', `(state IN ('kept','broken','cancelled')) = (settled_at IS NOT NULL)`)
@Check('commitment_opened_check', `opened_at IS NOT NULL OR state IN ('proposed','cancelled')`)
@Index('ix_commitment_case', ['caseId', 'dueAt'])
@Index('ix_commitment_reply', ['replyId'], { where: `state = 'proposed'` })
@Index('ix_commitment_due', ['dueAt'], { where: `state = 'open'` })
export class Commitment {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('uuid')
  caseId: string;

  @ManyToOne(() => Case, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'case_id' })
  case?: Relation<Case>;

  @Column('uuid')
  customerId: string;

  @ManyToOne(() => Customer)
  @JoinColumn({ name: 'customer_id' })
  customer?: Relation<Customer>;

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

  @Column('text')
  words: string;

  /** UTF-16 offsets in the version's text. */
  @Column('integer')
  spanStart: number;

  @Column('integer')
  spanEnd: number;

  @Column('text')
  kind: string;

  @Column('text')
  who: string;

  @Column('text', { default: '' })
  dueWords: string;

  @Column('uuid')
  ownerId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'owner_id' })
  owner?: Relation<Person>;

  @Column('timestamptz')
  dueAt: Date;

  @Column('text', { default: 'proposed' })
  state: CommitmentState;

  @Column('boolean', { default: false })
  beyond: boolean;

  @Column('uuid')
  confirmedBy: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'confirmed_by' })
  confirmer?: Relation<Person>;

  @Column('timestamptz', { default: () => 'now()' })
  confirmedAt: Date;

  @Column('uuid', { nullable: true })
  cosignedBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'cosigned_by' })
  cosigner?: Relation<Person> | null;

  @Column('timestamptz', { nullable: true })
  openedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  settledAt: Date | null;

  @Column('uuid', { nullable: true })
  settledBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'settled_by' })
  settler?: Relation<Person> | null;

  @Column('text', { nullable: true })
  comment: string | null;

  @Column('timestamptz', { nullable: true })
  ownerToldAt: Date | null;

  @Column('timestamptz', { nullable: true })
  leadsToldAt: Date | null;
}
