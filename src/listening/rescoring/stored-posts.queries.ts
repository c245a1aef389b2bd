/** Reads mentions with everything their score depends on, as it stood when they were captured. Bounded for any storm. Never writes. */
import type { EntityManager } from 'typeorm';
import { MOST_SAME_TEXT } from '../ingest/same-text.queries.js';
import type { StoredPost } from './judge-anew.js';

/** More earlier complaints than that count as that many. */
const MOST_EARLIER = 20;

/** Newest first. `ids` of mentions of one brand, locked by a statement before: what an edit or a person changed meanwhile is seen. */
export function storedPosts(
  manager: EntityManager,
  brandId: string,
  ids: readonly string[],
): Promise<StoredPost[]> {
  return manager.query<StoredPost[]>(
    // An author's first complaints are looked up once a batch, however many posts of theirs are in it: a feed may have one author.
    `WITH authors AS (SELECT DISTINCT author_id FROM mention WHERE id = ANY($1::uuid[])),
       f AS MATERIALIZED (SELECT author_id, ARRAY(SELECT e.captured_at FROM mention e WHERE e.author_id = authors.author_id
         AND e.brand_id = $2 AND e.flagged ORDER BY e.captured_at LIMIT ${MOST_EARLIER}) AS at FROM authors)
     SELECT m.id, m.captured_at::text AS captured_at, m.version, m.text, m.title, m.rating::float AS rating, m.replies, m.reposts, m.likes,
       m.published_at, m.deleted_at, m.own, m.duplicate_of IS NOT NULL AS copy, m.spam, m.flagged, m.risk, m.sentiment,
       m.language, m.complaint, m.urgency, m.offensive, m.topics, b.flag_risk,
       a.followers, a.following, a.is_bot, a.account_created_at,
       (SELECT verdict FROM spam_opinion o WHERE o.mention_id = m.id AND o.version = m.version) AS opinion,
       EXISTS (SELECT 1 FROM case_mention c WHERE c.mention_id = m.id) AS has_case,
       coalesce(earlier.complaints, 0) AS earlier_complaints,
       same.mentions AS near_duplicates, same.authors AS same_text_authors,
       CASE WHEN m.overruled = '{}' THEN '[]'::jsonb ELSE (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'version', k.version,
          'field', k.field, 'now', k.now, 'withdraws', k.withdraws) ORDER BY k.at, k.id), '[]') FROM score_correction k
          WHERE k.mention_id = m.id) END AS corrections
     FROM mention m JOIN author a ON a.id = m.author_id JOIN brand b ON b.id = m.brand_id JOIN f ON f.author_id = m.author_id
     CROSS JOIN LATERAL (
       SELECT count(*)::integer AS mentions, (count(DISTINCT s.author_id) FILTER (WHERE s.author_id <> m.author_id))::integer AS authors
       FROM ((SELECT o.author_id FROM mention o WHERE o.id = m.duplicate_of AND o.captured_at > m.captured_at - interval '72 hours')
         UNION ALL
         (SELECT c.author_id FROM mention c WHERE c.duplicate_of = m.duplicate_of AND c.id <> m.id AND c.captured_at <= m.captured_at
            AND c.captured_at > m.captured_at - interval '72 hours' ORDER BY c.captured_at DESC LIMIT ${MOST_SAME_TEXT - 1})) s) same
     LEFT JOIN LATERAL (SELECT count(*)::integer AS complaints FROM unnest(f.at) AS at WHERE at < m.captured_at) earlier ON true
     WHERE m.id = ANY($1::uuid[]) ORDER BY m.captured_at DESC, m.id`,
    [ids, brandId],
  );
}
