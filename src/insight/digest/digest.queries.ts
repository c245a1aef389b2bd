/** The numbers of a morning: what was said, how that compares, what was done, which alerts there are. Read only; counts, never words. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { EarshotError } from '../../core/errors/errors.js';
import { type AlertKind, type AlertState, TECHNICAL_KINDS } from '../../desk/alerts/alert-kinds.js';
import type { Fact } from '../../desk/alerts/alert.entity.js';
import { TitlesService } from '../../desk/alerts/titles.service.js';
import { select, selectOne } from '../../desk/sql.js';
import type { DigestView } from './digest.api.js';
import { DigestVoicesQueries, near, type Scope, VOICE, type Voices } from './digest-voices.queries.js';
import { median } from './median.js';

const DAY = 24 * 3_600_000;
const ALERTS = 8;

interface AlertSql {
  id: string;
  kind: AlertKind;
  level: number;
  state: AlertState;
  subject: Record<string, unknown>;
  facts: Fact[];
  brand: string | null;
  topics: Record<string, string> | null;
  openedAt: Date;
  endedAt: Date | null;
}

@Injectable()
export class DigestQueries {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly titles: TitlesService,
    private readonly spoken: DigestVoicesQueries,
  ) {}

  /** The 24 hours up to `to`. `brandId` null: every brand, without the sample where there is a real one. Throws not-found. */
  async read(brandId: string | null, to: Date, locale: string): Promise<DigestView> {
    const from = new Date(to.getTime() - DAY);
    const scope = await this.scope(brandId);
    const [weeks, days, work, topics, alerts, crises] = await Promise.all([
      this.spoken.weeks(scope, from, to),
      this.spoken.days(scope, to),
      this.work(scope, from, to),
      this.topics(scope, from, to, locale),
      this.alerts(scope, from, to),
      this.crises(scope),
    ]);
    const { now, before } = weeks;
    const share = (week: Voices): number | null => (week.voices > 0 ? week.negative / week.voices : null);
    const words = this.titles.sentences(locale);
    const shown = alerts.map((row) => ({
      id: row.id,
      kind: row.kind,
      level: row.level,
      state: row.state,
      title: words.title(row.kind, row.subject, { brand: row.brand ?? '', topics: row.topics ?? {} }),
      summary: row.facts[0] ? words.reason(row.facts[0]) : '',
      openedAt: row.openedAt,
      endedAt: row.endedAt,
    }));
    const ofBrands = shown.filter((alert) => !TECHNICAL_KINDS.includes(alert.kind));
    return {
      from,
      to,
      brand: scope.brand,
      voices: { value: now?.voices ?? null, usual: median(before.map((week) => week.voices)) },
      negativeShare: {
        value: now ? share(now) : null,
        usual: median(before.map(share).filter((value) => value !== null)),
      },
      firstResponseSeconds: { value: work.seconds, usual: work.usualSeconds },
      casesOpened: work.opened,
      casesAnswered: work.answered,
      casesWaiting: work.waiting,
      repliesInReview: work.review,
      days,
      topics,
      alerts: ofBrands.slice(0, ALERTS),
      alertCount: ofBrands.length,
      blind: shown
        .filter((alert) => TECHNICAL_KINDS.includes(alert.kind) && alert.endedAt === null)
        .map(({ id, title }) => ({ alertId: id, title })),
      crises,
    };
  }

  private async scope(brandId: string | null): Promise<Scope> {
    const rows = await select<{ id: string; name: string; sample: boolean }>(
      this.db.manager,
      `SELECT id, name, sample FROM brand WHERE $1::uuid IS NULL OR id = $1`,
      [brandId],
    );
    if (brandId) {
      const [brand] = rows;
      if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
      return { brand: { id: brand.id, name: brand.name }, brandIds: [brand.id], sample: brand.sample };
    }
    const real = rows.filter((row) => !row.sample);
    const sample = real.length === 0;
    return { brand: null, brandIds: (sample ? rows : real).map((row) => row.id), sample };
  }

  /** Whether it would tell of the sample alone: of that nothing leaves the desk. */
  async ofSample(brandId: string | null): Promise<boolean> {
    const { sample, brandIds } = await this.scope(brandId);
    return sample && brandIds.length > 0;
  }

  private async work(
    { brandIds }: Scope,
    from: Date,
    to: Date,
  ): Promise<{
    opened: number;
    answered: number;
    waiting: number;
    review: number;
    seconds: number | null;
    usualSeconds: number | null;
  }> {
    const middle = (since: string, until: string): string =>
      `(SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM c.first_response_at - c.opened_at)))::int
        FROM care_case c WHERE c.brand_id = ANY($1::uuid[]) AND c.first_response_at >= ${since} AND c.first_response_at < ${until})`;
    const row = await selectOne<Awaited<ReturnType<DigestQueries['work']>>>(
      this.db.manager,
      `SELECT
         (SELECT count(*)::int FROM care_case c WHERE c.brand_id = ANY($1::uuid[]) AND c.opened_at >= $2 AND c.opened_at < $3) AS opened,
         (SELECT count(*)::int FROM care_case c WHERE c.brand_id = ANY($1::uuid[]) AND c.first_response_at >= $2 AND c.first_response_at < $3) AS answered,
         (SELECT count(*)::int FROM care_case c WHERE c.brand_id = ANY($1::uuid[]) AND c.state IN ('new','open') AND c.first_response_at IS NULL) AS waiting,
         (SELECT count(*)::int FROM reply r WHERE r.brand_id = ANY($1::uuid[]) AND r.state = 'in_review') AS review,
         ${middle('$2::timestamptz', '$3::timestamptz')} AS seconds,
         ${middle(`$2::timestamptz - interval '28 days'`, '$2::timestamptz')} AS "usualSeconds"`,
      [brandIds, from, to],
    );
    return row ?? { opened: 0, answered: 0, waiting: 0, review: 0, seconds: null, usualSeconds: null };
  }

  private async topics(
    { brand, brandIds, sample }: Scope,
    from: Date,
    to: Date,
    locale: string,
  ): Promise<DigestView['topics']> {
    const rows = await select<{ id: string; voices: number; own: string | null }>(
      this.db.manager,
      `SELECT t.topic AS id, count(DISTINCT m.author_id)::int AS voices,
         (SELECT bt.label FROM brand_topic bt WHERE bt.topic = t.topic AND bt.brand_id = $4) AS own
       FROM mention m CROSS JOIN LATERAL unnest(m.topics) AS t(topic)
       WHERE m.brand_id = ANY($1::uuid[]) AND ${VOICE} AND m.published_at >= $2 AND m.published_at < $3
         AND ${near('$2::timestamptz', '$3::timestamptz', sample)}
       GROUP BY t.topic ORDER BY 2 DESC, 1 LIMIT 3`,
      [brandIds, from, to, brand?.id ?? null],
    );
    const words = this.titles.sentences(locale);
    return rows.map(({ id, voices, own }) => ({ id, voices, label: own ?? words.topic(id) }));
  }

  /** Of the day, and what is still open. What concerns the whole installation concerns every brand. */
  private alerts({ brandIds }: Scope, from: Date, to: Date): Promise<AlertSql[]> {
    return select(
      this.db.manager,
      `SELECT a.id, a.kind, a.level, a.state, a.subject, a.facts, b.name AS brand, a.opened_at AS "openedAt", a.ended_at AS "endedAt",
         (SELECT jsonb_object_agg(t.topic, t.label) FROM brand_topic t WHERE t.brand_id = a.brand_id) AS topics
       FROM alert a LEFT JOIN brand b ON b.id = a.brand_id
       WHERE (a.brand_id = ANY($1::uuid[]) OR a.brand_id IS NULL) AND a.opened_at < $3
         AND (a.state <> 'resolved' OR a.ended_at IS NULL OR a.opened_at >= $2 OR a.ended_at >= $2)
       ORDER BY a.level DESC, a.opened_at DESC LIMIT 100`,
      [brandIds, from, to],
    );
  }

  private crises({ brandIds }: Scope): Promise<DigestView['crises']> {
    return select(
      this.db.manager,
      `SELECT c.brand_id AS "brandId", b.name AS "brandName", c.opened_at AS since FROM crisis c JOIN brand b ON b.id = c.brand_id
       WHERE c.brand_id = ANY($1::uuid[]) AND c.lifted_at IS NULL ORDER BY c.opened_at`,
      [brandIds],
    );
  }
}
