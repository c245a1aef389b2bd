/** Finds the sources that are due and has them polled; once per slot, however many processes run. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { returned } from '../../core/database/rows.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { incredibleAfter } from './pace.js';

const AT_ONCE = 500;

@Injectable()
export class PollSchedule {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** The next time is moved on right away, so that a queue in arrears does not fill with the same source; polling sets the true one. */
  @ScheduleHandler('sources.tick')
  async tick(): Promise<number> {
    return this.transactions.run(SYSTEM, async (tx) => {
      const now = this.clock.now();
      const due = returned<{ id: string }>(
        await tx.manager.query(
          `UPDATE source SET next_poll_at = $2 WHERE id IN (
             SELECT id FROM source WHERE state = 'active'
               AND (next_poll_at <= $1 OR next_poll_at > $3) AND (lease_until IS NULL OR lease_until < $1 OR lease_until > $3)
             ORDER BY next_poll_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED) RETURNING id`,
          [now, new Date(now.getTime() + this.config.pollLeaseSeconds * 1000), incredibleAfter(now)],
        ),
      );
      for (const { id } of due) tx.enqueue('source.poll', { sourceId: id }, { dedupeKey: id });
      return due.length;
    });
  }
}
