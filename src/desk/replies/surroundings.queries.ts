/** What the checks have to know of a reply itself: where it goes, whom it answers and with which words, how its platform counts. */
import { EarshotError } from '../../core/errors/errors.js';
import { keepPlan } from '../../core/database/kept-plans.js';
import type { LengthRule } from '../../platforms/ports.js';
import { type Reader, selectOne } from '../sql.js';
import { type BrandInForce, SETTINGS_VERSION } from './check-settings/check-settings.queries.js';

export interface Surroundings extends BrandInForce {
  customerId: string;
  platform: string;
  lengthRule: LengthRule | null;
  visibility: string;
  allowWords: string[];
  names: (string | null)[];
  customerText: string | null;
  draftText: string;
  kind: string;
  state: string;
}

/** Throws not-found. */
export async function surroundings(db: Reader, replyId: string): Promise<Surroundings> {
  const row = await selectOne<Surroundings>(db, REPLY, [replyId]);
  if (!row) throw new EarshotError('not-found', 'There is no such reply.');
  return row;
}

const REPLY = keepPlan(
  'reply.surroundings',
  `SELECT r.kind, r.state, a.platform, a.length_rule AS "lengthRule", m.visibility, b.id AS "brandId", b.slug AS "brandSlug", ${SETTINGS_VERSION} AS settings,
       cu.id AS "customerId", b.allow_words AS "allowWords",
       r.draft_text AS "draftText",
       ARRAY[b.name, a.handle, a.display_name, au.handle, au.display_name, cu.name] AS names,
       coalesce(latest.text, m.text) AS "customerText"
     FROM reply r
     JOIN brand b ON b.id = r.brand_id
     JOIN account a ON a.id = r.account_id
     JOIN mention m ON m.id = r.parent_mention_id
     JOIN author au ON au.id = m.author_id
     JOIN care_case c ON c.id = r.case_id
     JOIN customer cu ON cu.id = c.customer_id
     LEFT JOIN LATERAL (
       SELECT lm.text FROM case_mention cm JOIN mention lm ON lm.id = cm.mention_id
       WHERE cm.case_id = c.id AND NOT lm.spam AND NOT lm.own AND lm.deleted_at IS NULL
       ORDER BY lm.published_at DESC, lm.id DESC LIMIT 1
     ) latest ON true
     WHERE r.id = $1`,
);
