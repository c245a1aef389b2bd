/**
 * What was said before between us and a customer, in every channel and every case, oldest first: for checks that must know
 * it. Never writes. The newest messages only, and of each its beginning: a check must not read a novel while somebody types.
 */
import { keepPlan } from '../../core/database/kept-plans.js';
import { type Reader, select } from '../sql.js';
import type { ThreadMessage } from './checks/finding.js';

const AT_MOST = 60;
const LONGEST = 2_000;

interface Row {
  own: boolean;
  kind: string;
  visibility: string;
  text: string;
}

/** What the customer's authors posted, what we published to them, and our notes in their cases. */
export async function saidBefore(db: Reader, customerId: string): Promise<ThreadMessage[]> {
  const rows = await select<Row>(db, SAID, [customerId]);
  return rows.reverse().map(({ own, kind, visibility, text }) => ({
    from: own ? 'us' : 'customer',
    channel: channelOf(kind, visibility),
    text,
  }));
}

function channelOf(kind: string, visibility: string): ThreadMessage['channel'] {
  if (kind === 'note') return 'call';
  if (kind === 'review') return 'review';
  if (kind === 'message' || visibility === 'direct' || visibility === 'private') return 'message';
  return 'public';
}

const SAID = keepPlan(
  'customer.said',
  `SELECT own, kind, visibility, left(text, ${LONGEST}) AS text FROM (
         (SELECT m.own, m.kind, m.visibility, m.text, m.published_at AS at, m.id
          FROM customer_author ca JOIN mention m ON m.author_id = ca.author_id AND m.brand_id = ca.brand_id
          WHERE ca.customer_id = $1 AND NOT m.spam AND m.deleted_at IS NULL
          ORDER BY m.published_at DESC, m.id DESC LIMIT ${AT_MOST})
         UNION ALL
         (SELECT true, 'reply', m.visibility, v.text, coalesce(pu.published_at, pu.not_before), pu.id
          FROM care_case c JOIN reply r ON r.case_id = c.id JOIN mention m ON m.id = r.parent_mention_id
          JOIN publication pu ON pu.reply_id = r.id JOIN reply_version v ON v.id = pu.reply_version_id
          WHERE c.customer_id = $1 AND pu.state IN ('published','unconfirmed')
          ORDER BY pu.created_at DESC LIMIT ${AT_MOST})
         UNION ALL
         (SELECT true, 'note', 'private', e.details->>'text', e.at, e.id
          FROM care_case c JOIN case_event e ON e.case_id = c.id
          WHERE c.customer_id = $1 AND e.kind = 'note' AND e.details->>'text' <> ''
          ORDER BY e.at DESC LIMIT ${AT_MOST})
       ) said ORDER BY at DESC, id DESC LIMIT ${AT_MOST}`,
);
