/**
 * What stands around a reply, read for the checks: the brand and its accounts, the customer's names, the thread, what was answered
 * under the same post, and the brand's last public replies, kept for a minute. Never writes.
 */
import { EarshotError } from '../../core/errors/errors.js';
import { keepPlan } from '../../core/database/kept-plans.js';
import { inTurn, select, selectOne, type Reader, type Together } from '../sql.js';
import type { ReplyAround, ThreadPost } from './checks/around.js';

const POSTS_AT_MOST = 60;
const RECENT_AT_MOST = 200;
const RECENT_KEPT_MS = 60_000;

interface BrandRow {
  slug: string;
  brandName: string;
  languages: string[];
  accounts: { handle: string | null; name: string | null; url: string }[];
  others: { name: string; words: string[] }[];
  allowWords: string[];
}

interface Row extends BrandRow {
  brandId: string;
  platform: string;
  root: string;
  customerId: string;
  customer: (string | null)[];
  older: boolean;
  roles: string[] | null;
}

export class ReplyArounds {
  private readonly recent = new Map<string, { at: number; texts: string[]; templates: string[] }>();

  /** `now` in milliseconds. Null for a reply that is not there. */
  async of(
    db: Reader,
    replyId: string,
    now: number,
    together: Together = inTurn,
  ): Promise<ReplyAround | null> {
    const row = await selectOne<Row>(db, ABOUT, [replyId]);
    if (!row) return null;
    const thread = [row.brandId, row.platform, row.root] as const;
    const [said, answered, lately] = await together(
      () => select<ThreadPost>(db, POSTS, [...thread, row.customerId]),
      () => select<{ text: string }>(db, ANSWERS, [...thread, replyId]),
      () => this.recently(db, row.brandId, now),
    );
    const own = answered.map(({ text }) => ({
      by: 'brand' as const,
      handle: null,
      name: null,
      text,
      answers: true,
    }));
    return {
      brand: brandOf(row),
      customer: row.customer.flatMap((name) => name ?? []),
      older: row.older,
      thread: [...said.reverse(), ...own],
      recent: lately.texts,
      templates: lately.templates,
      roles: row.roles,
    };
  }

  /** The brand and its last replies, without a thread. Throws not-found. */
  async ofBrand(
    db: Reader,
    brandId: string,
    now: number,
  ): Promise<{ around: ReplyAround; allowWords: string[] }> {
    const { allowWords, ...brand } = await aboutBrand(db, brandId);
    const { texts: recent, templates } = await this.recently(db, brandId, now);
    const around = { brand, customer: [], older: false, thread: [], recent, templates, roles: null };
    return { around, allowWords };
  }

  private async recently(
    db: Reader,
    brandId: string,
    now: number,
  ): Promise<{ texts: string[]; templates: string[] }> {
    const kept = this.recent.get(brandId);
    if (kept && now >= kept.at && now - kept.at < RECENT_KEPT_MS) return kept;
    const texts = (await select<{ text: string }>(db, RECENT, [brandId])).map(({ text }) => text);
    const templates = (await select<{ text: string }>(db, TEMPLATES, [brandId])).map(({ text }) => text);
    const read = { at: now, texts, templates };
    this.recent.set(brandId, read);
    return read;
  }
}

/** The brand as the checks see it, with the words that are right for it. Throws not-found. */
export async function aboutBrand(
  db: Reader,
  brandId: string,
): Promise<ReplyAround['brand'] & { allowWords: string[] }> {
  const row = await selectOne<BrandRow>(db, `SELECT ${BRAND} FROM brand b WHERE b.id = $1`, [brandId]);
  if (!row) throw new EarshotError('not-found', 'There is no such brand.');
  return { ...brandOf(row), allowWords: row.allowWords };
}

function brandOf(row: BrandRow): ReplyAround['brand'] {
  return {
    slug: row.slug,
    names: [row.brandName, ...row.accounts.flatMap(({ name }) => name ?? [])],
    handles: row.accounts.flatMap(({ handle }) => handle?.replace(/^@/u, '') ?? []),
    hosts: row.accounts.flatMap(hostsOf),
    languages: row.languages,
    otherNames: foreignNames(row),
  };
}

/** Where an account lives, and the server its handle names. */
function hostsOf({ handle, url }: { handle: string | null; url: string }): string[] {
  const named = handle?.replace(/^@/u, '').split('@')[1];
  const home = URL.canParse(url) ? new URL(url).hostname : null;
  return [named, home].flatMap((host) => (host ? [host.toLowerCase().replace(/^www\./u, '')] : []));
}

/** Words that only another brand of the house uses, written as names are. */
function foreignNames({ others, allowWords, brandName }: BrandRow): string[] {
  const own = new Set([brandName, ...allowWords].map((word) => word.toLowerCase()));
  return others
    .flatMap(({ name, words }) => [name, ...words])
    .filter((word) => /^\p{Lu}/u.test(word) && !own.has(word.toLowerCase()))
    .slice(0, 500);
}

/** Of a brand `b`. */
const BRAND = `b.slug, b.name AS "brandName", b.languages, b.allow_words AS "allowWords",
    coalesce((SELECT jsonb_agg(jsonb_build_object('handle', a.handle, 'name', a.display_name, 'url', a.base_url))
      FROM account a WHERE a.brand_id = b.id AND a.state <> 'removed'), '[]') AS accounts,
    coalesce((SELECT jsonb_agg(jsonb_build_object('name', o.name, 'words', o.allow_words)) FROM brand o
      WHERE o.id <> b.id AND NOT o.sample), '[]') AS others`;

const ABOUT = keepPlan(
  'reply-around.about',
  `
  SELECT b.id AS "brandId", m.platform, coalesce(m.root_external_id, m.external_id) AS root, c.customer_id AS "customerId", ${BRAND},
    ARRAY(SELECT unnest(ARRAY[au.handle, au.display_name]) FROM customer_author ca JOIN author au ON au.id = ca.author_id
      WHERE ca.customer_id = c.customer_id)
      || ARRAY[cu.name, pa.handle, pa.display_name] AS customer,
    EXISTS (SELECT 1 FROM case_mention cm JOIN mention lm ON lm.id = cm.mention_id
      WHERE cm.case_id = c.id AND lm.author_id = m.author_id AND lm.id <> m.id AND lm.published_at > m.published_at
        AND NOT lm.spam AND NOT lm.own AND lm.deleted_at IS NULL) AS older,
    (SELECT p.roles FROM person p WHERE p.id = coalesce(r.draft_by, r.created_by)) AS roles
  FROM reply r
  JOIN brand b ON b.id = r.brand_id
  JOIN mention m ON m.id = r.parent_mention_id
  JOIN author pa ON pa.id = m.author_id
  JOIN care_case c ON c.id = r.case_id
  JOIN customer cu ON cu.id = c.customer_id
  WHERE r.id = $1`,
);

// A publication that was captured again as a post counts once: as the publication.
const POSTS = keepPlan(
  'reply-around.posts',
  `
  WITH around AS (
    SELECT id FROM mention WHERE brand_id = $1 AND platform = $2 AND external_id = $3
    UNION SELECT id FROM mention WHERE brand_id = $1 AND platform = $2 AND root_external_id = $3)
  SELECT CASE WHEN m.own THEN 'brand' WHEN ca.customer_id = $4 THEN 'customer' ELSE 'other' END AS by,
    a.handle, a.display_name AS name, left(m.text, 2000) AS text, m.external_id <> $3 AS answers
  FROM around JOIN mention m USING (id) JOIN author a ON a.id = m.author_id
  LEFT JOIN customer_author ca ON ca.brand_id = $1 AND ca.author_id = m.author_id
  WHERE NOT m.spam AND m.deleted_at IS NULL
    AND NOT (m.own AND EXISTS (SELECT 1 FROM publication pu JOIN account ac ON ac.id = pu.account_id
      WHERE pu.external_id = m.external_id AND ac.platform = m.platform AND ac.brand_id = $1))
  ORDER BY m.published_at DESC, m.id DESC LIMIT ${POSTS_AT_MOST}`,
);

// Whatever case it belongs to: the readers see one thread.
const ANSWERS = keepPlan(
  'reply-around.answers',
  `
  WITH around AS (
    SELECT id FROM mention WHERE brand_id = $1 AND platform = $2 AND external_id = $3
    UNION SELECT id FROM mention WHERE brand_id = $1 AND platform = $2 AND root_external_id = $3),
  cases AS (SELECT DISTINCT cm.case_id FROM around JOIN case_mention cm ON cm.mention_id = around.id)
  SELECT left(v.text, 2000) AS text FROM cases JOIN reply r ON r.case_id = cases.case_id AND r.id <> $4
  JOIN publication pu ON pu.reply_id = r.id AND pu.state IN ('queued','sending','published','unconfirmed')
  JOIN reply_version v ON v.id = pu.reply_version_id
  WHERE r.parent_mention_id IN (SELECT id FROM around) AND r.kind <> 'deletion'
    -- A correction is like what it corrects.
    AND pu.id IS DISTINCT FROM (SELECT amends FROM reply WHERE id = $4)
  ORDER BY pu.created_at DESC LIMIT ${POSTS_AT_MOST}`,
);

const TEMPLATES = `
  SELECT left(regexp_replace(text, '[{]{2}[^{}]*[}]{2}', ' ', 'g'), 2000) AS text FROM snippet
  WHERE brand_id = $1 AND retired_at IS NULL ORDER BY changed_at DESC LIMIT ${RECENT_AT_MOST}`;

/** Newest first; ix_publication_published is made for it. */
export const RECENT = `
  SELECT left(v.text, 2000) AS text FROM publication pu
  JOIN reply_version v ON v.id = pu.reply_version_id
  JOIN reply r ON r.id = pu.reply_id JOIN mention m ON m.id = r.parent_mention_id
  WHERE pu.brand_id = $1 AND pu.state = 'published' AND r.kind <> 'deletion' AND m.visibility IN ('public','unlisted')
  ORDER BY pu.published_at DESC LIMIT ${RECENT_AT_MOST}`;
