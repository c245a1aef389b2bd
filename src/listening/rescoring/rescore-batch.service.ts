/**
 * One batch of a run: reads the next mentions that another scorer judged, judges them, and stores scores, what is shown, the jobs of
 * what is newly flagged and the run's mark in the caller's transaction. A person's word is never overwritten; no score is ever lost.
 */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { storableJson } from '../../core/database/storable.js';
import type { Tx } from '../../core/database/transaction.js';
import { LEXICONS } from '../scoring/lexicons.loader.js';
import type { Lexicons } from '../scoring/lexicons.schema.js';
import type { Scorer } from '../scoring/scorer.js';
import { judgeAnew, type Rejudged, type StoredPost } from './judge-anew.js';
import { storedPosts } from './stored-posts.queries.js';

const BATCH = 250;
const DAY_MS = 24 * 3600_000;

export interface Run {
  id: string;
  brand_id: string;
  state: 'running' | 'done' | 'stopped';
}

@Injectable()
export class RescoreBatch {
  private readonly logger = new Logger(RescoreBatch.name);

  constructor(
    private readonly clock: Clock,
    private readonly config: AppConfig,
    @Inject(LEXICONS) private readonly lexicons: Pick<Lexicons, 'urgency' | 'risk'>,
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
    const ids = await this.waiting(tx, run, scorer.model);
    const posts = await storedPosts(tx.manager, run.brand_id, ids);
    const judged = posts.flatMap((post) => this.unlessItFails(post, scorer) ?? []);
    const flagged = await this.store(tx, judged);
    await this.mark(tx, run, {
      posts,
      changed: judged.filter((one) => one.changed).length,
      flagged,
      workedMs: performance.now() - began,
    });
    return posts.length === BATCH;
  }

  /** One mention, held by the caller. Throws what the scorer throws. */
  async one(tx: Tx, brandId: string, mentionId: string, scorer: Scorer): Promise<void> {
    const posts = await storedPosts(tx.manager, brandId, [mentionId]);
    await this.store(
      tx,
      posts.map((post) => this.judge(post, scorer)),
    );
  }

  private judge(post: StoredPost, scorer: Scorer): Rejudged {
    return judgeAnew(post, scorer, this.lexicons, this.clock.now());
  }

  /** A post on which the scorer fails keeps the judgement it has, and goes on waiting for another scorer. */
  private unlessItFails(post: StoredPost, scorer: Scorer): Rejudged | null {
    try {
      return this.judge(post, scorer);
    } catch (err) {
      this.logger.error(
        { err, mentionId: post.id },
        'The scorer failed on a mention, which keeps what it has',
      );
      return null;
    }
  }

  /** Also begins the cases of what is newly flagged and young. Returns how many are newly flagged. */
  private async store(tx: Tx, judged: readonly Rejudged[]): Promise<number> {
    const now = this.clock.now();
    await this.write(tx, judged, now);
    const young = now.getTime() - this.config.rescoreCaseDays * DAY_MS;
    const flagged = judged.filter((one) => one.newlyFlagged);
    for (const { post } of flagged)
      if (post.published_at.getTime() >= young && post.deleted_at === null)
        tx.enqueue('case.open', { mentionId: post.id }, { dedupeKey: post.id });
    return flagged.length;
  }

  /** Newest first. Ingest takes its locks in another order: a deadlock is tried again by the transaction. */
  private async waiting(tx: Tx, run: Run, model: string): Promise<string[]> {
    const held = await tx.manager.query<{ id: string }[]>(
      `SELECT m.id FROM mention m, rescoring r
       WHERE r.id = $1 AND m.brand_id = r.brand_id AND m.score_model <> $2 AND m.captured_at <= coalesce(r.last_captured_at, r.until)
         AND (r.last_id IS NULL OR m.captured_at < r.last_captured_at OR m.id > r.last_id)
         AND (r.since IS NULL OR m.captured_at >= r.since)
       ORDER BY m.captured_at DESC, m.id LIMIT ${BATCH} FOR NO KEY UPDATE OF m`,
      [run.id, model],
    );
    return held.map((row) => row.id);
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
