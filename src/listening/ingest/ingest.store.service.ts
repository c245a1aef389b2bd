/**
 * The set-based statements of ingest: one per table and page, whatever the page's size. Runs inside the caller's transaction.
 * Rows are written in the order of their keys, so that two pollers meeting on the same posts wait instead of deadlocking.
 */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { storableJson } from '../../core/database/storable.js';
import type { CapturedAuthor, CapturedPost } from '../../platforms/ports.js';
import type { Judged } from './judge.js';
import type { PagePlan, StoredMention } from './plan-page.js';

export interface SourceRef {
  id: string;
  brandId: string;
  platform: string;
}

const byKey =
  <T>(key: (row: T) => string) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

@Injectable()
export class IngestStore {
  /** Rows already held, locked until the transaction ends. */
  async held(manager: EntityManager, source: SourceRef, externalIds: string[]): Promise<StoredMention[]> {
    return manager.query<StoredMention[]>(
      // An edit that the network does not date carries the time at which its version was seen.
      `SELECT id, external_id, revision, version, deleted_at IS NOT NULL AS deleted, edited_at, replies, reposts, likes,
         edited_at IS NOT NULL AND edited_at IS DISTINCT FROM
           (SELECT v.seen_at FROM mention_version v WHERE v.mention_id = mention.id AND v.version = mention.version) AS dated
       FROM mention WHERE brand_id = $1 AND platform = $2 AND external_id = ANY($3) ORDER BY external_id FOR UPDATE`,
      [source.brandId, source.platform, externalIds],
    );
  }

  /** Inserts or refreshes authors; returns external id → id. */
  async authors(
    manager: EntityManager,
    platform: string,
    authors: CapturedAuthor[],
  ): Promise<Map<string, string>> {
    const distinct = [...new Map(authors.map((a) => [a.externalId, a])).values()].sort(
      byKey((a) => a.externalId),
    );
    await manager.query(
      `INSERT INTO author AS a (platform, external_id, handle, display_name, profile_url, followers, is_bot, account_created_at, following)
       SELECT $1, external_id, handle, display_name, profile_url, followers, is_bot, account_created_at, following
       FROM jsonb_to_recordset($2::jsonb) AS g(external_id text, handle text, display_name text, profile_url text,
         followers integer, is_bot boolean, account_created_at timestamptz, following integer)
       ON CONFLICT (platform, external_id) DO UPDATE SET
         handle = coalesce(excluded.handle, a.handle), display_name = coalesce(excluded.display_name, a.display_name),
         profile_url = coalesce(excluded.profile_url, a.profile_url), followers = coalesce(excluded.followers, a.followers),
         is_bot = coalesce(excluded.is_bot, a.is_bot),
         account_created_at = coalesce(excluded.account_created_at, a.account_created_at), following = coalesce(excluded.following, a.following), updated_at = now()
       WHERE (a.handle, a.display_name, a.profile_url, a.followers, a.is_bot) IS DISTINCT FROM
         (coalesce(excluded.handle, a.handle), coalesce(excluded.display_name, a.display_name),
          coalesce(excluded.profile_url, a.profile_url), coalesce(excluded.followers, a.followers), coalesce(excluded.is_bot, a.is_bot))`,
      [
        platform,
        storableJson(
          distinct.map((a) => ({
            external_id: a.externalId,
            handle: a.handle,
            display_name: a.displayName,
            profile_url: a.profileUrl,
            followers: a.followers,
            is_bot: a.isBot,
            account_created_at: a.accountCreatedAt,
            following: a.following ?? null,
          })),
        ),
      ],
    );
    // A statement of its own: one that another poller inserted meanwhile is invisible to the snapshot of the insert.
    const rows = await manager.query<{ external_id: string; id: string }[]>(
      `SELECT external_id, id FROM author WHERE platform = $1 AND external_id = ANY($2)`,
      [platform, distinct.map((a) => a.externalId)],
    );
    return new Map(rows.map((row) => [row.external_id, row.id]));
  }

  /** Inserts new mentions; returns external id → id of those that were really new (another poller may have been first). */
  async insert(
    manager: EntityManager,
    source: SourceRef,
    judged: Judged[],
    authors: Map<string, string>,
    now: Date,
  ): Promise<Map<string, string>> {
    if (judged.length === 0) return new Map();
    const rows = judged.map((j) => ({
      id: j.id,
      author_id: authors.get(j.post.author.externalId),
      ...mentionColumns(j),
    }));
    const inserted = await manager.query<{ id: string; external_id: string }[]>(
      `INSERT INTO mention (id, brand_id, source_id, platform, external_id, author_id, kind, revision, text, title, rating,
         claimed_language, visibility, parent_external_id, root_external_id, permalink, native, media, replies, reposts, likes,
         published_at, captured_at, edited_at, own, fingerprint, duplicate_of, spam, language, sentiment, complaint, urgency, risk, flagged,
         offensive, topics, score_model)
       SELECT id, $2, $3, $4, external_id, author_id, kind, revision, text, title, rating, claimed_language, visibility,
         parent_external_id, root_external_id, permalink, native, media, replies, reposts, likes, published_at, $5, edited_at, own,
         fingerprint, duplicate_of, spam, language, sentiment, complaint, urgency, risk, flagged, offensive, topics, score_model
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, external_id text, author_id uuid, kind text, revision text, text text, title text,
         rating numeric, claimed_language text, visibility text, parent_external_id text, root_external_id text,
         permalink text, native jsonb, media jsonb, replies integer, reposts integer, likes integer, published_at timestamptz,
         edited_at timestamptz, own boolean, fingerprint bigint, duplicate_of uuid, spam boolean, language text, sentiment text,
         complaint real, urgency real, risk integer, flagged boolean, offensive real, topics text[], score_model text)
       ORDER BY external_id
       ON CONFLICT (brand_id, platform, external_id) DO NOTHING RETURNING id, external_id`,
      [storableJson(rows), source.brandId, source.id, source.platform, now],
    );
    return new Map(inserted.map((row) => [row.external_id, row.id]));
  }

  /** A new version of what an edit changed; the old one stays in mention_version. A person's word on spam outlives an edit; what they said of the old words does not. */
  async edit(
    manager: EntityManager,
    edits: { stored: StoredMention; judged: Judged }[],
    now: Date,
  ): Promise<void> {
    if (edits.length === 0) return;
    const rows = edits.map(({ stored, judged }) => ({ id: stored.id, ...mentionColumns(judged) }));
    await manager.query(
      `UPDATE mention m SET version = m.version + 1, revision = r.revision, text = r.text, title = r.title, rating = r.rating,
         native = r.native, media = r.media, replies = coalesce(r.replies, m.replies), reposts = coalesce(r.reposts, m.reposts),
         likes = coalesce(r.likes, m.likes), edited_at = coalesce(r.edited_at, $2), deleted_at = NULL, fingerprint = r.fingerprint,
         spam = CASE WHEN m.spam_by = 'person' THEN m.spam ELSE r.spam AND NOT m.flagged END, language = r.language, sentiment = r.sentiment,
         complaint = r.complaint, urgency = r.urgency, risk = r.risk, offensive = r.offensive, topics = r.topics,
         score_model = r.score_model, overruled = CASE WHEN 'spam' = ANY(m.overruled) THEN ARRAY['spam'] ELSE '{}' END,
         flagged = m.flagged OR (r.flagged AND NOT (m.spam_by = 'person' AND m.spam))
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, revision text, text text, title text, rating numeric, native jsonb,
         media jsonb, replies integer, reposts integer, likes integer, edited_at timestamptz, fingerprint bigint, spam boolean,
         language text, sentiment text, complaint real, urgency real, risk integer, flagged boolean, offensive real, topics text[],
         score_model text)
       WHERE m.id = r.id`,
      [storableJson(rows), now],
    );
  }

  async move(manager: EntityManager, moved: PagePlan['moved']): Promise<void> {
    if (moved.length === 0) return;
    await manager.query(
      `UPDATE mention m SET replies = coalesce(r.replies, m.replies), reposts = coalesce(r.reposts, m.reposts),
         likes = coalesce(r.likes, m.likes), deleted_at = NULL
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, replies integer, reposts integer, likes integer) WHERE m.id = r.id`,
      [storableJson(moved.map(({ stored, post }) => ({ id: stored.id, ...post.engagement })))],
    );
  }

  async remove(manager: EntityManager, ids: string[], now: Date): Promise<void> {
    if (ids.length > 0)
      await manager.query(
        `UPDATE mention SET deleted_at = $2 WHERE id = ANY($1::uuid[]) AND deleted_at IS NULL`,
        [ids, now],
      );
  }

  /** Versions and scores of what was just written, and the sighting of everything this page showed. */
  async traces(
    manager: EntityManager,
    source: SourceRef,
    written: { id: string; version: number; judged: Judged }[],
    sightings: string[],
    now: Date,
  ): Promise<void> {
    if (written.length > 0)
      await manager.query(
        `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb)
             AS g(id uuid, version integer, revision text, text text, title text, rating numeric, model text, result jsonb)),
         versions AS (
           INSERT INTO mention_version (mention_id, version, revision, text, title, rating, seen_at)
           SELECT id, version, revision, text, title, rating, $2 FROM given)
         INSERT INTO score (mention_id, version, model, result, created_at) SELECT id, version, model, result, $2 FROM given`,
        [
          storableJson(
            written.map(({ id, version, judged }) => ({
              id,
              version,
              ...versionColumns(judged.post),
              model: judged.score.model,
              result: judged.score,
            })),
          ),
          now,
        ],
      );
    if (sightings.length > 0)
      await manager.query(
        `INSERT INTO mention_sighting (mention_id, source_id, first_seen_at) SELECT s, $2, $3 FROM unnest($1::uuid[]) AS s ON CONFLICT DO NOTHING`,
        [sightings, source.id, now],
      );
  }
}

function versionColumns(post: CapturedPost): Record<string, unknown> {
  return { revision: post.revision, text: post.text, title: post.title, rating: post.rating };
}

function mentionColumns(judged: Judged): Record<string, unknown> & { spam: boolean; flagged: boolean } {
  const { post, score } = judged;
  return {
    ...versionColumns(post),
    external_id: post.externalId,
    kind: post.kind,
    claimed_language: post.language,
    visibility: post.visibility,
    parent_external_id: post.parentExternalId,
    root_external_id: post.rootExternalId,
    permalink: post.permalink,
    native: post.native,
    media: post.media,
    ...post.engagement,
    published_at: judged.publishedAt,
    edited_at: post.editedAt,
    own: judged.own,
    fingerprint: judged.fingerprint.toString(),
    duplicate_of: judged.duplicateOf,
    spam: judged.spam,
    language: score.language,
    sentiment: score.sentiment,
    complaint: score.complaint,
    urgency: score.urgency,
    risk: score.risk,
    flagged: judged.flagged,
    offensive: score.offensive,
    topics: score.topics,
    score_model: score.model,
  };
}
