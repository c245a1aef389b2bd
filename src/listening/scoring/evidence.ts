/**
 * Everything the word lists and rules find in a post, gathered once: the scorer judges by it, and the trained models are
 * taught on exactly this, so that what is learned in the lab is what runs. Pure.
 */
import { LANGUAGE_BITS } from './lexicons.compile.js';
import type { Lexicons } from './lexicons.schema.js';
import { byKind, type Hit, type HitsByKind, type Matcher } from './match/matcher.js';
import { findNegators, hasNegator, isDenied, type Negators } from './negation.js';
import type { Language } from './score.js';
import { scoreSentiment, type SentimentResult } from './sentiment.js';
import type { TextStats, Token } from './text/token.js';
import { countTopics } from './topics.js';
import { graveHits, scoreUrgency, type UrgencyResult } from './urgency.js';

export interface Evidence {
  hits: HitsByKind;
  negators: Negators;
  urgency: UrgencyResult;
  /** Complaint cues that are not denied. */
  cues: Hit[];
  trouble: Hit[];
  /** By the word lists alone. */
  feeling: SentimentResult;
  /** 'not bad', 'no complaints': praise in words of blame. */
  denied: boolean;
  /** How many topics but praise are named. */
  topics: number;
}

export function gatherEvidence(
  matcher: Matcher,
  lexicons: Lexicons,
  tokens: readonly Token[],
  stats: TextStats,
  language: Language,
): Evidence {
  const hits = byKind(matcher.match(tokens, LANGUAGE_BITS[language]));
  const negators = findNegators(tokens.length, hits, language);
  const urgency = scoreUrgency(tokens, hits, negators, lexicons.urgency);
  const cues = hits('complaint').filter((hit) => !isDenied(tokens, hit, negators));
  const trouble = [...cues.filter((hit) => hit.entry.weight >= 1), ...graveHits(urgency)];
  const feeling = scoreSentiment(tokens, { stats, hits, negators, trouble, language });
  const topics = countTopics(hits, lexicons.topics);
  const denied = hits('sentiment').some(
    ({ entry, from, to }) => entry.size > 1 && entry.weight >= 1.5 && hasNegator(negators, from, to),
  );
  return { hits, negators, urgency, cues, trouble, feeling, denied, topics };
}
