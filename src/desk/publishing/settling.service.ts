/**
 * Writes what became of a publication, in one transaction: its state, the reply's, the case's first response, history, bell and
 * the next job. Never decides (next-step.ts does) and never speaks to a platform.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { Tx } from '../../core/database/transaction.js';
import { CaseLog } from '../cases/case-log.service.js';
import { ReplyLog } from '../replies/reply-log.service.js';
import { AccountQueue } from './account-queue.service.js';
import type { NextStep } from './next-step.js';
import { type LockedPublication, PublicationLog, type PublicationPatch } from './publication-log.service.js';
import { enqueueStep } from './send-job.js';
import { StandingLog } from './standing-log.service.js';

@Injectable()
export class SettlingService {
  constructor(
    private readonly cases: CaseLog,
    private readonly replies: ReplyLog,
    private readonly publications: PublicationLog,
    private readonly queue: AccountQueue,
    private readonly standings: StandingLog,
    private readonly clock: Clock,
  ) {}

  /** The publication must be locked, its account held, and be sending or unconfirmed; published is open to late answers too. */
  async settle(tx: Tx, locked: LockedPublication, step: NextStep): Promise<void> {
    const { publication } = locked;
    const now = this.clock.now();
    const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
    switch (step.to) {
      case 'published':
        await this.published(tx, locked, {
          externalId: step.externalId,
          permalink: step.permalink,
          publishedAt: step.at ?? now,
        });
        break;
      case 'rejected':
        await this.publications.move(tx, publication, 'rejected', {
          error: { kind: step.kind, words: step.words },
        });
        await this.note(tx, locked, 'publication-rejected', step.words);
        this.tell(tx, locked, 'publication.rejected', { error: step.kind, words: step.words });
        break;
      case 'queued':
        await this.requeue(tx, locked, at(step.inSeconds), step);
        this.enqueue(tx, 'publishing.send', publication.id, at(step.inSeconds));
        break;
      case 'stopped':
        // No job: the sweep finds it again once somebody has connected the account anew.
        await this.requeue(tx, locked, now, { kind: 'auth', words: step.words });
        break;
      case 'unconfirmed': {
        const first = publication.state === 'sending';
        await this.publications.move(tx, publication, 'unconfirmed', {
          notBefore: at(step.inSeconds),
          readings: step.agreed,
          error: { kind: 'unconfirmed', words: step.words },
        });
        this.enqueue(tx, 'publishing.reconcile', publication.id, at(step.inSeconds));
        if (first) {
          await this.note(tx, locked, 'publication-unconfirmed', step.words);
          this.tell(tx, locked, 'publication.unconfirmed', { words: step.words });
        }
      }
    }
    await this.wakeNext(tx, publication.accountId, publication.id);
  }

  /** It is public: the only place where a reply becomes published and a case gets its first response. */
  async published(tx: Tx, locked: LockedPublication, patch: PublicationPatch): Promise<void> {
    const { publication, reply, care } = locked;
    await this.publications.move(tx, publication, 'published', { ...patch, error: null });
    if (publication.kind !== 'post') return this.amended(tx, locked, publication.kind);
    await this.standings.begin(tx, publication, patch.publishedAt ?? this.clock.now());
    const event = {
      kind: 'publication-published' as const,
      details: { replyId: reply.id, publicationId: publication.id, mode: publication.mode },
    };
    // Undone or withdrawn after it was counted as not arrived: it is public all the same.
    await this.replies.move(tx, locked, reply.state === 'approved' ? 'publish' : 'publish-late', event);
    const responded = patch.publishedAt ?? this.clock.now();
    const waiting = care.state === 'new' || care.state === 'open';
    if (!care.firstResponseAt || waiting)
      await this.cases.change(
        tx,
        care,
        {
          firstResponseAt: care.firstResponseAt ?? responded,
          ...(waiting ? { state: 'pending' as const } : {}),
        },
        waiting
          ? {
              kind: 'state-changed',
              details: { from: care.state, to: 'pending', reason: 'reply-published' },
            }
          : null,
      );
    this.tell(tx, locked, 'reply.published', {});
  }

  /** What stands there was changed or taken back: no answer of its own, and nothing that the customer waits for. */
  private async amended(tx: Tx, locked: LockedPublication, kind: 'correction' | 'deletion'): Promise<void> {
    const { publication, reply } = locked;
    await this.standings.amended(tx, publication.replyId, kind);
    const event = {
      kind: 'publication-amended' as const,
      details: { replyId: reply.id, publicationId: publication.id, amendment: kind },
    };
    await this.replies.move(tx, locked, reply.state === 'approved' ? 'publish' : 'publish-late', event);
    this.tell(tx, locked, 'publication.amended', { amendment: kind });
  }

  /** The account's next posting, as soon as this one is out of the way. */
  async wakeNext(tx: Tx, accountId: string, exceptId: string): Promise<void> {
    const next = await this.queue.next(tx.manager, accountId, this.clock.now(), exceptId);
    if (next) this.enqueue(tx, 'publishing.send', next, this.clock.now());
  }

  private async requeue(
    tx: Tx,
    locked: LockedPublication,
    notBefore: Date,
    { kind, words, uncounted }: { kind: string; words: string; uncounted?: true },
  ): Promise<void> {
    const { publication } = locked;
    const error = { kind, words };
    const attempts = uncounted ? { attempts: publication.attempts - 1 } : {};
    await this.publications.move(tx, publication, 'queued', { notBefore, readings: 0, error, ...attempts });
    // Waiting our turn is nothing that happened to the case.
    if (!uncounted) await this.note(tx, locked, 'publication-requeued', words);
  }

  private enqueue(
    tx: Tx,
    job: 'publishing.send' | 'publishing.reconcile',
    publicationId: string,
    runAt: Date,
  ): void {
    enqueueStep(tx, job, publicationId, runAt, this.clock.now());
  }

  private async note(
    tx: Tx,
    { care, publication }: LockedPublication,
    kind: 'publication-rejected' | 'publication-unconfirmed' | 'publication-requeued',
    words: string,
  ): Promise<void> {
    await this.cases.note(tx, care, {
      kind,
      details: { replyId: publication.replyId, publicationId: publication.id, words },
    });
  }

  private tell(tx: Tx, locked: LockedPublication, kind: string, params: Record<string, string>): void {
    const { reply, care, publication } = locked;
    const people = [...reply.authors.map((a) => a.id), ...(care.assigneeId ? [care.assigneeId] : [])];
    this.replies.notify(tx, locked, people, kind, `${publication.id}:${publication.attempts}`, params);
  }
}
