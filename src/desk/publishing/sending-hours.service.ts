/** The hours in which a brand's replies go out: read by everybody, set by leads. What is queued already is held to them when its turn comes. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { Transactions } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { type Reader, select, selectOne } from '../sql.js';
import { SendingPlan } from './sending-plan.service.js';
import type { SendingHoursInput, SendingHoursView } from './sending.api.js';

@Injectable()
export class SendingHoursService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly plan: SendingPlan,
    private readonly clock: Clock,
  ) {}

  /** Throws not-found. */
  async view(brandId: string, db: Reader = this.db.manager): Promise<SendingHoursView> {
    const brand = await selectOne<{ slug: string }>(db, `SELECT slug FROM brand WHERE id = $1`, [brandId]);
    if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
    const hours = await this.plan.hours(db, brandId);
    return {
      timeZone: this.plan.zoneOf(brand.slug),
      days: (hours?.days ?? null) as SendingHoursView['days'],
      urgentAnyTime: hours?.urgentAnyTime ?? true,
      next: await this.plan.open(db, brandId, 'normal', this.clock.now()),
    };
  }

  async set(by: SignedIn, brandId: string, input: SendingHoursInput): Promise<SendingHoursView> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const was = await this.view(brandId, tx.manager);
      if (input.days === null)
        await tx.manager.query(`DELETE FROM sending_hours WHERE brand_id = $1`, [brandId]);
      else
        await select(
          tx.manager,
          `INSERT INTO sending_hours (brand_id, days, urgent_any_time, updated_by, updated_at) VALUES ($1, $2::jsonb, $3, $4, $5)
           ON CONFLICT (brand_id) DO UPDATE SET days = excluded.days, urgent_any_time = excluded.urgent_any_time,
             updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
          [brandId, JSON.stringify(input.days), input.urgentAnyTime, by.id, this.clock.now()],
        );
      tx.audit({
        action: 'brand.sending-hours',
        subjectKind: 'brand',
        subjectId: brandId,
        brandId,
        details: { was: { days: was.days, urgentAnyTime: was.urgentAnyTime }, now: input },
      });
      tx.publish({ kind: 'brand.changed', brandId, ids: { brandId } });
      return this.view(brandId, tx.manager);
    });
  }
}
