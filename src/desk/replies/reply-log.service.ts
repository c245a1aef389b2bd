/**
 * Locks a reply together with its case and writes its moves: state, history, live event, bell. Decides nothing.
 * Order of locks everywhere: account, case, reply, publication.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { CaseEventInput } from '../cases/case-events.js';
import { CaseLog, type LockedCase } from '../cases/case-log.service.js';
import { change, select, selectOne } from '../sql.js';
import { CommitmentLog } from './commitments/commitment-log.service.js';
import { RepliesQueries } from './replies.queries.js';
import type { ReplyRow } from './reply-view.js';
import { type ReplyStep, replyStep } from './reply.workflow.js';
import { TurnsService } from './turns/turns.service.js';

export interface LockedReply {
  care: LockedCase;
  reply: ReplyRow;
}

@Injectable()
export class ReplyLog {
  constructor(
    private readonly cases: CaseLog,
    private readonly queries: RepliesQueries,
    private readonly turns: TurnsService,
    private readonly commitments: CommitmentLog,
    private readonly clock: Clock,
  ) {}

  /** Throws not-found. */
  async lock(tx: Tx, replyId: string): Promise<LockedReply> {
    const found = await selectOne<{ caseId: string }>(
      tx.manager,
      `SELECT case_id AS "caseId" FROM reply WHERE id = $1`,
      [replyId],
    );
    if (!found) throw new EarshotError('not-found', 'There is no such reply.');
    const care = await this.cases.lock(tx, found.caseId);
    await select(tx.manager, `SELECT id FROM reply WHERE id = $1 FOR NO KEY UPDATE`, [replyId]);
    return { care, reply: await this.queries.row(replyId, tx.manager) };
  }

  /** Takes the step of the workflow's table and records it. Throws conflict where the table has no such step. */
  async move(tx: Tx, locked: LockedReply, step: ReplyStep, event: CaseEventInput): Promise<void> {
    const { care, reply } = locked;
    const to = replyStep(reply.state, step);
    if (!to)
      throw new EarshotError('conflict', `A reply that is ${reply.state.replace('_', ' ')} cannot do that.`, {
        code: 'reply-state',
        state: reply.state,
      });
    await change(tx.manager, `UPDATE reply SET state = $2, updated_at = $3 WHERE id = $1 RETURNING id`, [
      reply.id,
      to,
      this.clock.now(),
    ]);
    const from = reply.state;
    reply.state = to;
    if (to === 'in_review') await this.turns.begin(tx, reply, step);
    else if (from === 'in_review') await this.turns.end(tx, reply.id, step);
    await this.cases.note(tx, care, event);
    await this.commitments.follow(tx, care, reply, to);
    tx.audit({
      action: `reply.${step}`,
      subjectKind: 'reply',
      subjectId: reply.id,
      brandId: reply.brandId,
      details: { from, to, caseId: care.id, version: reply.currentVersion },
    });
    this.tell(tx, reply);
  }

  /** It stays in review, and from now on waits for somebody else. */
  async waitsForAnother(tx: Tx, reply: Pick<ReplyRow, 'id' | 'brandId'>): Promise<void> {
    await this.turns.begin(tx, reply, 'part-approved');
  }

  /** Open desks read the reply again, and the review queue where it may have changed. */
  tell(tx: Tx, reply: Pick<ReplyRow, 'id' | 'caseId' | 'brandId'>, queue = true): void {
    tx.publish({
      kind: 'reply.changed',
      brandId: reply.brandId,
      ids: { replyId: reply.id, caseId: reply.caseId },
    });
    if (queue) tx.publish({ kind: 'reviewers.changed', brandId: reply.brandId, ids: { replyId: reply.id } });
  }

  /** A line for the bell of the people named, but not of whoever did it. */
  notify(
    tx: Tx,
    { care, reply }: LockedReply,
    personIds: readonly string[],
    kind: string,
    dedupe: string,
    params: Record<string, string | number> = {},
  ): void {
    const others = [...new Set(personIds)].filter((id) => tx.actor.kind !== 'person' || tx.actor.id !== id);
    if (others.length === 0) return;
    tx.notify({
      personIds: others,
      kind,
      params: { number: Number(care.number), title: care.title, ...params },
      // Whoever reviews works through a queue: the link opens it at this reply.
      link:
        kind === 'reply.waiting-review' || kind.startsWith('reply.review-')
          ? `/reviews?reply=${reply.id}`
          : `/cases/${care.id}`,
      dedupeKey: `${kind}:${reply.id}:${dedupe}`,
    });
  }

  async reviewers(tx: Tx, reply: ReplyRow): Promise<string[]> {
    const authors = reply.authors.map((a) => a.id);
    const rows = await select<{ id: string }>(
      tx.manager,
      `SELECT p.id FROM person p WHERE p.active AND p.roles && ARRAY['reviewer','lead'] AND p.id <> ALL($1::uuid[])
         AND (p.sample = $2 OR $2 AND NOT EXISTS (SELECT 1 FROM person q WHERE q.active AND q.sample AND q.roles && ARRAY['reviewer','lead']))`,
      [authors, reply.sample],
    );
    return rows.map((row) => row.id);
  }
}
