/** What the platform shows of a posting of ours, read back now and then: as posted, edited there, gone there, or taken back by us. */
import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Publication } from './publication.entity.js';

@Entity('publication_standing')
@Check('publication_standing_state_check', `state IN ('there','edited','gone','removed')`)
@Index('ix_publication_standing_next', ['nextAt'], { where: 'next_at IS NOT NULL' })
export class PublicationStanding {
  @PrimaryColumn('uuid')
  publicationId: string;

  @OneToOne(() => Publication, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'publication_id' })
  publication?: Relation<Publication>;

  @Column('text', {
    default: 'there',
    comment: 'there: as posted; edited, gone: by somebody else; removed: by us',
  })
  state: 'there' | 'edited' | 'gone' | 'removed';

  @Column('text', { nullable: true })
  shownText: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  since: Date;

  @Column('timestamptz', { nullable: true })
  lookedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  nextAt: Date | null;

  /** Looks in a row that did not find it. */
  @Column('integer', { default: 0 })
  misses: number;
}
