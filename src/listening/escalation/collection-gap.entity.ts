/** Bins in which most of what is said of a brand (or on one platform) could not be collected: missing time or a part of it, never zero. */
import {
  Check,
  Column,
  Entity,
  Generated,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { Brand } from '../../core/organisation/brand.entity.js';

@Entity('collection_gap', {
  comment:
    'Bins in which most of what is said could not be collected; no brand: the whole installation stood still',
})
@Check('collection_gap_check', `to_bin >= from_bin`)
@Check('collection_gap_heard_check', `heard >= 0 AND heard < 1`)
@Index('ix_collection_gap_brand', ['brandId', 'toBin'])
export class CollectionGap {
  @PrimaryColumn({ type: 'bigint', generatedIdentity: 'ALWAYS' })
  @Generated('identity' as 'increment')
  id: string;

  /** Null: Earshot itself stood still. */
  @Column('uuid', { nullable: true })
  brandId: string | null;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand> | null;

  /** Null: all of them together. */
  @Column('text', { nullable: true })
  platform: string | null;

  @Column('integer')
  fromBin: number;

  @Column('integer')
  toBin: number;

  /** Share of what is usually said that could be heard all the same. */
  @Column('real', {
    default: () => '0',
    comment: 'Share of what is usually said that could be heard all the same',
  })
  heard: number;
}
