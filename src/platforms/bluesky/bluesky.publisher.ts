/**
 * Posts an approved reply under a record key chosen beforehand, so that sending it again can only meet itself. Re-reads the
 * parent first: a deleted or edited one is not answered. Never overwrites another record, and never posts to find out.
 */
import { randomInt } from 'node:crypto';
import { notSent, rate, unanswered } from '../http-client.js';
import { countLength } from '../length.js';
import {
  PlatformError,
  type AccountAccess,
  type AccountIdentity,
  type AmendIntent,
  type CredentialField,
  type FindOutcome,
  type PostRef,
  type ReplyIntent,
  type ReplyPublisher,
  type SendOutcome,
  type Standing,
} from '../ports.js';
import { lookAtPost, removePost } from './amend.js';
import { capabilities, length } from './capabilities.js';
import { BlueskyClient, defaultService, errorName } from './client.js';
import {
  nativeSchema,
  ourRecordSchema,
  postsSchema,
  postViewSchema,
  recordGotSchema,
  resolvedSchema,
  type PostView,
} from './entities.js';
import { facets, spots, type Facet } from './facets.js';
import { outcomeOf } from './reply-outcome.js';
import { tid } from './tid.js';
import { dateOrNull, permalinkOf } from './to-captured.js';
import { whereabouts } from './whereabouts.js';

const collection = 'app.bsky.feed.post';

export class BlueskyPublisher implements ReplyPublisher {
  readonly capabilities = capabilities;
  readonly defaultBaseUrl = defaultService;
  readonly credentialFields: readonly CredentialField[] = [
    {
      name: 'identifier',
      label: 'Handle',
      secret: false,
      optional: false,
      help: 'The account’s handle, such as yourbrand.bsky.social.',
    },
    {
      name: 'appPassword',
      label: 'App password',
      secret: true,
      optional: false,
      help: 'In Bluesky: Settings → Privacy and security → App passwords. Never the account’s own password.',
    },
    {
      name: 'appViewUrl',
      label: 'AppView address',
      secret: false,
      optional: true,
      help: 'Leave empty unless public posts should be read through another AppView than your server’s own.',
    },
  ];
  private lastMinted = 0;

  constructor(private readonly client: BlueskyClient) {}

  async verify(account: AccountAccess): Promise<AccountIdentity> {
    const session = await this.client.session(account);
    // The session may be an old one: a question that needs it tells whether it still holds.
    const uris = [`at://${session.did}/${collection}/2222222222222`];
    const query = { uris };
    await this.client.get(
      { ...account, credentials: withoutAppView(account) },
      'app.bsky.feed.getPosts',
      query,
      postsSchema,
    );
    return {
      externalId: session.did,
      handle: `@${session.handle}`,
      displayName: null,
      profileUrl: `https://bsky.app/profile/${session.did}`,
      length,
    };
  }

  mintKey(now: Date): string {
    // Two keys of one process never meet, even within a millisecond; those of two processes are told apart by chance.
    const micros = Math.max(now.getTime() * 1000 + randomInt(1000), this.lastMinted + 1);
    this.lastMinted = micros;
    return tid(new Date(Math.floor(micros / 1000)), micros % 1000, randomInt(1024));
  }

  /** The author of the parent is told of a reply anyway. */
  replyPrefix(_parent: PostRef): string {
    return '';
  }

  async send(account: AccountAccess, intent: ReplyIntent, signal: AbortSignal): Promise<SendOutcome> {
    const counted = countLength(intent.text, length);
    if (counted.over > 0)
      return {
        kind: 'rejected',
        code: 'too-long',
        words: 'The reply is longer than 300 characters or 3000 bytes.',
      };
    let record: Record<string, unknown>;
    let did: string;
    try {
      did = (await this.client.session(account)).did;
      const parent = await this.parentOf(account, intent, signal);
      if ('kind' in parent) return parent;
      record = recordOf(intent, parent, await this.facetsOf(account, intent.text, signal));
    } catch (error) {
      if (error instanceof PlatformError) return notSent(error);
      throw error;
    }
    try {
      // swapRecord null: written only where nothing stands; the very same record again is no change and passes.
      const body = { repo: did, collection, rkey: intent.idempotencyKey, swapRecord: null, record };
      const response = await this.client.post(account, 'com.atproto.repo.putRecord', body, signal);
      if (errorName(response) === 'InvalidSwap') return await this.occupied(account, intent, signal);
      const uri = `at://${did}/${collection}/${intent.idempotencyKey}`;
      const now = this.client.now();
      return { ...outcomeOf(response, uri, now), rate: rate(response.headers, now) };
    } catch (error) {
      return error instanceof PlatformError ? notSent(error) : unanswered(error);
    }
  }

  async find(account: AccountAccess, intent: ReplyIntent, signal: AbortSignal): Promise<FindOutcome> {
    try {
      const repo = account.externalId ?? (await this.client.session(account)).did;
      const query = { repo, collection, rkey: intent.idempotencyKey };
      const got = await this.client.get(
        account,
        'com.atproto.repo.getRecord',
        query,
        recordGotSchema,
        signal,
      );
      const ours = ourRecordSchema.safeParse(got.value).data;
      if (ours?.text !== intent.text || ours.reply?.parent.uri !== intent.parent.externalId)
        return { kind: 'unknown', words: 'Another post stands under the key of this reply.' };
      return {
        kind: 'found',
        externalId: got.uri,
        permalink: permalinkOf(got.uri),
        at: dateOrNull(ours.createdAt),
      };
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      // Any server in between says 404; only one that looked into our repository can say that the record is not in it.
      return error.cause === 'RecordNotFound'
        ? { kind: 'absent' }
        : { kind: 'unknown', words: error.message };
    }
  }

  remove(account: AccountAccess, intent: AmendIntent, signal: AbortSignal): Promise<SendOutcome> {
    return removePost(this.client, account, intent, signal);
  }

  standing(account: AccountAccess, intent: AmendIntent, signal: AbortSignal): Promise<Standing> {
    return lookAtPost(this.client, account, intent, signal);
  }

  /** Something else stands under our key: our own reply with other facets, or a collision of keys. */
  private async occupied(
    account: AccountAccess,
    intent: ReplyIntent,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    const found = await this.find(account, intent, signal);
    if (found.kind === 'found') return { ...found, kind: 'published' };
    return { kind: 'unknown', words: 'The server says that a post stands under this key already.' };
  }

  private async parentOf(
    account: AccountAccess,
    intent: ReplyIntent,
    signal: AbortSignal,
  ): Promise<PostView | SendOutcome> {
    const query = { uris: [intent.parent.externalId] };
    const answer = await this.client.get(account, 'app.bsky.feed.getPosts', query, postsSchema, signal);
    let parent = postViewSchema.safeParse(answer.posts[0]).data;
    if (!parent) {
      const found = await whereabouts(this.client, account, intent.parent.externalId, signal);
      if (found.state === 'deleted')
        return { kind: 'rejected', code: 'gone', words: 'The post to answer was deleted.' };
      if (found.state === 'hidden')
        return { kind: 'rejected', code: 'refused', words: `The post cannot be answered: ${found.words}` };
      parent = found.view;
    }
    const approved = nativeSchema.safeParse(intent.parent.native).data?.cid;
    if (approved !== undefined && approved !== parent.cid)
      return {
        kind: 'rejected',
        code: 'refused',
        words: 'The post to answer was edited since the reply was approved.',
      };
    if (parent.viewer?.replyDisabled)
      return {
        kind: 'rejected',
        code: 'refused',
        words: 'The author of the thread does not take answers from this account.',
      };
    return parent;
  }

  /** A handle nobody has stays plain text; a server in trouble stops the sending while nothing is sent yet. */
  private async facetsOf(account: AccountAccess, text: string, signal: AbortSignal): Promise<Facet[]> {
    const dids = new Map<string, string>();
    for (const handle of new Set(
      spots(text).flatMap((spot) => (spot.kind === 'mention' ? [spot.value] : [])),
    )) {
      try {
        const nsid = 'com.atproto.identity.resolveHandle';
        dids.set(handle, (await this.client.get(account, nsid, { handle }, resolvedSchema, signal)).did);
      } catch (error) {
        if (!(error instanceof PlatformError) || !['not-found', 'refused'].includes(error.kind)) throw error;
      }
    }
    return facets(text, dids);
  }
}

/** The same bytes at every attempt: its time is that of the first sending, however long it was held before and tried after. */
function recordOf(intent: ReplyIntent, parent: PostView, found: Facet[]): Record<string, unknown> {
  const self = { uri: parent.uri, cid: parent.cid };
  return {
    $type: collection,
    text: intent.text,
    createdAt: intent.sentAt.toISOString(),
    reply: { root: parent.record.reply?.root ?? self, parent: self },
    ...(intent.language && intent.language !== 'und' ? { langs: [intent.language] } : {}),
    ...(found.length > 0 ? { facets: found } : {}),
  };
}

function withoutAppView(account: AccountAccess): Record<string, string> {
  const { appViewUrl: _left, ...rest } = account.credentials;
  return rest;
}
