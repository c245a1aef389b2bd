/** What is remembered of one series of a brand: the packed state of its counts, and of its mood and graveness where it has them. */
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Brand } from '../../core/organisation/brand.entity.js';
import type { GravityState } from './gravity.js';
import type { MoodState } from './mood.js';

@Entity('spike_series')
export class SpikeSeries {
  @PrimaryColumn('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  /** topic|sentiment|platform, * for all; `silence` is the series of a topic nobody has spoken of. */
  @PrimaryColumn('text')
  key: string;

  /** packSpikeState */
  @Column('bytea')
  state: Buffer;

  @Column('jsonb', { nullable: true })
  mood: MoodState | null;

  @Column('jsonb', { nullable: true })
  gravity: GravityState | null;

  /** Last bin with a voice. */
  @Column('integer')
  heardBin: number;
}
