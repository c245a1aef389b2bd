/**
 * One batch of a run: reads the next mentions that another scorer judged, judges them, and stores scores, what is shown, the jobs of
 * what is newly flagged and the run's mark in the caller's transaction. A person's word is never overwritten; no score is ever lost.
 */
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { storableJson } from '../../core/database/storable.js';
import type { Tx } from '../../core/database/transaction.js';
import { LEXICONS } from '../scoring/lexicons.loader.js';
import type { Lexicons } from '../scoring/lexicons.schema.js';
import type { Scorer } from '../scoring/scorer.js';
import { judgeAnew, type Rejudged, type StoredPost } from './judge-anew.js';

const BATCH = 250;
/** More earlier complaints than that count as that many. */
const MOST_EARLIER = 20;
const DAY_MS = 24 * 3600_000;

export interface Run {
  id: string;
  brand_id: string;
  state: 'running' | 'done' | 'stopped';
}

@Injectable()
export class RescoreBatch {
  constructor(
    private readonly clock: Clock,
    private readonly config: AppConfig,
    @Inject(LEXICONS) private readonly lexicons: Pick<Lexicons, 'urgency'>,
  ) {}

  /** Held until the transaction ends: two workers at one run take turns. */
  async hold(tx: Tx, rescoringId: string): Promise<Run | null> {
    const [run] = await tx.manager.query<Run[]>(
      `SELECT id, brand_id, state FROM rescoring WHERE id = $1 FOR UPDATE`,
      [rescoringId],
    );
    return run ?? null;
  }

  /** False when nothing is left after this batch. */
  async next(tx: Tx, run: Run, scorer: Scorer): Promise<boolean> {
    const began = performance.now();
    const posts = await this.read(tx, run, scorer.model);
    const now = this.clock.now();
    const severityOf = (kind: string): number => this.lexicons.urgency.kinds[kind]?.severity ?? 0;
    const judged = posts.map((post) => judgeAnew(post, scorer, severityOf, now));
    await this.write(tx, judged, now);
    const young = now.getTime() - this.config.rescoreCaseDays * DAY_MS;
    const flagged = judged.filter((one) => one.newlyFlagged);
    for (const { post } of flagged)
      if (post.published_at.getTime() >= young && post.deleted_at === null)
        tx.enqueue('case.open', { mentionId: post.id }, { dedupeKey: post.id });
    await this.mark(tx, run, {
      posts,
      changed: judged.filter((one) => one.changed).length,
      flagged: flagged.length,
      workedMs: performance.now() - began,
    });
    return posts.length === BATCH;
  }

  /** Newest first. Ingest takes its locks in another order: a deadlock is tried again by the transaction. */
  private async read(tx: Tx, run: Run, model: string): Promise<StoredPost[]> {
    const held = await tx.manager.query<{ id: string }[]>(
      `SELECT m.id FROM mention m, rescoring r
       WHERE r.id = $1 AND m.brand_id = r.brand_id AND m.score_model <> $2 AND m.captured_at <= coalesce(r.last_captured_at, r.until)
         AND (r.last_id IS NULL OR m.captured_at < r.last_captured_at OR m.id > r.last_id)
         AND (r.since IS NULL OR m.captured_at >= r.since)
       ORDER BY m.captured_at DESC, m.id LIMIT ${BATCH} FOR NO KEY UPDATE OF m`,
      [run.id, model],
    );
    // A statement of its own: what an edit or a person changed while we waited for the lock is seen.
    return tx.manager.query<StoredPost[]>(
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
         FROM mention s WHERE m.duplicate_of IS NOT NULL AND (s.id = m.duplicate_of OR s.duplicate_of = m.duplicate_of)
           AND s.id <> m.id AND s.captured_at <= m.captured_at AND s.captured_at > m.captured_at - interval '72 hours') same
       LEFT JOIN LATERAL (SELECT count(*)::integer AS complaints FROM unnest(f.at) AS at WHERE at < m.captured_at) earlier ON true
       WHERE m.id = ANY($1::uuid[]) ORDER BY m.captured_at DESC, m.id`,
      [held.map((row) => row.id), run.brand_id],
    );
  }

  private async write(tx: Tx, judged: readonly Rejudged[], now: Date): Promise<void> {
    if (judged.length === 0) return;
    await tx.manager.query(
      `INSERT INTO score (mention_id, version, model, result, created_at)
       SELECT id, version, model, result, $2 FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, version integer, model text, result jsonb)
       ON CONFLICT (mention_id, version, model) DO NOTHING`,
      [
        storableJson(
          judged.map(({ post, score }) => ({
            id: post.id,
            version: post.version,
            model: score.model,
            result: score,
          })),
        ),
        now,
      ],
    );
    await tx.manager.query(
      `UPDATE mention m SET language = r.language, sentiment = r.sentiment, complaint = r.complaint, offensive = r.offensive,
         urgency = r.urgency, topics = r.topics, risk = r.risk, spam = r.spam, flagged = r.flagged, score_model = r.score_model
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, language text, sentiment text, complaint real, offensive real, urgency real,
         topics text[], risk integer, spam boolean, flagged boolean, score_model text) WHERE m.id = r.id`,
      [
        storableJson(
          judged.map(({ post, score, shown }) => ({ id: post.id, score_model: score.model, ...shown })),
        ),
      ],
    );
  }

  private async mark(
    tx: Tx,
    run: Run,
    done: { posts: readonly StoredPost[]; changed: number; flagged: number; workedMs: number },
  ): Promise<void> {
    const last = done.posts.at(-1);
    await tx.manager.query(
      `UPDATE rescoring SET done = done + $2, changed = changed + $3, flagged = flagged + $4, worked_ms = worked_ms + $5,
         last_captured_at = coalesce($6::timestamptz, last_captured_at), last_id = coalesce($7, last_id), updated_at = $8 WHERE id = $1`,
      [
        run.id,
        done.posts.length,
        done.changed,
        done.flagged,
        Math.round(done.workedMs),
        last?.captured_at ?? null,
        last?.id ?? null,
        this.clock.now(),
      ],
    );
  }
}
