/**
 * Whether it is a queued posting's turn: its time has come, its account may post now and posts nothing else, the brand's hours allow
 * it, and nothing graver waits. Where it is not, the posting is planned for when it will be, with the reason where people see it.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { credible } from '../../core/clock/credible.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { AccountQueue } from './account-queue.service.js';
import { AccountRates } from './account-rates.service.js';
import { EndingService } from './ending.service.js';
import { PublicationLog, type PublicationRow } from './publication-log.service.js';
import { PuttingOff } from './putting-off.service.js';
import { enqueueStep } from './send-job.js';
import { SendingPlan } from './sending-plan.service.js';
import { SettlingService } from './settling.service.js';

@Injectable()
export class TurnService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly publications: PublicationLog,
    private readonly queue: AccountQueue,
    private readonly rates: AccountRates,
    private readonly plan: SendingPlan,
    private readonly puttingOff: PuttingOff,
    private readonly ending: EndingService,
    private readonly settling: SettlingService,
    private readonly clock: Clock,
  ) {}

  /** Before anything is asked of the platform. */
  async has(row: PublicationRow): Promise<boolean> {
    const now = this.clock.now();
    // Dated by a clock that was wrong: the sweep plans it anew.
    if (!credible(row.notBefore, row.updatedAt, now, row.approvalEndsAt)) return false;
    if (row.notBefore > now) return this.no(this.puttingOff.later(row));
    const db = this.db.manager;
    if (await this.queue.busy(db, row)) return false; // whoever is sending wakes the next
    const open = await this.plan.open(db, row.brandId, row.severity, now);
    if (open > now) return this.no(this.untilOpen(row, open));
    const paused = await this.rates.pausedUntil(db, row.accountId);
    if (paused) {
      const words = 'The platform asked this account to wait.';
      return this.no(this.puttingOff.until(row, paused, { kind: 'rate-limited', words }));
    }
    const first = await this.queue.next(db, row.accountId, now);
    return first === null || first === row.id || this.no(this.giveWay(first));
  }

  /** The account held and the row locked: did anything come between? */
  async stillHas(tx: Tx, row: PublicationRow): Promise<boolean> {
    const now = this.clock.now();
    if (row.notBefore > now || (await this.queue.busy(tx.manager, row))) return false;
    if (await this.rates.pausedUntil(tx.manager, row.accountId)) return false;
    const first = await this.queue.next(tx.manager, row.accountId, now);
    return first === null || first === row.id;
  }

  private async no(work: Promise<void>): Promise<false> {
    await work;
    return false;
  }

  /** An approval that will not live to see it is of no use: people are told now, while they can do something. */
  private async untilOpen(row: PublicationRow, open: Date): Promise<void> {
    if (open < row.approvalEndsAt)
      return this.puttingOff.until(row, open, {
        kind: 'outside-hours',
        words: 'Outside the hours of the brand.',
      });
    await this.transactions.run(SYSTEM, async (tx) => {
      await this.publications.holdAccount(tx, row.accountId);
      const locked = await this.publications.lock(tx, row.id);
      if (locked.publication.state === 'queued') await this.ending.end(tx, locked, 'outside-hours');
      await this.settling.wakeNext(tx, row.accountId, row.id);
    });
  }

  private async giveWay(first: string): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(SYSTEM, (tx) =>
      Promise.resolve(enqueueStep(tx, 'publishing.send', first, now, now)),
    );
  }
}
