/** Plans a queued posting for later, with the reason where people see it. Nothing has left when it is put off, and nothing is counted. */
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { LONGEST_WISH } from './next-step.js';
import { enqueueStep } from './send-job.js';
import { PublicationLog, type PublicationRow } from './publication-log.service.js';

@Injectable()
export class PuttingOff {
  private readonly logger = new Logger(PuttingOff.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly publications: PublicationLog,
    private readonly clock: Clock,
  ) {}

  /** It came before its time. */
  async later(row: PublicationRow): Promise<void> {
    await this.transactions.run(SYSTEM, (tx) => Promise.resolve(this.enqueue(tx, row.id, row.notBefore)));
  }

  async putOff(row: PublicationRow, seconds: number, error: { kind: string; words: string }): Promise<void> {
    const wait = Math.min(seconds, LONGEST_WISH) * 1000;
    await this.until(row, new Date(this.clock.now().getTime() + wait), error);
  }

  async until(
    row: PublicationRow,
    notBefore: Date,
    error: { kind: string; words: string } | null,
  ): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const { publication } = await this.publications.lock(tx, row.id);
      if (publication.state !== 'queued') return;
      await this.publications.move(tx, publication, 'queued', { notBefore, error });
      this.enqueue(tx, row.id, notBefore);
    });
  }

  /** After a fault of ours before anything left: more and more seldom, so that failed jobs do not pile up. Never throws. */
  async tryLater(row: PublicationRow): Promise<void> {
    const age = (this.clock.now().getTime() - row.createdAt.getTime()) / 1000;
    await this.putOff(row, Math.min(Math.max(age, 60), 3600), {
      kind: 'internal',
      words:
        'Something went wrong inside Earshot before it was sent; the log has the details. It is tried again.',
    }).catch((error: unknown) =>
      this.logger.warn({ err: error, publicationId: row.id }, 'A publication could not be put off'),
    );
  }

  private enqueue(tx: Tx, publicationId: string, at: Date): void {
    enqueueStep(tx, 'publishing.send', publicationId, at, this.clock.now());
  }
}
