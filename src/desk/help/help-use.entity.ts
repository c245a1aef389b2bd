/** That somebody took a snippet, an earlier reply or the assistant's proposal over into a draft. Never changed. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Brand } from '../../core/organisation/brand.entity.js';
import { Reply } from '../replies/reply.entity.js';
import { AssistDraft } from './assist-draft.entity.js';
import { Snippet } from './snippet.entity.js';

export type HelpKind = 'similar' | 'snippet' | 'assistant';

@Entity('help_use')
@Check('help_use_kind_check', `kind IN ('similar','snippet','assistant')`)
@Check(
  'help_use_of_check',
  `(kind = 'similar') = (similar_id IS NOT NULL)
   AND (kind = 'snippet') = (snippet_id IS NOT NULL AND snippet_revision IS NOT NULL)
   AND (kind = 'assistant') = (assist_id IS NOT NULL)`,
)
@Index('ix_help_use_reply', ['replyId', 'at'])
@Index('ix_help_use_snippet', ['snippetId'], { where: 'snippet_id IS NOT NULL' })
export class HelpUse {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  replyId: string;

  @ManyToOne(() => Reply, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'reply_id' })
  reply?: Relation<Reply>;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id' })
  person?: Relation<Person>;

  @Column('text')
  kind: HelpKind;

  @Column('uuid', { nullable: true })
  similarId: string | null;

  @ManyToOne(() => Reply, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'similar_id' })
  similar?: Relation<Reply> | null;

  @Column('uuid', { nullable: true })
  snippetId: string | null;

  @ManyToOne(() => Snippet, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'snippet_id' })
  snippet?: Relation<Snippet> | null;

  @Column('integer', { nullable: true })
  snippetRevision: number | null;

  @Column('uuid', { nullable: true })
  assistId: string | null;

  @ManyToOne(() => AssistDraft, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'assist_id' })
  assist?: Relation<AssistDraft> | null;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}
