/** One host that asked to be left alone for a while; shared by every process through the database. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('host_rate')
export class HostRateRow {
  @PrimaryColumn('text')
  host: string;

  @Column('timestamptz')
  pausedUntil: Date;

  @Column('text')
  reason: string;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt: Date;
}
