/** A stretch in which nothing of a brand is published. While it is open the trigger publication_crisis() refuses every posting. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Brand } from '../../core/organisation/brand.entity.js';

@Entity('crisis')
@Check('crisis_reason_check', `btrim(reason) <> ''`)
@Check(
  'crisis_check',
  `(lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (btrim(coalesce(lift_reason, '')) = '')`,
)
@Index('uq_crisis_open', ['brandId'], { unique: true, where: 'lifted_at IS NULL' })
@Index('ix_crisis_brand', ['brandId', 'openedAt'])
export class Crisis {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('text')
  reason: string;

  @Column('uuid')
  openedBy: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'opened_by' })
  opener?: Relation<Person>;

  @Column('timestamptz', { default: () => 'now()' })
  openedAt: Date;

  @Column('uuid', { nullable: true })
  liftedBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'lifted_by' })
  lifter?: Relation<Person> | null;

  @Column('timestamptz', { nullable: true })
  liftedAt: Date | null;

  @Column('text', { nullable: true })
  liftReason: string | null;
}
