/** Everything that is known of one alert, for messages: the newest that was heard, its typical posts masked, what is being done. */
import { Injectable } from '@nestjs/common';
import { PlatformRegistry } from '../../platforms/registry.js';
import { MENTION_COLUMNS, type MentionRow, toMentionViews } from '../../listening/ingest/mention-view.js';
import type { MentionView } from '../../listening/ingest/mentions.api.js';
import type { Reader } from '../sql.js';
import { select, selectOne } from '../sql.js';
import type { Alert } from './alert.entity.js';
import { AroundQueries } from './around.queries.js';
import type { AlertFacts } from './messages/message.js';

/** Shown at most; the others are with their cases. */
const AGENTS = 5;

interface Agent {
  id: string;
  name: string;
}
type FactRow = Omit<AlertFacts, 'names' | 'posts' | 'cases'>;

@Injectable()
export class AlertFactsQueries {
  constructor(
    private readonly platforms: PlatformRegistry,
    private readonly surroundings: AroundQueries,
  ) {}

  /** null when there is no such alert. */
  async read(db: Reader, alertId: string): Promise<AlertFacts | null> {
    const row = await selectOne<FactRow>(
      db,
      `SELECT a.id, a.kind, a.brand_id AS "brandId", a.subject, a.level, a.state, a.facts, a.stakes, a.opened_at AS "openedAt",
         a.ended_at AS "endedAt", k.name AS "acknowledgedBy", o.name AS owner
       FROM alert a LEFT JOIN person k ON k.id = a.acknowledged_by LEFT JOIN person o ON o.id = a.owner_id WHERE a.id = $1`,
      [alertId],
    );
    if (!row) return null;
    const posts = await this.posts(db, row.stakes.mentionIds ?? []);
    return {
      ...row,
      names: await this.surroundings.names(db, row),
      posts: posts.map((post) => ({
        author: post.author.name,
        text: post.text || (post.title ?? ''),
        url: post.permalink,
      })),
      cases: await this.cases(db, row),
    };
  }

  /** In the order given: the gravest first. What was deleted meanwhile is left out. */
  async posts(db: Reader, mentionIds: readonly string[]): Promise<MentionView[]> {
    if (mentionIds.length === 0) return [];
    const rows = await select<MentionRow>(
      db,
      `SELECT ${MENTION_COLUMNS} FROM mention m JOIN author a ON a.id = m.author_id
       WHERE m.id = ANY($1::uuid[]) AND m.deleted_at IS NULL ORDER BY array_position($1::uuid[], m.id) LIMIT 3`,
      [mentionIds],
    );
    return toMentionViews(rows, (platform) => this.platforms.known(platform)?.label ?? platform);
  }

  /** Cases of its own posts, whenever they were opened, and those of the brand since it began; and who works on them. */
  async cases(
    db: Reader,
    alert: Pick<Alert, 'brandId' | 'openedAt' | 'stakes'>,
  ): Promise<AlertFacts['cases'] & { agents: Agent[] }> {
    const row = await selectOne<AlertFacts['cases'] & { agents: Agent[] }>(
      db,
      `WITH ours AS (
         SELECT c.id, c.assignee_id, c.state IN ('new','open','pending') AS going FROM care_case c WHERE c.brand_id = $1 AND c.opened_at >= $2
         UNION
         SELECT c.id, c.assignee_id, c.state IN ('new','open','pending') FROM care_case c JOIN case_mention m ON m.case_id = c.id
         WHERE m.mention_id = ANY($3::uuid[]))
       SELECT
         (SELECT count(*)::int FROM ours) AS opened,
         (SELECT count(*)::int FROM ours WHERE assignee_id IS NULL AND going) AS unassigned,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name) ORDER BY w.cases DESC, w.name), '[]')
          FROM (SELECT p.id, p.name, count(*) AS cases FROM ours JOIN person p ON p.id = ours.assignee_id WHERE ours.going
                GROUP BY p.id ORDER BY 3 DESC, 2 LIMIT ${AGENTS}) w) AS agents,
         (SELECT count(*)::int FROM publication p WHERE p.brand_id = $1 AND p.state = 'published' AND p.published_at >= $2) AS "repliesOut",
         (SELECT count(*)::int FROM reply r WHERE r.brand_id = $1 AND r.state = 'in_review') AS "repliesInReview"`,
      [alert.brandId, alert.openedAt, alert.stakes.mentionIds ?? []],
    );
    return row ?? { opened: 0, unassigned: 0, agents: [], repliesOut: 0, repliesInReview: 0 };
  }
}
