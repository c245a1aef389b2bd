/** How long replies of a brand waited in review, from the turns that were kept (review_turn). Never writes. */
import { type Reader, selectOne } from '../../sql.js';

export interface ReviewTime {
  /** Replies that left review since then and are not in it again. */
  replies: number;
  /** Seconds in review, all rounds together: half of them took no longer, nine of ten no longer. Null without any. */
  p50: number | null;
  p90: number | null;
  /** Of these, in which nobody's clock ran out. */
  inTime: number;
}

export async function reviewTime(db: Reader, brandId: string, since: Date): Promise<ReviewTime> {
  const row = await selectOne<ReviewTime>(
    db,
    `SELECT count(*)::int AS replies,
       round(percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds))::int AS p50,
       round(percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds))::int AS p90,
       count(*) FILTER (WHERE in_time)::int AS "inTime"
     FROM (
       SELECT extract(epoch FROM sum(ended_at - began_at)) AS seconds, bool_and(ended_at <= due_at) AS in_time
       FROM review_turn WHERE brand_id = $1
       GROUP BY reply_id HAVING bool_and(ended_at IS NOT NULL) AND max(ended_at) >= $2
     ) AS each_reply`,
    [brandId, since],
  );
  return row ?? { replies: 0, p50: null, p90: null, inTime: 0 };
}
