/** A program or a room that hears alerts. Its address is a secret: sealed, and only `address` of it is ever shown. Never removed, only retired. */
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import type { EndpointKind } from './alert-kinds.js';

@Entity('alert_endpoint')
@Check('alert_endpoint_kind_check', `kind IN ('webhook','slack','teams')`)
@Check('alert_endpoint_name_check', `btrim(name) <> ''`)
export class AlertEndpoint {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('text')
  kind: EndpointKind;

  @Column('text')
  name: string;

  @Column('text', { comment: 'What may be shown of the URL' })
  address: string;

  @Column('bytea', { select: false, comment: 'URL and signing secrets, sealed by the vault' })
  sealed: Buffer;

  @Column('boolean', { default: true })
  active: boolean;

  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;

  /** Until then the secret before this one signs too. */
  @Column('timestamptz', { nullable: true })
  oldSecretUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  lastOkAt: Date | null;

  @Column('timestamptz', { nullable: true })
  lastErrorAt: Date | null;

  @Column('text', { nullable: true })
  lastWords: string | null;

  @Column('uuid')
  createdBy: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by' })
  creator?: Relation<Person>;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
