/** The outside assistant of this installation: one or none, off until an administrator switches it on. Its key is never readable. */
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';

@Entity('assistant')
@Check('assistant_one_check', 'one')
@Check('assistant_model_check', `btrim(model) <> ''`)
export class Assistant {
  @PrimaryColumn('boolean', { default: true })
  one: boolean;

  @Column('boolean', { default: false })
  active: boolean;

  @Column('text')
  baseUrl: string;

  @Column('text')
  model: string;

  @Column('bytea', { select: false })
  sealed: Buffer;

  @Column('timestamptz', { nullable: true })
  lastOkAt: Date | null;

  @Column('timestamptz', { nullable: true })
  lastErrorAt: Date | null;

  @Column('text', { nullable: true })
  lastWords: string | null;

  @Column('uuid')
  changedBy: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'changed_by' })
  changer?: Relation<Person>;

  @Column('timestamptz', { default: () => 'now()' })
  changedAt: Date;
}
