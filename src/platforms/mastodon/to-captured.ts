/**
 * A status as served → a CapturedPost. The externalId is the ActivityPub uri and the author's is the profile URL: the same
 * on every server that shows the post, so two sources never make two mentions of it.
 */
import { createHash } from 'node:crypto';
import { htmlToPlain } from '../html-to-plain.js';
import type { CapturedPost } from '../ports.js';
import type { Native, Status } from './entities.js';

/** `server` is the base URL it was read from; `parentUri` and `rootUri` where the caller knows them. */
export function toCaptured(
  status: Status,
  server: string,
  parentUri: string | null = null,
  rootUri: string | null = null,
): CapturedPost {
  const text = htmlToPlain(status.content);
  const title = status.spoiler_text?.trim() || null;
  const media = (status.media_attachments ?? []).map((item) => ({
    url: item.url ?? item.remote_url ?? '',
    alt: item.description ?? null,
    kind: mediaKind(item.type),
  }));
  const revision = revisionOf(text, title, media);
  const native: Native = {
    server,
    id: status.id,
    acct: fullAcct(status.account, server),
    uri: status.uri,
    revision,
    inReplyToId: status.in_reply_to_id ?? null,
    restricted: status.visibility === 'private' || status.visibility === 'direct',
  };
  return {
    externalId: status.uri,
    revision,
    kind: status.visibility === 'direct' ? 'message' : 'post',
    text,
    title,
    html: status.content,
    language: status.language ?? null,
    rating: null,
    author: toAuthor(status.account, server),
    parentExternalId: parentUri,
    rootExternalId: rootUri,
    permalink: webAddress(status.url) ?? webAddress(status.uri),
    publishedAt: dateOrNull(status.created_at),
    editedAt: dateOrNull(status.edited_at),
    visibility: status.visibility,
    engagement: {
      replies: status.replies_count ?? null,
      reposts: status.reblogs_count ?? null,
      likes: status.favourites_count ?? null,
    },
    media: media.filter((item) => item.url !== ''),
    native,
  };
}

function toAuthor(account: Status['account'], server: string): CapturedPost['author'] {
  return {
    externalId: account.url,
    handle: fullAcct(account, server),
    displayName: account.display_name?.trim() || account.username,
    profileUrl: webAddress(account.url),
    followers: account.followers_count ?? null,
    following: account.following_count ?? null,
    isBot: account.bot ?? null,
    accountCreatedAt: dateOrNull(account.created_at),
  };
}

/** 'name@host' even for accounts of the server itself, which it calls just 'name'. */
export function fullAcct(account: { acct: string; url: string }, server: string): string {
  if (account.acct.includes('@')) return account.acct;
  return `${account.acct}@${hostOf(account.url) ?? hostOf(server) ?? ''}`;
}

// Not edited_at: some servers leave it out. Not the HTML: each server writes the links its own way.
function revisionOf(
  text: string,
  title: string | null,
  media: { alt: string | null; kind: string }[],
): string {
  const parts = [text, title ?? '', ...media.map((item) => `${item.kind}:${item.alt ?? ''}`)];
  return createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 22);
}

function mediaKind(type: string | null | undefined): CapturedPost['media'][number]['kind'] {
  switch (type) {
    case 'image':
      return 'image';
    case 'video':
    case 'gifv':
      return 'video';
    case 'audio':
      return 'audio';
    default:
      return 'other';
  }
}

/** A link that people will click must be http(s), whatever a remote server put there. */
function webAddress(url: string | null | undefined): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null;
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

export function dateOrNull(value: string | null | undefined): Date | null {
  const date = new Date(value ?? NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
