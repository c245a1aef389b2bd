/** A network that serves what the test put there, page by page, and fails when told to. Follows the port, errors included. */
import type {
  Capabilities,
  CapturedPost,
  Cursor,
  FeedConnector,
  PollPage,
  PostRef,
  PostState,
  SourceTarget,
} from '../../src/platforms/ports.js';
import { PlatformError } from '../../src/platforms/ports.js';

const CAPABILITIES: Capabilities = {
  platform: 'fake',
  label: 'Fake network',
  reply: 'api',
  length: { max: 500, unit: 'code-points' },
  idempotency: 'request-key',
  seesEdits: true,
  seesDeletes: true,
  hasThreads: false,
  readNeedsAccount: false,
  sourceKinds: ['fake'],
};

export class FakeConnector implements FeedConnector {
  readonly capabilities: Capabilities = CAPABILITIES;
  posts: CapturedPost[] = [];
  deleted: string[] = [];
  pageSize = 10;
  /** Thrown by the next polls, one each. */
  failures: Error[] = [];
  polls = 0;
  /** Polls open now, and the most that ever were. */
  open = 0;
  mostOpen = 0;
  /** Awaited inside a poll. */
  hold: Promise<void> = Promise.resolve();
  minIntervalSeconds: number | null = null;

  discover(): Promise<null> {
    return Promise.resolve(null);
  }

  async poll(_source: SourceTarget, cursor: Cursor, signal: AbortSignal): Promise<PollPage> {
    this.polls++;
    this.open++;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    try {
      await this.hold;
      signal.throwIfAborted();
      const failure = this.failures.shift();
      if (failure) throw failure;
      const from = Number((cursor as { at?: number } | null)?.at ?? 0);
      const posts = this.posts.slice(from, from + this.pageSize);
      const at = from + posts.length;
      return {
        posts,
        deleted: this.deleted,
        cursor: { at },
        more: at < this.posts.length,
        minIntervalSeconds: this.minIntervalSeconds,
        movedTo: null,
        rate: null,
        warnings: [],
      };
    } finally {
      this.open--;
    }
  }

  refresh(_source: SourceTarget, refs: PostRef[]): Promise<PostState[]> {
    return Promise.resolve(
      refs.map((ref): PostState => {
        const post = this.posts.find((p) => p.externalId === ref.externalId);
        if (!post || this.deleted.includes(ref.externalId))
          return { externalId: ref.externalId, state: 'deleted' };
        return { externalId: ref.externalId, state: 'unchanged', post };
      }),
    );
  }
}

export const refusedToken = (): PlatformError =>
  new PlatformError('auth', 'The access token is invalid. Connect the account again.');
