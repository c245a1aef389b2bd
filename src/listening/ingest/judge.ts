/**
 * Turns a captured post into the row that is stored: score, fingerprint, spam, own, flagged, a believable time. Pure.
 * Our own posts and spam are never flagged; a copy of a text we hold is no further voice.
 */
import { randomUUID } from 'node:crypto';
import type { CapturedPost } from '../../platforms/ports.js';
import type { Score } from '../scoring/score.js';
import type { Scorer } from '../scoring/scorer.js';
import { comparable, fingerprintOf } from './fingerprint.js';
import { RecentFingerprints, SHORTEST_COPY } from './duplicates.js';
import { SPAM_FROM } from '../scoring/spam-threshold.js';
import { FUTURE_TOLERANCE_MS } from './storable-post.js';

const HOUR_MS = 3600_000;

export interface Judged extends Recognised {
  score: Score;
  spam: boolean;
  flagged: boolean;
  publishedAt: Date;
}

export interface JudgeContext {
  scorer: Scorer;
  now: Date;
  flagRisk: number;
  ownAuthorIds: ReadonlySet<string>;
  earlierComplaints(post: CapturedPost): number;
}

/** A post with what tells copies apart, before it is judged. */
export interface Recognised {
  /** Of the mention, should it turn out to be new. */
  id: string;
  post: CapturedPost;
  fingerprint: bigint;
  own: boolean;
  duplicateOf: string | null;
}

/** `copyOf`: id of the mention that this text is a copy of, or null; never `id` itself, which an edit may bring again. Not asked for short texts. */
export function recognise(
  id: string,
  post: CapturedPost,
  ownAuthorIds: ReadonlySet<string>,
  copyOf: (fingerprint: bigint, id: string) => string | null,
): Recognised {
  const own = ownAuthorIds.has(post.author.externalId);
  const words = post.title ? `${post.title}\n${post.text}` : post.text;
  // Judged by what is compared: a short complaint is not made long by the names and links around it.
  const compared = comparable(words);
  const print = BigInt.asIntN(64, fingerprintOf(compared));
  const duplicateOf = own || compared.length < SHORTEST_COPY ? null : copyOf(print, id);
  return { id, post, fingerprint: print, own, duplicateOf };
}

/** The new posts of a page under ids of their own, one after the other, so that two copies on the same page know each other. */
export function recogniseAll(
  posts: readonly CapturedPost[],
  context: { ownAuthorIds: ReadonlySet<string>; copyOf(fingerprint: bigint, id: string): string | null },
): Recognised[] {
  const onPage = new RecentFingerprints();
  return posts.map((post) => {
    const known = recognise(
      randomUUID(),
      post,
      context.ownAuthorIds,
      (print, id) => context.copyOf(print, id) ?? onPage.find(print),
    );
    if (!known.duplicateOf) onPage.add(known.id, known.fingerprint);
    return known;
  });
}

/** `same`: who said the same within the last days. */
export function judge(
  known: Recognised,
  same: { mentions: number; others: number },
  context: JudgeContext,
): Judged {
  const { post, own, duplicateOf } = known;
  const publishedAt = believable(post.publishedAt, context.now);
  const score = context.scorer.score({
    text: post.text,
    title: post.title,
    rating: post.rating,
    followers: post.author.followers,
    following: post.author.following ?? null,
    replies: post.engagement.replies,
    reposts: post.engagement.reposts,
    likes: post.engagement.likes,
    ageHours: post.publishedAt
      ? Math.max(0, (context.now.getTime() - publishedAt.getTime()) / HOUR_MS)
      : null,
    isBot: post.author.isBot,
    accountAgeDays: accountAgeDays(post.author.accountCreatedAt, publishedAt),
    earlierComplaints: context.earlierComplaints(post),
    nearDuplicates: same.mentions,
    sameTextAuthors: same.others,
  });
  const spam = !own && score.spam >= SPAM_FROM;
  return {
    ...known,
    score,
    spam,
    flagged: !own && !spam && duplicateOf === null && score.risk >= context.flagRisk,
    publishedAt,
  };
}

/** How old the author's account was when it posted; null when the network does not tell, or tells nonsense. */
export function accountAgeDays(created: Date | null, postedAt: Date): number | null {
  const days = created ? (postedAt.getTime() - created.getTime()) / (24 * HOUR_MS) : -1;
  return days >= 0 ? days : null;
}

/** Platforms pass on what clients claim: none, or one in the future, becomes the time of capture. */
function believable(claimed: Date | null, now: Date): Date {
  if (!claimed || Number.isNaN(claimed.getTime())) return now;
  return claimed.getTime() > now.getTime() + FUTURE_TOLERANCE_MS || claimed.getTime() < 0 ? now : claimed;
}
