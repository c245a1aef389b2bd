/** What is at stake in an incident of talk: voices, reach, topics, three posts that show what it is about. Reads mentions only. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { IncidentStakes } from './incident-shape.js';
import type { Incident } from './incidents.js';
import type { Scope } from './series-key.js';
import { reachOf } from './spread-model.js';

const HOUR_MS = 3_600_000;
/** How far back reach is summed for a level. */
const LEAD_MS = 6 * HOUR_MS;

interface Sums {
  voices: number;
  negative: number;
  followers: number;
  reposts: number;
  replies: number;
  likes: number;
  /** People that watched posts are forecast to gain by tomorrow at the most. */
  to_come: number;
}

/** What was captured later but published then was said then: so it is with the history that a first look brings. */
const IN_SCOPE = `m.brand_id = $1 AND m.captured_at > $2
  AND (m.captured_at <= $3 OR (m.published_at > $2 AND m.published_at <= $3)) AND NOT m.spam AND NOT m.own
  AND ($4::text IS NULL OR $4 = ANY(m.topics)) AND ($5::text IS NULL OR m.sentiment = $5) AND ($6::text IS NULL OR m.platform = $6)`;

@Injectable()
export class StakesQueries {
  async ofTalk(manager: EntityManager, incident: Incident): Promise<IncidentStakes> {
    const stretch = bounds(
      incident.scope,
      incident.openedAt - leadOf(incident),
      Math.max(incident.lastAlarmAt, incident.closedAt ?? 0),
    );
    const sums = await this.sums(manager, stretch);
    const topics = await manager.query<{ topic: string }[]>(
      `SELECT t.topic FROM mention m CROSS JOIN LATERAL unnest(m.topics) AS t(topic) WHERE ${IN_SCOPE}
       GROUP BY 1 ORDER BY count(DISTINCT m.author_id) DESC, 1 LIMIT 5`,
      stretch,
    );
    const typical = await manager.query<{ id: string }[]>(
      `SELECT id FROM (
         SELECT DISTINCT ON (m.author_id) m.id, m.flagged, m.risk, coalesce(m.reposts, 0) + coalesce(m.likes, 0) AS shown
         FROM mention m WHERE ${IN_SCOPE} AND m.duplicate_of IS NULL AND m.deleted_at IS NULL AND m.visibility IN ('public','unlisted')
         ORDER BY m.author_id, m.flagged DESC, m.risk DESC, m.id) best
       ORDER BY flagged DESC, risk DESC, shown DESC, id LIMIT 3`,
      stretch,
    );
    const seen = incident.reasons.find((reason) => reason.code === 'spike.seen')?.params;
    const record = incident.reasons.find((reason) => reason.code === 'spike.above-record')?.params;
    const share =
      incident.reasons.find((reason) => reason.code.startsWith('mood.'))?.params ??
      incident.reasons.find((reason) => reason.code.startsWith('voices.'))?.params;
    const number = (value: string | number | undefined): number | undefined =>
      value === undefined ? undefined : Number(value);
    return {
      voices: sums.voices,
      negative: sums.negative,
      expected: number(seen?.expected),
      reach: Math.round(reached(sums)),
      topics: topics.map((row) => row.topic),
      mentionIds: typical.map((row) => row.id),
      compare: {
        windowMinutes: number(seen?.minutes),
        seen: number(seen?.seen),
        record: number(record?.record),
        times: seen
          ? Math.round((10 * Number(seen.seen)) / Math.max(1, Number(seen.expected))) / 10
          : undefined,
        usualNegativeShare: share?.usualPercent === undefined ? undefined : Number(share.usualPercent) / 100,
      },
    };
  }

  /** People reached by what was said of a scope in the last hours, and that watched posts may yet reach. */
  async reachAround(manager: EntityManager, scope: Scope, at: number): Promise<number> {
    const sums = await this.sums(manager, bounds(scope, at - LEAD_MS, at));
    return reached(sums) + sums.to_come;
  }

  private async sums(manager: EntityManager, stretch: unknown[]): Promise<Sums> {
    const [row] = await manager.query<Sums[]>(
      `SELECT count(DISTINCT m.author_id) FILTER (WHERE m.duplicate_of IS NULL)::float8 AS voices,
         count(DISTINCT m.author_id) FILTER (WHERE m.duplicate_of IS NULL AND m.sentiment = 'neg')::float8 AS negative,
         (SELECT coalesce(sum(f.followers), 0) FROM (SELECT DISTINCT m.author_id AS id FROM mention m WHERE ${IN_SCOPE}) d
            JOIN author f ON f.id = d.id)::float8 AS followers, coalesce(sum(m.reposts), 0)::float8 AS reposts,
         coalesce(sum(m.replies), 0)::float8 AS replies, coalesce(sum(m.likes), 0)::float8 AS likes,
         coalesce(sum(greatest(0, (w.forecast->>'high')::float8 - (w.forecast->>'now')::float8)), 0) AS to_come
       FROM mention m LEFT JOIN spread_watch w ON w.mention_id = m.id AND w.state = 'watching'
       WHERE ${IN_SCOPE}`,
      stretch,
    );
    return row!;
  }
}

/** What made the alarm was said in the window that spoke, before it. */
function leadOf(incident: Incident): number {
  const hours = incident.reasons.map(({ params }) =>
    Math.max(Number(params.minutes ?? 0) / 60, Number(params.hours ?? 0)),
  );
  return Math.max(1, Math.min(24, ...[Math.max(0, ...hours)])) * HOUR_MS;
}

const bounds = (scope: Scope, from: number, to: number): unknown[] => [
  scope.brandId,
  new Date(from),
  new Date(to),
  scope.topic,
  scope.sentiment,
  scope.platform,
];

const reached = (sums: Sums): number => reachOf({ followers: sums.followers }, { at: 0, ...sums });
