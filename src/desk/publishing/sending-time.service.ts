/**
 * When a reply should go: chosen by whoever writes, reviews or leads, before or after its approval. It is no part of what is approved,
 * and never makes a reply leave sooner than its undo window or later than its approval lives.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { refusal } from '../replies/refuse.js';
import type { ReplyView } from '../replies/replies.api.js';
import { RepliesQueries } from '../replies/replies.queries.js';
import { type LockedReply, ReplyLog } from '../replies/reply-log.service.js';
import { change, selectOne } from '../sql.js';
import { PublicationLog, type PublicationRow } from './publication-log.service.js';
import { LATER, leavesTooLate } from './queueing.service.js';
import { enqueueStep } from './send-job.js';
import { SendingPlan } from './sending-plan.service.js';

const LONGEST_MS = 30 * 86_400_000;

@Injectable()
export class SendingTime {
  constructor(
    private readonly transactions: Transactions,
    private readonly replies: ReplyLog,
    private readonly queries: RepliesQueries,
    private readonly publications: PublicationLog,
    private readonly plans: SendingPlan,
    private readonly clock: Clock,
  ) {}

  /** null: as soon as it may. Throws invalid-input (past, too far), conflict (on its way, hours, approval). */
  async choose(by: SignedIn, replyId: string, at: Date | null): Promise<ReplyView> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const locked = await this.replies.lock(tx, replyId);
      const queued = await this.changeable(tx, locked);
      if (at) await this.check(tx, locked, queued, at);
      await change(tx.manager, `UPDATE reply SET send_at = $2 WHERE id = $1 RETURNING id`, [replyId, at]);
      if (queued) await this.replan(tx, queued);
      tx.audit({
        action: 'reply.schedule',
        subjectKind: 'reply',
        subjectId: replyId,
        brandId: locked.reply.brandId,
        details: { at: at?.toISOString() ?? null },
      });
      this.replies.tell(tx, locked.reply);
      return this.queries.view(replyId, by, tx.manager);
    });
  }

  /** The queued publication, if it is approved already; throws where nothing is left to choose. */
  private async changeable(tx: Tx, { reply }: LockedReply): Promise<PublicationRow | null> {
    if (reply.state === 'published' || reply.state === 'withdrawn') throw refusal(reply.state);
    if (reply.mode !== 'api')
      throw new EarshotError('conflict', 'It is posted by hand: whoever posts it chooses when.', {
        code: 'by-hand',
      });
    const open = await this.publications.openOf(tx, reply.id);
    if (open && open.state !== 'queued') throw refusal('on-its-way');
    return open;
  }

  private async check(
    tx: Tx,
    { reply, care }: LockedReply,
    queued: PublicationRow | null,
    at: Date,
  ): Promise<void> {
    const now = this.clock.now();
    if (at <= now)
      throw new EarshotError(
        'invalid-input',
        'That time is over. Leave it empty to let it go as soon as it may.',
        {
          errors: [{ field: 'at', problem: 'in the past' }],
        },
      );
    if (at.getTime() > now.getTime() + LONGEST_MS)
      throw new EarshotError('invalid-input', 'Choose a time within the next thirty days.', {
        errors: [{ field: 'at', problem: 'too far' }],
      });
    if (queued && at >= queued.approvalEndsAt) throw leavesTooLate(at, queued.approvalEndsAt);
    const next = await this.plans.open(tx.manager, reply.brandId, care.severity, at);
    if (next.getTime() !== at.getTime())
      throw new EarshotError(
        'conflict',
        `The brand sends nothing then. Its hours begin again on ${next.toISOString()}.`,
        { code: 'outside-hours', next: next.toISOString() },
      );
  }

  private async replan(tx: Tx, queued: PublicationRow): Promise<void> {
    const now = this.clock.now();
    const undo = await selectOne<{ seconds: number }>(
      tx.manager,
      `SELECT undo_seconds AS seconds FROM brand WHERE id = $1`,
      [queued.brandId],
    );
    const undone = queued.createdAt.getTime() + (undo?.seconds ?? 0) * 1000;
    const { at, because } = await this.plans.of(
      tx.manager,
      queued.replyId,
      new Date(Math.max(now.getTime(), undone)),
    );
    const error = because && { kind: because, words: LATER[because] };
    await this.publications.move(tx, queued, 'queued', { notBefore: at, error });
    enqueueStep(tx, 'publishing.send', queued.id, at, now);
  }
}
