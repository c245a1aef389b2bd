/** Lists of cases, keyed by their own order, never by offset. Customers' words leave masked. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { decodeCursor, type Page, pageOf } from '../../core/http-api/paging.js';
import { masked, maskedAmong } from '../masked.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { select } from '../sql.js';
import { shorten } from './case-title.js';
import type { CaseState } from './case.workflow.js';
import type { CaseQuery, CaseRowView, CaseView } from './cases.api.js';
import type { DueReason } from './deadline.js';
import type { Severity } from './severity.js';

interface CaseSqlRow {
  id: string;
  number: string;
  brandId: string;
  title: string;
  state: CaseState;
  severity: Severity;
  risk: number;
  language: string;
  platform: string;
  customerId: string;
  customerName: string;
  assigneeId: string | null;
  assigneeName: string | null;
  openedAt: Date;
  updatedAt: Date;
  mentionsCount: number;
  replyState: string | null;
  /** Of the newest posts that stand, the newest first. */
  texts: string[];
  dueAt: Date | null;
  dueReason: DueReason | null;
  /** opened_at in microseconds, for the cursor. */
  openedKey: string;
}

const VIEWS: Record<CaseView, string> = {
  mine: `c.state IN ('new','open','pending') AND c.assignee_id = $2`,
  unassigned: `c.state IN ('new','open','pending') AND c.assignee_id IS NULL`,
  open: `c.state IN ('new','open','pending')`,
  'waiting-review': `EXISTS (SELECT 1 FROM reply r WHERE r.case_id = c.id AND r.state = 'in_review')`,
  resolved: `c.state IN ('resolved','closed')`,
  all: 'true',
};
/** Work is read worst first; what is over, newest first. */
const NEWEST_FIRST: readonly CaseView[] = ['resolved', 'all'];

/** A secret told in pieces is looked for over so many posts. */
const BESIDE_POSTS = 4;
const OPENED_KEY = `to_char(c.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** Somebody still waits for our first answer. */
const WAITS = `c.first_response_at IS NULL AND c.state IN ('new','open','pending')`;
const COLUMNS = `c.id, c.number, c.brand_id AS "brandId", c.title, c.state, c.severity, c.risk, c.language,
  first.platform, c.customer_id AS "customerId", cu.name AS "customerName", c.assignee_id AS "assigneeId",
  p.name AS "assigneeName", c.opened_at AS "openedAt", c.updated_at AS "updatedAt", linked.n::int AS "mentionsCount",
  answer.state AS "replyState", coalesce(last.texts, '{}') AS texts, ${OPENED_KEY} AS "openedKey",
  CASE WHEN ${WAITS} THEN c.due_at END AS "dueAt", CASE WHEN ${WAITS} THEN c.due_reason END AS "dueReason"`;
const BESIDE = `JOIN customer cu ON cu.id = c.customer_id
  LEFT JOIN person p ON p.id = c.assignee_id
  LEFT JOIN LATERAL (SELECT m.platform FROM case_mention cm JOIN mention m ON m.id = cm.mention_id
    WHERE cm.case_id = c.id ORDER BY cm.linked_at, m.id LIMIT 1) first ON true
  LEFT JOIN LATERAL (SELECT array_agg(text ORDER BY at DESC, id) AS texts FROM (
    SELECT coalesce(nullif(m.text, ''), m.title, '') AS text, m.published_at AS at, m.id FROM case_mention cm JOIN mention m ON m.id = cm.mention_id
    WHERE cm.case_id = c.id AND m.deleted_at IS NULL ORDER BY m.published_at DESC, m.id LIMIT ${BESIDE_POSTS}) newest) last ON true
  LEFT JOIN LATERAL (SELECT count(*) AS n FROM case_mention cm WHERE cm.case_id = c.id) linked ON true
  LEFT JOIN LATERAL (SELECT r.state FROM reply r WHERE r.case_id = c.id AND r.state <> 'withdrawn'
    ORDER BY r.created_at DESC, r.id LIMIT 1) answer ON true`;

const workCursor = z.tuple([z.int(), z.iso.datetime({ precision: 6 }), z.uuid()]);
const newestCursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

@Injectable()
export class CasesQueries {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly platforms: PlatformRegistry,
  ) {}

  async list(query: CaseQuery, personId: string): Promise<Page<CaseRowView>> {
    const newest = NEWEST_FIRST.includes(query.view);
    const params: unknown[] = [query.limit + 1, personId];
    const where = [`$2::uuid IS NOT NULL`, VIEWS[query.view]];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    if (query.brandId) where.push(`c.brand_id = ${bind(query.brandId)}`);
    if (query.q) where.push(this.matches(query.q, bind));
    if (query.after && newest) {
      const [at, id] = decodeCursor(query.after, newestCursor);
      where.push(`(c.opened_at, c.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    } else if (query.after) {
      const [risk, at, id] = decodeCursor(query.after, workCursor);
      const bound = bind(risk);
      where.push(
        `c.risk <= ${bound}::int AND (c.risk < ${bound}::int OR (c.opened_at, c.id) > (${bind(at)}::timestamptz, ${bind(id)}::uuid))`,
      );
    }
    // The order of ix_care_case_inbox: the page is cut before anything is looked up beside it.
    const order = newest ? 'c.opened_at DESC, c.id DESC' : 'c.risk DESC, c.opened_at, c.id';
    const rows = await select<CaseSqlRow>(
      this.db.manager,
      `WITH page AS MATERIALIZED (SELECT c.* FROM care_case c WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT $1)
       SELECT ${COLUMNS} FROM page c ${BESIDE} ORDER BY ${order}`,
      params,
    );
    const keyOf = (row: CaseSqlRow): (string | number)[] =>
      newest ? [row.openedKey, row.id] : [row.risk, row.openedKey, row.id];
    return pageOf(rows, query.limit, keyOf, (row) => this.view(row));
  }

  async byIds(ids: readonly string[]): Promise<Map<string, CaseRowView>> {
    const rows = await select<CaseSqlRow>(
      this.db.manager,
      `SELECT ${COLUMNS} FROM care_case c ${BESIDE} WHERE c.id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, this.view(row)]));
  }

  /** A number finds that case; words are looked for in title, customer and mentions. */
  private matches(q: string, bind: (value: unknown) => string): string {
    const number = /^#?(\d{1,15})$/.exec(q)?.[1];
    if (number) return `c.number = ${bind(number)}`;
    const like = bind(`%${q.replace(/[\\%_]/g, '\\$&')}%`);
    return `(c.title ILIKE ${like} OR EXISTS (SELECT 1 FROM customer cu WHERE cu.id = c.customer_id AND cu.name ILIKE ${like}) OR EXISTS (
      SELECT 1 FROM case_mention cm JOIN mention m ON m.id = cm.mention_id WHERE cm.case_id = c.id AND m.text ILIKE ${like}))`;
  }

  private view({ texts, ...row }: CaseSqlRow): CaseRowView {
    const said = maskedAmong(texts.toReversed(), texts.length - 1);
    return {
      ...row,
      title: masked(row.title),
      number: Number(row.number),
      platformLabel: this.platforms.capabilities(row.platform).label,
      customer: { id: row.customerId, name: masked(row.customerName) },
      assignee: row.assigneeId ? { id: row.assigneeId, name: row.assigneeName ?? '' } : null,
      snippet: shorten(said.replace(/\s+/gu, ' ').trim(), 140),
    };
  }
}
