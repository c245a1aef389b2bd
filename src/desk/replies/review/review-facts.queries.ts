/** What the depth of a reply’s review is decided from: policy, case, crisis, people, and the authors’ records. Never writes. */
import { type Reader, select, selectOne } from '../../sql.js';
import type { Severity } from '../../cases/severity.js';
import type { DepthFacts, ReviewTerms } from './depth.js';
import type { ReviewRule } from './policy.js';
import type { RecordEntry } from './trust.js';
import { DEFAULT_TERMS } from './trust.js';
import { UNSAFE_REASONS } from './return-reasons.js';

/** Older replies say little of how somebody writes today; and of the newest as many as any bound needs. */
const RECORD_DAYS = 365;
const RECORD_REPLIES = 400;

export interface PolicyInForce extends ReviewTerms {
  version: number;
  rules: ReviewRule[];
  madeAt: Date | null;
  madeBy: { id: string; name: string } | null;
}

/** The brand’s policy, or what holds without one (version 0). Null: there is no such brand. */
export async function policyOf(db: Reader, brandId: string): Promise<PolicyInForce | null> {
  const row = await selectOne<Partial<PolicyInForce> & { fallback: 'one' | 'earned' }>(
    db,
    `SELECT b.review_depth AS fallback, p.version, p.depth, p.threshold, p.probation_replies AS "probationReplies",
       p.probation_days AS "probationDays", p.rules, p.made_at AS "madeAt",
       CASE WHEN q.id IS NOT NULL THEN jsonb_build_object('id', q.id, 'name', q.name) END AS "madeBy"
     FROM brand b LEFT JOIN LATERAL (SELECT * FROM review_policy WHERE brand_id = b.id ORDER BY version DESC LIMIT 1) p ON true
     LEFT JOIN person q ON q.id = p.made_by WHERE b.id = $1`,
    [brandId],
  );
  if (!row) return null;
  const { fallback, ...policy } = row;
  if (policy.version) return policy as PolicyInForce;
  return { ...DEFAULT_TERMS, version: 0, depth: fallback, rules: [], madeAt: null, madeBy: null };
}

/** Everything but who has to sign, which the findings say. `authors`: whose record it follows; null: all who wrote of it and may write. */
export async function depthFactsOf(
  db: Reader,
  replyId: string,
  authors: readonly string[] | null = null,
): Promise<Omit<DepthFacts, 'cosign'>> {
  const row = await selectOne<
    Omit<DepthFacts, 'cosign' | 'authors' | 'severity'> & {
      brandId: string;
      severity: Severity;
      writers: { id: string; name: string }[];
    }
  >(
    db,
    `SELECT r.brand_id AS "brandId", a.platform, c.severity, c.risk, c.language, m.topics,
       EXISTS (SELECT 1 FROM crisis k WHERE k.brand_id = r.brand_id AND k.lifted_at IS NULL) AS crisis,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) ORDER BY ra.first_at, p.id) FROM reply_author ra
         JOIN person p ON p.id = ra.person_id WHERE ra.reply_id = r.id AND p.roles && ARRAY['agent','lead'] AND ($2::uuid[] IS NULL OR p.id = ANY($2))), '[]') AS writers,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'roles', p.roles)) FROM person p
         WHERE p.active AND p.roles && ARRAY['reviewer','lead'] AND (NOT p.sample OR b.sample)
           AND NOT EXISTS (SELECT 1 FROM reply_author ra WHERE ra.reply_id = r.id AND ra.person_id = p.id)), '[]') AS people
     FROM reply r JOIN brand b ON b.id = r.brand_id JOIN account a ON a.id = r.account_id JOIN care_case c ON c.id = r.case_id
     JOIN mention m ON m.id = r.parent_mention_id WHERE r.id = $1`,
    [replyId, authors],
  );
  if (!row) throw new Error('the reply is gone');
  const records = await recordsOf(
    db,
    row.brandId,
    row.writers.map((one) => one.id),
  );
  const { writers, ...facts } = row;
  return { ...facts, authors: writers.map((one) => ({ ...one, record: records.get(one.id) ?? [] })) };
}

/** What was decided of the replies of these people in the brand, newest first. Null: of everybody who has a record there. */
export async function recordsOf(
  db: Reader,
  brandId: string,
  authorIds: readonly string[] | null,
): Promise<Map<string, RecordEntry[]>> {
  const rows = await select<RecordEntry & { authorId: string }>(
    db,
    `WITH bad AS (SELECT reply_id, max(judged_at) AS at FROM bad_second_looks($1) GROUP BY reply_id),
     decided AS (
       SELECT v.author_id AS "authorId", r.id AS "replyId", c.severity, c.language,
         -- Whoever had the last word on it may have had it on words of somebody else.
         greatest((SELECT max(y.at) FROM review_decision y JOIN reply_version w ON w.id = y.reply_version_id WHERE w.reply_id = r.id),
           max(bad.at)) AS at,
         coalesce(bool_or(d.decision = 'returned' AND d.reasons && $3::text[]), false) OR bool_or(bad.at IS NOT NULL) AS unsafe,
         r.state IN ('approved','published') AS approved
       FROM reply_version v JOIN reply r ON r.id = v.reply_id JOIN care_case c ON c.id = r.case_id
       LEFT JOIN review_decision d ON d.reply_version_id = v.id LEFT JOIN bad ON bad.reply_id = r.id
       WHERE v.brand_id = $1 AND ($2::uuid[] IS NULL OR v.author_id = ANY($2)) AND v.created_at > now() - make_interval(days => $4)
       GROUP BY v.author_id, r.id, c.severity, c.language),
     counted AS (SELECT *, row_number() OVER (PARTITION BY "authorId" ORDER BY at DESC, "replyId") AS place
       FROM decided WHERE (unsafe OR approved) AND at IS NOT NULL)
     SELECT "authorId", "replyId", at, severity, language, unsafe FROM counted WHERE place <= $5 ORDER BY "authorId", place`,
    [brandId, authorIds, UNSAFE_REASONS, RECORD_DAYS, RECORD_REPLIES],
  );
  const records = new Map<string, RecordEntry[]>();
  for (const { authorId, ...entry } of rows) {
    const record = records.get(authorId) ?? [];
    record.push(entry);
    records.set(authorId, record);
  }
  return records;
}
