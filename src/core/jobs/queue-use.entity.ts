/** Which queue this installation hands its work to. One row; another queue than this, or one that forgot its mark, is given the work again. */
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('queue_use')
@Check('queue_use_one_check', 'one')
export class QueueUse {
  @PrimaryColumn('boolean', { default: true })
  one: boolean;

  @Column('text')
  engine: string;

  /** Left in a queue that lives outside the database. */
  @Column('uuid')
  mark: string;

  @Column('timestamptz', { default: () => 'now()' })
  since: Date;
}
