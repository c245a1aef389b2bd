/**
 * Posts an approved reply from one account, once, and says exactly what is known of it. The text goes out as approved,
 * with the parent's visibility; a publication's key is the Idempotency-Key. Never retries and never posts to find out.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { notSent, rate, unanswered, type HttpClient } from '../http-client.js';
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
import { editPost, lookAtPost, removePost } from './amend.js';
import { capabilities, lengthOf } from './capabilities.js';
import { MastodonClient, type Server } from './client.js';
import { accountSchema, nativeSchema, statusSchema } from './entities.js';
import { findReply } from './find-reply.js';
import { languageOf } from './language-code.js';
import { outcomeOf } from './reply-outcome.js';
import { fullAcct } from './to-captured.js';

const searchSchema = z.object({ statuses: z.array(statusSchema) });

export class MastodonPublisher implements ReplyPublisher {
  readonly capabilities = capabilities;
  readonly defaultBaseUrl = null;
  readonly credentialFields: readonly CredentialField[] = [
    {
      name: 'accessToken',
      label: 'Access token',
      secret: true,
      optional: false,
      help:
        'On your server: Preferences → Development → New application, with the scopes ' +
        'read:accounts read:statuses read:notifications read:search write:statuses; then copy "Your access token".',
    },
  ];
  private readonly client: MastodonClient;
  /** Two parallel posts with one key can both be accepted: the second waits for the first one's outcome. */
  private readonly underWay = new Map<string, Promise<SendOutcome>>();

  constructor(
    http: HttpClient,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.client = new MastodonClient(http, now);
  }

  async verify(account: AccountAccess): Promise<AccountIdentity> {
    const server = this.client.serverOf(account);
    const { data: self } = await this.client.get(
      server,
      '/api/v1/accounts/verify_credentials',
      {},
      accountSchema,
    );
    const instance = await this.client.instance(server);
    return {
      externalId: self.url,
      handle: `@${fullAcct(self, server.base)}`,
      displayName: self.display_name?.trim() || null,
      profileUrl: self.url,
      length: lengthOf(instance),
    };
  }

  mintKey(_now: Date): string {
    return randomUUID();
  }

  /** The author is told of a reply only when the text mentions them. */
  replyPrefix(parent: PostRef): string {
    const acct = nativeSchema.safeParse(parent.native).data?.acct;
    return acct ? `@${acct} ` : '';
  }

  async send(account: AccountAccess, intent: ReplyIntent, signal: AbortSignal): Promise<SendOutcome> {
    const before = this.underWay.get(intent.idempotencyKey);
    if (before) return before;
    const sending = this.sendOnce(account, intent, signal).finally(() =>
      this.underWay.delete(intent.idempotencyKey),
    );
    this.underWay.set(intent.idempotencyKey, sending);
    return sending;
  }

  private async sendOnce(
    account: AccountAccess,
    intent: ReplyIntent,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    let server: Server;
    let parentId: string | null;
    try {
      server = this.client.serverOf(account);
      parentId = await this.localId(server, intent.parent, signal);
    } catch (error) {
      if (error instanceof PlatformError) return notSent(error);
      throw error;
    }
    if (parentId === null)
      return {
        kind: 'rejected',
        code: 'gone',
        words: 'The post to answer cannot be found from this account’s server.',
      };
    const body = {
      status: intent.text,
      in_reply_to_id: parentId,
      visibility: intent.parent.visibility,
      ...languageOf(intent.language),
    };
    try {
      const headers = { 'idempotency-key': intent.idempotencyKey };
      const response = await this.client.write('POST', server, '/api/v1/statuses', { headers, body }, signal);
      return { ...outcomeOf(response, this.now()), rate: rate(response.headers, this.now()) };
    } catch (error) {
      return unanswered(error);
    }
  }

  async find(account: AccountAccess, intent: ReplyIntent, signal: AbortSignal): Promise<FindOutcome> {
    try {
      const server = this.client.serverOf(account);
      const parentId = await this.localId(server, intent.parent, signal);
      return await findReply(this.client, server, intent, parentId, signal);
    } catch (error) {
      if (error instanceof PlatformError) return { kind: 'unknown', words: error.message };
      throw error;
    }
  }

  edit(account: AccountAccess, intent: AmendIntent, signal: AbortSignal): Promise<SendOutcome> {
    return editPost(this.client, account, intent, signal);
  }

  remove(account: AccountAccess, intent: AmendIntent, signal: AbortSignal): Promise<SendOutcome> {
    return removePost(this.client, account, intent, signal);
  }

  standing(account: AccountAccess, intent: AmendIntent, signal: AbortSignal): Promise<Standing> {
    return lookAtPost(this.client, account, intent, signal);
  }

  /** The parent's id on the account's own server, which may be another one than where the post was read; null: not there. */
  private async localId(server: Server, parent: PostRef, signal: AbortSignal): Promise<string | null> {
    const native = nativeSchema.parse(parent.native);
    if (native.server === server.base) return native.id;
    const query = { q: native.uri, type: 'statuses', resolve: 'true', limit: 5 };
    const { data } = await this.client.get(server, '/api/v2/search', query, searchSchema, signal);
    return data.statuses.find((status) => status.uri === native.uri)?.id ?? null;
  }
}
