/** One case whole: its row, customer, mentions with their scores, replies and history. Secrets masked; never writes. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { EarshotError } from '../../core/errors/errors.js';
import { webAddress } from '../../core/http-api/web-address.js';
import {
  MENTION_COLUMNS,
  type MentionRow,
  toMentionViews,
  toScoreView,
  WITH_SCORE,
} from '../../listening/ingest/mention-view.js';
import type { Score } from '../../listening/scoring/score.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { CasesQueries } from '../cases/cases.queries.js';
import { caseMoves, type CaseState } from '../cases/case.workflow.js';
import { masked, maskedWords } from '../masked.js';
import { select, selectOne } from '../sql.js';
import type { CaseDetailView } from './case-detail.api.js';
import { commitmentsOfCase } from './commitments/commitments.queries.js';
import { RepliesQueries } from './replies.queries.js';
import type { Viewer } from './reply-can.js';
import { ThreadQueries } from './thread.queries.js';

const MENTIONS_SHOWN = 200;

@Injectable()
export class CaseDetailQueries {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly cases: CasesQueries,
    private readonly replies: RepliesQueries,
    private readonly threads: ThreadQueries,
    private readonly platforms: PlatformRegistry,
  ) {}

  /** Throws not-found. */
  async detail(caseId: string, viewer: Viewer): Promise<CaseDetailView> {
    const row = (await this.cases.byIds([caseId])).get(caseId);
    if (!row) throw new EarshotError('not-found', 'There is no such case.');
    const [head, customer, mentions, thread, replies, commitments, history, replyTarget] = await Promise.all([
      selectOne<{ version: number; firstResponseAt: Date | null }>(
        this.db.manager,
        `SELECT version, first_response_at AS "firstResponseAt" FROM care_case WHERE id = $1`,
        [caseId],
      ),
      this.customer(row.customer, caseId),
      this.mentions(caseId),
      this.threads.thread(caseId),
      this.replies.ofCase(caseId, viewer),
      commitmentsOfCase(this.db.manager, caseId),
      this.history(caseId),
      this.threads.target(caseId),
    ]);
    return {
      ...row,
      version: head?.version ?? 1,
      firstResponseAt: head?.firstResponseAt ?? null,
      customer,
      thread,
      mentions,
      replies,
      commitments,
      history,
      replyTarget: row.state === 'closed' ? null : replyTarget,
      moves: caseMoves(row.state),
    };
  }

  private async customer(
    customer: { id: string; name: string },
    caseId: string,
  ): Promise<CaseDetailView['customer']> {
    const authors = await select<CaseDetailView['customer']['authors'][number]>(
      this.db.manager,
      `SELECT a.id, coalesce(a.display_name, a.handle, '') AS name, a.handle, a.profile_url AS url, a.followers, a.platform
       FROM customer_author ca JOIN author a ON a.id = ca.author_id WHERE ca.customer_id = $1 ORDER BY a.first_seen_at, a.id`,
      [customer.id],
    );
    const earlier = await select<{
      id: string;
      number: string;
      title: string;
      state: CaseState;
      openedAt: Date;
    }>(
      this.db.manager,
      `SELECT c.id, c.number, c.title, c.state, c.opened_at AS "openedAt" FROM care_case c
       WHERE c.customer_id = $1 AND c.id <> $2 ORDER BY c.opened_at DESC, c.id LIMIT 50`,
      [customer.id, caseId],
    );
    return {
      ...customer,
      authors: authors.map((a) => ({
        ...a,
        name: masked(a.name),
        handle: a.handle === null ? null : masked(a.handle),
        url: webAddress(a.url),
      })),
      earlierCases: earlier.map((c) => ({ ...c, title: masked(c.title), number: Number(c.number) })),
    };
  }

  /** The newest of them, oldest first; `mentionsCount` says how many there are. */
  private async mentions(caseId: string): Promise<CaseDetailView['mentions']> {
    const rows = await select<MentionRow & { result: Score }>(
      this.db.manager,
      `WITH newest AS (SELECT m.id FROM case_mention cm JOIN mention m ON m.id = cm.mention_id
         WHERE cm.case_id = $1 ORDER BY m.published_at DESC, m.id DESC LIMIT ${MENTIONS_SHOWN})
       SELECT ${MENTION_COLUMNS}, s.result FROM newest JOIN mention m USING (id) JOIN author a ON a.id = m.author_id
       ${WITH_SCORE}
       ORDER BY m.published_at, m.id`,
      [caseId],
    );
    const views = toMentionViews(rows, (platform) => this.platforms.capabilities(platform).label);
    return views.map((view, i) => ({ ...view, score: toScoreView(rows[i]!.result, view) }));
  }

  private async history(caseId: string): Promise<CaseDetailView['history']> {
    const entries = await select<CaseDetailView['history'][number]>(
      this.db.manager,
      `SELECT e.id, e.at, CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS actor, e.kind, e.details
       FROM case_event e LEFT JOIN person p ON p.id = e.actor_id WHERE e.case_id = $1 ORDER BY e.at DESC, e.id DESC LIMIT 500`,
      [caseId],
    );
    return entries.map((entry) => ({ ...entry, details: maskedWords(entry.details) }));
  }
}
