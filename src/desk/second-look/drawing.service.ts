/**
 * Draws a sample of what was published, once a day and brand. Drawing twice draws the same; what nobody is left to judge, because
 * everybody had a hand in it, is not drawn.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { eachOne } from '../each-one.js';
import { select, selectOne } from '../sql.js';
import { draw, USUAL_PERCENT } from './sampling.js';

const WEEK_MS = 7 * 86_400_000;
/** A day of the busiest desk, and what a week without a running program leaves. */
const AT_MOST = 20_000;

@Injectable()
export class DrawingService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  @ScheduleHandler('reviews.second')
  async draw(): Promise<void> {
    const brands = await select<{ id: string; percent: number }>(
      this.db.manager,
      `SELECT b.id, coalesce(s.percent, $1)::integer AS percent FROM brand b
       LEFT JOIN second_look_setting s ON s.brand_id = b.id WHERE NOT b.sample ORDER BY b.id`,
      [USUAL_PERCENT],
    );
    await eachOne(brands, (brand) => this.drawFor(brand.id, brand.percent));
  }

  private async drawFor(brandId: string, percent: number): Promise<void> {
    const now = this.clock.now();
    const weekAgo = new Date(now.getTime() - WEEK_MS);
    await this.transactions.run(SYSTEM, async (tx) => {
      const fresh = await select<{ id: string }>(
        tx.manager,
        `SELECT pu.id FROM publication pu
         WHERE pu.brand_id = $1 AND pu.state = 'published' AND pu.published_at > $2
           AND NOT EXISTS (SELECT 1 FROM reply r WHERE r.id = pu.reply_id AND r.kind = 'deletion')
           AND NOT EXISTS (SELECT 1 FROM second_review s WHERE s.publication_id = pu.id)
           AND EXISTS (SELECT 1 FROM person p WHERE p.active AND NOT p.sample AND p.roles && ARRAY['reviewer','lead']
             AND NOT EXISTS (SELECT 1 FROM reply_author ra WHERE ra.reply_id = pu.reply_id AND ra.person_id = p.id)
             AND NOT EXISTS (SELECT 1 FROM approval ap WHERE ap.reply_id = pu.reply_id AND ap.reviewer_id = p.id)
             AND NOT EXISTS (SELECT 1 FROM review_decision rd JOIN reply_version rv ON rv.id = rd.reply_version_id
               WHERE rv.reply_id = pu.reply_id AND rd.reviewer_id = p.id))
         ORDER BY pu.published_at DESC LIMIT ${AT_MOST}`,
        [brandId, weekAgo],
      );
      const lately = await selectOne(
        tx.manager,
        `SELECT 1 FROM second_review WHERE brand_id = $1 AND drawn_at > $2 LIMIT 1`,
        [brandId, weekAgo],
      );
      const chosen = draw(
        fresh.map(({ id }) => id),
        percent,
        lately !== null,
      );
      if (chosen.length === 0) return;
      await select(
        tx.manager,
        `INSERT INTO second_review (publication_id, brand_id, drawn_at) SELECT p, $2, $3 FROM unnest($1::uuid[]) p ON CONFLICT DO NOTHING`,
        [chosen, brandId, now],
      );
      tx.audit({
        action: 'second-look.draw',
        subjectKind: 'brand',
        subjectId: brandId,
        brandId,
        details: { drawn: chosen.length, of: fresh.length, percent },
      });
      tx.publish({ kind: 'second-look.changed', brandId, ids: {} });
    });
  }
}
