/**
 * One captured public post, with the newest of its versions and the newest score's headline beside it, so that lists need no join.
 * The same post is one row per brand however often it is seen; it is never deleted by the product (trigger mention_no_delete).
 */
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
import { Brand } from '../../core/organisation/brand.entity.js';
import { Source } from '../sources/source.entity.js';
import { Author } from './author.entity.js';

@Entity('mention')
@Unique('uq_mention', ['brandId', 'platform', 'externalId'])
@Check('mention_kind_check', `kind IN ('post','review','comment','article','message')`)
@Check('mention_version_check', `version >= 1`)
@Check('mention_visibility_check', `visibility IN ('public','unlisted','private','direct')`)
@Check('mention_spam_by_check', `spam_by IN ('scorer','person')`)
@Check('mention_sentiment_check', `sentiment IN ('neg','neu','pos')`)
@Check('mention_risk_check', `risk BETWEEN 0 AND 100`)
@Check('mention_check', `NOT (own AND flagged)`)
@Check('mention_check1', `NOT (spam AND flagged)`)
@Index('ix_mention_thread', ['brandId', 'rootExternalId'], { where: 'root_external_id IS NOT NULL' })
@Index('ix_mention_recheck_failure', ['sourceId'], { where: 'recheck_failure IS NOT NULL' })
@Index('ix_mention_score_model', ['brandId', 'scoreModel'])
@Index('ix_mention_duplicates', ['duplicateOf', 'capturedAt'], { where: 'duplicate_of IS NOT NULL' })
export class Mention {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  brandId: string;

  @ManyToOne(() => Brand, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'brand_id' })
  brand?: Relation<Brand>;

  @Column('uuid')
  sourceId: string;

  @ManyToOne(() => Source)
  @JoinColumn({ name: 'source_id' })
  source?: Relation<Source>;

  @Column('text')
  platform: string;

  @Column('text')
  externalId: string;

  @Column('uuid')
  authorId: string;

  @ManyToOne(() => Author)
  @JoinColumn({ name: 'author_id' })
  author?: Relation<Author>;

  @Column('text')
  kind: 'post' | 'review' | 'comment' | 'article' | 'message';

  @Column('integer', { default: 1 })
  version: number;

  @Column('text')
  revision: string;

  @Column('text')
  text: string;

  @Column('text', { nullable: true })
  title: string | null;

  @Column('numeric', { precision: 3, scale: 1, nullable: true })
  rating: string | null;

  @Column('text', { nullable: true })
  claimedLanguage: string | null;

  @Column('text', { default: 'public' })
  visibility: 'public' | 'unlisted' | 'private' | 'direct';

  @Column('text', { nullable: true })
  parentExternalId: string | null;

  @Column('text', { nullable: true })
  rootExternalId: string | null;

  @Column('text', { nullable: true })
  permalink: string | null;

  /** What the platform's publisher needs to answer; opaque here. */
  @Column('jsonb', { default: {} })
  native: Record<string, unknown>;

  @Column('jsonb', { default: [] })
  media: { url: string; alt: string | null; kind: string }[];

  @Column('integer', { nullable: true })
  replies: number | null;

  @Column('integer', { nullable: true })
  reposts: number | null;

  @Column('integer', { nullable: true })
  likes: number | null;

  @Column('timestamptz', {
    comment: 'As the platform claims; the time of capture where it claims none or one in the future',
  })
  publishedAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  capturedAt: Date;

  @Column('timestamptz', { nullable: true })
  editedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  deletedAt: Date | null;

  /** When the platform was last asked whether it still stands as captured. */
  @Column('timestamptz', { nullable: true })
  recheckedAt: Date | null;

  /** Why it could not be asked for again, in words; null when it could. */
  @Column('text', { nullable: true })
  recheckFailure: string | null;

  /** Written by one of our own accounts: kept for the thread, never a complaint. */
  @Column('boolean', { default: false })
  own: boolean;

  /** 64-bit simhash of the normalised text, as a signed decimal string. */
  @Column('bigint')
  fingerprint: string;

  /** The first mention that said nearly the same; copies are not further voices. */
  @Column('uuid', { nullable: true })
  duplicateOf: string | null;

  @ManyToOne(() => Mention)
  @JoinColumn({ name: 'duplicate_of' })
  original?: Relation<Mention> | null;

  @Column('boolean', { default: false })
  spam: boolean;

  @Column('text', { default: 'scorer' })
  spamBy: 'scorer' | 'person';

  @Column('text')
  language: string;

  @Column('text')
  sentiment: 'neg' | 'neu' | 'pos';

  @Column('real')
  complaint: number;

  @Column('real')
  urgency: number;

  @Column('integer')
  risk: number;

  @Column('boolean', { default: false })
  flagged: boolean;

  @Column('real', { default: () => '0' })
  offensive: number;

  @Column('text', { array: true, default: () => `'{}'` })
  topics: string[];

  @Column('text', { default: '' })
  scoreModel: string;

  @Column('text', {
    array: true,
    default: () => `'{}'`,
    comment: 'Fields that say what a person said, not what the scorer did',
  })
  overruled: string[];
}
