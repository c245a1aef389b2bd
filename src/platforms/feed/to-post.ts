/** A feed entry as a captured post. Pure: identity is scoped to the feed, unknown authors are never taken for one person. */
import type { CapturedAuthor, CapturedPost } from '../ports.js';
import type { FeedDocument, FeedEnclosure, FeedItem } from './feed-document.js';
import { entryId } from './feed-address.js';
import { shortHash } from './identity.js';
import { isNobody, isNobodysMail } from './nobody.js';

export function toPost(item: FeedItem, feed: FeedDocument, key: string): CapturedPost {
  const externalId = entryId(key, item.id);
  const published = item.published ?? item.updated;
  const edited =
    item.updated !== null && item.published !== null && item.updated > item.published ? item.updated : null;
  const parent =
    item.inReplyTo !== null && feed.items.some((other) => other.id === item.inReplyTo)
      ? entryId(key, item.inReplyTo)
      : null;
  return {
    externalId,
    revision: item.revision,
    kind: item.rating !== null ? 'review' : item.inReplyTo !== null ? 'comment' : 'article',
    text: item.text !== '' ? item.text : (item.title ?? ''),
    title: item.text !== '' && !repeats(item.title, item.text) ? item.title : null,
    html: item.html,
    language: item.language,
    rating: item.rating,
    author: authorOf(item, key),
    parentExternalId: parent,
    rootExternalId: null,
    permalink: item.link,
    publishedAt: published === null ? null : new Date(published),
    editedAt: edited === null ? null : new Date(edited),
    visibility: 'public',
    engagement: { replies: null, reposts: null, likes: null },
    media: item.enclosures.map((one) => ({ url: one.url, alt: one.alt, kind: mediaKind(one) })),
    native: { id: item.id, feed: feed.title },
  };
}

/** Microblogs give the text, or its beginning, as title: counted once. */
function repeats(title: string | null, text: string): boolean {
  if (title === null) return true;
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat === title) return true;
  const cut = /^(.{10,}?)\s*(?:…|\.\.\.)$/.exec(title)?.[1];
  return cut !== undefined && flat.startsWith(cut);
}

function authorOf(item: FeedItem, key: string): CapturedAuthor {
  const [first] = item.authors;
  const names = item.authors.map((person) => person.name ?? person.email).filter((name) => name !== null);
  // Without any name every entry has an author of its own: ten unsigned posts are not one person posting ten times.
  const email = first?.email && !isNobodysMail(first.email) ? first.email : null;
  const name = first?.name && !isNobody(first.name) ? first.name : null;
  const identity = (first?.url ?? email ?? name)?.toLowerCase() ?? `entry:${shortHash(item.id)}`;
  return {
    externalId: `feed:${key}#author:${identity.length > 200 ? shortHash(identity) : identity}`,
    handle: null,
    displayName: names.length > 0 ? names.join(', ').slice(0, 200) : null,
    profileUrl: first?.url ?? null,
    followers: null,
    isBot: null,
    accountCreatedAt: null,
  };
}

function mediaKind(one: FeedEnclosure): 'image' | 'video' | 'audio' | 'other' {
  const type = one.type?.split('/')[0]?.toLowerCase();
  if (type === 'image' || type === 'video' || type === 'audio') return type;
  const extension = /\.(\w{3,4})(?:[?#]|$)/.exec(one.url)?.[1]?.toLowerCase() ?? '';
  if (/^(jpe?g|png|gif|webp|avif|svg)$/.test(extension)) return 'image';
  if (/^(mp4|webm|mov|m4v|mkv)$/.test(extension)) return 'video';
  return /^(mp3|m4a|ogg|opus|wav|flac)$/.test(extension) ? 'audio' : 'other';
}
