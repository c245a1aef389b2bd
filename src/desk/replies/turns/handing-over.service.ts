/**
 * A review passes on: by hand to a named reviewer, or by the clock when nobody decided in time, first to another reviewer, then to
 * the leads. Takes nothing from anybody: whoever else may decide still may.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../../core/clock/clock.js';
import { SYSTEM, Transactions, type Tx } from '../../../core/database/transaction.js';
import { EarshotError } from '../../../core/errors/errors.js';
import type { SignedIn } from '../../../core/identity/signed-in.js';
import { ScheduleHandler } from '../../../core/schedules/schedule.types.js';
import { CaseLog } from '../../cases/case-log.service.js';
import { eachOne } from '../../each-one.js';
import { change, select } from '../../sql.js';
import { refusal } from '../refuse.js';
import type { ReplyView } from '../replies.api.js';
import { RepliesQueries } from '../replies.queries.js';
import { type LockedReply, ReplyLog } from '../reply-log.service.js';
import { CandidatesQueries } from './candidates.queries.js';
import { LookingService } from './looking.service.js';
import { nextTurn } from './next-turn.js';
import { TurnsService } from './turns.service.js';

const AT_ONCE = 200;
/** Passed on so often it is where it ends. */
const END = 2;

@Injectable()
export class HandingOver {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly cases: CaseLog,
    private readonly log: ReplyLog,
    private readonly queries: RepliesQueries,
    private readonly turns: TurnsService,
    private readonly candidates: CandidatesQueries,
    private readonly looking: LookingService,
    private readonly clock: Clock,
  ) {}

  /** To whom a reply can be handed over. */
  async targets(replyId: string) {
    return { items: await this.candidates.of(this.db.manager, replyId) };
  }

  /** Throws conflict when it is not in review, or that person cannot review it. Twice to the same person is once. */
  async handOver(
    by: SignedIn,
    replyId: string,
    input: { personId: string; words?: string | undefined },
  ): Promise<ReplyView> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const locked = await this.log.lock(tx, replyId);
      const { reply } = locked;
      if (reply.state !== 'in_review') throw refusal('not-in-review');
      const open = await this.turns.open(tx, replyId);
      if (open?.personId === input.personId) return this.queries.view(replyId, by, tx.manager);
      const target = (await this.candidates.of(tx.manager, replyId)).find(({ id }) => id === input.personId);
      if (!target)
        throw new EarshotError(
          'conflict',
          'That person cannot review this reply: they wrote a part of it, have approved it already, or are no reviewer.',
          { code: 'cannot-review' },
        );
      const turnId = await this.turns.begin(tx, reply, 'hand-over', {
        audience: 'person',
        personId: target.id,
        handedBy: by.id,
        words: input.words ?? null,
        moves: open?.moves ?? 0,
      });
      await this.cases.note(tx, locked.care, {
        kind: 'review-handed-over',
        details: { replyId, to: target.name, ...(input.words ? { words: input.words } : {}) },
      });
      this.record(tx, locked, 'reply.hand-over', { to: target.id, turnId });
      this.log.notify(tx, locked, [target.id], 'reply.review-handed', turnId, { by: by.name });
      return this.queries.view(replyId, by, tx.manager);
    });
  }

  @ScheduleHandler('review.clock')
  async tick(): Promise<void> {
    await eachOne([() => this.mend(), () => this.passOnOverdue(), () => this.looking.prune()], (step) =>
      step(),
    );
  }

  private async passOnOverdue(): Promise<void> {
    const rows = await select<{ replyId: string }>(
      this.db.manager,
      `SELECT t.reply_id AS "replyId" FROM review_turn t JOIN reply r ON r.id = t.reply_id
       WHERE t.ended_at IS NULL AND t.due_at <= $1 AND t.moves < ${END} AND r.state = 'in_review' ORDER BY t.due_at, t.reply_id LIMIT $2`,
      [this.clock.now(), AT_ONCE],
    );
    await eachOne(rows, ({ replyId }) =>
      this.transactions.run(SYSTEM, async (tx) => this.passOn(tx, await this.log.lock(tx, replyId))),
    );
  }

  private async passOn(tx: Tx, locked: LockedReply): Promise<void> {
    const { reply } = locked;
    const open = await this.turns.open(tx, reply.id);
    if (reply.state !== 'in_review' || !open || open.dueAt > this.clock.now() || open.moves >= END) return;
    const next = nextTurn(open.moves, await this.candidates.of(tx.manager, reply.id));
    if (!next) {
      // Nobody else is there: it stays, and is shown as late.
      await change(tx.manager, `UPDATE review_turn SET moves = ${END} WHERE id = $1 RETURNING id`, [open.id]);
      this.log.tell(tx, reply);
      return;
    }
    const toPerson = next.audience === 'person';
    const turnId = await this.turns.begin(tx, reply, 'overdue', {
      audience: next.audience,
      ...(toPerson ? { personId: next.person.id } : {}),
      moves: toPerson ? open.moves + 1 : END,
    });
    await this.cases.note(tx, locked.care, {
      kind: toPerson ? 'review-passed-on' : 'review-passed-to-leads',
      details: { replyId: reply.id, to: toPerson ? next.person.name : '' },
    });
    this.record(tx, locked, 'reply.pass-on', { to: toPerson ? next.person.id : 'leads', turnId });
    if (toPerson) this.log.notify(tx, locked, [next.person.id], 'reply.review-moved', turnId);
    else
      this.log.notify(
        tx,
        locked,
        next.leads.map(({ id }) => id),
        'reply.review-late',
        turnId,
      );
  }

  /** What is in review has a clock, and nothing else has: also after an upgrade, and whoever wrote the state. */
  private async mend(): Promise<void> {
    const without = await select<{ id: string }>(
      this.db.manager,
      `SELECT r.id FROM reply r WHERE r.state = 'in_review'
         AND NOT EXISTS (SELECT 1 FROM review_turn t WHERE t.reply_id = r.id AND t.ended_at IS NULL) ORDER BY r.submitted_at LIMIT $1`,
      [AT_ONCE],
    );
    const stray = await select<{ id: string }>(
      this.db.manager,
      `SELECT r.id FROM review_turn t JOIN reply r ON r.id = t.reply_id WHERE t.ended_at IS NULL AND r.state <> 'in_review' LIMIT $1`,
      [AT_ONCE],
    );
    await eachOne([...without, ...stray], ({ id }) =>
      this.transactions.run(SYSTEM, async (tx) => {
        const { reply } = await this.log.lock(tx, id);
        const open = await this.turns.open(tx, id);
        if (reply.state === 'in_review' && !open) await this.turns.begin(tx, reply, 'found');
        else if (reply.state !== 'in_review' && open) await this.turns.end(tx, id, 'gone');
      }),
    );
  }

  private record(
    tx: Tx,
    { care, reply }: LockedReply,
    action: string,
    details: Record<string, string>,
  ): void {
    tx.audit({
      action,
      subjectKind: 'reply',
      subjectId: reply.id,
      brandId: reply.brandId,
      details: { caseId: care.id, version: reply.currentVersion, ...details },
    });
    this.log.tell(tx, reply);
  }
}
