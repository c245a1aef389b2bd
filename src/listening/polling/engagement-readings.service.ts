/** Stores what a second look saw of a post's counters and of its author's followers, so that how it spreads can be told from how big it is. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { storableJson } from '../../core/database/storable.js';
import type { Tx } from '../../core/database/transaction.js';
import type { PostState } from '../../platforms/ports.js';

/** PostgreSQL's integer; a network that claims more is not believed to the last digit. */
const MOST = 2_147_483_647;

@Injectable()
export class EngagementReadings {
  constructor(private readonly clock: Clock) {}

  /** `mentionIds`: those that were asked for. What a platform does not tell stays null; posts that are gone leave no reading. */
  async note(tx: Tx, mentionIds: readonly string[], states: readonly PostState[]): Promise<void> {
    const seen = states.flatMap((one) => ('post' in one ? [one.post] : []));
    if (seen.length === 0) return;
    const rows = seen.map((post) => ({
      external_id: post.externalId,
      replies: count(post.engagement.replies),
      reposts: count(post.engagement.reposts),
      likes: count(post.engagement.likes),
      followers: count(post.author.followers),
    }));
    await tx.manager.query(
      `INSERT INTO engagement_reading (mention_id, at, replies, reposts, likes, followers)
       SELECT m.id, $2, g.replies, g.reposts, g.likes, coalesce(g.followers, a.followers)
       FROM jsonb_to_recordset($3::jsonb) AS g(external_id text, replies integer, reposts integer, likes integer, followers integer)
       JOIN mention m ON m.external_id = g.external_id AND m.id = ANY($1::uuid[]) JOIN author a ON a.id = m.author_id
       ON CONFLICT DO NOTHING`,
      [mentionIds, this.clock.now(), storableJson(rows)],
    );
  }
}

const count = (value: number | null): number | null =>
  value === null || !Number.isFinite(value) ? null : Math.max(0, Math.min(MOST, Math.round(value)));
