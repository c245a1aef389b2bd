/** One call to a platform for a publication, begun before it leaves: a row without an end is a process that died. */
import {
  Check,
  Column,
  Entity,
  Generated,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { Publication } from './publication.entity.js';

@Entity('publication_attempt')
@Check('publication_attempt_kind_check', `kind IN ('send','read','confirm')`)
@Index('ix_publication_attempt', ['publicationId', 'startedAt'])
export class PublicationAttempt {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  publicationId: string;

  @ManyToOne(() => Publication, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id' })
  publication?: Relation<Publication>;

  // As for the number of a case: the decorator knows 'identity' for primary keys only.
  @Column({
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    comment: 'The order in which calls were begun, whatever the clocks said',
  })
  @Generated('identity' as 'increment')
  seq: string;

  @Column('text')
  kind: 'send' | 'read' | 'confirm';

  @Column('timestamptz', { default: () => 'now()' })
  startedAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('text', { nullable: true })
  outcome: string | null;

  @Column('text', { nullable: true })
  words: string | null;

  @Column('text', {
    nullable: true,
    comment: 'The post that the platform named in its answer, however late it came',
  })
  externalId: string | null;

  @Column('text', { nullable: true })
  permalink: string | null;
}
