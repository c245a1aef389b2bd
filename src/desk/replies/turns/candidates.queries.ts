/** Who could review a reply: active, wrote none of it, and the plan of its review has a step left that is theirs. Never writes. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { type Reader, select, selectOne } from '../../sql.js';
import { ANY_REVIEWER, type ReviewDemand, stepFor } from '../review/plan.js';
import { LOOKING_SECONDS } from './turns.api.js';
import type { Candidate } from './next-turn.js';

@Injectable()
export class CandidatesQueries {
  constructor(private readonly clock: Clock) {}

  /** Samples are reviewed by sample people, as long as there is one. */
  async of(db: Reader, replyId: string): Promise<Candidate[]> {
    const review = await selectOne<{ plan: ReviewDemand | null; filled: number[] }>(
      db,
      `SELECT r.review_plan AS plan, coalesce((SELECT jsonb_agg(ap.step) FROM approval ap JOIN reply_version v ON v.id = ap.reply_version_id
         WHERE ap.reply_id = r.id AND v.number = r.current_version AND ap.revoked_at IS NULL), '[]') AS filled
       FROM reply r WHERE r.id = $1`,
      [replyId],
    );
    const people = await this.people(db, replyId);
    return people.filter(
      (one) => typeof stepFor(review?.plan ?? ANY_REVIEWER, review?.filled ?? [], one) === 'number',
    );
  }

  private people(db: Reader, replyId: string): Promise<Candidate[]> {
    return select<Candidate>(
      db,
      `SELECT p.id, p.name, p.roles, 'reviewer' = ANY(p.roles) AS reviewer, 'lead' = ANY(p.roles) AS lead, p.available,
         c.language = ANY(p.languages) AS speaks,
         EXISTS (SELECT 1 FROM review_turn t WHERE t.reply_id = r.id AND t.person_id = p.id AND t.began_at >= r.submitted_at) AS asked,
         EXISTS (SELECT 1 FROM reply_viewer w WHERE w.reply_id = r.id AND w.person_id = p.id AND w.seen_at > $2) AS looking,
         (SELECT count(*)::integer FROM review_turn t WHERE t.person_id = p.id AND t.ended_at IS NULL) AS waiting
       FROM reply r JOIN care_case c ON c.id = r.case_id JOIN brand b ON b.id = r.brand_id
       JOIN person p ON p.active AND p.roles && ARRAY['reviewer','lead']
         AND (p.sample = b.sample OR b.sample AND NOT EXISTS (
           SELECT 1 FROM person q WHERE q.active AND q.sample AND q.roles && ARRAY['reviewer','lead']))
       WHERE r.id = $1
         AND NOT EXISTS (SELECT 1 FROM reply_author ra WHERE ra.reply_id = r.id AND ra.person_id = p.id)
         AND NOT EXISTS (SELECT 1 FROM approval ap JOIN reply_version v ON v.id = ap.reply_version_id
           WHERE ap.reply_id = r.id AND v.number = r.current_version AND ap.reviewer_id = p.id AND ap.revoked_at IS NULL)
       ORDER BY p.name, p.id`,
      [replyId, new Date(this.clock.now().getTime() - LOOKING_SECONDS * 1000)],
    );
  }
}
