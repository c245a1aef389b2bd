/** Reads mentions as they are counted, with what their sources are known for. Never writes. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CountedMention } from './count-voices.js';
import { binAt } from './time-grid.js';

interface Row {
  id: string;
  author_id: string;
  story: string;
  captured_at: Date;
  published_at: Date;
  grace: number;
  first_look: boolean;
  settled: boolean;
  topics: string[];
  sentiment: 'neg' | 'neu' | 'pos';
  platform: string;
  spam: boolean;
  own: boolean;
  risk: number;
  complaint: number;
  kinds: string[] | null;
}

/** Authors and stories are remembered as voices over so many days. */
const BEFORE_DAYS = 3;
const MOST_OF_HISTORY = 200_000;

/** The interval has halved since the poll that brought news; what comes later than twice that, and twice the usual, was held up. */
const COLUMNS = `m.id, m.author_id, coalesce(m.duplicate_of, m.id) AS story, m.captured_at, m.published_at,
  least(172800, 2.5 * s.interval_seconds + 2 * coalesce(r.usual_lag_seconds, 0) + 600)::float8 AS grace,
  m.captured_at >= s.created_at AND m.captured_at < s.created_at + interval '15 minutes'
    AND (m.published_at <= s.created_at OR m.published_at = m.captured_at) AS first_look,
  s.created_at <= $2 AS settled,
  m.topics, m.sentiment, m.platform, m.spam, m.own, m.risk, m.complaint,
  CASE WHEN m.risk >= 50 OR m.complaint >= 0.3 THEN (SELECT k.result->'urgencyKinds' FROM score k
    WHERE k.mention_id = m.id AND k.version = m.version ORDER BY k.created_at DESC LIMIT 1) END AS kinds`;
const FROM = `FROM mention m JOIN source s ON s.id = m.source_id LEFT JOIN source_rhythm r ON r.source_id = s.id`;

@Injectable()
export class HeardQueries {
  /** Captured in the stretch, those of `except` left out. Sources newer than `settledBy` are not part of what is expected yet. */
  async captured(
    manager: EntityManager,
    brandId: string,
    stretch: { from: Date; to: Date; settledBy: Date; except: readonly string[] },
  ): Promise<CountedMention[]> {
    const rows = await manager.query<Row[]>(
      `SELECT ${COLUMNS} ${FROM}
       WHERE m.brand_id = $1 AND m.captured_at >= $3 AND m.captured_at < $4 AND m.id <> ALL($5::uuid[]) AND NOT m.own`,
      [brandId, stretch.settledBy, stretch.from, stretch.to, stretch.except],
    );
    return rows.map(mentionOf);
  }

  /** Earlier ones of the same authors and stories. */
  async before(
    manager: EntityManager,
    brandId: string,
    mentions: readonly CountedMention[],
    at: Date,
  ): Promise<CountedMention[]> {
    if (mentions.length === 0) return [];
    const rows = await manager.query<Row[]>(
      `SELECT ${COLUMNS} ${FROM}
       WHERE m.brand_id = $1 AND NOT m.spam AND NOT m.own AND m.captured_at < $3
         AND m.captured_at >= $3::timestamptz - interval '${BEFORE_DAYS} days' AND m.id <> ALL($6::uuid[])
         AND m.id IN (
           SELECT id FROM mention WHERE author_id = ANY($4::uuid[])
             AND published_at >= $3::timestamptz - interval '${BEFORE_DAYS + 4} days'
           UNION SELECT id FROM mention WHERE duplicate_of = ANY($5::uuid[])
           UNION SELECT id FROM unnest($5::uuid[]) AS id)`,
      [
        brandId,
        at,
        at,
        [...new Set(mentions.map((one) => one.authorId))],
        [...new Set(mentions.map((one) => one.story))],
        mentions.map((one) => one.id),
      ],
    );
    return rows.map(mentionOf);
  }

  /** Published since; `whole` is false when there are more than `most`: then the newest, and what was before them is not known. */
  async history(
    manager: EntityManager,
    brandId: string,
    since: Date,
    until: Date,
    settledBy: Date,
    most = MOST_OF_HISTORY,
  ): Promise<{ mentions: CountedMention[]; whole: boolean }> {
    const rows = await manager.query<Row[]>(
      `SELECT ${COLUMNS} ${FROM} WHERE m.brand_id = $1 AND m.captured_at >= $3 AND m.published_at >= $3 AND m.published_at < $4 AND NOT m.own
       ORDER BY m.published_at DESC LIMIT $5`,
      [brandId, settledBy, since, until, most],
    );
    return { mentions: rows.map(mentionOf), whole: rows.length < most };
  }

  /**
   * From when on the stored history is whole: each source shows only its newest posts at first, so it begins with the oldest post of the
   * last source that matters (one in ten posts or more). Null: there is none.
   */
  async wholeSince(manager: EntityManager, brandId: string, since: Date): Promise<Date | null> {
    const [row] = await manager.query<{ at: Date | null }[]>(
      `WITH per_source AS (
         SELECT source_id, count(*) AS n, min(published_at) AS oldest FROM mention
         WHERE brand_id = $1 AND captured_at >= $2 AND published_at >= $2 AND NOT own GROUP BY 1)
       SELECT max(oldest) AS at FROM per_source WHERE n >= 0.1 * (SELECT sum(n) FROM per_source)`,
      [brandId, since],
    );
    return row?.at ?? null;
  }

  /** Topics by the bin in which their words came to be what they are, unless what was said before has been judged by them since. */
  async newTopics(manager: EntityManager, brandId: string): Promise<Map<string, number>> {
    const rows = await manager.query<{ topic: string; changed_at: Date }[]>(
      `SELECT t.topic, t.changed_at FROM brand_topic t WHERE t.brand_id = $1 AND NOT EXISTS (
         SELECT 1 FROM rescoring r WHERE r.brand_id = t.brand_id AND r.state = 'done' AND r.started_at >= t.changed_at)`,
      [brandId],
    );
    return new Map(rows.map((row) => [row.topic, binAt(row.changed_at.getTime())]));
  }
}

const mentionOf = (row: Row): CountedMention => ({
  id: row.id,
  authorId: row.author_id,
  story: row.story,
  capturedAt: row.captured_at.getTime(),
  publishedAt: row.published_at.getTime(),
  graceMs: row.grace * 1000,
  firstLook: row.first_look,
  settled: row.settled,
  topics: row.topics,
  sentiment: row.sentiment,
  platform: row.platform,
  spam: row.spam,
  own: row.own,
  risk: row.risk,
  complaint: row.complaint,
  urgencyKinds: row.kinds ?? [],
});
