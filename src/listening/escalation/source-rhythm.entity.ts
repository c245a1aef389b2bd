/** What a source usually brings, by hour of the week, how clumped and how late: what its silence is held against. */
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Source } from '../sources/source.entity.js';

@Entity('source_rhythm')
export class SourceRhythm {
  @PrimaryColumn('uuid')
  sourceId: string;

  @ManyToOne(() => Source, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'source_id' })
  source?: Relation<Source>;

  /** 168 numbers, Monday 00:00 UTC first. */
  @Column('real', {
    array: true,
    comment: 'Arrivals to expect in each hour of the week, Monday 00:00 UTC first',
  })
  hours: number[];

  @Column('integer')
  arrivals: number;

  @Column('real')
  observedDays: number;

  /** Variance of an hour's arrivals = mean + dispersion · mean². */
  @Column('real')
  dispersion: number;

  /** Half of its posts were captured so long after they claim to have been published. */
  @Column('integer')
  usualLagSeconds: number;

  @Column('timestamptz')
  reckonedAt: Date;
}
