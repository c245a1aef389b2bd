/** One line under a person's bell. Written by Transactions only, together with what it tells of; the same key is told once. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Person } from '../identity/person.entity.js';

@Entity('notification')
@Unique('uq_notification_dedupe', ['personId', 'dedupeKey'])
@Index('ix_notification_person', ['personId', 'createdAt'])
export class Notification {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id' })
  person?: Relation<Person>;

  /** The desk has words for each kind, in the person's language. */
  @Column('text')
  kind: string;

  @Column('jsonb', { default: {} })
  params: Record<string, string | number>;

  /** Path in the desk. */
  @Column('text')
  link: string;

  @Column('text')
  dedupeKey: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  readAt: Date | null;
}
