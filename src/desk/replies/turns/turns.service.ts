/**
 * Keeps the turns of a review: begun when a reply comes into review or passes to somebody, ended when it leaves. Decides nothing and
 * tells nobody. The reply must be locked by the caller.
 */
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import type { Tx } from '../../../core/database/transaction.js';
import type { FirstResponseMinutes } from '../../cases/deadline.js';
import { PROMISES } from '../../cases/promises.loader.js';
import type { Severity } from '../../cases/severity.js';
import { change, selectOne } from '../../sql.js';
import { CHECK_KIT } from '../check-kit.token.js';
import type { CheckKit } from '../checks/check-kit.js';
import { reviewDue } from './review-due.js';

export interface TurnFor {
  audience: 'reviewers' | 'person' | 'leads';
  personId?: string;
  handedBy?: string;
  words?: string | null;
  moves?: number;
}
export interface OpenTurn {
  id: string;
  audience: 'reviewers' | 'person' | 'leads';
  personId: string | null;
  moves: number;
  dueAt: Date;
}

@Injectable()
export class TurnsService {
  constructor(
    private readonly clock: Clock,
    @Inject(PROMISES) private readonly minutes: FirstResponseMinutes,
    @Inject(CHECK_KIT) private readonly kit: Pick<CheckKit, 'calendarOf'>,
  ) {}

  /** Ends the open turn, if there is one, and begins the next with a clock of its own. Answers its id. */
  async begin(
    tx: Tx,
    reply: { id: string; brandId: string },
    why: string,
    to: TurnFor = { audience: 'reviewers' },
  ): Promise<string> {
    const now = this.clock.now();
    await this.end(tx, reply.id, why);
    const facts = await selectOne<{ severity: Severity; caseDueAt: Date | null; slug: string }>(
      tx.manager,
      `SELECT c.severity, CASE WHEN c.first_response_at IS NULL THEN c.due_at END AS "caseDueAt", b.slug
       FROM reply r JOIN care_case c ON c.id = r.case_id JOIN brand b ON b.id = r.brand_id WHERE r.id = $1`,
      [reply.id],
    );
    if (!facts) throw new Error('a turn of a reply that is not there');
    const due = reviewDue(now, facts, this.minutes, this.kit.calendarOf(facts.slug));
    const made = await selectOne<{ id: string }>(
      tx.manager,
      `INSERT INTO review_turn (reply_id, brand_id, audience, person_id, why, handed_by, words, moves, began_at, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        reply.id,
        reply.brandId,
        to.audience,
        to.personId ?? null,
        why,
        to.handedBy ?? null,
        to.words ?? null,
        to.moves ?? 0,
        now,
        due,
      ],
    );
    return made!.id;
  }

  async end(tx: Tx, replyId: string, outcome: string): Promise<void> {
    await change(
      tx.manager,
      `UPDATE review_turn SET ended_at = greatest(began_at, $2), outcome = $3 WHERE reply_id = $1 AND ended_at IS NULL RETURNING id`,
      [replyId, this.clock.now(), outcome],
    );
  }

  async open(tx: Tx, replyId: string): Promise<OpenTurn | null> {
    return selectOne<OpenTurn>(
      tx.manager,
      `SELECT id, audience, person_id AS "personId", moves, due_at AS "dueAt" FROM review_turn WHERE reply_id = $1 AND ended_at IS NULL`,
      [replyId],
    );
  }
}
