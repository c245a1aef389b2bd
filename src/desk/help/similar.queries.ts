/**
 * The brand's published replies to the complaints most like this one, and what came of each. Never writes; never shows who the earlier
 * customer was. Reads a few thousand rows of an index, however many replies there are.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { type Reader, select, selectOne } from '../sql.js';
import { withoutPeople } from './earlier-words.js';
import type { SimilarReply } from './help.api.js';
import { type AfterReply, outcomeOf } from './outcome.js';
import { type Candidate, rank, type Spread, worthAsking } from './ranking.js';
import { familyOf, termNumbers, termsOf } from './terms.js';
import { fillIn, type Values } from './variables.js';

/** The newest of a brand's rows tell how often each word is said. */
const SAMPLE = 3_000;
const SPREAD_KEPT_MS = 10 * 60_000;
const MOST_BRANDS_KEPT = 100;
const CANDIDATES_AT_MOST = 4_000;
/** Of so many it is looked up what came of them. */
const LOOKED_AT = 16;
const SHOWN = 5;
/** What helped comes before what did not, where both are about as like. */
const WORTH = { recovered: 1.15, unsure: 1, 'not-recovered': 0.8 } as const;

interface Post {
  brandId: string;
  language: string;
  topics: string[];
  text: string;
}
interface Earlier extends Omit<AfterReply, 'daysSince'> {
  replyId: string;
  caseId: string;
  question: string;
  answer: string;
  language: string;
  answeredAt: Date;
  customer: (string | null)[];
  agents: string[];
  brand: (string | null)[];
}

@Injectable()
export class SimilarQueries {
  private readonly spreads = new Map<string, { at: number; spread: Spread }>();

  constructor(private readonly clock: Clock) {}

  /** The best first; `values` fill in what the earlier reply said of its customer. */
  async of(db: Reader, replyId: string, values: Values): Promise<SimilarReply[]> {
    const post = await selectOne<Post>(db, POST, [replyId]);
    if (!post) return [];
    const asked = termNumbers(post.brandId, familyOf(post.language), termsOf(post.text, post.topics));
    const spread = await this.spread(db, post.brandId);
    if (asked.length === 0 || spread.all === 0) return [];
    const candidates = await select<Candidate>(db, CANDIDATES, [
      post.brandId,
      worthAsking(asked, spread),
      replyId,
    ]);
    const ranked = rank(asked, candidates, spread, { most: LOOKED_AT });
    if (ranked.length === 0) return [];
    const likeness = new Map(ranked.map((one) => [one.replyId, one.likeness]));
    const rows = await this.earlier(db, [...likeness.keys()]);
    const items = rows.map((row) => this.item(row, likeness.get(row.replyId) ?? 0, values));
    const worth = (item: SimilarReply): number => item.likeness * WORTH[item.outcome];
    return onceEach(items.sort((a, b) => worth(b) - worth(a) || b.likeness - a.likeness)).slice(0, SHOWN);
  }

  /** One earlier reply, as it would be copied; null when it is not this brand's, or stands no more. */
  async one(db: Reader, brandId: string, replyId: string): Promise<string | null> {
    const [row] = await select<Earlier>(db, `${EARLIER} AND r.brand_id = $2`, [[replyId], brandId]);
    return row ? withoutPeople(row).answer : null;
  }

  private item(row: Earlier, likeness: number, values: Values): SimilarReply {
    const { question, answer } = withoutPeople(row);
    const daysSince = (this.clock.now().getTime() - row.answeredAt.getTime()) / 86_400_000;
    const filled = fillIn(answer, values);
    return {
      replyId: row.replyId,
      caseId: row.caseId,
      question,
      text: filled.text,
      open: filled.open,
      language: row.language,
      answeredAt: row.answeredAt,
      likeness: Math.round(likeness * 100),
      ...outcomeOf({ ...row, daysSince }),
    };
  }

  private earlier(db: Reader, ids: readonly string[]): Promise<Earlier[]> {
    return select<Earlier>(db, EARLIER, [ids]);
  }

  private async spread(db: Reader, brandId: string): Promise<Spread> {
    const now = this.clock.now().getTime();
    const kept = this.spreads.get(brandId);
    if (kept && now >= kept.at && now - kept.at < SPREAD_KEPT_MS) return kept.spread;
    const rows = await select<{ term: number; count: number }>(
      db,
      `SELECT t AS term, count(*)::integer AS count FROM (
         SELECT terms FROM answered_reply WHERE brand_id = $1 AND terms IS NOT NULL ORDER BY answered_at DESC LIMIT ${SAMPLE}
       ) newest, unnest(newest.terms) t GROUP BY t HAVING count(*) > 2`,
      [brandId],
    );
    const size = await selectOne<{ all: number }>(
      db,
      `SELECT count(*)::integer AS "all" FROM answered_reply WHERE brand_id = $1`,
      [brandId],
    );
    const all = size?.all ?? 0;
    const counts = new Map(rows.map(({ term, count }) => [term, count]));
    const spread = { sample: Math.min(all, SAMPLE), all, counts };
    // While there are few, the next one changes much.
    if (all < 200) return spread;
    this.spreads.delete(brandId);
    this.spreads.set(brandId, { at: now, spread });
    if (this.spreads.size > MOST_BRANDS_KEPT) this.spreads.delete(this.spreads.keys().next().value ?? '');
    return spread;
  }
}

/** Of replies in the same words the one that stands first. */
function onceEach(items: readonly SimilarReply[]): SimilarReply[] {
  const seen = new Set<string>();
  return items.filter(({ text }) => {
    const key = text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}]+/gu, ' ')
      .slice(0, 200);
    return !seen.has(key) && seen.add(key);
  });
}

const POST = `
  SELECT r.brand_id AS "brandId", m.language, m.topics, concat_ws(E'\\n', m.title, left(m.text, 4000)) AS text
  FROM reply r JOIN mention m ON m.id = r.parent_mention_id WHERE r.id = $1`;

const CANDIDATES = `
  SELECT a.reply_id AS "replyId", a.terms FROM answered_reply a
  WHERE a.brand_id = $1 AND a.terms && $2::integer[] AND a.reply_id <> $3
  ORDER BY a.answered_at DESC LIMIT ${CANDIDATES_AT_MOST}`;

// What the customer wrote within a month of it, in any case; and whether the matter was taken up again. A reply that was corrected,
// deleted or taken down is no example.
const EARLIER = `
  SELECT r.id AS "replyId", c.id AS "caseId", left(m.text, 600) AS question, left(v.text, 4000) AS answer, m.language,
    pu.published_at AS "answeredAt", c.state AS "caseState", m.deleted_at IS NOT NULL AS "postDeleted",
    m.rating::float AS "starsNow",
    coalesce((SELECT mv.rating FROM mention_version mv WHERE mv.mention_id = m.id AND mv.seen_at <= pu.published_at
      ORDER BY mv.version DESC LIMIT 1), m.rating)::float AS "starsBefore",
    EXISTS (SELECT FROM case_event e WHERE e.case_id = c.id AND e.kind = 'state-changed' AND e.at > pu.published_at
      AND e.details->>'from' = 'resolved' AND e.details->>'to' = 'open') AS reopened,
    coalesce((SELECT jsonb_agg(to_jsonb(l) - 'at' ORDER BY l.at) FROM (
      SELECT left(lm.text, 500) AS text, lm.sentiment, lm.complaint, lm.published_at AS at
      FROM customer_author ca JOIN mention lm ON lm.author_id = ca.author_id AND lm.brand_id = ca.brand_id
      WHERE ca.customer_id = c.customer_id AND NOT lm.spam AND NOT lm.own AND lm.deleted_at IS NULL AND lm.published_at > pu.published_at
        AND lm.published_at < pu.published_at + interval '30 days'
      ORDER BY lm.published_at DESC LIMIT 20) l), '[]') AS later,
    ARRAY(SELECT unnest(ARRAY[au.display_name, au.handle]) FROM customer_author ca JOIN author au ON au.id = ca.author_id
      WHERE ca.customer_id = c.customer_id) || ARRAY[cu.name, pa.display_name, pa.handle] AS customer,
    ARRAY(SELECT p.name FROM reply_author ra JOIN person p ON p.id = ra.person_id WHERE ra.reply_id = r.id) AS agents,
    ARRAY(SELECT unnest(ARRAY[a.handle, a.display_name]) FROM account a WHERE a.brand_id = b.id) || b.name || b.allow_words AS brand
  FROM reply r
  JOIN publication pu ON pu.reply_id = r.id AND pu.state = 'published'
  JOIN reply_version v ON v.id = pu.reply_version_id
  JOIN mention m ON m.id = r.parent_mention_id
  JOIN author pa ON pa.id = m.author_id
  JOIN care_case c ON c.id = r.case_id
  JOIN customer cu ON cu.id = c.customer_id
  JOIN brand b ON b.id = r.brand_id
  WHERE r.id = ANY($1::uuid[]) AND r.kind <> 'deletion'
    AND NOT EXISTS (SELECT FROM reply k JOIN publication kp ON kp.reply_id = k.id AND kp.state = 'published' WHERE k.amends = pu.id)
    AND NOT EXISTS (SELECT FROM publication_standing ps WHERE ps.publication_id = pu.id AND ps.state IN ('gone','removed'))`;
