/** Undoing: the posting within its window, the whole reply; and asking once more after a posting that failed. */
import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { CaseLog } from '../cases/case-log.service.js';
import { ApprovalsService } from '../replies/approvals.service.js';
import { demand, refusal } from '../replies/refuse.js';
import type { ReplyView } from '../replies/replies.api.js';
import { RepliesQueries } from '../replies/replies.queries.js';
import { type LockedReply, ReplyLog } from '../replies/reply-log.service.js';
import { factsOf } from '../replies/reply-view.js';
import { EndingService } from './ending.service.js';
import { PublicationLog } from './publication-log.service.js';
import { QueueingService } from './queueing.service.js';

@Injectable()
export class TakeBackService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseLog,
    private readonly replies: ReplyLog,
    private readonly queries: RepliesQueries,
    private readonly approvals: ApprovalsService,
    private readonly publications: PublicationLog,
    private readonly queueing: QueueingService,
    private readonly ending: EndingService,
  ) {}

  /** While it waits. An author gets the text back to change it; anybody else sends it back into review. */
  async undo(by: SignedIn, publicationId: string): Promise<ReplyView> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const locked = await this.publications.lock(tx, publicationId);
      const { reply, publication } = locked;
      if (publication.state === 'cancelled') return this.queries.view(reply.id, by, tx.manager); // a second click
      demand(
        'cancel',
        { ...factsOf(reply), publication: { state: publication.state, mode: publication.mode } },
        by,
      );
      await this.cancelQueued(tx, locked, 'undone');
      const reviewers = await this.approvals.revoke(tx, reply, 'undone');
      const author = reply.authors.some((a) => a.id === by.id);
      await this.replies.move(tx, locked, author ? 'rework' : 'lose-approval', {
        kind: 'approval-ended',
        details: { replyId: reply.id, reason: 'undone' },
      });
      const told = [...reply.authors.map((a) => a.id), ...reviewers];
      this.replies.notify(tx, locked, told, 'publication.undone', publicationId, { by: by.name });
      return this.queries.view(reply.id, by, tx.manager);
    });
  }

  /** An author or a lead takes it back to write on, from review or while its posting waits. Who approved it hears of it. */
  async recall(by: SignedIn, replyId: string): Promise<ReplyView> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const locked = await this.replies.lock(tx, replyId);
      const { reply } = locked;
      if (reply.state === 'draft') return this.queries.view(replyId, by, tx.manager); // a second click
      demand('recall', factsOf(reply), by);
      await this.cancelQueued(tx, locked, 'recalled');
      const reviewers = await this.approvals.revoke(tx, reply, 'recalled');
      await this.replies.move(tx, locked, 'recall', { kind: 'reply-recalled', details: { replyId } });
      const told = [...reply.authors.map((a) => a.id), ...reviewers];
      const once = `${reply.currentVersion}:${reply.approvals.length}`;
      this.replies.notify(tx, locked, told, 'reply.recalled', once, { by: by.name });
      return this.queries.view(replyId, by, tx.manager);
    });
  }

  /** For good; the mention may be answered anew. Refused while it is on its way or once it is posted. */
  async withdraw(by: SignedIn, replyId: string): Promise<ReplyView> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const locked = await this.replies.lock(tx, replyId);
      const { reply } = locked;
      if (reply.state === 'withdrawn') return this.queries.view(replyId, by, tx.manager);
      demand('withdraw', factsOf(reply), by);
      await this.cancelQueued(tx, locked, 'withdrawn');
      const reviewers = await this.approvals.revoke(tx, reply, 'withdrawn');
      await this.replies.move(tx, locked, 'withdraw', { kind: 'reply-withdrawn', details: { replyId } });
      const told = [...reply.authors.map((a) => a.id), ...reviewers];
      this.replies.notify(tx, locked, told, 'reply.withdrawn', 'once', { by: by.name });
      return this.queries.view(replyId, by, tx.manager);
    });
  }

  /** After a posting the platform refused or that never arrived: a new publication under the same, still valid approval. */
  async resend(by: SignedIn, replyId: string): Promise<ReplyView> {
    const result = await this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const locked = await this.replies.lock(tx, replyId);
      const { reply } = locked;
      const current = reply.versions.find((v) => v.number === reply.currentVersion);
      if (reply.publication?.state === 'queued') return 'queued'; // a second click
      if (reply.state === 'approved' && (await this.ending.endIfBroken(tx, locked))) return 'ended';
      demand('retry', factsOf(reply), by);
      if (reply.approval && current) await this.queueing.queue(tx, locked, reply.approval.id, current.id);
      return 'queued';
    });
    if (result === 'ended') throw refusal('approval-ended');
    return this.queries.view(replyId, by);
  }

  private async cancelQueued(tx: Tx, { care, reply }: LockedReply, reason: string): Promise<void> {
    const publication = await this.publications.openOf(tx, reply.id);
    if (publication?.state !== 'queued') return;
    await this.publications.move(tx, publication, 'cancelled');
    await this.cases.note(tx, care, {
      kind: 'publication-cancelled',
      details: { replyId: reply.id, publicationId: publication.id, reason },
    });
  }
}
