/** Which customer an author is, in one brand. An author is one customer of a brand, never two. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Brand } from '../../core/organisation/brand.entity.js';
import { Author } from '../../listening/ingest/author.entity.js';
import { Customer } from './customer.entity.js';

@Entity('customer_author')
@Index('ix_customer_author_customer', ['customerId'])
export class CustomerAuthor {
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

  @Column('uuid')
  customerId: string;

  @ManyToOne(() => Customer, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'customer_id' })
  customer?: Relation<Customer>;
}
