/**
 * The two ports every network stands behind: FeedConnector reads, ReplyPublisher posts.
 * Generic code asks capabilities, never the network's name. Everything here is plain data, so that it can be stored,
 * and nothing here retries: the caller owns time, leases and the decision to try again.
 */

import type { Amending } from './amend-port.js';
import type { CapturedPost } from './captured-post.js';
import type { CredentialField } from './credential-field.js';

export type { AmendIntent, Standing } from './amend-port.js';
export type { CredentialField } from './credential-field.js';
export type { CapturedAuthor, CapturedPost, Engagement } from './captured-post.js';

/** Name of a network as stored in the database: 'feed', 'sample', … Only code under src/platforms may compare it. */
export type PlatformId = string;

/** What kind of stream a source is: 'feed', 'hashtag', 'mentions', 'search', 'sample'. */
export type SourceKind = string;

export type LengthUnit = 'graphemes' | 'code-points' | 'utf16' | 'bytes';

/** How a network counts a reply. `urlLength`: every http(s) URL counts as that many, whatever its length. */
export interface LengthRule {
  max: number;
  unit: LengthUnit;
  maxBytes?: number;
  urlLength?: number;
}

/** How a network (or we, by its means) keeps the same reply from appearing twice. */
export type Idempotency =
  | 'request-key' // the network answers the same post for the same key
  | 'stored-key' // we choose the record's key; writing it again overwrites the same record
  | 'overwrite' // one reply per post; writing again replaces it
  | 'none'; // only reading back can tell

export interface Capabilities {
  platform: PlatformId;
  /** Shown to people; a proper name, the same in every language. */
  label: string;
  /** 'api': we post. 'manual': copy the text, open the page, a person confirms. 'never': samples and drills. */
  reply: 'api' | 'manual' | 'never';
  length: LengthRule | null;
  idempotency: Idempotency;
  /** Whether words of ours that stand there can be changed so that everybody sees it, and taken back. */
  corrects?: true;
  removes?: true;
  /** Whether we can notice that a post was edited or deleted after capture. */
  seesEdits: boolean;
  seesDeletes: boolean;
  hasThreads: boolean;
  /** Needs an account to read; needs one to reply. */
  readNeedsAccount: boolean;
  sourceKinds: readonly SourceKind[];
}

/** Non-secret facts of an account plus its decrypted credentials. Never logged, never stored decrypted. */
export interface AccountAccess {
  id: string;
  platform: PlatformId;
  /** Stable id on the network (DID, account id), known after `verify`. */
  externalId: string | null;
  handle: string | null;
  baseUrl: string;
  /** Shape belongs to the connector; validated by it with zod. */
  credentials: Record<string, string>;
  /** Set by the vault: stores changed credentials (refreshed tokens) at once, so a restart does not sign in again. */
  saveCredentials(changed: Record<string, string>): Promise<void>;
}

/** A configured feed. `address` is what the connector's `discover` returned; opaque elsewhere. */
export interface SourceTarget {
  id: string;
  platform: PlatformId;
  kind: SourceKind;
  address: Record<string, unknown>;
  account: AccountAccess | null;
}

/** Where reading stands; opaque JSON, stored in the same transaction as the posts it covers. */
export type Cursor = Record<string, unknown> | null;

export interface RateState {
  limit: number | null;
  remaining: number | null;
  resetAt: Date | null;
}

export interface PollPage {
  posts: CapturedPost[];
  /** externalIds the network says are gone. */
  deleted: string[];
  /** The cursor that is true once `posts` are stored. */
  cursor: Cursor;
  /** More is waiting right now: poll again at once with the new cursor. */
  more: boolean;
  /** The network asked not to be polled sooner (ttl, Cache-Control, backoff), in seconds. */
  minIntervalSeconds: number | null;
  /** The address changed for good (301/308): store it. */
  movedTo: Record<string, unknown> | null;
  rate: RateState | null;
  /** Things an administrator should know that did not stop the poll ("3 entries had no date"). */
  warnings: string[];
}

/** What stands behind a pasted address, shown to the administrator before anything is stored. */
export interface Discovery {
  platform: PlatformId;
  kind: SourceKind;
  address: Record<string, unknown>;
  /** Same for two addresses that mean the same stream; unique per brand. */
  key: string;
  title: string;
  /** One plain sentence: what was found. */
  summary: string;
  needsAccount: boolean;
  /** The brand's own voices in this stream, where the stream itself knows them: what they say is never a complaint. */
  ownAuthors?: { externalId: string; handle: string | null; displayName: string | null }[];
  preview: CapturedPost[];
  warnings: string[];
}

/** The public state of one thread, read-only: root, ancestors, the post, what was answered since. Oldest first. */
export interface ThreadSnapshot {
  posts: CapturedPost[];
  /** externalIds known to belong to the thread that are gone. */
  deleted: string[];
  complete: boolean;
}

export interface PostRef {
  externalId: string;
  native: Record<string, unknown>;
}

export type PostState =
  | { externalId: string; state: 'unchanged' | 'edited'; post: CapturedPost }
  | { externalId: string; state: 'deleted' }
  | { externalId: string; state: 'unknown'; reason: string };

export interface FeedConnector {
  readonly capabilities: Capabilities;
  /** null when the address is not of this network; throws PlatformError when it is but cannot be read. */
  discover(input: string, account: AccountAccess | null): Promise<Discovery | null>;
  /** One page. Throws PlatformError. Must return within 30 s and honour `signal`. */
  poll(source: SourceTarget, cursor: Cursor, signal: AbortSignal): Promise<PollPage>;
  /** Only when capabilities.hasThreads. */
  thread?(source: SourceTarget, post: PostRef, signal: AbortSignal): Promise<ThreadSnapshot>;
  /** Re-reads posts captured earlier: edited, deleted or unchanged. Only when seesEdits or seesDeletes. */
  refresh?(source: SourceTarget, posts: PostRef[], signal: AbortSignal): Promise<PostState[]>;
}

/** Everything a reply is, decided and stored before the first byte leaves. */
export interface ReplyIntent {
  publicationId: string;
  /** From `mintKey`, stored with the intent; the same for every attempt of this publication. */
  idempotencyKey: string;
  text: string;
  language: string | null;
  /** Set where it changes or takes back what stands there instead of posting anew. */
  amends?: { kind: 'correction' | 'deletion'; externalId: string } | null;
  parent: PostRef & { visibility: CapturedPost['visibility'] };
  /** When the first intent under this key was stored; a read-back looks no further back than this. */
  createdAt: Date;
  /** When it first left for the network, as far as it may have arrived; the same at every further attempt. */
  sentAt: Date;
}

export type SendOutcome = SendAnswer & {
  /** What the network said with this answer of the account's limits. */
  rate?: RateState | null;
};
type SendAnswer =
  | { kind: 'published'; externalId: string; permalink: string | null; at: Date | null }
  /** The network understood and said no; sending the same again is pointless. */
  /** `doubtful`, with 'auth': it may be about this one post, not the account. Ask `verify` before stopping the account for it. */
  | { kind: 'rejected'; code: PlatformErrorKind; words: string; doubtful?: true }
  /** Provably not posted (never connected, 429, 503 with a refusal): safe to try again after that long. */
  | {
      kind: 'retry-later';
      afterSeconds: number;
      code: PlatformErrorKind;
      words: string;
      /** False when our own manners held it back and the network was never asked: that is no attempt. */
      asked?: false;
    }
  /** The answer was lost or makes no sense. Only `find` may settle it. */
  | { kind: 'unknown'; words: string };

export type FindOutcome =
  | { kind: 'found'; externalId: string; permalink: string | null; at: Date | null }
  /** Not there now. A request still on its way may land later: settle by it only after the request's time-out is over. */
  | { kind: 'absent' }
  | { kind: 'unknown'; words: string };

export interface AccountIdentity {
  externalId: string;
  handle: string;
  displayName: string | null;
  profileUrl: string | null;
  /** Limits that this server told us (max characters of the instance). */
  length: LengthRule | null;
}

export interface ReplyPublisher extends Amending {
  readonly capabilities: Capabilities;
  readonly credentialFields: readonly CredentialField[];
  /** Where accounts of this network live unless the person says otherwise; null: the server must be asked for. */
  readonly defaultBaseUrl?: string | null;
  /** Signs in and says who we are. Throws PlatformError('auth') when the credentials are refused. */
  verify(account: AccountAccess): Promise<AccountIdentity>;
  /** A key made once per publication and stored before sending. */
  mintKey(now: Date): string;
  /** What a draft should open with so that the author is told of the answer ('@name@server '), '' when nothing is needed. */
  replyPrefix?(parent: PostRef): string;
  /** At most one network write. Never throws for what the network answered: that is an outcome. */
  send(account: AccountAccess, intent: ReplyIntent, signal: AbortSignal): Promise<SendOutcome>;
  /** Read-only: did this intent land? */
  find(account: AccountAccess, intent: ReplyIntent, signal: AbortSignal): Promise<FindOutcome>;
}

export type PlatformErrorKind =
  | 'auth' // token revoked, wrong or lacking a scope: stop the account, tell the administrator
  | 'rate-limited'
  | 'temporary' // 5xx, time-out, connection refused
  | 'gone' // 410, account deleted: stop the source
  | 'not-found'
  | 'malformed' // answered, but not with what the protocol says
  | 'refused' // blocked by our own guard, or by the network for good
  | 'too-long'
  | 'duplicate'
  | 'unsupported';

export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  constructor(
    readonly kind: PlatformErrorKind,
    /** Plain words for an administrator: what happened and what to do. Never a token. */
    message: string,
    readonly retryAfterSeconds: number | null = null,
    options?: { cause?: unknown; doubtful?: true },
  ) {
    super(message, options);
    this.doubtful = options?.doubtful ?? false;
  }

  /** As that of a SendOutcome. */
  readonly doubtful: boolean;
}
