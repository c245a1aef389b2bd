/** Somebody who works with Earshot. Never deleted: what they wrote and decided keeps its name. Deactivating ends their sessions. */
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Role } from './role.js';

@Entity('person')
@Unique('uq_person_email', ['email'])
@Check('person_email_check', `email = lower(btrim(email)) AND email LIKE '%_@_%'`)
@Check('person_name_check', `btrim(name) <> ''`)
@Check(
  'person_roles_check',
  `cardinality(roles) > 0 AND roles <@ ARRAY['agent','reviewer','lead','executive','admin']`,
)
@Check('person_locale_check', `locale IN ('en','hi','ta')`)
@Check('person_capacity_check', `capacity BETWEEN 0 AND 1000`)
export class Person {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  /** Lower case, trimmed. */
  @Column('text')
  email: string;

  @Column('text')
  name: string;

  /** argon2id in PHC format; never leaves this folder. */
  @Column('text', { select: false })
  passwordHash: string;

  @Column('text', { array: true })
  roles: Role[];

  /** Language of the desk for this person. */
  @Column('text', { default: 'en' })
  locale: string;

  @Column('text', {
    array: true,
    default: () => `'{en}'`,
    comment: 'Languages the person answers in: en, hi, ta, hi-Latn, ta-Latn',
  })
  languages: string[];

  /** IANA name. */
  @Column('text', { default: 'UTC' })
  timeZone: string;

  @Column('boolean', { default: true })
  active: boolean;

  /** A ready account of the sample brand. */
  @Column('boolean', { default: false })
  sample: boolean;

  /** Takes cases now. */
  @Column('boolean', { default: false })
  available: boolean;

  /** Open cases at once. */
  @Column('integer', { default: 20 })
  capacity: number;

  @Column('timestamptz', { nullable: true })
  lastAssignedAt: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
