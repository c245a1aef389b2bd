/**
 * Settles a publication of unknown outcome by reading the platform back, and never by posting. Found: published. Absent: only
 * after the sending can no longer be under way and several spaced readings agree. Unknown: read again later, for ever visible.
 * What is published is looked at later (standing.service.ts).
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { credible } from '../../core/clock/credible.js';
import { AppConfig } from '../../core/config/config.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { JobHandler } from '../../core/jobs/job.types.js';
import { AccountsService } from '../../listening/accounts/accounts.service.js';
import type { FindOutcome } from '../../platforms/ports.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { selectOne } from '../sql.js';
import { find } from './calls.js';
import { LateAnswers } from './late-answers.service.js';
import { afterReading, type ReadingFacts } from './next-step.js';
import { PublicationLog, type PublicationRow } from './publication-log.service.js';
import { SettlingService } from './settling.service.js';
import { SinceSent } from './since-sent.service.js';
import { StandingService } from './standing.service.js';
import { withDeadline } from './with-deadline.js';

interface Reading {
  row: PublicationRow;
  attemptId: string;
  facts: ReadingFacts;
}

@Injectable()
export class ReconcileService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly platforms: PlatformRegistry,
    private readonly accounts: AccountsService,
    private readonly publications: PublicationLog,
    private readonly settling: SettlingService,
    private readonly late: LateAnswers,
    private readonly sinceSent: SinceSent,
    private readonly standing: StandingService,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  @JobHandler('publishing.reconcile')
  async reconcile({ publicationId }: { publicationId: string }): Promise<void> {
    const found = await this.publications.read(this.db.manager, publicationId);
    if (found?.state === 'published') return this.standing.look(publicationId);
    const reading = await this.transactions.run(SYSTEM, (tx) => this.begin(tx, publicationId));
    if (!reading) return;
    const outcome = await this.read(reading.row);
    await this.transactions.run(SYSTEM, async (tx) => {
      await this.publications.holdAccount(tx, reading.row.accountId);
      const locked = await this.publications.lock(tx, publicationId);
      await this.publications.finish(tx, reading.attemptId, outcome);
      if (locked.publication.state === 'unconfirmed' && locked.publication.attempts === reading.row.attempts)
        await this.settling.settle(tx, locked, afterReading(outcome, reading.facts, this.config));
      else if (outcome.kind === 'found') await this.late.take(tx, locked, outcome);
      await this.late.recall(tx, locked.reply.id);
    });
  }

  /** Takes the reading: a second reader within the window finds it taken. */
  private async begin(tx: Tx, publicationId: string): Promise<Reading | null> {
    if (!(await this.publications.read(tx.manager, publicationId))) return null;
    const { publication } = await this.publications.lock(tx, publicationId);
    const now = this.clock.now();
    if (publication.state !== 'unconfirmed') return null;
    if (!credible(publication.notBefore, publication.updatedAt, now)) return null; // the sweep plans it anew
    if (publication.notBefore > now) {
      this.again(tx, publication);
      return null;
    }
    // A reading that died with its process says nothing about the platform.
    const before = await selectOne<{ sent: Date | null; unanswered: number }>(
      tx.manager,
      `SELECT max(started_at) FILTER (WHERE kind = 'send') AS sent,
         (count(*) FILTER (WHERE kind = 'read' AND outcome = 'unknown' AND seq > answered))::int AS unanswered
       FROM (SELECT kind, started_at, outcome, seq,
           coalesce(max(seq) FILTER (WHERE kind = 'send' OR outcome IN ('absent','found')) OVER (), 0) AS answered
         FROM publication_attempt WHERE publication_id = $1) attempts`,
      [publicationId],
    );
    const until = new Date(
      now.getTime() + (this.config.sendTimeoutSeconds + this.config.reconcileAfterSeconds) * 1000,
    );
    await this.publications.move(tx, publication, 'unconfirmed', { notBefore: until });
    return {
      row: publication,
      attemptId: await this.publications.begin(tx, publicationId, 'read'),
      facts: {
        agreed: publication.readings,
        unanswered: before?.unanswered ?? 0,
        attempts: publication.attempts,
        secondsSinceSent: Math.min(
          (now.getTime() - (before?.sent ?? publication.createdAt).getTime()) / 1000,
          this.sinceSent.seconds(publication.id, publication.attempts),
        ),
        // To change and to take back is the same when done twice.
        idempotency:
          publication.kind === 'post'
            ? this.platforms.capabilities(publication.platform).idempotency
            : 'overwrite',
      },
    };
  }

  private async read(row: PublicationRow): Promise<FindOutcome> {
    try {
      const publisher = this.platforms.publisher(row.platform);
      if (!publisher)
        return { kind: 'unknown', words: 'This version of Earshot cannot read that platform back.' };
      const access = await this.accounts.access(row.accountId);
      const intent = await this.publications.intent(this.db.manager, row.id);
      return await withDeadline(
        (signal) => find(publisher, access, intent, signal),
        this.config.sendTimeoutSeconds * 1000,
      );
    } catch (error) {
      return {
        kind: 'unknown',
        words: error instanceof Error ? error.message : 'The platform could not be read.',
      };
    }
  }

  private again(tx: Tx, publication: PublicationRow): void {
    tx.enqueue(
      'publishing.reconcile',
      { publicationId: publication.id },
      {
        runAt: publication.notBefore,
        dedupeKey: `${publication.id}:${publication.notBefore.getTime()}`,
      },
    );
  }
}
