/** What was confirmed for the newest version of a reply: it holds on in the next text as far as its words do. Never writes. */
import { keepPlan } from '../../../core/database/kept-plans.js';
import { type Reader, select } from '../../sql.js';
import type { EarlierPromise } from './confirming.js';

export async function earlierPromises(db: Reader, replyId: string): Promise<EarlierPromise[]> {
  return select<EarlierPromise>(db, EARLIER, [replyId]);
}

const EARLIER = keepPlan(
  'reply.earlier-promises',
  `SELECT co.words, co.kind, co.due_words AS "dueWords", co.owner_id AS "ownerId", co.due_at AS "dueAt"
     FROM commitment co JOIN reply_version v ON v.id = co.reply_version_id
     WHERE co.reply_id = $1 AND v.number = (SELECT max(number) FROM reply_version WHERE reply_id = $1)
     ORDER BY co.span_start`,
);
