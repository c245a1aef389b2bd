/** A flagged mention that is watched for how it spreads: when it is read again, and where it is going by the last reading. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Brand } from '../../core/organisation/brand.entity.js';
import { Mention } from '../ingest/mention.entity.js';
import type { StoredForecast } from './spread-judge.js';

@Entity('spread_watch')
@Check('spread_watch_state_check', `state IN ('watching','ended')`)
@Check('spread_watch_check', `(state = 'ended') = (end_reason IS NOT NULL)`)
@Index('ix_spread_watch_due', ['nextAt'], { where: `state = 'watching'` })
@Index('ix_spread_watch_ended', ['since'], { where: `state = 'ended'` })
export class SpreadWatch {
  @PrimaryColumn('uuid')
  mentionId: string;

  @ManyToOne(() => Mention, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'mention_id' })
  mention?: Relation<Mention>;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('text', { default: 'watching' })
  state: 'watching' | 'ended';

  /** Of the mention, when it was last judged: an edit is seen by it. */
  @Column('integer')
  version: number;

  @Column('timestamptz')
  since: Date;

  @Column('timestamptz', { nullable: true })
  nextAt: Date | null;

  @Column('timestamptz', { nullable: true })
  judgedAt: Date | null;

  @Column('jsonb', { nullable: true })
  forecast: StoredForecast | null;

  /** still, deleted, not-flagged, unread */
  @Column('text', { nullable: true })
  endReason: string | null;
}
