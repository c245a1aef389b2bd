/**
 * What a newer scorer makes of a stored mention. Pure. People's words hold; a flag that a case stands behind is not taken away, nor is
 * such a mention put aside as spam: the desk is at work on it.
 */
import { type Reckoning, type Shown, shownOf } from '../corrections/shown.js';
import { accountAgeDays } from '../ingest/judge.js';
import { type CorrectionFact, correctionsInForce } from '../scoring/overruling.js';
import type { Score } from '../scoring/score.js';
import type { Scorer } from '../scoring/scorer.js';
import type { SpamOpinion } from '../scoring/spam-opinion.js';

/** A mention with what its score depends on. */
export interface StoredPost {
  id: string;
  /** As PostgreSQL writes it, to the microsecond. */
  captured_at: string;
  version: number;
  text: string;
  title: string | null;
  rating: number | null;
  replies: number | null;
  reposts: number | null;
  likes: number | null;
  published_at: Date;
  deleted_at: Date | null;
  own: boolean;
  copy: boolean;
  spam: boolean;
  flagged: boolean;
  risk: number;
  sentiment: string;
  language: string;
  complaint: number;
  urgency: number;
  offensive: number;
  topics: string[];
  flag_risk: number;
  followers: number | null;
  following: number | null;
  is_bot: boolean | null;
  account_created_at: Date | null;
  has_case: boolean;
  earlier_complaints: number;
  near_duplicates: number;
  same_text_authors: number;
  opinion: SpamOpinion | null;
  corrections: CorrectionFact[];
}

export interface Rejudged {
  post: StoredPost;
  score: Score;
  shown: Shown;
  /** Whether anything that people see of it in lists is different. */
  changed: boolean;
  newlyFlagged: boolean;
}

const HOUR_MS = 3600_000;

export function judgeAnew(post: StoredPost, scorer: Scorer, reckoning: Reckoning, now: Date): Rejudged {
  const score = scorer.score({
    text: post.text,
    title: post.title,
    rating: post.rating,
    followers: post.followers,
    following: post.following,
    replies: post.replies,
    reposts: post.reposts,
    likes: post.likes,
    ageHours: (now.getTime() - post.published_at.getTime()) / HOUR_MS,
    isBot: post.is_bot,
    accountAgeDays: accountAgeDays(post.account_created_at, post.published_at),
    earlierComplaints: post.earlier_complaints,
    nearDuplicates: post.near_duplicates,
    sameTextAuthors: post.same_text_authors,
  });
  const said = correctionsInForce(post.corrections, post.version);
  const standing = { own: post.own, copy: post.copy, flagRisk: post.flag_risk, opinion: post.opinion };
  const shown = shownOf(score, said, standing, reckoning);
  if (post.has_case && post.flagged && !said.has('spam') && !said.has('flagged')) {
    shown.spam = false;
    shown.flagged = true;
  }
  const changed =
    (['language', 'sentiment', 'risk', 'spam', 'flagged'] as const).some((key) => shown[key] !== post[key]) ||
    (['complaint', 'urgency', 'offensive'] as const).some(
      (key) => Math.abs(shown[key] - post[key]) >= 0.005,
    ) ||
    shown.topics.join() !== post.topics.join();
  return { post, score, shown, changed, newlyFlagged: shown.flagged && !post.flagged };
}
