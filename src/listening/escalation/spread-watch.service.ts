/**
 * Watches flagged mentions for how they spread: begins a watch, judges every new reading, says when to read again, and opens, updates or
 * ends the incident of a post that will reach too many. The reading itself is polling's; the deadline of the case is the desk's.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { judgeSpread, type SpreadLimits, type SpreadVerdict, type StoredForecast } from './spread-judge.js';
import type { SpreadFacts } from './spread-model.js';
import { SpreadIncidents } from './spread-incidents.service.js';
import { SPREAD_LIMITS } from './spread-limits.loader.js';

const AT_ONCE = 200;
/** A post that could not be read for so long after it was due will not be: nobody knows how far it goes any more. */
const UNREAD = `interval '1 day'`;
/** Read by a clock that was ahead: no reading of now. */
const CREDIBLE = `interval '2 minutes'`;
/** What came to rest is remembered so long. */
const KEPT = `interval '60 days'`;
/** A forecast that moves by less than this (and a tenth of the time left) moves no deadline. */
const SAME_MS = 5 * 60_000;

/** Due since long, reckoned from when Earshot came back where it stood still. */
const STALE = `(greatest(w.next_at, w.judged_at,
  (SELECT max(r.at) FROM engagement_reading r WHERE r.mention_id = w.mention_id AND r.at <= $1::timestamptz + ${CREDIBLE}), (SELECT to_timestamp(max(g.to_bin + 1) * 300.0) FROM collection_gap g
  WHERE g.brand_id IS NULL)) < $1::timestamptz - ${UNREAD}
  AND coalesce((SELECT to_timestamp((p.bin + 4) * 300.0) FROM escalation_pulse p) > $1::timestamptz, true))`;

export interface WatchRow {
  mention_id: string;
  brand_id: string;
  version: number;
  now_version: number;
  deleted: boolean;
  flagged: boolean;
  unread: boolean;
  published_at: Date;
  followers: number | null;
  topics: string[];
  forecast: StoredForecast | null;
  readings: { at: string; reposts: number; replies: number; likes: number; followers: number | null }[];
}

@Injectable()
export class SpreadWatches {
  constructor(
    private readonly transactions: Transactions,
    private readonly incidents: SpreadIncidents,
    private readonly clock: Clock,
    @Inject(SPREAD_LIMITS) private readonly limits: SpreadLimits,
  ) {}

  @ScheduleHandler('spread.watch')
  async look(): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(SYSTEM, (tx) => this.begin(tx.manager, now));
    for (;;) {
      const judged = await this.transactions.run(SYSTEM, async (tx) => {
        const rows = await this.due(tx.manager, now);
        const judged = rows.map((row) => ({ row, verdict: verdictOf(row, this.limits) }));
        // The farthest-reaching first: while it is told, smaller ones need not be.
        judged.sort((a, b) => (b.verdict?.forecast.reach ?? 0) - (a.verdict?.forecast.reach ?? 0));
        for (const { row, verdict } of judged) await this.settle(tx, row, verdict, now);
        return rows.length;
      });
      if (judged < AT_ONCE) return;
    }
  }

  /** Newly flagged ones; what is known of them at capture is the first reading. */
  private async begin(manager: EntityManager, now: Date): Promise<void> {
    await manager.query(
      `WITH fresh AS (
         SELECT m.id, m.brand_id, m.version, m.captured_at, m.replies, m.reposts, m.likes, a.followers
         FROM mention m JOIN author a ON a.id = m.author_id
         WHERE m.flagged AND m.deleted_at IS NULL AND m.captured_at > $1::timestamptz - interval '7 days'
           AND NOT EXISTS (SELECT 1 FROM spread_watch w WHERE w.mention_id = m.id)
         ORDER BY m.captured_at DESC LIMIT 1000),
       watches AS (
         INSERT INTO spread_watch (mention_id, brand_id, version, since, next_at)
         SELECT id, brand_id, version, $1, $1 FROM fresh ON CONFLICT DO NOTHING)
       INSERT INTO engagement_reading (mention_id, at, replies, reposts, likes, followers)
       SELECT id, captured_at, replies, reposts, likes, followers FROM fresh ON CONFLICT DO NOTHING`,
      [now],
    );
    // Flagged again, or back from deletion: watched again.
    await manager.query(
      `UPDATE spread_watch w SET state = 'watching', end_reason = NULL, next_at = $1, judged_at = NULL FROM mention m
       WHERE m.id = w.mention_id AND m.flagged AND m.deleted_at IS NULL AND (w.end_reason IN ('deleted','not-flagged')
         OR (w.end_reason = 'unread' AND m.recheck_failure IS NULL AND m.rechecked_at > w.judged_at))`,
      [now],
    );
    await manager.query(
      `WITH old AS (DELETE FROM spread_watch WHERE state = 'ended' AND since < $1::timestamptz - ${KEPT} RETURNING mention_id)
       DELETE FROM engagement_reading r USING old WHERE r.mention_id = old.mention_id`,
      [now],
    );
  }

  private due(manager: EntityManager, now: Date): Promise<WatchRow[]> {
    return manager.query<WatchRow[]>(
      `SELECT w.mention_id, w.brand_id, w.version, m.version AS now_version, m.deleted_at IS NOT NULL AS deleted, m.flagged, ${STALE} AS unread,
         m.published_at, a.followers, m.topics, w.forecast,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('at', r.at, 'reposts', coalesce(r.reposts, 0), 'replies', coalesce(r.replies, 0),
            'likes', coalesce(r.likes, 0), 'followers', r.followers) ORDER BY r.at), '[]')
          FROM engagement_reading r WHERE r.mention_id = w.mention_id AND r.at <= $1::timestamptz + ${CREDIBLE}) AS readings
       FROM spread_watch w JOIN mention m ON m.id = w.mention_id JOIN author a ON a.id = m.author_id
       WHERE w.state = 'watching' AND (w.judged_at IS NULL OR w.judged_at > $1::timestamptz + ${CREDIBLE} OR ${STALE} OR m.deleted_at IS NOT NULL OR NOT m.flagged OR m.version <> w.version
         OR EXISTS (SELECT 1 FROM engagement_reading r WHERE r.mention_id = w.mention_id AND r.at > w.judged_at
           AND r.at <= $1::timestamptz + ${CREDIBLE}))
       ORDER BY w.since LIMIT ${AT_ONCE} FOR NO KEY UPDATE OF w SKIP LOCKED`,
      [now],
    );
  }

  private async settle(tx: Tx, row: WatchRow, verdict: SpreadVerdict | null, now: Date): Promise<void> {
    const ended = row.deleted
      ? 'deleted'
      : !row.flagged
        ? 'not-flagged'
        : row.unread
          ? 'unread'
          : verdict && verdict.nextAt === null
            ? 'still'
            : null;
    const edited = !row.deleted && row.now_version !== row.version;
    // What was edited is read again at once: its reader sees other words than those that spread.
    const nextAt = ended ? null : edited ? now : new Date(verdict?.nextAt ?? now.getTime() + 120_000);
    await tx.manager.query(
      `UPDATE spread_watch SET state = $2, end_reason = $3, next_at = $4, version = $5,
         judged_at = coalesce((SELECT max(r.at) FROM engagement_reading r
           WHERE r.mention_id = $1 AND r.at <= $6::timestamptz + ${CREDIBLE}), $6), forecast = $7::jsonb
       WHERE mention_id = $1`,
      [
        row.mention_id,
        ended ? 'ended' : 'watching',
        ended,
        nextAt,
        row.now_version,
        now,
        verdict ? JSON.stringify(verdict.forecast) : row.forecast ? JSON.stringify(row.forecast) : null,
      ],
    );
    await this.incidents.settle(tx, row, verdict, { now, ended, edited });
    if (moved(row.forecast, verdict, ended !== null, now))
      tx.enqueue('case.deadline', { mentionId: row.mention_id }, { dedupeKey: row.mention_id });
  }
}

const verdictOf = (row: WatchRow, limits: SpreadLimits): SpreadVerdict | null =>
  row.deleted || !row.flagged ? null : judgeSpread(factsOf(row), limits);

function factsOf(row: WatchRow): SpreadFacts {
  const readings = row.readings.map((one) => ({ ...one, at: Date.parse(one.at) }));
  const followers = readings.reduce<number | null>((last, one) => one.followers ?? last, row.followers);
  return { publishedAt: row.published_at.getTime(), followers: followers ?? 0, readings };
}

/** Whether the time by which somebody should have answered has become another. */
function moved(
  before: StoredForecast | null,
  verdict: SpreadVerdict | null,
  ended: boolean,
  now: Date,
): boolean {
  const was = before?.soonest ?? null;
  const is = ended ? null : (verdict?.forecast.soonest ?? null);
  if (was === null || is === null) return was !== is;
  const left = Math.abs(Date.parse(is) - now.getTime());
  return Math.abs(Date.parse(was) - Date.parse(is)) > Math.max(SAME_MS, left / 10);
}
