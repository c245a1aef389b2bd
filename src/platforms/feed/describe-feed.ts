/** A feed document as posts in the order of events, and in one sentence for people. Pure. */
import type { CapturedPost, Discovery } from '../ports.js';
import type { FeedDocument } from './feed-document.js';
import { feedKey } from './feed-address.js';
import { toPost } from './to-post.js';

const PREVIEW = 5;

/** Feeds begin with the newest; alerts and cases want the order in which things happened. */
export function oldestFirst(feed: FeedDocument, key: string): CapturedPost[] {
  const posts = feed.items.map((item) => toPost(item, feed, key)).reverse();
  const time = (post: CapturedPost) => post.publishedAt?.getTime() ?? Infinity;
  return posts.sort((a, b) => (time(a) === time(b) ? 0 : time(a) - time(b)));
}

/** What was found, for the person who pasted the address. `foundOn`: the host of the page that named the feed. */
export function describeFeed(feed: FeedDocument, url: string, foundOn: string | null): Discovery {
  const key = feedKey(url);
  const posts = oldestFirst(feed, key).reverse();
  const newest = posts.find((post) => post.publishedAt !== null)?.publishedAt;
  const title = feed.title ?? new URL(url).host;
  const count = posts.length === 1 ? '1 entry' : `${posts.length} entries`;
  const reviews = posts.some((post) => post.kind === 'review') ? ', with star ratings' : '';
  const dated = newest ? `, the newest of ${newest.toISOString().slice(0, 10)}` : '';
  return {
    platform: 'feed',
    kind: 'feed',
    address: { url, key },
    key: `feed:${key}`,
    title,
    summary: `${feed.format} feed “${title}”${foundOn ? `, named by the page ${foundOn}` : ''}: ${count}${reviews}${dated}.`,
    needsAccount: false,
    preview: posts.slice(0, PREVIEW),
    warnings: [...feed.warnings],
  };
}
