/** One submitted text with what the checks said of it. Written once: a change is a further version. */
import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import type { Finding } from './checks/finding.js';
import { Reply } from './reply.entity.js';

@Entity('reply_version')
@Unique('uq_reply_version', ['replyId', 'number'])
@Check('reply_version_number_check', `number >= 1`)
@Check('reply_version_check_settings_check', `check_settings >= 1`)
@Check('reply_version_canned_score_check', `canned_score BETWEEN 0 AND 100`)
@Check('reply_version_text_check', `btrim(text) <> ''`)
@Check('reply_version_overrule_asked_check', `btrim(overrule_asked) <> ''`)
@Index('ix_reply_version_author', ['authorId', 'createdAt'])
export class ReplyVersion {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  replyId: string;

  @ManyToOne(() => Reply, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'reply_id' })
  reply?: Relation<Reply>;

  @Column('uuid')
  brandId: string;

  @Column('integer')
  number: number;

  @Column('text')
  text: string;

  @Column('text', { nullable: true })
  language: string | null;

  @Column('uuid')
  authorId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'author_id' })
  author?: Relation<Person>;

  @Column('jsonb', { default: [] })
  findings: Finding[];

  @Column('text')
  checksModel: string;

  @Column('integer', {
    nullable: true,
    comment: "Version of the brand's check_settings that judged it; null: as delivered",
  })
  checkSettings: number | null;

  @Column('text', {
    nullable: true,
    comment: 'Why its author thinks that what stops it is wrong',
  })
  overruleAsked: string | null;

  /** 0 to 100: likeness to the likest earlier reply; null where nothing was compared. */
  @Column('smallint', { nullable: true })
  cannedScore: number | null;

  /** The beginning of that earlier reply. */
  @Column('text', { nullable: true })
  cannedLike: string | null;

  /** Set by the trigger reply_version_assisted. */
  @Column('boolean', { default: false, comment: 'The assistant had a part in it' })
  assisted: boolean;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
