/** What waits for a second look, without the names of its author and approvers, and what came of earlier ones. Never writes. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import type { Severity } from '../cases/severity.js';
import { masked } from '../masked.js';
import { type Reader, select, selectOne } from '../sql.js';
import { USUAL_PERCENT } from './sampling.js';
import type { SecondItem, SecondLook } from './second-look.api.js';

/** Older ones tell nothing of how somebody works now. */
const SHOWN_DAYS = 30;
const COUNTED_DAYS = 90;
const AT_MOST = 50;
const DAY_MS = 86_400_000;

/** Whoever had a hand in it judges nothing: `$1` is the person, `pu` the publication. */
const NO_HAND_IN_IT = `
  NOT EXISTS (SELECT 1 FROM reply_author ra WHERE ra.reply_id = pu.reply_id AND ra.person_id = $1)
  AND NOT EXISTS (SELECT 1 FROM approval ap WHERE ap.reply_id = pu.reply_id AND ap.reviewer_id = $1)
  AND NOT EXISTS (SELECT 1 FROM review_decision rd JOIN reply_version rv ON rv.id = rd.reply_version_id
    WHERE rv.reply_id = pu.reply_id AND rd.reviewer_id = $1)`;

interface Row extends Omit<SecondItem, 'platformLabel'> {
  platform: string;
  severity: Severity;
}

@Injectable()
export class SecondLookQueries {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly platforms: PlatformRegistry,
    private readonly clock: Clock,
  ) {}

  /** The oldest first. */
  async waitingFor(personId: string): Promise<SecondItem[]> {
    const rows = await select<Row>(
      this.db.manager,
      `SELECT s.id, s.brand_id AS "brandId", m.platform, c.language, c.severity, pu.published_at AS "publishedAt", m.text AS customer, v.text
       FROM second_review s JOIN publication pu ON pu.id = s.publication_id JOIN reply_version v ON v.id = pu.reply_version_id
       JOIN reply r ON r.id = pu.reply_id JOIN care_case c ON c.id = r.case_id JOIN mention m ON m.id = r.parent_mention_id
       WHERE s.verdict IS NULL AND s.drawn_at > $2 AND ${NO_HAND_IN_IT} ORDER BY s.drawn_at, s.id LIMIT $3`,
      [personId, this.daysAgo(SHOWN_DAYS), AT_MOST],
    );
    return rows.map(({ platform, ...row }) => ({
      ...row,
      customer: masked(row.customer),
      platformLabel: this.platforms.capabilities(platform).label,
    }));
  }

  async hasAHandIn(db: Reader, publicationId: string, personId: string): Promise<boolean> {
    const free = await selectOne(db, `SELECT 1 FROM publication pu WHERE pu.id = $2 AND ${NO_HAND_IN_IT}`, [
      personId,
      publicationId,
    ]);
    return free === null;
  }

  async setting(brandId: string): Promise<SecondLook> {
    const since = this.daysAgo(COUNTED_DAYS);
    const people = await select<SecondLook['people'][number]>(
      this.db.manager,
      `WITH judged AS (SELECT s.verdict, pu.reply_id, pu.reply_version_id FROM second_review s JOIN publication pu ON pu.id = s.publication_id
         WHERE s.brand_id = $1 AND s.judged_at > $2),
       hands AS (
         SELECT ra.person_id, j.verdict, true AS wrote FROM judged j JOIN reply_author ra ON ra.reply_id = j.reply_id
         UNION ALL SELECT DISTINCT ON (j.reply_id, rd.reviewer_id) rd.reviewer_id, j.verdict, false
           FROM judged j JOIN review_decision rd ON rd.reply_version_id = j.reply_version_id AND rd.decision = 'approved')
       SELECT jsonb_build_object('id', p.id, 'name', p.name) AS person,
         jsonb_build_object('good', count(*) FILTER (WHERE wrote AND verdict = 'good'), 'bad', count(*) FILTER (WHERE wrote AND verdict = 'bad')) AS wrote,
         jsonb_build_object('good', count(*) FILTER (WHERE NOT wrote AND verdict = 'good'), 'bad', count(*) FILTER (WHERE NOT wrote AND verdict = 'bad')) AS approved
       FROM hands h JOIN person p ON p.id = h.person_id GROUP BY p.id ORDER BY p.name, p.id`,
      [brandId, since],
    );
    const row = await selectOne<{ percent: number; waiting: number }>(
      this.db.manager,
      `SELECT coalesce((SELECT percent FROM second_look_setting WHERE brand_id = $1), $3)::integer AS percent,
         (SELECT count(*)::integer FROM second_review WHERE brand_id = $1 AND verdict IS NULL AND drawn_at > $2) AS waiting`,
      [brandId, this.daysAgo(SHOWN_DAYS), USUAL_PERCENT],
    );
    return { percent: row?.percent ?? USUAL_PERCENT, waiting: row?.waiting ?? 0, people };
  }

  private daysAgo(days: number): Date {
    return new Date(this.clock.now().getTime() - days * DAY_MS);
  }
}
