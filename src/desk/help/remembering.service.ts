/**
 * Reads what newly published replies answered, so that they are found when somebody writes the same again. The database notes each reply
 * as it is published; here only its words are read, and doing so twice changes nothing.
 */
import { Injectable } from '@nestjs/common';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { type ScheduleContext, ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { change, select } from '../sql.js';
import { familyOf, termNumbers, termsOf } from './terms.js';

const BATCH = 500;

interface Unread {
  replyId: string;
  brandId: string;
  text: string;
  language: string;
  topics: string[];
}

@Injectable()
export class Remembering {
  constructor(private readonly transactions: Transactions) {}

  /** In batches, so that no lock lasts; what is left when the process stops is read next time. */
  @ScheduleHandler('help.remember')
  async remember({ signal }: Pick<ScheduleContext, 'signal'>): Promise<void> {
    let read = BATCH;
    while (read === BATCH && !signal.aborted) read = await this.batch();
  }

  private batch(): Promise<number> {
    return this.transactions.run(SYSTEM, async (tx) => {
      const rows = await select<Unread>(
        tx.manager,
        `SELECT a.reply_id AS "replyId", a.brand_id AS "brandId", m.language, m.topics,
           concat_ws(E'\\n', m.title, left(m.text, 4000)) AS text
         FROM answered_reply a JOIN reply r ON r.id = a.reply_id JOIN mention m ON m.id = r.parent_mention_id
         WHERE a.terms IS NULL ORDER BY a.answered_at LIMIT ${BATCH} FOR UPDATE OF a SKIP LOCKED`,
      );
      if (rows.length === 0) return 0;
      await change(
        tx.manager,
        `UPDATE answered_reply a SET terms = ARRAY(SELECT jsonb_array_elements_text(n.terms)::integer)
         FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, terms jsonb) WHERE a.reply_id = n.id RETURNING a.reply_id`,
        [
          JSON.stringify(
            rows.map(({ replyId, brandId, text, language, topics }) => ({
              id: replyId,
              terms: termNumbers(brandId, familyOf(language), termsOf(text, topics)),
            })),
          ),
        ],
      );
      return rows.length;
    });
  }
}
