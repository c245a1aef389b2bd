/**
 * A captured post as the tables can hold it: keys that fit an index, counts that are counts, dates that are dates. What makes no
 * sense becomes "not told"; the post itself is always kept. Pure. Keys come out the same before and after storing.
 */
import { createHash } from 'node:crypto';
import { storableText } from '../../core/database/storable.js';
import type { CapturedPost } from '../../platforms/ports.js';

/** In UTF-16 units; three bytes each at most, and an index row holds 2,700. */
const LONGEST_KEY = 600;
const KEPT_OF_LONG = 200;
/** A post longer than a long book chapter is kept by its beginning: judging and masking all of it would hold up everybody. */
export const LONGEST_TEXT = 100_000;
const LARGEST_COUNT = 2_147_483_647;
const RATINGS_BELOW = 99.95;
const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(9999, 0, 1);
/** How far a network's clock may be ahead of ours. */
export const FUTURE_TOLERANCE_MS = 5 * 60_000;

export function storablePost(post: CapturedPost, now: Date): CapturedPost {
  const { author, engagement } = post;
  const edited = date(post.editedAt);
  return {
    ...post,
    externalId: storableKey(post.externalId),
    parentExternalId: post.parentExternalId === null ? null : storableKey(post.parentExternalId),
    rootExternalId: post.rootExternalId === null ? null : storableKey(post.rootExternalId),
    text: cut(post.text),
    title: post.title === null ? null : cut(post.title),
    rating: rating(post.rating),
    publishedAt: date(post.publishedAt),
    // An edit in the future would make every true one after it look old.
    editedAt: edited && edited.getTime() > now.getTime() + FUTURE_TOLERANCE_MS ? null : edited,
    engagement: {
      replies: count(engagement.replies),
      reposts: count(engagement.reposts),
      likes: count(engagement.likes),
    },
    author: {
      ...author,
      externalId: storableKey(author.externalId),
      followers: count(author.followers),
      following: count(author.following ?? null),
      accountCreatedAt: date(author.accountCreatedAt),
    },
  };
}

/** A longer one keeps its beginning, for people, and a hash of the whole, which tells it apart. */
export function storableKey(key: string): string {
  const clean = storableText(key);
  if (clean.length <= LONGEST_KEY) return clean;
  const hash = createHash('sha256').update(clean).digest('base64url');
  return `${storableText(clean.slice(0, KEPT_OF_LONG))}#sha256:${hash}`;
}

function cut(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT).toWellFormed()} […]`;
}

function count(value: number | null): number | null {
  if (value === null || !Number.isFinite(value) || value < 0) return null;
  return Math.min(Math.trunc(value), LARGEST_COUNT);
}

function rating(value: number | null): number | null {
  return value !== null && Math.abs(value) < RATINGS_BELOW ? value : null;
}

function date(value: Date | null): Date | null {
  const time = value?.getTime() ?? NaN;
  return time >= EARLIEST && time < LATEST ? value : null;
}
