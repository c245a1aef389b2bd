/** What was said in public around a case, ours and theirs, oldest first; and what the next reply would answer. Never writes. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { webAddress } from '../../core/http-api/web-address.js';
import { MENTION_COLUMNS, type MentionRow, toMentionViews } from '../../listening/ingest/mention-view.js';
import type { MentionView } from '../../listening/ingest/mentions.api.js';
import type { LengthRule } from '../../platforms/ports.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { select, selectOne } from '../sql.js';
import type { ReplyTarget, ThreadItem } from './case-detail.api.js';
import { wordsThatStand } from './reply-amend.js';

interface PublicationItem {
  id: string;
  at: Date;
  state: 'queued' | 'sending' | 'published' | 'unconfirmed';
  text: string;
  permalink: string | null;
  standing: 'there' | 'edited' | 'gone' | 'removed' | null;
}
interface Newest {
  id: string;
  brandId: string;
  platform: string;
  externalId: string;
  native: Record<string, unknown>;
  sample: boolean;
}

const AT_MOST = 300;

@Injectable()
export class ThreadQueries {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly platforms: PlatformRegistry,
  ) {}

  /** The case's mentions, other posts of the same threads, and our publications; a publication seen again as a post counts once. */
  async thread(caseId: string): Promise<ThreadItem[]> {
    const mentions = await select<MentionRow>(
      this.db.manager,
      `WITH linked AS (
         SELECT m.id, m.brand_id, m.platform, m.external_id, m.root_external_id
         FROM case_mention cm JOIN mention m ON m.id = cm.mention_id WHERE cm.case_id = $1),
       -- Each thread once: a customer who wrote a thousand times below one post would be a million pairs.
       threads AS (SELECT DISTINCT brand_id, platform, coalesce(root_external_id, external_id) AS root FROM linked),
       around AS (
         SELECT id, true AS ours FROM linked
         UNION ALL SELECT o.id, true FROM threads t JOIN mention o
           ON o.brand_id = t.brand_id AND o.platform = t.platform AND o.external_id = t.root AND NOT o.spam
         UNION ALL SELECT o.id, false FROM threads t JOIN mention o
           ON o.brand_id = t.brand_id AND o.root_external_id = t.root AND o.platform = t.platform AND NOT o.spam),
       -- Of a thread that half the town joins: what the case is about and where it began, then the newest.
       shown AS (
         SELECT m.id FROM (SELECT id, bool_or(ours) AS ours FROM around GROUP BY id) o JOIN mention m USING (id)
         WHERE NOT EXISTS (SELECT 1 FROM publication pu JOIN account ac ON ac.id = pu.account_id
             WHERE pu.external_id = m.external_id AND ac.platform = m.platform AND pu.brand_id = m.brand_id)
         ORDER BY o.ours DESC, m.published_at DESC, m.id DESC LIMIT ${AT_MOST})
       SELECT ${MENTION_COLUMNS} FROM shown JOIN mention m USING (id) JOIN author a ON a.id = m.author_id
       ORDER BY m.published_at, m.id`,
      [caseId],
    );
    const publications = await select<PublicationItem>(
      this.db.manager,
      `SELECT pu.id, coalesce(pu.published_at, pu.not_before) AS at, pu.state, ${wordsThatStand('pu', 'v.text')} AS text, pu.permalink, s.state AS standing
       FROM publication pu JOIN reply r ON r.id = pu.reply_id JOIN reply_version v ON v.id = pu.reply_version_id
       LEFT JOIN publication_standing s ON s.publication_id = pu.id
       WHERE r.case_id = $1 AND r.kind = 'post' AND pu.state IN ('queued','sending','published','unconfirmed') ORDER BY pu.created_at DESC LIMIT ${AT_MOST}`,
      [caseId],
    );
    const items: ThreadItem[] = [
      ...toMentionViews(mentions, (platform) => this.platforms.capabilities(platform).label).map(mentionItem),
      ...publications.map((row) => ({
        kind: 'publication' as const,
        ...row,
        permalink: webAddress(row.permalink),
      })),
    ];
    return items.sort((a, b) => new Date(a.at).getTime() - new Date(b.at).getTime());
  }

  /** The customer's newest post that still stands, and from which accounts and how it can be answered. */
  async target(caseId: string): Promise<ReplyTarget | null> {
    const newest = await selectOne<Newest>(
      this.db.manager,
      `SELECT m.id, m.brand_id AS "brandId", m.platform, m.external_id AS "externalId", m.native, b.sample
       FROM case_mention cm JOIN mention m ON m.id = cm.mention_id JOIN brand b ON b.id = m.brand_id
       WHERE cm.case_id = $1 AND NOT m.own AND NOT m.spam AND m.deleted_at IS NULL
       ORDER BY m.published_at DESC, m.id DESC LIMIT 1`,
      [caseId],
    );
    if (!newest) return null;
    const capabilities = this.platforms.capabilities(newest.platform);
    const accounts = await select<{ id: string; handle: string | null; lengthRule: LengthRule | null }>(
      this.db.manager,
      `SELECT id, handle, length_rule AS "lengthRule" FROM account WHERE brand_id = $1 AND platform = $2 AND state = 'active'
       ORDER BY created_at, id`,
      [newest.brandId, newest.platform],
    );
    const publisher = this.platforms.publisher(newest.platform);
    return {
      mentionId: newest.id,
      accounts: accounts.map(({ id, handle }) => ({ id, handle, platformLabel: capabilities.label })),
      mode: newest.sample ? 'never' : capabilities.reply,
      length: accounts[0]?.lengthRule ?? capabilities.length,
      prefix: publisher?.replyPrefix?.({ externalId: newest.externalId, native: newest.native }) ?? '',
    };
  }
}

function mentionItem(view: MentionView): ThreadItem {
  return {
    kind: 'mention',
    id: view.id,
    at: view.publishedAt,
    own: view.own,
    author: view.author,
    text: view.text,
    deleted: view.deletedAt !== null,
    version: view.version,
    permalink: view.permalink,
  };
}
