/** A post view, or a notification that carries a post, → a CapturedPost. Times claimed by the author are passed on as claims. */
import type { CapturedPost } from '../ports.js';
import type { Native, PostView } from './entities.js';

/** A notification has the same parts but no counts. */
export function toCaptured(view: PostView): CapturedPost {
  const { author, record } = view;
  const root = record.reply?.root ?? null;
  const native: Native = { uri: view.uri, cid: view.cid, did: author.did, handle: author.handle, root };
  const images = view.embed?.images ?? view.embed?.media?.images ?? [];
  return {
    externalId: view.uri,
    revision: view.cid,
    kind: 'post',
    text: record.text,
    title: null,
    html: null,
    language: record.langs?.[0] ?? null,
    rating: null,
    author: {
      externalId: author.did,
      handle: `@${author.handle}`,
      displayName: author.displayName?.trim() || null,
      profileUrl: `https://bsky.app/profile/${author.did}`,
      followers: null,
      isBot: null,
      accountCreatedAt: dateOrNull(author.createdAt),
    },
    parentExternalId: record.reply?.parent.uri ?? null,
    rootExternalId: root?.uri ?? null,
    permalink: permalinkOf(view.uri),
    publishedAt: dateOrNull(record.createdAt) ?? dateOrNull(view.indexedAt),
    editedAt: null,
    visibility: 'public',
    engagement: {
      replies: view.replyCount ?? null,
      reposts: view.repostCount ?? null,
      likes: view.likeCount ?? null,
    },
    media: images.flatMap((image) => {
      const url = image.fullsize ?? image.thumb;
      return url ? [{ url, alt: image.alt || null, kind: 'image' as const }] : [];
    }),
    native,
  };
}

/** null for a uri that is not of a post. */
export function permalinkOf(uri: string): string | null {
  const [, did, rkey] = /^at:\/\/(did:[^/]+)\/app\.bsky\.feed\.post\/([^/]+)$/.exec(uri) ?? [];
  return did && rkey ? `https://bsky.app/profile/${did}/post/${rkey}` : null;
}

export function dateOrNull(value: string | null | undefined): Date | null {
  const date = new Date(value ?? NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
