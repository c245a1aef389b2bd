/**
 * Turns a captured post into the row that is stored: score, fingerprint, spam, own, flagged, a believable time. Pure.
 * Our own posts and spam are never flagged; a copy of a text we hold is no further voice.
 */
import type { CapturedPost } from '../../platforms/ports.js';
import type { Score } from '../scoring/score.js';
import type { Scorer } from '../scoring/scorer.js';
import { fingerprint } from './fingerprint.js';
import { SHORTEST_COPY } from './duplicates.js';
import { SPAM_FROM } from './spam-threshold.js';
import { FUTURE_TOLERANCE_MS } from './storable-post.js';

export interface Judged {
  /** Of the mention, should it turn out to be new. */
  id: string;
  post: CapturedPost;
  score: Score;
  fingerprint: bigint;
  spam: boolean;
  own: boolean;
  flagged: boolean;
  duplicateOf: string | null;
  publishedAt: Date;
}

export interface JudgeContext {
  scorer: Scorer;
  now: Date;
  flagRisk: number;
  ownAuthorIds: ReadonlySet<string>;
  earlierComplaints(post: CapturedPost): number;
  /** Id of the mention this text is a copy of, or null; never `id` itself, which an edit may bring again. Not asked for short texts. */
  copyOf(fingerprint: bigint, id: string): string | null;
}

export function judge(id: string, post: CapturedPost, context: JudgeContext): Judged {
  const own = context.ownAuthorIds.has(post.author.externalId);
  const words = post.title ? `${post.title}\n${post.text}` : post.text;
  const print = BigInt.asIntN(64, fingerprint(words));
  const duplicateOf = own || words.length < SHORTEST_COPY ? null : context.copyOf(print, id);
  const score = context.scorer.score({
    text: post.text,
    title: post.title,
    rating: post.rating,
    followers: post.author.followers,
    replies: post.engagement.replies,
    reposts: post.engagement.reposts,
    likes: post.engagement.likes,
    isBot: post.author.isBot,
    earlierComplaints: context.earlierComplaints(post),
    nearDuplicates: duplicateOf ? 1 : 0,
  });
  const spam = !own && score.spam >= SPAM_FROM;
  return {
    id,
    post,
    score,
    fingerprint: print,
    spam,
    own,
    duplicateOf,
    flagged: !own && !spam && duplicateOf === null && score.risk >= context.flagRisk,
    publishedAt: believable(post.publishedAt, context.now),
  };
}

/** Platforms pass on what clients claim: none, or one in the future, becomes the time of capture. */
function believable(claimed: Date | null, now: Date): Date {
  if (!claimed || Number.isNaN(claimed.getTime())) return now;
  return claimed.getTime() > now.getTime() + FUTURE_TOLERANCE_MS || claimed.getTime() < 0 ? now : claimed;
}
