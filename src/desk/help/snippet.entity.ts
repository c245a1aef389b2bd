/** A piece of knowledge that replies are written from: what is true of a topic, in one language, kept by an owner. Retired, never removed. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Brand } from '../../core/organisation/brand.entity.js';

@Entity('snippet')
@Check('snippet_title_check', `btrim(title) <> ''`)
@Check('snippet_text_check', `btrim(text) <> ''`)
@Check('snippet_language_check', `language IN ('en','hi','ta','hi-Latn','ta-Latn')`)
@Index('ix_snippet_brand', ['brandId', 'language'], { where: 'retired_at IS NULL' })
@Index('ix_snippet_review', ['reviewOn'], { where: 'retired_at IS NULL' })
export class Snippet {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('text')
  title: string;

  /** With variables such as {{customer.name}}. */
  @Column('text')
  text: string;

  @Column('text')
  language: string;

  @Column('text', { array: true, default: [] })
  topics: string[];

  @Column('uuid')
  ownerId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'owner_id' })
  owner?: Relation<Person>;

  @Column('date')
  reviewOn: string;

  @Column('date', { nullable: true, comment: 'The day of review whose passing its owner was told of' })
  toldFor: string | null;

  @Column('integer', { default: 1, comment: 'Rises with every change; a writer names the one it saw' })
  revision: number;

  @Column('timestamptz', { nullable: true })
  retiredAt: Date | null;

  @Column('uuid')
  changedBy: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'changed_by' })
  changer?: Relation<Person>;

  @Column('timestamptz', { default: () => 'now()' })
  changedAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
