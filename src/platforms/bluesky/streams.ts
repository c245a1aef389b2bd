/**
 * One page of each kind of stream: searches and notifications, newest first with an opaque cursor to older ones. A post
 * that cannot be read is counted and passed over; it never stops the page.
 */
import type { AccountAccess, CapturedPost } from '../ports.js';
import type { WalkItem } from '../newest-first.js';
import type { BlueskyClient } from './client.js';
import {
  notificationSchema,
  notificationsSchema,
  postViewSchema,
  searchSchema,
  type Address,
} from './entities.js';
import { dateOrNull, toCaptured } from './to-captured.js';

export interface StreamPage {
  entries: { item: WalkItem; post: CapturedPost }[];
  next: string | null;
  unreadable: number;
}

type Listed = Exclude<Address, { stream: 'thread' }>;

/** `cursor` null: the newest page. Throws PlatformError. */
export async function readStream(
  client: BlueskyClient,
  account: AccountAccess,
  address: Listed,
  cursor: string | null,
  limit: number,
  signal?: AbortSignal,
): Promise<StreamPage> {
  if (address.stream === 'mentions') {
    const query = { limit, cursor, reasons: ['mention', 'reply', 'quote'] };
    const nsid = 'app.bsky.notification.listNotifications';
    const page = await client.get(account, nsid, query, notificationsSchema, signal);
    return pageOf(page.notifications, page.cursor, (raw) => {
      const notification = notificationSchema.safeParse(raw).data;
      return notification ? postViewSchema.parse(notification) : null;
    });
  }
  const page = await client.get(
    account,
    'app.bsky.feed.searchPosts',
    { ...queryOf(address), sort: 'latest', limit, cursor },
    searchSchema,
    signal,
  );
  return pageOf(page.posts, page.cursor, (raw) => postViewSchema.safeParse(raw).data ?? null);
}

function queryOf(address: Exclude<Listed, { stream: 'mentions' }>): Record<string, string | null> {
  // `tag` narrows, but `q` must not be empty.
  if (address.stream === 'hashtag') return { q: `#${address.tag}`, tag: address.tag };
  return { q: address.q, mentions: address.mentions ?? null };
}

function pageOf(
  raw: unknown[],
  cursor: string | null | undefined,
  read: (raw: unknown) => ReturnType<typeof postViewSchema.parse> | null,
): StreamPage {
  const entries: StreamPage['entries'] = [];
  let unreadable = 0;
  for (const one of raw) {
    const view = read(one);
    if (!view) {
      unreadable++;
      continue;
    }
    // indexedAt is the server's; createdAt is whatever the author's program said.
    const at = dateOrNull(view.indexedAt)?.getTime() ?? null;
    entries.push({ item: { id: view.uri, revision: view.cid, at }, post: toCaptured(view) });
  }
  return { entries, next: cursor || null, unreadable };
}
