/** Somebody the desk is in talks with: whatever they write next is news for the desk, flagged or not. */
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Brand } from '../../core/organisation/brand.entity.js';
import { Author } from './author.entity.js';

@Entity('followed_author')
export class FollowedAuthor {
  @PrimaryColumn('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @PrimaryColumn('uuid')
  authorId: string;

  @ManyToOne(() => Author)
  @JoinColumn({ name: 'author_id' })
  author?: Relation<Author>;

  @Column('timestamptz', { default: () => 'now()' })
  since: Date;
}
