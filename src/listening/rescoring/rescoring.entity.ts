/** One run over a brand's earlier mentions with the scorer of today: how far it is, so that it goes on after any crash. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Brand } from '../../core/organisation/brand.entity.js';

@Entity('rescoring')
@Check('rescoring_state_check', `state IN ('running','done','stopped')`)
@Check('rescoring_total_check', `total >= 0`)
@Check('rescoring_check', `(last_captured_at IS NULL) = (last_id IS NULL)`)
@Check('rescoring_check1', `(state = 'running') = (finished_at IS NULL)`)
@Index('uq_rescoring_running', ['brandId'], { unique: true, where: `state = 'running'` })
@Index('ix_rescoring_brand', ['brandId', 'startedAt'])
export class Rescoring {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  /** Captured from here on; null: all there are. */
  @Column('timestamptz', { nullable: true })
  since: Date | null;

  /** Captured before this: later ones are judged by the new scorer as they come. */
  @Column('timestamptz')
  until: Date;

  @Column('text')
  model: string;

  @Column('text', { default: 'running' })
  state: 'running' | 'done' | 'stopped';

  @Column('integer')
  total: number;

  @Column('integer', { default: 0 })
  done: number;

  @Column('integer', { default: 0 })
  changed: number;

  /** Newly flagged. */
  @Column('integer', { default: 0 })
  flagged: number;

  /** Spent at work so far, pauses left out: what the time left is reckoned from. */
  @Column('bigint', { default: () => '0' })
  workedMs: string;

  @Column('timestamptz', { nullable: true })
  lastCapturedAt: Date | null;

  @Column('uuid', {
    nullable: true,
    comment: 'Everything captured later than this mention, or as late with a smaller id, is done',
  })
  lastId: string | null;

  @Column('uuid', { nullable: true })
  startedBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'started_by' })
  starter?: Relation<Person> | null;

  @Column('timestamptz', { default: () => 'now()' })
  startedAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;
}
