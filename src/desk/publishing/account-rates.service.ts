/**
 * Keeps what platforms say of an account's limits where every process and the next start see it, and lets the whole queue of an
 * account wait, with the reason where people see it. It never sends and never waits itself.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { future } from '../../core/clock/credible.js';
import { storableText } from '../../core/database/storable.js';
import type { Tx } from '../../core/database/transaction.js';
import type { SendOutcome } from '../../platforms/ports.js';
import { change, type Reader, select, selectOne } from '../sql.js';
import { type AccountPause, pauseAfter } from './account-rate.js';
import { LONGEST_WISH } from './next-step.js';

@Injectable()
export class AccountRates {
  constructor(private readonly clock: Clock) {}

  /** Until when the account is left alone; null when it may post now. A pause dated by a clock that was ahead is none. */
  async pausedUntil(db: Reader, accountId: string): Promise<Date | null> {
    const now = this.clock.now();
    const row = await selectOne<{ until: Date }>(
      db,
      `SELECT paused_until AS until FROM account_rate WHERE account_id = $1 AND paused_until > $2 AND updated_at <= $3 AND paused_until <= $4`,
      [accountId, now, future(now), new Date(future(now).getTime() + LONGEST_WISH * 1000)],
    );
    return row?.until ?? null;
  }

  /** After an answer, the account held. What waits behind it waits as long, and says why. */
  async note(tx: Tx, accountId: string, outcome: SendOutcome, retryAt: Date | null): Promise<void> {
    // Our own manners held it back: the platform said nothing.
    const told = !(outcome.kind === 'retry-later' && outcome.asked === false);
    const pause = pauseAfter(outcome, retryAt, this.clock.now());
    if (!pause && !outcome.rate) return;
    const { rate } = outcome;
    if (told)
      await select(
        tx.manager,
        `INSERT INTO account_rate (account_id, allowed, remaining, reset_at, paused_until, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (account_id) DO UPDATE SET allowed = excluded.allowed, remaining = excluded.remaining, reset_at = excluded.reset_at,
           paused_until = excluded.paused_until, updated_at = excluded.updated_at`,
        [
          accountId,
          rate?.limit == null ? null : Math.round(rate.limit),
          rate?.remaining == null ? null : Math.floor(rate.remaining),
          rate?.resetAt ?? null,
          pause?.until ?? null,
          this.clock.now(),
        ],
      );
    if (pause) await this.hold(tx, accountId, pause);
  }

  private async hold(tx: Tx, accountId: string, { until, words }: AccountPause): Promise<void> {
    await change(
      tx.manager,
      `UPDATE publication SET not_before = $2, error_kind = 'rate-limited', error_words = $4, updated_at = $3
       WHERE account_id = $1 AND state = 'queued' AND mode = 'api' AND not_before < $2 RETURNING id`,
      [accountId, until, this.clock.now(), storableText(words)],
    );
  }
}
