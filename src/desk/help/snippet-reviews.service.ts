/** Tells the owner of a snippet, once, that its day of review has passed. Where the owner has left the leads are told. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { change, select } from '../sql.js';

const BATCH = 200;

interface Due {
  id: string;
  title: string;
  brandId: string;
  ownerId: string;
  ownerActive: boolean;
  sample: boolean;
  reviewOn: string;
}

@Injectable()
export class SnippetReviews {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  @ScheduleHandler('snippets.review')
  async tell(): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const due = await select<Due>(
        tx.manager,
        `SELECT s.id, s.title, s.brand_id AS "brandId", p.id AS "ownerId", p.active AS "ownerActive", b.sample,
           to_char(s.review_on, 'YYYY-MM-DD') AS "reviewOn"
         FROM snippet s JOIN person p ON p.id = s.owner_id JOIN brand b ON b.id = s.brand_id
         WHERE s.retired_at IS NULL AND s.review_on < ($1::timestamptz AT TIME ZONE p.time_zone)::date
           AND s.told_for IS DISTINCT FROM s.review_on
         ORDER BY s.review_on, s.id LIMIT ${BATCH} FOR UPDATE OF s SKIP LOCKED`,
        [this.clock.now()],
      );
      if (due.length === 0) return;
      await change(
        tx.manager,
        `UPDATE snippet SET told_for = review_on WHERE id = ANY($1::uuid[]) RETURNING id`,
        [due.map(({ id }) => id)],
      );
      const leads = due.every((one) => one.ownerActive)
        ? []
        : await select<{ id: string; sample: boolean }>(
            tx.manager,
            `SELECT id, sample FROM person WHERE active AND 'lead' = ANY(roles)`,
          );
      for (const one of due) {
        const told = leads.filter((lead) => one.sample || !lead.sample).map(({ id }) => id);
        tx.notify({
          personIds: one.ownerActive ? [one.ownerId] : told,
          kind: 'snippet.review',
          params: { title: one.title, date: one.reviewOn },
          link: `/brands/${one.brandId}/snippets?open=${one.id}`,
          dedupeKey: `snippet.review:${one.id}:${one.reviewOn}`,
        });
      }
    });
  }
}
