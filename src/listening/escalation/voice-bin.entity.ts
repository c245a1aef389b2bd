/** Voices by series in one bin, as they were counted: what the alert lab replays. No row: nobody spoke (or a gap: nobody listened). */
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Brand } from '../../core/organisation/brand.entity.js';

@Entity('voice_bin', {
  comment: 'Voices by series in one bin; no row: nobody spoke, or collection_gap says that nobody listened',
})
export class VoiceBin {
  @PrimaryColumn('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @PrimaryColumn('integer')
  bin: number;

  /** By series key. */
  @Column('jsonb')
  counts: Record<string, number>;
}
