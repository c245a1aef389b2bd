/** How far a brand's bins are judged. Its row is the lease: whoever holds its lock is the one who judges this brand. */
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Brand } from '../../core/organisation/brand.entity.js';

@Entity('escalation_brand')
@Check('escalation_brand_sensitivity_check', `sensitivity BETWEEN 0.25 AND 4`)
export class EscalationBrand {
  @PrimaryColumn('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  /** Five minutes each, counted from 1970. */
  @Column('integer')
  bin: number;

  /** Mentions of the last minutes that were heard: one that commits late is heard once. */
  @Column('uuid', { array: true, default: () => `'{}'` })
  counted: string[];

  /** 1: as shipped; higher alarms sooner and oftener. */
  @Column('real', { default: () => '1' })
  sensitivity: number;

  /** When its series were learned from stored history; a source that is newer waits until they are learned anew. */
  @Column('timestamptz')
  seededAt: Date;

  @Column('timestamptz')
  tickedAt: Date;
}
