/**
 * Reads hashtags, mentions, profiles and local timelines of Mastodon-compatible servers, their threads, and what became
 * of posts captured earlier. Never writes to a server.
 */
import { type HttpClient, pauseFor } from '../http-client.js';
import {
  PlatformError,
  type AccountAccess,
  type CapturedPost,
  type Cursor,
  type Discovery,
  type FeedConnector,
  type PollPage,
  type PostRef,
  type PostState,
  type SourceTarget,
  type ThreadSnapshot,
} from '../ports.js';
import { capabilities } from './capabilities.js';
import { MastodonClient, type Server } from './client.js';
import { discover } from './discover.js';
import { addressSchema, contextSchema, nativeSchema, statusSchema } from './entities.js';
import { Parents } from './parents.js';
import { readStream, type StreamPage } from './streams.js';
import { readTimeline } from './timeline.js';
import { toCaptured } from './to-captured.js';

/** Without an account a server shows no more of a thread than this. */
const descendantsShownToAnyone = 60;

const unseen = 'This post is not public, and the account that could see it is not connected any more.';

export class MastodonConnector implements FeedConnector {
  readonly capabilities = capabilities;
  private readonly client: MastodonClient;
  private readonly parents: Parents;

  constructor(http: HttpClient, now: () => Date = () => new Date()) {
    this.client = new MastodonClient(http, now);
    this.parents = new Parents(this.client);
  }

  discover(input: string, account: AccountAccess | null): Promise<Discovery | null> {
    return discover(this.client, input, account);
  }

  async poll(source: SourceTarget, cursor: Cursor, signal: AbortSignal): Promise<PollPage> {
    const address = addressSchema.safeParse(source.address).data;
    if (!address)
      throw new PlatformError(
        'unsupported',
        'The address of this source cannot be read; add the source again.',
      );
    const server = this.serverFor(source, address.server);
    if (address.stream === 'mentions' && server.token === null)
      throw new PlatformError(
        'auth',
        'Mentions can only be read with an account on that server; connect one.',
      );
    let unreadable = 0;
    let last: StreamPage | null = null;
    const step = await readTimeline(cursor, async (query) => {
      last = await readStream(this.client, server, address, query, signal);
      unreadable += last.unreadable;
      return last;
    });
    // A mention that answers us must be known as such; on other streams the look-ups would cost more than they tell.
    const posts =
      address.stream === 'mentions' ? await this.parents.resolve(server, step.fresh, signal) : step.fresh;
    const rate = (last as StreamPage | null)?.rate ?? null;
    const warnings: string[] = [];
    if (unreadable > 0) warnings.push(`${unreadable} posts could not be read and were passed over.`);
    if (step.gaveUp)
      warnings.push(
        'The server does not let us read further back; older posts of a long burst may be missing.',
      );
    return {
      posts: unique(posts),
      deleted: [],
      cursor: step.cursor,
      more: step.more,
      minIntervalSeconds: pauseFor(rate, this.client.now()),
      movedTo: null,
      rate,
      warnings,
    };
  }

  async thread(source: SourceTarget, post: PostRef, signal: AbortSignal): Promise<ThreadSnapshot> {
    const native = nativeSchema.parse(post.native);
    const server = this.serverFor(source, native.server);
    if (native.restricted && server.token === null) throw new PlatformError('auth', unseen);
    const path = `/api/v1/statuses/${encodeURIComponent(native.id)}`;
    try {
      const { data: status } = await this.client.get(server, path, {}, statusSchema, signal);
      const { data: context } = await this.client.get(server, `${path}/context`, {}, contextSchema, signal);
      const read = (raw: unknown) => statusSchema.safeParse(raw).data ?? [];
      const all = [...context.ancestors.flatMap(read), status, ...context.descendants.flatMap(read)];
      const uris = new Map(all.map((one) => [one.id, one.uri]));
      const root = all.find((one) => !one.in_reply_to_id)?.uri ?? null;
      const posts = all.map((one) =>
        toCaptured(
          one,
          server.base,
          one.in_reply_to_id ? (uris.get(one.in_reply_to_id) ?? null) : null,
          root,
        ),
      );
      posts.sort((a, b) => (a.publishedAt?.getTime() ?? 0) - (b.publishedAt?.getTime() ?? 0));
      const readable = all.length === context.ancestors.length + context.descendants.length + 1;
      const cut = server.token === null && context.descendants.length >= descendantsShownToAnyone;
      return { posts, deleted: [], complete: root !== null && readable && !cut };
    } catch (error) {
      if (error instanceof PlatformError && (error.kind === 'not-found' || error.kind === 'gone'))
        return { posts: [], deleted: [post.externalId], complete: false };
      throw error;
    }
  }

  async refresh(source: SourceTarget, posts: PostRef[], signal: AbortSignal): Promise<PostState[]> {
    const states: PostState[] = [];
    const alive = new Map<string, boolean>();
    let stop: string | null = null;
    for (const { externalId, native: raw } of posts) {
      const native = nativeSchema.safeParse(raw).data;
      if (stop !== null || !native) {
        states.push({
          externalId,
          state: 'unknown',
          reason: stop ?? 'It is not known where this post was read.',
        });
        continue;
      }
      const server = this.serverFor(source, native.server);
      if (native.restricted && server.token === null) {
        states.push({ externalId, state: 'unknown', reason: unseen });
        continue;
      }
      try {
        const path = `/api/v1/statuses/${encodeURIComponent(native.id)}`;
        const post = toCaptured(
          (await this.client.get(server, path, {}, statusSchema, signal)).data,
          server.base,
        );
        states.push({ externalId, state: post.revision === native.revision ? 'unchanged' : 'edited', post });
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        const gone =
          (error.kind === 'not-found' || error.kind === 'gone') &&
          (await this.isAlive(server, alive, signal));
        states.push(
          gone ? { externalId, state: 'deleted' } : { externalId, state: 'unknown', reason: error.message },
        );
        if (error.kind === 'rate-limited') stop = error.message;
      }
    }
    return states;
  }

  /** A server that lost its mind answers 404 to everything: that must not look like mass deletion. */
  private async isAlive(server: Server, asked: Map<string, boolean>, signal: AbortSignal): Promise<boolean> {
    const before = asked.get(server.base);
    if (before !== undefined) return before;
    const alive = await this.client.instance(server, signal).then(
      (instance) => instance !== null,
      () => false,
    );
    asked.set(server.base, alive);
    return alive;
  }

  /** Our token goes to our own server only. */
  private serverFor(source: SourceTarget, base: string): Server {
    const own = source.account ? this.client.serverOf(source.account) : null;
    return own?.base === base ? own : { base, token: null };
  }
}

/** The same post twice on one page: a boost and its original. */
function unique(posts: CapturedPost[]): CapturedPost[] {
  return [...new Map(posts.map((post) => [post.externalId, post])).values()];
}
