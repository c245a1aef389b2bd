/** Writes what is known of how a posting of ours stands: begun when it is published, changed by our own corrections and deletions. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { Tx } from '../../core/database/transaction.js';
import { select } from '../sql.js';
import type { PublicationRow } from './publication-log.service.js';
import { nextLook } from './standing.js';

@Injectable()
export class StandingLog {
  constructor(private readonly clock: Clock) {}

  /** From now on the platform is asked now and then. What a person posted by hand is known by its link only. */
  async begin(tx: Tx, publication: PublicationRow, publishedAt: Date): Promise<void> {
    if (publication.mode !== 'api' || publication.externalId === null) return;
    const now = this.clock.now();
    await select(
      tx.manager,
      `INSERT INTO publication_standing (publication_id, since, next_at) VALUES ($1, $2, $3) ON CONFLICT (publication_id) DO NOTHING`,
      [publication.id, now, nextLook(publishedAt > now ? now : publishedAt, now)],
    );
  }

  /** The posting that this reply amends was corrected or taken back by us. */
  async amended(tx: Tx, replyId: string, kind: 'correction' | 'deletion'): Promise<void> {
    const now = this.clock.now();
    const removed = kind === 'deletion';
    await select(
      tx.manager,
      `INSERT INTO publication_standing (publication_id, state, since, next_at) SELECT amends, $2, $3, $4 FROM reply WHERE id = $1
       ON CONFLICT (publication_id) DO UPDATE SET state = excluded.state, since = excluded.since, next_at = excluded.next_at,
         shown_text = NULL, misses = 0`,
      [replyId, removed ? 'removed' : 'there', now, removed ? null : nextLook(now, now)],
    );
  }
}
