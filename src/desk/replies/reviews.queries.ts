/** The review queue: what waits for a second pair of eyes, first due first, keyed by its order. Never writes. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { Clock } from '../../core/clock/clock.js';
import { decodeCursor, encodeCursor, type Page } from '../../core/http-api/paging.js';
import { CasesQueries } from '../cases/cases.queries.js';
import { masked, maskedAmong } from '../masked.js';
import { select } from '../sql.js';
import type { ReviewItem, ReviewQuery } from './replies.api.js';
import { RepliesQueries } from './replies.queries.js';
import type { Viewer } from './reply-can.js';
import { LOOKING_SECONDS } from './turns/turns.api.js';

interface WaitingRow {
  id: string;
  caseId: string;
  submittedAt: Date;
  dueKey: string;
  turn: ReviewItem['turn'];
  viewers: ReviewItem['viewers'];
  /** What this person wrote in the case, oldest first. */
  said: { id: string; text: string }[];
  parentId: string;
  authorId: string;
  authorName: string;
  handle: string | null;
}

const cursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

@Injectable()
export class ReviewsQueries {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly replies: RepliesQueries,
    private readonly cases: CasesQueries,
    private readonly clock: Clock,
  ) {}

  async list(query: ReviewQuery, viewer: Viewer): Promise<Page<ReviewItem>> {
    const after = query.after ? decodeCursor(query.after, cursor) : null;
    const rows = await select<WaitingRow>(
      this.db.manager,
      `SELECT r.id, r.case_id AS "caseId", r.submitted_at AS "submittedAt",
         to_char(coalesce(t.due_at, r.submitted_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "dueKey",
         CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('audience', t.audience, 'why', t.why, 'words', t.words, 'beganAt', t.began_at,
           'dueAt', t.due_at, 'person', CASE WHEN tp.id IS NOT NULL THEN jsonb_build_object('id', tp.id, 'name', tp.name) END,
           'handedBy', CASE WHEN th.id IS NOT NULL THEN jsonb_build_object('id', th.id, 'name', th.name) END) END AS turn,
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'since', w.since) ORDER BY w.since, p.id)
           FROM reply_viewer w JOIN person p ON p.id = w.person_id
           WHERE w.reply_id = r.id AND w.seen_at > $5 AND p.id <> $6 AND p.active), '[]') AS viewers,
         m.id AS "parentId", around.said, a.id AS "authorId", coalesce(a.display_name, a.handle, '') AS "authorName", a.handle
       FROM reply r JOIN mention m ON m.id = r.parent_mention_id JOIN author a ON a.id = m.author_id
       LEFT JOIN review_turn t ON t.reply_id = r.id AND t.ended_at IS NULL
       LEFT JOIN person tp ON tp.id = t.person_id LEFT JOIN person th ON th.id = t.handed_by
       CROSS JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('id', near.id, 'text', near.text) ORDER BY near.published_at, near.id) AS said FROM (
         SELECT o.* FROM (SELECT m.id, m.text, m.published_at UNION SELECT c.id, c.text, c.published_at
           FROM case_mention cm JOIN mention c ON c.id = cm.mention_id WHERE cm.case_id = r.case_id AND c.author_id = m.author_id) o
         ORDER BY o.id <> m.id, abs(extract(epoch FROM o.published_at - m.published_at)) LIMIT 8) near) around
       WHERE r.state = 'in_review' AND ($2::uuid IS NULL OR r.brand_id = $2)
         AND ($3::timestamptz IS NULL OR (coalesce(t.due_at, r.submitted_at), r.id) > ($3::timestamptz, $4::uuid))
       ORDER BY coalesce(t.due_at, r.submitted_at), r.id LIMIT $1`,
      [
        query.limit + 1,
        query.brandId ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        new Date(this.clock.now().getTime() - LOOKING_SECONDS * 1000),
        viewer.id,
      ],
    );
    const kept = rows.slice(0, query.limit);
    const last = kept.at(-1);
    const replies = await this.replies.byIds(
      kept.map((row) => row.id),
      viewer,
    );
    const cases = await this.cases.byIds(kept.map((row) => row.caseId));
    const items = kept.flatMap((row) => {
      const reply = replies.get(row.id);
      const care = cases.get(row.caseId);
      return reply && care ? [this.item(row, reply, care)] : [];
    });
    return {
      items,
      next: rows.length > query.limit && last ? encodeCursor([last.dueKey, last.id]) : null,
    };
  }

  private item(row: WaitingRow, reply: ReviewItem['reply'], care: ReviewItem['case']): ReviewItem {
    return {
      reply,
      case: care,
      turn: row.turn,
      viewers: row.viewers,
      parent: {
        text: maskedAmong(
          row.said.map((one) => one.text),
          row.said.findIndex((one) => one.id === row.parentId),
        ),
        author: {
          id: row.authorId,
          name: masked(row.authorName),
          handle: row.handle === null ? null : masked(row.handle),
        },
      },
      waitingSeconds: Math.max(
        0,
        Math.round((this.clock.now().getTime() - row.submittedAt.getTime()) / 1000),
      ),
    };
  }
}
