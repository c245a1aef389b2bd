/**
 * Who has a reply open for review. A heartbeat says so while the screen is open; whoever has not been heard of for 45 seconds is gone.
 * Others are told at once when somebody comes or leaves; heartbeats in between tell nobody.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Transactions } from '../../../core/database/transaction.js';
import { EarshotError } from '../../../core/errors/errors.js';
import type { SignedIn } from '../../../core/identity/signed-in.js';
import { change, type Reader, select, selectOne } from '../../sql.js';
import { LOOKING_SECONDS, type Viewers } from './turns.api.js';

@Injectable()
export class LookingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Answers who else is looking. Throws not-found. */
  async look(by: SignedIn, replyId: string, leaving: boolean): Promise<Viewers> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const reply = await selectOne<{ brandId: string; caseId: string }>(
        tx.manager,
        `SELECT brand_id AS "brandId", case_id AS "caseId" FROM reply WHERE id = $1`,
        [replyId],
      );
      if (!reply) throw new EarshotError('not-found', 'There is no such reply.');
      const now = this.clock.now();
      const goneBefore = new Date(now.getTime() - LOOKING_SECONDS * 1000);
      const changed = leaving
        ? await change(
            tx.manager,
            `DELETE FROM reply_viewer WHERE reply_id = $1 AND person_id = $2 RETURNING person_id`,
            [replyId, by.id],
          )
        : (
            await select<{ came: boolean }>(
              tx.manager,
              `INSERT INTO reply_viewer AS w (reply_id, person_id, since, seen_at) VALUES ($1, $2, $3, $3)
               ON CONFLICT (reply_id, person_id) DO UPDATE SET seen_at = greatest(w.seen_at, excluded.seen_at),
                 since = CASE WHEN w.seen_at <= $4 THEN excluded.since ELSE w.since END
               RETURNING since = $3 AS came`,
              [replyId, by.id, now, goneBefore],
            )
          ).filter(({ came }) => came);
      if (changed.length > 0)
        tx.publish({
          kind: 'reply.viewers',
          brandId: reply.brandId,
          ids: { replyId, caseId: reply.caseId },
        });
      return { viewers: await others(tx.manager, replyId, by.id, goneBefore) };
    });
  }

  /** Rows of those who left without saying so. */
  async prune(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 3_600_000);
    await this.transactions.run({ kind: 'system' }, (tx) =>
      change(tx.manager, `DELETE FROM reply_viewer WHERE seen_at < $1 RETURNING person_id`, [before]),
    );
  }
}

async function others(
  db: Reader,
  replyId: string,
  me: string,
  goneBefore: Date,
): Promise<Viewers['viewers']> {
  return select<Viewers['viewers'][number]>(
    db,
    `SELECT p.id, p.name, w.since FROM reply_viewer w JOIN person p ON p.id = w.person_id
     WHERE w.reply_id = $1 AND w.person_id <> $2 AND w.seen_at > $3 AND p.active ORDER BY w.since, p.id`,
    [replyId, me, goneBefore],
  );
}
