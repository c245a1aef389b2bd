/** A job that must run because its transaction committed. Written by Transactions only, moved to the queue by the relay. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('outbox')
@Index('ix_outbox_due', ['runAt', 'createdAt'], { where: 'relayed_at IS NULL' })
@Index('ix_outbox_relayed', ['relayedAt'], { where: 'relayed_at IS NOT NULL' })
@Index('uq_outbox_dedupe', ['job', 'dedupeKey'], {
  unique: true,
  where: 'relayed_at IS NULL AND dedupe_key IS NOT NULL',
})
export class OutboxRow {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('text')
  job: string;

  @Column('jsonb', { default: {} })
  payload: Record<string, unknown>;

  @Column('text', { nullable: true })
  dedupeKey: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  runAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  relayedAt: Date | null;
}
