/**
 * What the scorer is asked and what it answers. Pure data: lexicons today and trained models tomorrow stand behind the
 * same two types, and the desk never knows which. Probabilities are 0–1, risk is 0–100, spans are UTF-16 offsets in `text`.
 */
export type Language = 'en' | 'hi' | 'ta' | 'hi-Latn' | 'ta-Latn' | 'und' | 'other';
export type Sentiment = 'neg' | 'neu' | 'pos';

export interface ScoreInput {
  text: string;
  title?: string | null;
  /** Stars as the platform gives them, on a scale of 1–5. */
  rating?: number | null;
  followers?: number | null;
  replies?: number | null;
  reposts?: number | null;
  likes?: number | null;
  /** Hours since it was published; null when that is not known. What tells speed from amount. */
  ageHours?: number | null;
  /** Complaints by this author that we already hold. */
  earlierComplaints?: number;
  /** Behaviour known outside the text: the author says it is a bot, how old the account is, how many it follows. */
  isBot?: boolean | null;
  accountAgeDays?: number | null;
  following?: number | null;
  /** Mentions of the last three days that say nearly the same, and how many other authors wrote them. */
  nearDuplicates?: number;
  sameTextAuthors?: number;
}

/** One reason, readable without the code: `params` fill the translation of `code`; `text` is the English sentence. */
export interface ScoreReason {
  code: string;
  text: string;
  params?: Record<string, string | number>;
  /** Points of risk this reason added (negative: took away). */
  points?: number;
  /** The words that weighed. */
  spans?: { start: number; end: number }[];
}

export interface PiiSpan {
  kind: string;
  start: number;
  end: number;
}

export interface Score {
  language: Language;
  script: 'latin' | 'devanagari' | 'tamil' | 'mixed' | 'none' | 'other';
  sentiment: Sentiment;
  /** 0–1: how surely the sentiment named is the right one; absent where word lists judged alone. */
  sure?: number;
  /** -1 … 1 */
  polarity: number;
  complaint: number;
  offensive: number;
  spam: number;
  urgency: number;
  /** Kinds of urgency found, gravest first: 'safety', 'legal' … (see config/lexicons/urgency.yaml). */
  urgencyKinds?: string[];
  topics: string[];
  pii: PiiSpan[];
  risk: number;
  /**
   * What the risk was made of beside the figures above, so that a person's word can be reckoned in: the product of what surrounds the
   * post, and how surely each kind of urgency is meant. For us, not for people.
   */
  parts?: { around: number; sure: number[] };
  reasons: ScoreReason[];
  /** Which scorer said so: stored with every score. */
  model: string;
}
