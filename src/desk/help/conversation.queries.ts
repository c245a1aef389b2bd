/** What was said around a reply, for the assistant: the thread, who is who, and what must be known of it. Never writes; hides nothing itself. */
import { type Reader, select, selectOne } from '../sql.js';

export interface Conversation {
  brandId: string;
  caseId: string;
  brand: string;
  language: string;
  topics: string[];
  draft: string;
  /** Everybody known by name or handle. */
  names: string[];
  /** The brand's own names and handles. */
  own: string[];
  /** Oldest first. */
  said: { by: 'customer' | 'us' | 'somebody else'; author: string; text: string }[];
}

const POSTS_AT_MOST = 30;
const LONGEST = 3_000;

/** Null for a reply that is not there. */
export async function conversationOf(db: Reader, replyId: string): Promise<Conversation | null> {
  const about = await selectOne<Omit<Conversation, 'said'>>(
    db,
    `SELECT r.brand_id AS "brandId", r.case_id AS "caseId", b.name AS brand, m.language, m.topics, r.draft_text AS draft,
       array_remove(ARRAY[cu.name]
         || ARRAY(SELECT unnest(ARRAY[au.display_name, au.handle]) FROM customer_author ca JOIN author au ON au.id = ca.author_id
                  WHERE ca.customer_id = c.customer_id)
         || ARRAY(SELECT unnest(ARRAY[au.display_name, au.handle]) FROM case_mention cm JOIN mention cmm ON cmm.id = cm.mention_id
                  JOIN author au ON au.id = cmm.author_id WHERE cm.case_id = c.id AND NOT cmm.own)
         || ARRAY(SELECT p.name FROM person p WHERE p.id IN (c.assignee_id, r.created_by, r.draft_by)
                  OR p.id IN (SELECT ra.person_id FROM reply_author ra JOIN reply o ON o.id = ra.reply_id WHERE o.case_id = c.id)), NULL) AS names,
       array_remove(ARRAY(SELECT unnest(ARRAY[a.handle, a.display_name]) FROM account a WHERE a.brand_id = b.id)
         || b.name || b.allow_words, NULL) AS own
     FROM reply r JOIN mention m ON m.id = r.parent_mention_id JOIN care_case c ON c.id = r.case_id
     JOIN customer cu ON cu.id = c.customer_id JOIN brand b ON b.id = r.brand_id WHERE r.id = $1`,
    [replyId],
  );
  if (!about) return null;
  const said = await select<Conversation['said'][number]>(
    db,
    `SELECT by, author, text FROM (
       (SELECT CASE WHEN m.own THEN 'us' WHEN ca.author_id IS NULL THEN 'somebody else' ELSE 'customer' END AS by, m.author_id::text AS author,
          left(concat_ws(E'\\n', m.title, m.text), ${LONGEST}) AS text, m.published_at AS at
        FROM case_mention cm JOIN mention m ON m.id = cm.mention_id JOIN care_case c ON c.id = cm.case_id
        LEFT JOIN customer_author ca ON ca.author_id = m.author_id AND ca.customer_id = c.customer_id
        WHERE cm.case_id = $1 AND NOT m.spam AND m.deleted_at IS NULL ORDER BY m.published_at DESC, m.id DESC LIMIT ${POSTS_AT_MOST})
       UNION ALL
       (SELECT 'us', 'us', left(v.text, ${LONGEST}), coalesce(pu.published_at, pu.not_before)
        FROM reply r JOIN publication pu ON pu.reply_id = r.id AND pu.state IN ('published','unconfirmed')
        JOIN reply_version v ON v.id = pu.reply_version_id WHERE r.case_id = $1 ORDER BY pu.created_at DESC LIMIT ${POSTS_AT_MOST})
     ) all_of_it ORDER BY at DESC LIMIT ${POSTS_AT_MOST}`,
    [about.caseId],
  );
  return { ...about, said: said.reverse() };
}
