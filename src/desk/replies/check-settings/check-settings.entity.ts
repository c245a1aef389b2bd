/** One version of what a brand changes of the checks; the highest is in force. Written once: a change is a further version. */
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../../core/identity/person.entity.js';
import { Brand } from '../../../core/organisation/brand.entity.js';
import type { CheckSettings } from '../checks/settings/check-settings.js';

@Entity('check_settings', {
  comment: 'The highest version of a brand is in force; without one the checks are as delivered',
})
@Check('check_settings_version_check', `version >= 1`)
@Check('check_settings_settings_check', `jsonb_typeof(settings) = 'object'`)
export class CheckSettingsRow {
  @PrimaryColumn('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @PrimaryColumn('integer')
  version: number;

  @Column('jsonb')
  settings: CheckSettings;

  @Column('uuid')
  madeBy: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'made_by' })
  maker?: Relation<Person>;

  @Column('timestamptz', { default: () => 'now()' })
  madeAt: Date;
}
