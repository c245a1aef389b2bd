/** When replies of a brand may go out; no row: at any time. */
import { Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Brand } from '../../core/organisation/brand.entity.js';
import type { SendingHours } from './sending-hours.js';

@Entity('sending_hours')
export class SendingHoursRow {
  @PrimaryColumn('uuid')
  brandId: string;

  @OneToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('jsonb')
  days: SendingHours['days'];

  @Column('boolean', { default: true })
  urgentAnyTime: boolean;

  @Column('uuid')
  updatedBy: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'updated_by' })
  updater?: Relation<Person>;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt: Date;
}
