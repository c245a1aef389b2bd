/**
 * What a lead says became of a posting that the platform cannot be asked about any more: it stands there, at this address, or it
 * does not. With the reason, under their name, audited. Refused while Earshot itself can still find out.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { CaseLog } from '../cases/case-log.service.js';
import { demand } from '../replies/refuse.js';
import { factsOf } from '../replies/reply-view.js';
import { EndingService } from './ending.service.js';
import { LateAnswers } from './late-answers.service.js';
import { type LockedPublication, PublicationLog } from './publication-log.service.js';
import { SettlingService } from './settling.service.js';

export interface ByHandWord {
  posted: boolean;
  permalink: string | null;
  reason: string | null;
}

@Injectable()
export class SettlingByHand {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseLog,
    private readonly publications: PublicationLog,
    private readonly settling: SettlingService,
    private readonly late: LateAnswers,
    private readonly ending: EndingService,
    private readonly clock: Clock,
  ) {}

  /** Throws invalid-input (address or reason missing), forbidden, conflict (it can still be read, or is settled). */
  async settle(by: SignedIn, publicationId: string, word: ByHandWord): Promise<void> {
    await this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const found = await this.publications.read(tx.manager, publicationId);
      if (!found) throw new EarshotError('not-found', 'There is no such publication.');
      await this.publications.holdAccount(tx, found.accountId);
      const locked = await this.publications.lock(tx, publicationId);
      const { publication, reply } = locked;
      if (publication.state === (word.posted ? 'published' : 'rejected')) return; // a second click
      demand('confirm', factsOf(reply), by);
      const reason = requireWords(word);
      await this.record(tx, locked, word, reason);
      if (word.posted)
        await this.settling.published(tx, locked, {
          permalink: word.permalink,
          publishedAt: this.clock.now(),
          confirmedBy: by.id,
        });
      else {
        await this.settling.settle(tx, locked, { to: 'rejected', kind: 'not-posted', words: reason });
        await this.late.recall(tx, reply.id);
        await this.ending.endIfBroken(tx, locked);
      }
    });
  }

  private async record(
    tx: Tx,
    { care, publication }: LockedPublication,
    { posted, permalink }: ByHandWord,
    reason: string,
  ): Promise<void> {
    const attemptId = await this.publications.begin(tx, publication.id, 'confirm');
    await this.publications.finish(tx, attemptId, { kind: posted ? 'posted' : 'not-posted', words: reason });
    await this.cases.note(tx, care, {
      kind: 'publication-settled',
      details: { replyId: publication.replyId, publicationId: publication.id, posted, comment: reason },
    });
    tx.audit({
      action: 'publication.settle',
      subjectKind: 'publication',
      subjectId: publication.id,
      brandId: publication.brandId,
      details: { posted, reason, ...(permalink === null ? {} : { permalink }) },
    });
  }
}

function requireWords({ posted, permalink, reason }: ByHandWord): string {
  const errors = [
    ...(posted && permalink === null
      ? [{ field: 'permalink', problem: 'the address at which it stands' }]
      : []),
    ...(reason === null ? [{ field: 'reason', problem: 'how you know' }] : []),
  ];
  if (errors.length > 0 || reason === null)
    throw new EarshotError(
      'invalid-input',
      posted
        ? 'Say at which address it stands, and how you know.'
        : 'Say how you know that it was not posted.',
      { errors },
    );
  return reason;
}
