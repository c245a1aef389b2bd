/** Reads alerts for screens: lists by key, one with its reasons, posts, cases and history. In the reader's language; secrets masked. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { EarshotError } from '../../core/errors/errors.js';
import { decodeCursor, type Page, pageOf } from '../../core/http-api/paging.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import type { CaseState } from '../cases/case.workflow.js';
import { CasesQueries } from '../cases/cases.queries.js';
import { masked, maskedWords } from '../masked.js';
import { select, selectOne } from '../sql.js';
import type { Fact } from './alert.entity.js';
import { AlertFactsQueries } from './alert-facts.queries.js';
import { mayAct, whatCanBeDone } from './alert-can.js';
import type { AlertKind } from './alert-kinds.js';
import { type AlertSqlRow, toAlertRow } from './alert-view.js';
import type { AlertQuery, AlertRowView, AlertView } from './alerts.api.js';
import { AroundQueries } from './around.queries.js';
import { ARRIVED } from './deliveries.service.js';
import { TitlesService } from './titles.service.js';

const OPENED_KEY = `to_char(a.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const person = (alias: string, column: string): string =>
  `(SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = a.${column}) AS "${alias}"`;
const COLUMNS = `a.id, a.brand_id AS "brandId", a.kind, a.level, a.state, a.subject, a.facts, a.stakes, a.opened_at AS "openedAt",
  a.updated_at AS "updatedAt", a.ended_at AS "endedAt", a.acknowledged_at AS "acknowledgedAt", a.snoozed_until AS "snoozedUntil",
  a.resolved_at AS "resolvedAt", a.resolution, a.marked, a.marked_at AS "markedAt", a.marked_words AS "markedWords",
  a.heard_updates AS updates, coalesce(b.name, '') AS brand, ${OPENED_KEY} AS "openedKey",
  (SELECT jsonb_object_agg(t.topic, t.label) FROM brand_topic t WHERE t.brand_id = a.brand_id) AS topics,
  ${person('owner', 'owner_id')}, ${person('acknowledgedBy', 'acknowledged_by')}, ${person('resolvedBy', 'resolved_by')},
  ${person('markedBy', 'marked_by')}`;

const cursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);
const EVENTS = 100;
/** What could not be reckoned was stored as null: it is left out. */
const known = ({ code, params }: Fact): Fact => ({
  code,
  params: Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null)),
});

@Injectable()
export class AlertsQueries {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly facts: AlertFactsQueries,
    private readonly cases: CasesQueries,
    private readonly titles: TitlesService,
    private readonly surroundings: AroundQueries,
  ) {}

  async list(query: AlertQuery, reader: SignedIn): Promise<Page<AlertRowView>> {
    const params: unknown[] = [query.limit + 1];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    const where: string[] = ['true'];
    if (query.view === 'active') where.push(`a.state <> 'resolved'`);
    else if (query.view !== 'all') where.push(`a.state = ${bind(query.view)}`);
    // What concerns the whole installation concerns every brand.
    if (query.brandId) where.push(`(a.brand_id = ${bind(query.brandId)} OR a.brand_id IS NULL)`);
    if (query.kind) where.push(`a.kind = ${bind(query.kind)}`);
    if (query.minLevel) where.push(`a.level >= ${bind(query.minLevel)}`);
    if (query.marked)
      where.push(query.marked === 'not' ? 'a.marked IS NULL' : `a.marked = ${bind(query.marked)}`);
    if (query.after) {
      const [at, id] = decodeCursor(query.after, cursor);
      where.push(`(a.opened_at, a.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const rows = await select<AlertSqlRow>(
      this.db.manager,
      `SELECT ${COLUMNS} FROM alert a LEFT JOIN brand b ON b.id = a.brand_id WHERE ${where.join(' AND ')}
       ORDER BY a.opened_at DESC, a.id DESC LIMIT $1`,
      params,
    );
    const words = this.titles.sentences(reader.locale);
    return pageOf(
      rows,
      query.limit,
      (row) => [row.openedKey, row.id],
      (row) => toAlertRow(row, words),
    );
  }

  /** Throws not-found. */
  async view(alertId: string, reader: SignedIn): Promise<AlertView> {
    const db = this.db.manager;
    const row = await selectOne<AlertSqlRow>(
      db,
      `SELECT ${COLUMNS} FROM alert a LEFT JOIN brand b ON b.id = a.brand_id WHERE a.id = $1`,
      [alertId],
    );
    if (!row) throw new EarshotError('not-found', 'There is no such alert.');
    const words = this.titles.sentences(reader.locale);
    const { voices = null, expected = null, reach = null, negative = null, topics = [] } = row.stakes;
    const since = await this.facts.cases(db, row);
    const can = whatCanBeDone(row, reader.roles);
    return {
      ...toAlertRow(row, words),
      subject: row.subject,
      reasons: row.facts.map((fact) => ({ ...known(fact), words: words.reason(fact) })),
      stakes: {
        voices,
        expected,
        times: voices !== null && expected ? Math.round((voices / expected) * 10) / 10 : null,
        negative,
        reach,
        topics: topics.map((id) => ({ id, label: words.topic(id, { topics: row.topics }) })),
        posts: await this.facts.posts(db, row.stakes.mentionIds ?? []),
      },
      doing: {
        cases: await this.casesOf(row.stakes.mentionIds ?? []),
        casesOpened: since.opened,
        casesUnassigned: since.unassigned,
        agents: since.agents,
        repliesInReview: since.repliesInReview,
        repliesOut: since.repliesOut,
      },
      resolvedBy: row.resolvedBy,
      resolvedAt: row.resolvedAt,
      resolution: row.resolution === null ? null : masked(row.resolution),
      markedBy: row.markedBy,
      markedAt: row.markedAt,
      markedWords: row.markedWords === null ? null : masked(row.markedWords),
      events: await this.events(alertId),
      deliveries: await this.deliveries(alertId),
      can,
      owners: can.assign ? await this.owners(row.kind) : [],
    };
  }

  private async casesOf(mentionIds: readonly string[]): Promise<AlertView['doing']['cases']> {
    const rows = await select<{ id: string }>(
      this.db.manager,
      `SELECT DISTINCT case_id AS id FROM case_mention WHERE mention_id = ANY($1::uuid[])`,
      [mentionIds],
    );
    const found = await this.cases.byIds(rows.map((row) => row.id));
    return [...found.values()].map(({ id, number, title, state, severity, assignee, replyState }) => ({
      id,
      number,
      title,
      state: state as CaseState,
      severity,
      assignee,
      replyState,
    }));
  }

  private async events(alertId: string): Promise<AlertView['events']> {
    const rows = await select<AlertView['events'][number]>(
      this.db.manager,
      `SELECT e.id, e.at, e.kind, e.details, CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS actor
       FROM alert_event e LEFT JOIN person p ON p.id = e.actor_id WHERE e.alert_id = $1 ORDER BY e.at DESC, e.id DESC LIMIT $2`,
      [alertId, EVENTS],
    );
    return rows.reverse().map((row) => ({ ...row, details: maskedWords(row.details) }));
  }

  /** Whoever could act on it. */
  private async owners(kind: AlertKind): Promise<AlertView['owners']> {
    const { people } = await this.surroundings.around(this.db.manager);
    return people
      .filter((one) => mayAct(kind, one.roles))
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  private async deliveries(alertId: string): Promise<AlertView['deliveries']> {
    const row = await selectOne<AlertView['deliveries']>(
      this.db.manager,
      `SELECT count(*) FILTER (WHERE s IN ('sent','merged'))::int AS sent, count(*) FILTER (WHERE s IN ('queued','sending'))::int AS waiting,
         count(*) FILTER (WHERE s = 'held')::int AS held, count(*) FILTER (WHERE s = 'failed')::int AS failed
       FROM (SELECT ${ARRIVED} AS s FROM alert_delivery d LEFT JOIN alert_delivery w ON w.id = d.merged_into WHERE d.alert_id = $1) d`,
      [alertId],
    );
    return row ?? { sent: 0, waiting: 0, held: 0, failed: 0 };
  }
}
