/** Who wrote mentions, as a platform knows them. Several authors may be one customer (the desk says which). */
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity('author')
@Unique('uq_author', ['platform', 'externalId'])
export class Author {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('text')
  platform: string;

  @Column('text')
  externalId: string;

  @Column('text', { nullable: true })
  handle: string | null;

  @Column('text', { nullable: true })
  displayName: string | null;

  @Column('text', { nullable: true })
  profileUrl: string | null;

  @Column('integer', { nullable: true })
  followers: number | null;

  @Column('integer', { nullable: true })
  following: number | null;

  @Column('boolean', { nullable: true })
  isBot: boolean | null;

  @Column('timestamptz', { nullable: true })
  accountCreatedAt: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  firstSeenAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt: Date;
}
