/** A brand is what is being watched; every row that belongs to one names it. Only a sample brand can be removed (trigger brand_keep). */
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity('brand')
@Unique('brand_slug_key', ['slug'])
@Check('brand_name_check', `btrim(name) <> ''`)
@Check('brand_slug_check', `slug ~ '^[a-z0-9][a-z0-9-]*$'`)
@Check('brand_flag_risk_check', `flag_risk BETWEEN 1 AND 100`)
@Check('brand_undo_seconds_check', `undo_seconds BETWEEN 0 AND 86400`)
@Check('brand_approval_hours_check', `approval_hours BETWEEN 1 AND 720`)
@Check('brand_review_depth_check', `review_depth IN ('one','earned')`)
export class Brand {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  slug: string;

  /** Languages the brand is spoken of in. */
  @Column('text', { array: true, default: () => `'{en}'` })
  languages: string[];

  /** Words the spelling check takes as right: products, people, slogans. */
  @Column('text', { array: true, default: () => `'{}'` })
  allowWords: string[];

  /** Labelled fiction that can never post. */
  @Column('boolean', { default: false })
  sample: boolean;

  @Column('integer', {
    default: 45,
    comment: 'A mention whose risk reaches this is flagged and opens a case',
  })
  flagRisk: number;

  @Column('integer', { default: 15, comment: 'Between approval and sending' })
  undoSeconds: number;

  @Column('integer', { default: 24 })
  approvalHours: number;

  @Column('text', {
    default: 'one',
    comment: 'Until the brand has a review policy, which says it from then on',
  })
  reviewDepth: 'one' | 'earned';

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
