/**
 * Picks up what a death left lying: a sending whose process is gone becomes unconfirmed and is read back; a queued or unconfirmed
 * row that is due without anybody coming gets its job again; what waits on a removed account goes back into review.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { eachOne } from '../each-one.js';
import { change, select } from '../sql.js';
import { FIRST_TO_GO } from './account-queue.service.js';
import { ClockMending } from './clock-mending.service.js';
import { EndingService } from './ending.service.js';
import { PublicationLog } from './publication-log.service.js';
import { SettlingService } from './settling.service.js';
import { StandingService } from './standing.service.js';

/** Longer than a living sender needs to write down its outcome after the time-out. */
const GRACE_SECONDS = 10;
const AT_ONCE = 500;

@Injectable()
export class SweepService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly publications: PublicationLog,
    private readonly settling: SettlingService,
    private readonly ending: EndingService,
    private readonly clocks: ClockMending,
    private readonly standing: StandingService,
    private readonly platforms: PlatformRegistry,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  @ScheduleHandler('publishing.sweep')
  async sweep(): Promise<void> {
    await eachOne(
      [
        () => this.clocks.mend(),
        () => this.orphans(),
        () => this.overdue(),
        () => this.removedAccounts(),
        () => this.standing.enqueueDue(),
      ],
      (step) => step(),
    );
  }

  private async orphans(): Promise<void> {
    const before = new Date(
      this.clock.now().getTime() - (this.config.sendTimeoutSeconds + GRACE_SECONDS) * 1000,
    );
    const rows = await select<{ id: string; accountId: string }>(
      this.db.manager,
      `SELECT id, account_id AS "accountId" FROM publication WHERE state = 'sending' AND mode = 'api' AND sending_since < $1 LIMIT $2`,
      [before, AT_ONCE],
    );
    await eachOne(rows, (row) =>
      this.transactions.run(SYSTEM, async (tx) => {
        await this.publications.holdAccount(tx, row.accountId);
        const locked = await this.publications.lock(tx, row.id);
        const { publication } = locked;
        if (
          publication.state !== 'sending' ||
          !publication.sendingSince ||
          publication.sendingSince >= before
        )
          return;
        await change(
          tx.manager,
          `UPDATE publication_attempt SET outcome = 'lost', words = 'The process ended before the platform answered.'
           WHERE publication_id = $1 AND ended_at IS NULL RETURNING id`,
          [row.id],
        );
        await this.settling.settle(tx, locked, {
          to: 'unconfirmed',
          inSeconds: 0,
          words: 'Earshot stopped while it was being posted. The platform is being read back.',
          agreed: 0,
        });
      }),
    );
  }

  /** One queued row an account is enough: whoever finishes wakes the next. */
  private async overdue(): Promise<void> {
    const now = this.clock.now();
    const slack = new Date(now.getTime() - 5000);
    await this.transactions.run(SYSTEM, async (tx) => {
      const queued = await select<{ id: string }>(
        tx.manager,
        `SELECT DISTINCT ON (pu.account_id) pu.id FROM publication pu JOIN account a ON a.id = pu.account_id
           JOIN reply r ON r.id = pu.reply_id JOIN care_case c ON c.id = r.case_id
         WHERE pu.state = 'queued' AND pu.mode = 'api' AND pu.not_before < $1 AND a.state = 'active' AND a.platform = ANY($2)
           AND NOT EXISTS (SELECT 1 FROM crisis c WHERE c.brand_id = pu.brand_id AND c.lifted_at IS NULL)
         ORDER BY pu.account_id, ${FIRST_TO_GO}`,
        [slack, this.postable()],
      );
      for (const { id } of queued)
        tx.enqueue('publishing.send', { publicationId: id }, { dedupeKey: `${id}:sweep` });
      const unread = await select<{ id: string }>(
        tx.manager,
        `SELECT id FROM publication WHERE state = 'unconfirmed' AND not_before < $1 ORDER BY not_before LIMIT $2`,
        [slack, AT_ONCE],
      );
      for (const { id } of unread)
        tx.enqueue('publishing.reconcile', { publicationId: id }, { dedupeKey: `${id}:sweep` });
    });
  }

  /** What waits for a platform that this version cannot post to is held where people see it, without a job that would fail. */
  private postable(): string[] {
    return this.platforms
      .all()
      .map((c) => c.platform)
      .filter((platform) => this.platforms.publisher(platform));
  }

  private async removedAccounts(): Promise<void> {
    const rows = await select<{ id: string }>(
      this.db.manager,
      `SELECT pu.id FROM publication pu JOIN account a ON a.id = pu.account_id WHERE pu.state = 'queued' AND a.state = 'removed' LIMIT $1`,
      [AT_ONCE],
    );
    await eachOne(rows, (row) =>
      this.transactions.run(SYSTEM, async (tx) => {
        const locked = await this.publications.lock(tx, row.id);
        if (locked.publication.state === 'queued') await this.ending.end(tx, locked, 'account-removed');
      }),
    );
  }
}
