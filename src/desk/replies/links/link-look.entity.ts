/** What was found at one address when it was last tried, and who tries it now. Kept for a week after the last time. */
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LinkOutcome } from '../checks/links/link-look.js';

@Entity('link_look')
@Check('link_look_key_check', `key ~ '^[0-9a-f]{64}$'`)
@Check('link_look_outcome_check', `outcome IN ('answers','gone','untrusted','sign-in','untried')`)
@Check(
  'link_look_whole_check',
  `(outcome IS NULL) = (looked_at IS NULL) AND (outcome IS NULL) = (expires_at IS NULL) AND (outcome IS NULL OR final_host IS NOT NULL)`,
)
@Index('ix_link_look_host', ['host', 'beganAt'])
@Index('ix_link_look_began', ['beganAt'])
export class LinkLookRow {
  /** SHA-256 of the address. */
  @PrimaryColumn('text')
  key: string;

  @Column('text')
  url: string;

  @Column('text')
  host: string;

  @Column('timestamptz')
  beganAt: Date;

  /** Somebody tries it until then. */
  @Column('timestamptz', { nullable: true })
  lookingUntil: Date | null;

  @Column('timestamptz', { nullable: true })
  lookedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  @Column('text', { nullable: true })
  outcome: LinkOutcome | null;

  @Column('text', { nullable: true })
  finalHost: string | null;

  @Column('boolean', { default: false })
  downgraded: boolean;

  /** Of HTTP; null without an answer. */
  @Column('integer', { nullable: true })
  status: number | null;

  /** What happened, in words for whoever reads the table. */
  @Column('text', { nullable: true })
  words: string | null;
}
