/**
 * Before a reply is posted again: has an earlier posting of it arrived after all? "Did not arrive" was true when it was read, and a
 * request that was held up somewhere may have landed since. Reads only; what it finds is recorded and counts as published.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import type { AccountAccess, FindOutcome, ReplyPublisher } from '../../platforms/ports.js';
import { selectOne } from '../sql.js';
import { find } from './calls.js';
import { LateAnswers } from './late-answers.service.js';
import { MAY_HAVE_ARRIVED, PublicationLog, type PublicationRow } from './publication-log.service.js';
import { PuttingOff } from './putting-off.service.js';
import { withDeadline } from './with-deadline.js';

@Injectable()
export class LookingBack {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly publications: PublicationLog,
    private readonly late: LateAnswers,
    private readonly puttingOff: PuttingOff,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** Whether it may be sent now: false when it stands there already, or when that cannot be read yet and it was put off. */
  async clear(row: PublicationRow, access: AccountAccess, publisher: ReplyPublisher): Promise<boolean> {
    if (!(await this.leftBefore(row))) return true;
    const outcome = await this.read(row, access, publisher);
    await this.transactions.run(SYSTEM, async (tx) => {
      await this.publications.holdAccount(tx, row.accountId);
      const locked = await this.publications.lock(tx, row.id);
      await this.publications.finish(tx, await this.publications.begin(tx, row.id, 'read'), outcome);
      if (outcome.kind === 'found' && locked.publication.state === 'queued')
        await this.late.take(tx, locked, outcome);
    });
    if (outcome.kind !== 'unknown') return outcome.kind === 'absent';
    const age = (this.clock.now().getTime() - row.createdAt.getTime()) / 1000;
    await this.puttingOff.putOff(row, Math.min(Math.max(age, 60), 3600), {
      kind: 'temporary',
      words: `Not posted again before it is certain that the first posting did not arrive: ${outcome.words}`,
    });
    return false;
  }

  /** An earlier publication of the same words from the same account was handed to the platform, and not plainly refused by it. */
  private async leftBefore(row: PublicationRow): Promise<boolean> {
    const sent = await selectOne(
      this.db.manager,
      `SELECT 1 FROM publication k JOIN publication_attempt t ON t.publication_id = k.id
       WHERE k.reply_id = $1 AND k.reply_version_id = $2 AND k.account_id = $3 AND k.id <> $4 AND ${MAY_HAVE_ARRIVED} LIMIT 1`,
      [row.replyId, row.replyVersionId, row.accountId, row.id],
    );
    return sent !== null;
  }

  private async read(
    row: PublicationRow,
    access: AccountAccess,
    publisher: ReplyPublisher,
  ): Promise<FindOutcome> {
    try {
      const intent = await this.publications.intent(this.db.manager, row.id);
      return await withDeadline(
        (signal) => find(publisher, access, intent, signal),
        this.config.sendTimeoutSeconds * 1000,
      );
    } catch (error) {
      return { kind: 'unknown', words: error instanceof Error ? error.message : 'it could not be read.' };
    }
  }
}
