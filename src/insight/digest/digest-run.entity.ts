/** The digest of one person and day: exists once (uq_digest_run), whatever processes run or die. */
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
import { Brand } from '../../core/organisation/brand.entity.js';

@Entity('digest_run')
@Check('digest_run_state_check', `state IN ('queued','sending','sent','failed')`)
@Unique('uq_digest_run', ['personId', 'day'])
@Index('ix_digest_run_newest', ['createdAt', 'id'])
@Index('ix_digest_run_open', ['triedAt'], { where: `state IN ('queued','sending')` })
export class DigestRun {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id' })
  person?: Relation<Person>;

  @Column('date', { comment: 'In the zone of the person' })
  day: string;

  @Column('timestamptz')
  dueAt: Date;

  @Column('uuid', { nullable: true })
  brandId: string | null;

  @ManyToOne(() => Brand, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand> | null;

  @Column('boolean')
  email: boolean;

  @Column('text')
  state: 'queued' | 'sending' | 'sent' | 'failed';

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true, comment: 'When it is tried next' })
  notBefore: Date | null;

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('timestamptz', { nullable: true })
  triedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;

  @Column('text', { nullable: true })
  errorWords: string | null;
}
