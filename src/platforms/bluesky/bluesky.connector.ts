/**
 * Reads searches, hashtags, mentions and threads of Bluesky through one account, and what became of posts captured
 * earlier. Never writes, and never signs in where a session can be kept.
 */
import { z } from 'zod';
import { stepBack, type WalkState } from '../newest-first.js';
import {
  PlatformError,
  type AccountAccess,
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
import { BlueskyClient } from './client.js';
import { discover } from './discover.js';
import { addressSchema, nativeSchema, postsSchema, postViewSchema, type PostView } from './entities.js';
import { readStream } from './streams.js';
import { readThread } from './thread.js';
import { toCaptured } from './to-captured.js';
import { whereabouts } from './whereabouts.js';

const known = z.array(z.tuple([z.string(), z.string()]));
const cursorSchema = z.object({
  known,
  floor: z.number().nullable(),
  walk: z
    .object({ next: z.string(), head: known, headFloor: z.number().nullable(), pages: z.number() })
    .nullable(),
});
const pageSize = 100;
/** getPosts takes no more uris at once. */
const postsAtOnce = 25;

export class BlueskyConnector implements FeedConnector {
  readonly capabilities = capabilities;

  /** Reading and posting share one client, so that neither spends the other's session. */
  constructor(private readonly client: BlueskyClient) {}

  discover(input: string, account: AccountAccess | null): Promise<Discovery | null> {
    return discover(this.client, input, account);
  }

  async poll(source: SourceTarget, cursor: Cursor, signal: AbortSignal): Promise<PollPage> {
    const account = accountOf(source);
    const address = addressSchema.safeParse(source.address).data;
    if (!address)
      throw new PlatformError(
        'unsupported',
        'The address of this source cannot be read; add the source again.',
      );
    if (address.stream === 'thread') return this.pollThread(account, address.uri, cursor, signal);
    const state: WalkState | null = cursorSchema.safeParse(cursor).data ?? null;
    const page = await readStream(
      this.client,
      account,
      address,
      state?.walk?.next ?? null,
      pageSize,
      signal,
    ).catch((error: unknown) => {
      // The server no longer honours its own paging token: the walk cannot go on, and must not hold up what is new.
      if (state?.walk && error instanceof PlatformError && error.kind === 'refused') return null;
      throw error;
    });
    const step = stepBack(state, {
      items: page?.entries.map((entry) => entry.item) ?? [],
      next: page?.next ?? null,
    });
    const warnings: string[] = [];
    if (page && page.unreadable > 0)
      warnings.push(`${page.unreadable} posts could not be read and were passed over.`);
    if (page === null || step.gaveUp)
      warnings.push(
        'The server does not let us read further back; older posts of a long burst may be missing.',
      );
    return this.pageOf(account, {
      posts: step.fresh.flatMap((index) => page?.entries[index]?.post ?? []),
      cursor: { ...step.state },
      more: step.more,
      warnings,
    });
  }

  async thread(source: SourceTarget, post: PostRef, signal: AbortSignal): Promise<ThreadSnapshot> {
    const native = nativeSchema.parse(post.native);
    return readThread(this.client, accountOf(source), native.uri, native.root?.uri ?? null, signal);
  }

  async refresh(source: SourceTarget, posts: PostRef[], signal: AbortSignal): Promise<PostState[]> {
    const account = accountOf(source);
    const states: PostState[] = [];
    for (let from = 0; from < posts.length; from += postsAtOnce) {
      const batch = posts.slice(from, from + postsAtOnce);
      try {
        states.push(...(await this.look(account, batch, signal)));
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        const rest = error.kind === 'rate-limited' ? posts.slice(from) : batch;
        for (const { externalId } of rest)
          states.push({ externalId, state: 'unknown', reason: error.message });
        if (rest !== batch) break;
      }
    }
    return states;
  }

  /** At most `postsAtOnce`. Throws PlatformError. */
  private async look(account: AccountAccess, batch: PostRef[], signal: AbortSignal): Promise<PostState[]> {
    const uris = batch.map((post) => post.externalId);
    const answer = await this.client.get(account, 'app.bsky.feed.getPosts', { uris }, postsSchema, signal);
    const views = new Map<string, PostView>();
    for (const raw of answer.posts) {
      const view = postViewSchema.safeParse(raw).data;
      if (view) views.set(view.uri, view);
    }
    const unreadable = answer.posts.length > views.size;
    const states: PostState[] = [];
    for (const post of batch) {
      const view = views.get(post.externalId);
      if (view) states.push(stateOf(post, view));
      else if (unreadable)
        states.push({
          externalId: post.externalId,
          state: 'unknown',
          reason: 'The answer could not be read in full.',
        });
      else states.push(await this.missed(account, post, signal));
    }
    return states;
  }

  private async missed(account: AccountAccess, post: PostRef, signal: AbortSignal): Promise<PostState> {
    const { externalId } = post;
    const found = await whereabouts(this.client, account, externalId, signal);
    if (found.state === 'there') return stateOf(post, found.view);
    if (found.state === 'deleted') return { externalId, state: 'deleted' };
    return { externalId, state: 'unknown', reason: found.words };
  }

  /** A thread comes as a whole: what is new or changed in it is told by what was known. */
  private async pollThread(
    account: AccountAccess,
    uri: string,
    cursor: Cursor,
    signal: AbortSignal,
  ): Promise<PollPage> {
    const before = new Map(z.object({ seen: known }).safeParse(cursor).data?.seen ?? []);
    const thread = await readThread(this.client, account, uri, null, signal);
    if (thread.posts.length === 0) throw new PlatformError('gone', 'The post was deleted.');
    const seen = new Map([
      ...before,
      ...thread.posts.map((post) => [post.externalId, post.revision] as const),
    ]);
    return this.pageOf(account, {
      posts: thread.posts.filter((post) => before.get(post.externalId) !== post.revision),
      deleted: thread.deleted,
      cursor: { seen: [...seen].slice(-2000) },
      more: false,
      warnings: [],
    });
  }

  private pageOf(
    account: AccountAccess,
    page: Pick<PollPage, 'posts' | 'cursor' | 'more' | 'warnings'> & { deleted?: string[] },
  ): PollPage {
    const { state, pauseSeconds } = this.client.rate(account);
    return { deleted: [], ...page, minIntervalSeconds: pauseSeconds, movedTo: null, rate: state };
  }
}

function stateOf({ externalId, native }: PostRef, view: PostView): PostState {
  const before = nativeSchema.safeParse(native).data?.cid;
  return { externalId, state: before === view.cid ? 'unchanged' : 'edited', post: toCaptured(view) };
}

function accountOf(source: SourceTarget): AccountAccess {
  if (source.account) return source.account;
  throw new PlatformError(
    'auth',
    'Bluesky can only be read with an account; connect one and add the source again.',
  );
}
