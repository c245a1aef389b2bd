/** A topic that one brand added to the taxonomy, with its own words by language. */
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Brand } from '../../core/organisation/brand.entity.js';

@Entity('brand_topic')
@Check('brand_topic_topic_check', `topic ~ '^[a-z0-9][a-z0-9-]{0,39}$'`)
@Check('brand_topic_label_check', `btrim(label) <> ''`)
export class BrandTopic {
  @PrimaryColumn('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @PrimaryColumn('text')
  topic: string;

  @Column('text')
  label: string;

  /** Phrases by language. */
  @Column('jsonb')
  words: Record<string, string[]>;

  @Column('uuid', { nullable: true })
  changedBy: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'changed_by' })
  changer?: Relation<Person> | null;

  @Column('timestamptz', { default: () => 'now()' })
  changedAt: Date;
}
