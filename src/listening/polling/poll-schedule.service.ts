/** Finds the sources that are due and has them polled; once per slot, however many processes run. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { beyondPolicy, future } from '../../core/clock/credible.js';
import { AppConfig } from '../../core/config/config.js';
import { returned } from '../../core/database/rows.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { incredibleLease } from './pace.js';

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
          `UPDATE source SET next_poll_at = $2, due_since = least(due_since, $1),
             last_polled_at = CASE WHEN last_polled_at > $1 THEN $1 ELSE last_polled_at END
           WHERE id IN (
             SELECT id FROM source WHERE state = 'active'
               AND (next_poll_at <= $1 OR next_poll_at > $3 OR last_polled_at > $4)
               AND (lease_until IS NULL OR lease_until < $1 OR lease_until > $5)
             ORDER BY next_poll_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED) RETURNING id`,
          [
            now,
            new Date(now.getTime() + this.config.pollLeaseSeconds * 1000),
            beyondPolicy(now),
            future(now), // polled later than now: by a clock that was wrong, and so was the plan it made
            incredibleLease(now, this.config.pollLeaseSeconds),
          ],
        ),
      );
      for (const { id } of due) tx.enqueue('source.poll', { sourceId: id }, { dedupeKey: id });
      return due.length;
    });
  }
}
