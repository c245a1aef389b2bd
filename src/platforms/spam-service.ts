/**
 * The port of an outside spam service: an opinion on a public post, and being told what people found. Optional: without a key there is
 * none. What leaves is plain data that the caller has masked; nothing here retries, and no answer ever counts as a verdict.
 */
export interface SpamQuestion {
  /** Masked: no personal numbers, no names of accounts. */
  text: string;
  kind: 'post' | 'review' | 'comment' | 'article' | 'message';
  /** Whether it answers another post. */
  reply: boolean;
  /** ISO 639-1 code; null when not known. */
  language: string | null;
  publishedAt: Date;
  /** It was asked of before, and its words changed. */
  edited: boolean;
}

/** 'blatant': worst of the worst, in the service's own judgement. */
export type SpamOpinionOf = 'ham' | 'spam' | 'blatant';

export interface SpamService {
  /** Shown to people; a proper name. */
  readonly label: string;
  /** Throws PlatformError: 'auth' for a key it does not take, 'rate-limited', 'temporary', 'malformed', 'refused'. */
  check(question: SpamQuestion, signal: AbortSignal): Promise<SpamOpinionOf>;
  /** Tells what a person found. Throws as `check`. */
  report(said: 'ham' | 'spam', question: SpamQuestion, signal: AbortSignal): Promise<void>;
  /** Whether the key is taken. Throws PlatformError when it could not be asked. */
  verify(signal: AbortSignal): Promise<boolean>;
}

/** Under which name it is injected; null when none is configured. */
export const SPAM_SERVICE = Symbol('SpamService');
