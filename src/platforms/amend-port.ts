/**
 * What a publisher may be able to do with a post of ours that stands already: change its words, take it back, look whether it still
 * stands. Each is the same when done twice; what became of a lost answer is settled by looking. Plain data; nothing here retries.
 */
import type { AccountAccess, SendOutcome } from './ports.js';

export interface AmendIntent {
  /** The post that stands, as it was named when it was published. */
  externalId: string;
  /** The words it is to have, or for a look those it should have. */
  text: string;
  language: string | null;
}

export type Standing =
  | { kind: 'same' }
  /** Somebody changed it there. */
  | { kind: 'other'; text: string }
  /** Deleted there, or shown to nobody. */
  | { kind: 'gone' }
  | { kind: 'unknown'; words: string };

export interface Amending {
  /** At most one network write; as `send` of a ReplyPublisher. Missing where a change would not be shown. */
  edit?(account: AccountAccess, intent: AmendIntent, signal: AbortSignal): Promise<SendOutcome>;
  /** At most one network write. A post that is gone already counts as taken back. */
  remove?(account: AccountAccess, intent: AmendIntent, signal: AbortSignal): Promise<SendOutcome>;
  /** Read-only: does it stand as it should? */
  standing?(account: AccountAccess, intent: AmendIntent, signal: AbortSignal): Promise<Standing>;
}
