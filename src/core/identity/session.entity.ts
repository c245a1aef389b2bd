/** A sign-in that can be revoked. Only the sha-256 of the cookie's value is kept: who reads the table cannot become anybody. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from './person.entity.js';

@Entity('session')
@Index('ix_session_person', ['personId'])
@Index('ix_session_expires', ['expiresAt'])
@Check('session_id_hash_check', `octet_length(id_hash) = 32`)
export class Session {
  @PrimaryColumn('bytea')
  idHash: Buffer;

  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id' })
  person?: Relation<Person>;

  @Column('text')
  csrfToken: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  /** Written at most once a minute; the idle limit counts from here. */
  @Column('timestamptz', { default: () => 'now()' })
  lastSeenAt: Date;

  /** The end however busy the session is. */
  @Column('timestamptz')
  expiresAt: Date;

  @Column('text', { nullable: true })
  ip: string | null;

  @Column('text', { nullable: true })
  userAgent: string | null;
}
