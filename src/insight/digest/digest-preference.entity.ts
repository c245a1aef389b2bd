/** When a person wants the morning digest. Executives get it without a row, at eight; nobody else does. */
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Brand } from '../../core/organisation/brand.entity.js';

@Entity('digest_preference')
@Check('digest_preference_hour_check', 'hour BETWEEN 0 AND 23')
export class DigestPreference {
  @PrimaryColumn('uuid')
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id' })
  person?: Relation<Person>;

  @Column('boolean')
  enabled: boolean;

  /** Local, in the person's zone. */
  @Column('smallint')
  hour: number;

  @Column('boolean', { default: true })
  email: boolean;

  /** null: every brand. */
  @Column('uuid', { nullable: true })
  brandId: string | null;

  @ManyToOne(() => Brand, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand> | null;

  /** Since when it is this hour. */
  @Column('timestamptz', { default: () => 'now()' })
  updatedAt: Date;
}
