/** What the outside spam service said of one version of a mention. Beside the scorer's own word, never instead of a person's. */
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Mention } from '../ingest/mention.entity.js';

@Entity('spam_opinion', { comment: 'What the outside spam service said of one version of a mention' })
@Check('spam_opinion_verdict_check', `verdict IN ('ham','spam','blatant')`)
export class SpamOpinion {
  @PrimaryColumn('uuid')
  mentionId: string;

  @ManyToOne(() => Mention, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'mention_id' })
  mention?: Relation<Mention>;

  @PrimaryColumn('integer')
  version: number;

  @Column('text')
  verdict: 'ham' | 'spam' | 'blatant';

  @Column('timestamptz', { default: () => 'now()' })
  askedAt: Date;
}
