/**
 * When an approved reply goes out: not before its undo window is over, nor before the time somebody chose, nor outside the brand's
 * hours unless its case is urgent and the brand says so. Reads only. The clock of the wall is that of the brand's calendar.
 */
import { Inject, Injectable } from '@nestjs/common';
import { type Reader, selectOne } from '../sql.js';
import { CHECK_KIT } from '../replies/check-kit.token.js';
import type { CheckKit } from '../replies/checks/check-kit.js';
import { nextAllowed, type SendingHours } from './sending-hours.js';

export interface Plan {
  at: Date;
  /** Why it is later than the undo window asks. */
  because: 'scheduled' | 'outside-hours' | null;
}
interface Around {
  sendAt: Date | null;
  severity: string;
  brandId: string;
}

@Injectable()
export class SendingPlan {
  constructor(@Inject(CHECK_KIT) private readonly kit: Pick<CheckKit, 'calendarOf'>) {}

  /** For a reply that could go at `earliest`. */
  async of(db: Reader, replyId: string, earliest: Date): Promise<Plan> {
    const around = await selectOne<Around>(
      db,
      `SELECT r.send_at AS "sendAt", c.severity, r.brand_id AS "brandId" FROM reply r JOIN care_case c ON c.id = r.case_id WHERE r.id = $1`,
      [replyId],
    );
    if (!around) return { at: earliest, because: null };
    const chosen = around.sendAt !== null && around.sendAt > earliest ? around.sendAt : earliest;
    const open = await this.open(db, around.brandId, around.severity, chosen);
    if (open > chosen) return { at: open, because: 'outside-hours' };
    return { at: chosen, because: chosen > earliest ? 'scheduled' : null };
  }

  /** `at`, or when the brand's hours next begin. */
  async open(db: Reader, brandId: string, severity: string, at: Date): Promise<Date> {
    const hours = await this.hours(db, brandId);
    if (!hours || (severity === 'urgent' && hours.urgentAnyTime)) return at;
    return nextAllowed(hours, hours.timeZone, at) ?? at;
  }

  async hours(db: Reader, brandId: string): Promise<(SendingHours & { timeZone: string }) | null> {
    const row = await selectOne<SendingHours & { slug: string }>(
      db,
      `SELECT h.days, h.urgent_any_time AS "urgentAnyTime", b.slug FROM sending_hours h JOIN brand b ON b.id = h.brand_id WHERE b.id = $1`,
      [brandId],
    );
    if (!row) return null;
    return { days: row.days, urgentAnyTime: row.urgentAnyTime, timeZone: this.zoneOf(row.slug) };
  }

  /** IANA name. */
  zoneOf(slug: string): string {
    return this.kit.calendarOf(slug).timeZone ?? 'UTC';
  }
}
