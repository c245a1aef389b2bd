/**
 * As much of a Bluesky server as the unit tests need, behaving as the real one was seen to: 400 for expired and garbled
 * tokens, spent refresh tokens, opaque cursors to older posts, putRecord that knows swapRecord, both length limits.
 */
import { randomUUID } from 'node:crypto';
import { FakeBlueskySessions, type FakePerson } from './fake-bluesky-sessions.js';
import { FakeServer, type FakeAnswer, type FakeRequest } from './fake-server.js';

export type { FakePerson };

export interface FakePost {
  uri: string;
  cid: string;
  author: FakePerson;
  record: { text: string; createdAt: string; reply?: { root: Ref; parent: Ref } } & Record<string, unknown>;
  indexedAt: string;
  replyDisabled?: boolean;
  /** Left out of lists for now (an index that lags); its own thread still shows it. */
  leftOut?: boolean;
  /** The author and whoever asks block one another. */
  blocked?: boolean;
}

interface Ref {
  uri: string;
  cid: string;
}

const collection = 'app.bsky.feed.post';

export class FakeBluesky {
  readonly server: FakeServer;
  readonly people: FakePerson[] = [];
  /** Oldest first. */
  readonly posts: FakePost[] = [];
  writes = 0;
  private readonly sessions = new FakeBlueskySessions();
  private count = 0;
  /** A server that filters after reading: pages may be empty and still have older ones behind them. */
  emptyPages = 0;

  private constructor() {
    this.server = new FakeServer((request) => this.answer(request));
  }

  static async start(): Promise<FakeBluesky> {
    const fake = new FakeBluesky();
    await fake.server.start();
    return fake;
  }

  get signIns(): number {
    return this.sessions.signIns;
  }
  get url(): string {
    return this.server.url;
  }
  stop(): Promise<void> {
    return this.server.stop();
  }

  addPerson(name: string): FakePerson {
    const person = {
      did: `did:plc:${name.padEnd(24, 'x')}`,
      handle: `${name}.test`,
      password: `${name}-password`,
    };
    this.people.push(person);
    return person;
  }

  post(author: FakePerson, text: string, replyTo?: FakePost): FakePost {
    const parent = replyTo && { uri: replyTo.uri, cid: replyTo.cid };
    const reply = parent && { root: replyTo.record.reply?.root ?? parent, parent };
    const at = new Date(Date.UTC(2026, 0, 1) + ++this.count * 1000).toISOString();
    const post: FakePost = {
      uri: `at://${author.did}/${collection}/rkey${this.count}`,
      cid: `cid-${randomUUID()}`,
      author,
      record: { text, createdAt: at, langs: ['en'], ...(reply ? { reply } : {}) },
      indexedAt: at,
    };
    this.posts.push(post);
    return post;
  }

  edit(post: FakePost, text: string): void {
    post.record.text = text;
    post.cid = `cid-${randomUUID()}`;
  }

  remove(post: FakePost): void {
    this.posts.splice(this.posts.indexOf(post), 1);
  }

  /** Every access token given out so far is now refused as expired. */
  expireAccess(): void {
    this.sessions.access.clear();
  }
  /** … and every refresh token too. */
  expireRefresh(): void {
    this.sessions.refresh.clear();
  }

  private answer(request: FakeRequest): FakeAnswer {
    const nsid = request.path.replace('/xrpc/', '');
    const { query } = request;
    const body = request.body as Record<string, unknown>;
    if (nsid === 'com.atproto.server.createSession') return this.sessions.signIn(this.people, body);
    if (nsid === 'com.atproto.server.refreshSession') return this.sessions.renew(request);
    if (nsid === 'com.atproto.identity.resolveHandle') {
      const person = this.people.find((one) => one.handle === query.get('handle'));
      if (!person)
        return { status: 400, body: { error: 'InvalidRequest', message: 'Unable to resolve handle' } };
      return { status: 200, body: { did: person.did } };
    }
    const me = this.sessions.whose(request);
    if ('status' in me) return me;
    switch (nsid) {
      case 'app.bsky.actor.getProfile': {
        const person = this.people.find((one) => [one.did, one.handle].includes(query.get('actor') ?? ''));
        if (!person) return { status: 400, body: { error: 'InvalidRequest', message: 'Profile not found' } };
        return { status: 200, body: { did: person.did, handle: person.handle, displayName: person.handle } };
      }
      case 'app.bsky.feed.searchPosts':
        return this.search(query);
      case 'app.bsky.notification.listNotifications':
        return this.notifications(me, query);
      case 'app.bsky.feed.getPosts':
        if (query.getAll('uris').length > 25)
          return {
            status: 400,
            body: { error: 'InvalidRequest', message: 'Error: uris must not have more than 25 elements' },
          };
        return { status: 200, body: { posts: query.getAll('uris').flatMap((uri) => this.viewOf(uri)) } };
      case 'app.bsky.feed.getPostThread':
        return this.thread(query.get('uri') ?? '');
      case 'com.atproto.repo.getRecord': {
        const uri = `at://${query.get('repo')}/${query.get('collection')}/${query.get('rkey')}`;
        const found = this.posts.find((post) => post.uri === uri);
        if (!found)
          return {
            status: 400,
            body: { error: 'RecordNotFound', message: `Could not locate record: ${uri}` },
          };
        return { status: 200, body: { uri, cid: found.cid, value: found.record } };
      }
      case 'com.atproto.repo.putRecord':
        return this.put(me, body);
      case 'com.atproto.repo.deleteRecord': {
        if (body['repo'] !== me.did)
          return { status: 403, body: { error: 'Forbidden', message: 'Could not find repo: wrong account' } };
        // Deleting what is not there is no error.
        const at = this.posts.findIndex(
          (post) => post.uri === `at://${me.did}/${String(body['collection'])}/${String(body['rkey'])}`,
        );
        if (at < 0) return { status: 200, body: {} };
        this.posts.splice(at, 1);
        return { status: 200, body: { commit: { cid: `cid-${randomUUID()}`, rev: 'rev' } } };
      }
      default:
        return { status: 501, body: { error: 'MethodNotImplemented', message: 'Method Not Implemented' } };
    }
  }

  private search(query: URLSearchParams): FakeAnswer {
    const q = (query.get('q') ?? '').toLowerCase();
    const hits = this.posts.filter((post) => post.record.text.toLowerCase().includes(q));
    return this.page(hits, query, 'posts', (post) => this.view(post));
  }

  private notifications(me: FakePerson, query: URLSearchParams): FakeAnswer {
    const reason = (post: FakePost): string | null => {
      if (post.author === me) return null;
      if (post.record.reply?.parent.uri.startsWith(`at://${me.did}/`)) return 'reply';
      return post.record.text.includes(`@${me.handle}`) ? 'mention' : null;
    };
    const reasons = query.getAll('reasons');
    const mine = this.posts.filter((post) => reasons.includes(reason(post) ?? ''));
    return this.page(mine, query, 'notifications', (post) => ({
      ...this.view(post),
      reason: reason(post),
      isRead: false,
    }));
  }

  /** The cursor is the place of the last post shown: what is older than that comes next. */
  private page(
    all: FakePost[],
    query: URLSearchParams,
    name: string,
    show: (post: FakePost) => unknown,
  ): FakeAnswer {
    const limit = Number(query.get('limit') ?? 25);
    const empty = /^empty-(\d+)$/.exec(query.get('cursor') ?? '')?.[1];
    const turn = query.get('cursor') === null ? 0 : Number(empty ?? this.emptyPages);
    if (turn < this.emptyPages) return { status: 200, body: { [name]: [], cursor: `empty-${turn + 1}` } };
    const cursor = empty === undefined ? query.get('cursor') : null;
    const older = cursor === null ? all : all.filter((post) => post.indexedAt < cursor);
    const shown = older.slice(-limit).reverse();
    const last = shown.at(-1);
    return {
      status: 200,
      body: { [name]: shown.map(show), ...(last && older.length > limit ? { cursor: last.indexedAt } : {}) },
    };
  }

  private thread(uri: string): FakeAnswer {
    const post = this.posts.find((one) => one.uri === uri);
    if (!post) return { status: 400, body: { error: 'NotFound', message: `Post not found: ${uri}` } };
    if (post.blocked)
      return {
        status: 200,
        body: {
          thread: {
            $type: 'app.bsky.feed.defs#blockedPost',
            uri,
            blocked: true,
            author: { did: post.author.did },
          },
        },
      };
    const up = (one: FakePost): unknown => {
      const parent = one.record.reply?.parent.uri;
      if (!parent) return undefined;
      const found = this.posts.find((other) => other.uri === parent);
      if (!found) return { $type: 'app.bsky.feed.defs#notFoundPost', uri: parent, notFound: true };
      return { $type: 'app.bsky.feed.defs#threadViewPost', post: this.view(found), parent: up(found) };
    };
    const down = (one: FakePost): unknown[] =>
      this.posts
        .filter((other) => other.record.reply?.parent.uri === one.uri)
        .map((child) => ({
          $type: 'app.bsky.feed.defs#threadViewPost',
          post: this.view(child),
          replies: down(child),
        }));
    return {
      status: 200,
      body: {
        thread: {
          $type: 'app.bsky.feed.defs#threadViewPost',
          post: this.view(post),
          parent: up(post),
          replies: down(post),
        },
      },
    };
  }

  private put(me: FakePerson, body: Record<string, unknown>): FakeAnswer {
    const record = body['record'] as FakePost['record'];
    const uri = `at://${me.did}/${String(body['collection'])}/${String(body['rkey'])}`;
    const graphemes = [...new Intl.Segmenter('und').segment(record.text)].length;
    if (graphemes > 300 || Buffer.byteLength(record.text) > 3000)
      return {
        status: 400,
        body: {
          error: 'InvalidRequest',
          message: 'Invalid app.bsky.feed.post record: Record/text must not be longer than 300 graphemes',
        },
      };
    const before = this.posts.find((post) => post.uri === uri);
    if (before && JSON.stringify(before.record) === JSON.stringify(record))
      return { status: 200, body: { uri, cid: before.cid, validationStatus: 'valid' } };
    if (before && body['swapRecord'] === null)
      return { status: 400, body: { error: 'InvalidSwap', message: `Record was at ${before.cid}` } };
    this.writes++;
    const at = new Date(Date.UTC(2026, 0, 1) + ++this.count * 1000).toISOString();
    const post: FakePost = { uri, cid: `cid-${randomUUID()}`, author: me, record, indexedAt: at };
    this.posts.push(post);
    return { status: 200, body: { uri, cid: post.cid, validationStatus: 'valid' } };
  }

  private viewOf(uri: string): unknown[] {
    const post = this.posts.find((one) => one.uri === uri);
    return post && !post.leftOut && !post.blocked ? [this.view(post)] : [];
  }

  private view(post: FakePost): Record<string, unknown> {
    const { uri, cid, record, indexedAt, author } = post;
    return {
      uri,
      cid,
      author: { did: author.did, handle: author.handle, displayName: author.handle, labels: [] },
      record: { $type: collection, ...record },
      replyCount: this.posts.filter((one) => one.record.reply?.parent.uri === uri).length,
      repostCount: 0,
      likeCount: 0,
      quoteCount: 0,
      indexedAt,
      labels: [],
      viewer: { ...(post.replyDisabled ? { replyDisabled: true } : {}) },
    };
  }
}
