/**
 * The streams a source can be on a Mastodon-compatible server, and how one page of each is read. A post that cannot be
 * read is counted and passed over; it never stops the page.
 */
import { z } from 'zod';
import type { CapturedPost, RateState } from '../ports.js';
import type { MastodonClient, Server } from './client.js';
import { notificationSchema, timelineItemSchema, type Address, type Status } from './entities.js';
import type { PageQuery, TimelinePage } from './timeline.js';
import { dateOrNull, toCaptured } from './to-captured.js';

export interface StreamPage extends TimelinePage<CapturedPost> {
  rate: RateState | null;
  unreadable: number;
}

/** Size of a page: the servers' own maximum. */
const limit = 40;

function pathOf(address: Address): string {
  switch (address.stream) {
    case 'hashtag':
      return `/api/v1/timelines/tag/${encodeURIComponent(address.tag)}`;
    case 'mentions':
      return '/api/v1/notifications';
    case 'profile':
      return `/api/v1/accounts/${encodeURIComponent(address.accountId)}/statuses`;
    case 'local':
      return '/api/v1/timelines/public';
  }
}

function queryOf(address: Address): Record<string, string | string[] | number> {
  switch (address.stream) {
    case 'hashtag':
      return { limit };
    case 'mentions':
      return { limit, 'types[]': ['mention'] };
    case 'profile':
      return { limit, exclude_reblogs: 'true' };
    case 'local':
      return { limit, local: 'true' };
  }
}

/** Throws PlatformError. */
export async function readStream(
  client: MastodonClient,
  server: Server,
  address: Address,
  query: PageQuery,
  signal?: AbortSignal,
): Promise<StreamPage> {
  const answer = await client.get(
    server,
    pathOf(address),
    { ...queryOf(address), ...query },
    z.array(z.unknown()),
    signal,
  );
  const entries: StreamPage['entries'] = [];
  let unreadable = 0;
  for (const raw of answer.data) {
    const found = address.stream === 'mentions' ? notified(raw) : listed(raw);
    if (found === 'none') continue;
    if (found === null) {
      unreadable++;
      continue;
    }
    const post = toCaptured(found.status, server.base);
    const at = dateOrNull(found.at)?.getTime() ?? null;
    entries.push({ item: { id: found.pageId, revision: post.revision, at }, value: post });
  }
  return { entries, maxId: answer.tokens.maxId, minId: answer.tokens.minId, rate: answer.rate, unreadable };
}

type Found = { pageId: string; at: string; status: Status };

/** 'none': understood, and nothing to capture (its post is deleted, or another kind of notification). */
function notified(raw: unknown): Found | 'none' | null {
  const parsed = notificationSchema.safeParse(raw);
  if (!parsed.success) return null;
  const { id, type, created_at: at, status } = parsed.data;
  if (type !== 'mention') return 'none';
  if (!status)
    return typeof raw === 'object' && raw !== null && 'status' in raw && raw.status ? null : 'none';
  return { pageId: id, at, status };
}

/** A boost is read as the post it repeats: the words are that author's. */
function listed(raw: unknown): Found | null {
  const parsed = timelineItemSchema.safeParse(raw);
  if (!parsed.success) return null;
  return { pageId: parsed.data.id, at: parsed.data.created_at, status: parsed.data.reblog ?? parsed.data };
}
