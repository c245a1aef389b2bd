/**
 * Posts one approved reply, at most once. Order of events, none of which may move: look at the parent as it stands on the network;
 * under lock take the row to 'sending' (the database asks for a valid approval again) and commit; one network write; write the
 * outcome in one transaction. A process that dies in between leaves 'sending', which only a reading back may settle.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, QueryFailedError } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { JobHandler } from '../../core/jobs/job.types.js';
import { AccountsService } from '../../listening/accounts/accounts.service.js';
import {
  type AccountAccess,
  PlatformError,
  type ReplyIntent,
  type ReplyPublisher,
  type SendOutcome,
} from '../../platforms/ports.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { CRISIS_REFUSAL, inCrisis } from '../crisis/open-crisis.js';
import { AccountQueue } from './account-queue.service.js';
import { AccountRates } from './account-rates.service.js';
import { send } from './calls.js';
import { EndingService } from './ending.service.js';
import { LateAnswers } from './late-answers.service.js';
import { LookingBack } from './looking-back.service.js';
import { afterSend, type NextStep } from './next-step.js';
import { ParentService } from './parent.service.js';
import { type LockedPublication, PublicationLog, type PublicationRow } from './publication-log.service.js';
import { PuttingOff } from './putting-off.service.js';
import { SettlingService } from './settling.service.js';
import { SinceSent } from './since-sent.service.js';
import { TurnService } from './turn.service.js';
import { withDeadline } from './with-deadline.js';

/** Shorter than the sweep's patience with a sending. */
const LONGEST_VERIFY_MS = 6_000;

interface Taken {
  intent: ReplyIntent;
  attempts: number;
  attemptId: string;
}

@Injectable()
export class SendService {
  private readonly logger = new Logger(SendService.name);

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly platforms: PlatformRegistry,
    private readonly accounts: AccountsService,
    private readonly publications: PublicationLog,
    private readonly parents: ParentService,
    private readonly ending: EndingService,
    private readonly settling: SettlingService,
    private readonly late: LateAnswers,
    private readonly puttingOff: PuttingOff,
    private readonly lookingBack: LookingBack,
    private readonly sinceSent: SinceSent,
    private readonly turn: TurnService,
    private readonly queue: AccountQueue,
    private readonly rates: AccountRates,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  @JobHandler('publishing.send')
  async send({ publicationId }: { publicationId: string }): Promise<void> {
    const row = await this.publications.read(this.db.manager, publicationId);
    // An account that needs attention keeps its queue, and so does a platform this version cannot post to: both are shown.
    if (!row || row.state !== 'queued' || row.mode !== 'api' || row.accountState !== 'active') return;
    // A crisis holds what is queued; lifting it brings the job back.
    if (await inCrisis(this.db.manager, row.brandId)) return;
    const publisher = this.platforms.publisher(row.platform);
    if (!publisher) return;
    try {
      await this.attempt(row, publisher);
    } catch (error) {
      await this.puttingOff.tryLater(row);
      throw error;
    }
  }

  private async attempt(row: PublicationRow, publisher: ReplyPublisher): Promise<void> {
    if (!(await this.turn.has(row))) return;
    const access = await this.open(row.accountId);
    if (!access) return;
    // What is taken back is, whatever became of the post that it answered.
    const parent = row.kind === 'deletion' ? ({ kind: 'fine' } as const) : await this.parents.look(row);
    if (parent.kind === 'ended') return this.leaveTo(row);
    if (parent.kind === 'wait')
      return this.puttingOff.putOff(row, parent.seconds, { kind: 'rate-limited', words: parent.words });
    if (!(await this.lookingBack.clear(row, access, publisher))) return this.leaveTo(row);
    const began = performance.now();
    const taken = await this.takeOrEnd(row);
    if (!taken) return this.leaveTo(row);
    this.sinceSent.leaves(row.id, taken.attempts);
    const outcome = await this.write(
      began,
      (signal) => send(publisher, access, taken.intent, signal),
      (late) => void this.recordLate(row, taken, late),
    );
    await this.record(row, taken, await this.settled(outcome, access, publisher));
  }

  /** A refusal that may be about this one post must not stop the account: is it still let in? What was refused was not posted. */
  private async settled(
    outcome: SendOutcome,
    access: AccountAccess,
    publisher: ReplyPublisher,
  ): Promise<SendOutcome> {
    if (outcome.kind !== 'rejected' || !outcome.doubtful) return outcome;
    const { words } = outcome;
    try {
      await withDeadline(() => publisher.verify(access), LONGEST_VERIFY_MS);
      return { kind: 'rejected', code: 'refused', words };
    } catch (error) {
      if (error instanceof PlatformError && error.kind === 'auth') return outcome;
      return { kind: 'retry-later', afterSeconds: 60, code: 'temporary', words: `Not posted: ${words}` };
    }
  }

  /** null where the account cannot be used: it is stopped, people are told, and its queue waits for them. */
  private async open(accountId: string): Promise<AccountAccess | null> {
    try {
      return await this.accounts.access(accountId);
    } catch (error) {
      if (error instanceof PlatformError) return null;
      if (error instanceof EarshotError && error.code === 'not-found') return null; // removed this instant
      throw error;
    }
  }

  /**
   * A platform's silence, and anything it throws, is an unknown outcome. The time runs from before the row was taken: a process
   * that was frozen in between must not write after others may have read the platform back and settled it.
   */
  private async write(
    began: number,
    call: (signal: AbortSignal) => Promise<SendOutcome>,
    onLate: (outcome: SendOutcome) => void,
  ): Promise<SendOutcome> {
    const left = this.config.sendTimeoutSeconds * 1000 - (performance.now() - began);
    if (left <= 0)
      return {
        kind: 'retry-later',
        afterSeconds: 0,
        code: 'temporary',
        words: 'Not sent: it took too long until it could be.',
      };
    try {
      return await withDeadline(call, left, onLate);
    } catch (error) {
      return { kind: 'unknown', words: error instanceof Error ? error.message : 'The answer was lost.' };
    }
  }

  /** The guard may see an approval die an instant after we looked: then the second look sees it too, and ends it. */
  private async takeOrEnd(row: PublicationRow): Promise<Taken | null> {
    try {
      return await this.transactions.run(SYSTEM, (tx) => this.take(tx, row));
    } catch (error) {
      const code = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : null;
      if (code === CRISIS_REFUSAL) return null; // switched on this instant: it stays queued
      if (code !== 'EA006') throw error;
      return this.transactions.run(SYSTEM, (tx) => this.take(tx, row));
    }
  }

  private async take(tx: Tx, { id, accountId }: PublicationRow): Promise<Taken | null> {
    await this.publications.holdAccount(tx, accountId);
    const locked = await this.publications.lock(tx, id);
    const { publication } = locked;
    if (publication.state !== 'queued' || publication.accountState !== 'active') return null;
    if (!(await this.turn.stillHas(tx, publication))) return null;
    if (await inCrisis(tx.manager, publication.brandId)) return null;
    if (await this.ending.endIfBroken(tx, locked)) return null;
    const attempts = publication.attempts + 1;
    await this.publications.move(tx, publication, 'sending', { attempts, readings: 0, error: null });
    const attemptId = await this.publications.begin(tx, id, 'send');
    return { intent: await this.publications.intent(tx.manager, id), attempts, attemptId };
  }

  private async record(row: PublicationRow, taken: Taken, outcome: SendOutcome): Promise<void> {
    const step = afterSend(outcome, taken.attempts, this.config);
    await this.transactions.run(SYSTEM, async (tx) => {
      await this.publications.holdAccount(tx, row.accountId);
      const locked = await this.publications.lock(tx, row.id);
      await this.publications.finish(tx, taken.attemptId, outcome);
      const retryAt =
        step.to === 'queued' ? new Date(this.clock.now().getTime() + step.inSeconds * 1000) : null;
      await this.rates.note(tx, row.accountId, outcome, retryAt);
      // Late answers count too: the sweep may have called this attempt unconfirmed meanwhile, or counted it as not arrived.
      if (stillOf(locked, taken)) await this.settling.settle(tx, locked, step);
      else if (outcome.kind === 'published') await this.late.take(tx, locked, outcome);
      await this.late.recall(tx, locked.reply.id);
    });
    if (step.to === 'stopped') await this.stop(row.accountId, step);
  }

  /** The platform answered after we had stopped waiting for it. */
  private async recordLate(row: PublicationRow, taken: Taken, outcome: SendOutcome): Promise<void> {
    if (outcome.kind === 'unknown') return; // says no more than the silence did
    try {
      // A late "no" is only written down: reading back says the same, and by now another attempt may be under way.
      if (outcome.kind === 'published') await this.record(row, taken, outcome);
      else
        await this.transactions.run(SYSTEM, (tx) => this.publications.finish(tx, taken.attemptId, outcome));
    } catch (error) {
      this.logger.error({ err: error, publicationId: row.id }, 'A late answer could not be written down');
    }
  }

  private async stop(accountId: string, step: NextStep & { to: 'stopped' }): Promise<void> {
    await this.accounts.stop(accountId, step.words);
  }

  /** This one goes nowhere: what waits behind it must not wait for the sweep. */
  private async leaveTo(row: PublicationRow): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      await this.publications.holdAccount(tx, row.accountId);
      if (!(await this.queue.busy(tx.manager, row))) await this.settling.wakeNext(tx, row.accountId, row.id);
    });
  }
}

function stillOf({ publication }: LockedPublication, taken: Taken): boolean {
  return (
    publication.attempts === taken.attempts &&
    (publication.state === 'sending' || publication.state === 'unconfirmed')
  );
}
