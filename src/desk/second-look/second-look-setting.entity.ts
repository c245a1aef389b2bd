/** How many of a brand's published replies are looked at again, where it is not the usual share. */
import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Brand } from '../../core/organisation/brand.entity.js';

@Entity('second_look_setting')
@Check('second_look_setting_percent_check', `percent BETWEEN 0 AND 100`)
export class SecondLookSetting {
  @PrimaryColumn('uuid')
  brandId: string;

  @OneToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('integer', {
    comment: 'Of the published replies of the brand; brands without a row have the usual share',
  })
  percent: number;
}
