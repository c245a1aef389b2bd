/**
 * A fictional stream for trying Earshot out: labelled as such, the same port as a real network, and no way to post. Serves
 * a few days of history at once and the rest as its time comes; `startedAt` in the address fixes that time for good.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type {
  AccountAccess,
  Capabilities,
  CapturedPost,
  Cursor,
  Discovery,
  FeedConnector,
  PollPage,
  PostRef,
  PostState,
  SourceTarget,
  ThreadSnapshot,
} from '../ports.js';
import type { SampleEvent, SamplePack, SamplePost } from './pack.js';

export const sampleCapabilities: Capabilities = {
  platform: 'sample',
  label: 'Sample stream',
  reply: 'never',
  length: null,
  idempotency: 'none',
  seesEdits: true,
  seesDeletes: true,
  hasThreads: true,
  readNeedsAccount: false,
  sourceKinds: ['sample'],
};

const instant = z.iso.datetime();
const addressSchema = z.object({ startedAt: instant.optional() });
const cursorSchema = z.object({
  startedAt: instant,
  served: z.tuple([z.number(), z.string(), z.string()]).nullable(),
});
const nativeSchema = z.object({ id: z.string(), startedAt: instant });
const pageSize = 60;

export class SampleConnector implements FeedConnector {
  readonly capabilities = sampleCapabilities;

  constructor(
    private readonly pack: SamplePack,
    private readonly now: () => Date = () => new Date(),
  ) {}

  discover(input: string, _account: AccountAccess | null): Promise<Discovery | null> {
    if (!/^sample(:nila)?$/i.test(input.trim())) return Promise.resolve(null);
    const start = this.now();
    const pack = this.pack;
    const shown = pack.events.filter((event) => event.kind === 'post' && event.minute <= 0).slice(-5);
    return Promise.resolve({
      platform: 'sample',
      kind: 'sample',
      address: { startedAt: start.toISOString() },
      key: 'sample:nila',
      title: `Sample: ${pack.name}`,
      summary: pack.notice,
      needsAccount: false,
      ownAuthors: [...pack.authors.values()]
        .filter((author) => author.own)
        .map(({ handle, name }) => ({
          externalId: authorId(handle),
          handle: `@${handle}`,
          displayName: name,
        })),
      preview: shown.map((event) => this.show(event.post, event.text, start)),
      warnings: [],
    });
  }

  poll(source: SourceTarget, cursor: Cursor, _signal: AbortSignal): Promise<PollPage> {
    const before = cursorSchema.safeParse(cursor).data;
    const start = before?.startedAt ?? startOf(source) ?? this.now().toISOString();
    const served = before?.served ?? null;
    const minute = (this.now().getTime() - Date.parse(start)) / 60_000;
    const waiting = this.pack.events.filter(
      (event) => event.minute <= minute && (!served || after(event, served)),
    );
    const page = waiting.slice(0, pageSize);
    const last = page.at(-1);
    return Promise.resolve({
      posts: page.flatMap((event) =>
        event.kind === 'delete' ? [] : [this.show(event.post, event.text, new Date(start))],
      ),
      deleted: page.flatMap((event) => (event.kind === 'delete' ? [idOf(event.post.id)] : [])),
      cursor: { startedAt: start, served: last ? [last.minute, last.post.id, last.kind] : served },
      more: waiting.length > page.length,
      minIntervalSeconds: null,
      movedTo: null,
      rate: null,
      warnings: [],
    });
  }

  thread(_source: SourceTarget, ref: PostRef, _signal: AbortSignal): Promise<ThreadSnapshot> {
    const { id, startedAt } = nativeSchema.parse(ref.native);
    const start = new Date(startedAt);
    const root = this.rootOf(id);
    const all = [...this.pack.posts.values()].filter((post) => this.rootOf(post.id) === root);
    const states = all.map((post) => ({ post, state: this.stateOf(post, start) }));
    const posts = states.flatMap(({ post, state }) =>
      state.text === null ? [] : [this.show(post, state.text, start)],
    );
    posts.sort((a, b) => (a.publishedAt?.getTime() ?? 0) - (b.publishedAt?.getTime() ?? 0));
    const deleted = states.flatMap(({ post, state }) => (state.deleted ? [idOf(post.id)] : []));
    return Promise.resolve({ posts, deleted, complete: true });
  }

  refresh(_source: SourceTarget, refs: PostRef[], _signal: AbortSignal): Promise<PostState[]> {
    return Promise.resolve(
      refs.map(({ externalId, native }): PostState => {
        const known = nativeSchema.extend({ revision: z.string() }).safeParse(native).data;
        const post = known && this.pack.posts.get(known.id);
        if (!known || !post)
          return { externalId, state: 'unknown', reason: 'This post is not of the sample stream.' };
        const start = new Date(known.startedAt);
        const { text } = this.stateOf(post, start);
        if (text === null) return { externalId, state: 'deleted' };
        const shown = this.show(post, text, start);
        return { externalId, state: shown.revision === known.revision ? 'unchanged' : 'edited', post: shown };
      }),
    );
  }

  /** The post as of now: `text` null before it was written and after it was deleted. */
  private stateOf(post: SamplePost, start: Date): { text: string | null; deleted: boolean } {
    const minute = (this.now().getTime() - start.getTime()) / 60_000;
    const past = this.pack.events.filter((event) => event.post === post && event.minute <= minute);
    const deleted = past.some((event) => event.kind === 'delete');
    return { text: deleted ? null : (past.at(-1)?.text ?? null), deleted };
  }

  private rootOf(id: string): string {
    const parent = this.pack.posts.get(id)?.replyTo;
    return parent === undefined ? id : this.rootOf(parent);
  }

  private show(post: SamplePost, text: string, start: Date): CapturedPost {
    const { authors, events } = this.pack;
    const author = authors.get(post.by);
    const when = (minute: number) => new Date(start.getTime() + minute * 60_000);
    const written = events.find((event) => event.post === post && event.kind === 'post')?.minute ?? 0;
    const edited =
      text === post.text ? undefined : events.find((event) => event.post === post && event.kind === 'edit');
    const revision = createHash('sha256').update(text).digest('base64url').slice(0, 16);
    return {
      externalId: idOf(post.id),
      revision,
      kind: post.rating === undefined ? (post.replyTo ? 'comment' : 'post') : 'review',
      text,
      title: post.title ?? null,
      html: null,
      language: post.lang ?? null,
      rating: post.rating ?? null,
      author: {
        externalId: authorId(post.by),
        handle: `@${post.by}`,
        displayName: author?.name ?? post.by,
        profileUrl: null,
        followers: author?.followers ?? null,
        isBot: author?.bot ?? null,
        accountCreatedAt: author ? when(-author.ageMinutes) : null,
      },
      parentExternalId: post.replyTo ? idOf(post.replyTo) : null,
      rootExternalId: post.replyTo ? idOf(this.rootOf(post.id)) : null,
      permalink: null,
      publishedAt: when(written),
      editedAt: edited ? when(edited.minute) : null,
      visibility: 'public',
      engagement: { replies: post.replies, reposts: post.reposts, likes: post.likes },
      media: [],
      native: { id: post.id, startedAt: start.toISOString(), revision },
    };
  }
}

const authorId = (handle: string): string => `sample:nila:@${handle}`;

function idOf(id: string): string {
  return `sample:nila:${id}`;
}

function startOf(source: SourceTarget): string | null {
  return addressSchema.safeParse(source.address).data?.startedAt ?? null;
}

/** Events added by a later version of the files before this point are history that was missed; that is as it should be. */
function after(event: SampleEvent, [minute, id, kind]: readonly [number, string, string]): boolean {
  if (event.minute !== minute) return event.minute > minute;
  return (event.post.id.localeCompare(id) || event.kind.localeCompare(kind)) > 0;
}
