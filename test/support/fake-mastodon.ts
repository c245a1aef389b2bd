/**
 * A Mastodon server on loopback that follows the documented protocol, its traps included: HTML content, opaque ids, Link
 * headers, Idempotency-Keys that parallel requests slip past, 404, 422 and 429. `log` and `accepted` let a test count.
 */
import { randomUUID } from 'node:crypto';
import { FakeMastodonStore, type FakeAccount, type FakeStatus } from './fake-mastodon-store.js';
import { instance, link, paging } from './fake-mastodon-pages.js';
import { FakeServer, type FakeAnswer, type FakeRequest, type Fault } from './fake-server.js';

export interface FakeMastodonOptions {
  minIdActsLikeSinceId?: boolean;
  /** false: never sends a Link header, as some compatible servers. */
  linkHeader?: boolean;
  idStyle?: 'number-like' | 'uuid';
  maxCharacters?: number;
  /** Hashtags only for signed-in people (since 4.5). */
  closedTimelines?: boolean;
  datesEdits?: boolean;
  /** How long accepting a post takes: two parallel posts with one key within that time both get through. */
  acceptMs?: number;
  port?: number;
}

const notFound: FakeAnswer = { status: 404, body: { error: 'Record not found' } };
const badToken: FakeAnswer = { status: 401, body: { error: 'The access token is invalid' } };

export class FakeMastodon {
  readonly store = new FakeMastodonStore();
  readonly server: FakeServer;
  private readonly keys = new Map<string, string>();
  private readonly appTokens = new Set<string>();

  private constructor(private readonly options: FakeMastodonOptions) {
    this.store.idStyle = options.idStyle ?? 'number-like';
    this.store.minIdActsLikeSinceId = options.minIdActsLikeSinceId ?? false;
    this.store.datesEdits = options.datesEdits ?? true;
    this.server = new FakeServer((request) => this.answer(request));
  }

  static async start(options: FakeMastodonOptions = {}): Promise<FakeMastodon> {
    const fake = new FakeMastodon(options);
    await fake.server.start(options.port);
    fake.store.base = fake.server.url;
    return fake;
  }

  get url(): string {
    return this.server.url;
  }
  get log() {
    return this.server.log;
  }
  /** Every status ever accepted over the API, in order, deleted ones included. */
  get accepted(): FakeStatus[] {
    return this.store.accepted;
  }
  stop(): Promise<void> {
    return this.server.stop();
  }
  addAccount(username: string, more: Partial<FakeAccount> = {}): FakeAccount {
    return this.store.addAccount(username, more);
  }
  /** A post by anyone, as if federated in. */
  post(account: FakeAccount, text: string, more: Partial<FakeStatus> = {}): FakeStatus {
    return this.store.addStatus(account, text, more);
  }
  /** `count` posts at once, texts '<text> 1' … */
  burst(account: FakeAccount, text: string, count: number): FakeStatus[] {
    return Array.from({ length: count }, (_, index) => this.post(account, `${text} ${index + 1}`));
  }
  edit(id: string, text: string): void {
    this.store.edit(id, text);
  }
  remove(id: string): void {
    this.store.remove(id);
  }
  /** Faults for the next posts over the API. */
  onNextPost(fault: Fault, times = 1): void {
    this.server.inject('POST', /^\/api\/v1\/statuses$/, fault, times);
  }
  revoke(account: FakeAccount): void {
    account.token = randomUUID();
  }

  private async answer(request: FakeRequest): Promise<FakeAnswer> {
    const { method, path, query } = request;
    const me = this.signedIn(request);
    if (me === 'bad') return badToken;
    const route = `${method} ${path}`;
    if (/^GET \/api\/v[12]\/instance$/.test(route))
      return { status: 200, body: instance(this.url, path, this.options.maxCharacters ?? 500) };
    if (route === 'POST /oauth/token') return this.token();
    if (route === 'GET /.well-known/webfinger') return this.webfinger(query);
    if (route === 'GET /api/v1/accounts/verify_credentials')
      return this.asMe(me, (account) => ({ status: 200, body: this.store.accountJson(account) }));
    if (route === 'GET /api/v1/accounts/lookup') {
      const name = query.get('acct')?.split('@')[0];
      const account = this.store.accounts.find((one) => one.username === name);
      return account ? { status: 200, body: this.store.accountJson(account) } : notFound;
    }
    if (route === 'GET /api/v1/notifications')
      return this.asMe(me, (account) => this.notifications(account, request));
    if (route === 'GET /api/v2/search') return this.asMe(me, () => this.search(query.get('q') ?? ''));
    const tag = /^GET \/api\/v1\/timelines\/tag\/(.+)$/.exec(route)?.[1];
    if (tag) {
      if (this.options.closedTimelines && me === null)
        return { status: 401, body: { error: 'This method requires an authenticated user' } };
      const wanted = `#${tag.toLowerCase()}`;
      const tagged = (one: FakeStatus) =>
        one.visibility === 'public' &&
        new RegExp(`${wanted}(?![\\p{L}\\p{N}\\p{M}_])`, 'u').test(one.text.toLowerCase());
      return this.list(this.store.statuses.filter(tagged), request);
    }
    if (route === 'GET /api/v1/timelines/public')
      return this.list(
        this.store.statuses.filter((one) => one.visibility === 'public'),
        request,
      );
    const owner = /^GET \/api\/v1\/accounts\/([^/]+)\/statuses$/.exec(route)?.[1];
    if (owner)
      return this.list(
        this.store.statuses.filter((one) => one.account.id === owner),
        request,
      );
    if (route === 'POST /api/v1/statuses') return this.asMe(me, (account) => this.accept(account, request));
    const own = /^(PUT|DELETE) \/api\/v1\/statuses\/([^/]+)$/.exec(route);
    if (own) return this.asMe(me, (account) => this.change(account, own[1]!, own[2]!, request));
    return this.oneStatus(route);
  }

  /** Only its author may; to anybody else it does not exist. */
  private change(account: FakeAccount, method: string, id: string, request: FakeRequest): FakeAnswer {
    const status = this.store.find(id);
    if (status?.account !== account) return notFound;
    if (method === 'DELETE') {
      const body = { ...this.store.statusJson(status), text: status.text };
      this.store.remove(id);
      return { status: 200, body };
    }
    const text = (request.body as { status?: string }).status ?? '';
    if (text.trim() === '') return { status: 422, body: { error: "Validation failed: Text can't be blank" } };
    const max = this.options.maxCharacters ?? 500;
    if ([...text].length > max)
      return { status: 422, body: { error: `Validation failed: Text character limit of ${max} exceeded` } };
    if (text !== status.text) this.store.edit(id, text);
    return { status: 200, body: this.store.statusJson(status) };
  }

  private oneStatus(route: string): FakeAnswer {
    const [, id, part] = /^GET \/api\/v1\/statuses\/([^/]+)(?:\/(\w+))?$/.exec(route) ?? [];
    const status = id ? this.store.find(id) : undefined;
    if (!status) return notFound;
    const shown = (all: FakeStatus[]) => all.map((one) => this.store.statusJson(one));
    if (part === 'context')
      return {
        status: 200,
        body: {
          ancestors: shown(this.store.ancestors(status)),
          descendants: shown(this.store.descendants(status)),
        },
      };
    if (part === 'source')
      return { status: 200, body: { id: status.id, text: status.text, spoiler_text: status.spoiler } };
    return part === undefined ? { status: 200, body: this.store.statusJson(status) } : notFound;
  }

  private async accept(account: FakeAccount, request: FakeRequest): Promise<FakeAnswer> {
    const body = request.body as {
      status?: string;
      in_reply_to_id?: string;
      visibility?: string;
      language?: string;
    };
    const key = request.headers['idempotency-key'];
    const before = key ? this.keys.get(`${account.id} ${key}`) : undefined;
    const earlier = before ? this.store.accepted.find((one) => one.id === before) : undefined;
    if (earlier) return { status: 200, body: this.store.statusJson(earlier) };
    const text = body.status ?? '';
    const length = [...text.replace(/https?:\/\/\S+/g, 'x'.repeat(23))].length;
    const max = this.options.maxCharacters ?? 500;
    if (text.trim() === '') return { status: 422, body: { error: "Validation failed: Text can't be blank" } };
    if (length > max)
      return { status: 422, body: { error: `Validation failed: Text character limit of ${max} exceeded` } };
    if (body.in_reply_to_id && !this.store.find(body.in_reply_to_id))
      return {
        status: 404,
        body: { error: 'The post you are trying to reply to does not appear to exist.' },
      };
    await this.server.pause(this.options.acceptMs ?? 5);
    const status = this.store.addStatus(account, text, {
      inReplyTo: body.in_reply_to_id ?? null,
      visibility: body.visibility ?? 'public',
      language: body.language ?? 'en',
      idempotencyKey: key ?? null,
    });
    this.store.accepted.push(status);
    if (key) this.keys.set(`${account.id} ${key}`, status.id);
    return { status: 200, body: this.store.statusJson(status) };
  }

  private notifications(account: FakeAccount, request: FakeRequest): FakeAnswer {
    const types = request.query.getAll('types[]');
    const mine = this.store.notifications.filter(
      (one) => one.to === account && (types.length === 0 || types.includes(one.type)),
    );
    const page = this.store.page(mine, paging(request, 40, 80));
    const body = page.map((one) => {
      const status = this.store.find(one.statusId);
      return {
        id: one.id,
        type: one.type,
        created_at: one.createdAt.toISOString(),
        account: status ? this.store.accountJson(status.account) : null,
        status: status ? this.store.statusJson(status) : null,
      };
    });
    return {
      status: 200,
      body,
      headers: this.options.linkHeader === false ? {} : link(this.url, request, page),
    };
  }

  private list(all: FakeStatus[], request: FakeRequest): FakeAnswer {
    const page = this.store.page(all, paging(request, 20, 40));
    return {
      status: 200,
      body: page.map((one) => this.store.statusJson(one)),
      headers: this.options.linkHeader === false ? {} : link(this.url, request, page),
    };
  }

  private search(q: string): FakeAnswer {
    const found = this.store.statuses
      .map((one) => this.store.statusJson(one))
      .filter((one) => one['uri'] === q || one['url'] === q);
    return { status: 200, body: { accounts: [], statuses: found, hashtags: [] } };
  }

  private token(): FakeAnswer {
    const token = `app-${randomUUID()}`;
    this.appTokens.add(token);
    return { status: 200, body: { access_token: token, token_type: 'Bearer', scope: 'read', created_at: 0 } };
  }

  private webfinger(query: URLSearchParams): FakeAnswer {
    const name = /^acct:([\w-]+)@/.exec(query.get('resource') ?? '')?.[1];
    if (!this.store.accounts.some((one) => one.username === name)) return notFound;
    return {
      status: 200,
      body: {
        subject: query.get('resource'),
        links: [{ rel: 'self', type: 'application/activity+json', href: `${this.url}/users/${name}` }],
      },
    };
  }

  private signedIn(request: FakeRequest): FakeAccount | 'app' | 'bad' | null {
    const header = request.headers['authorization'];
    if (!header) return null;
    const token = header.replace(/^Bearer /, '');
    if (this.appTokens.has(token)) return 'app';
    return this.store.accounts.find((one) => one.token === token) ?? 'bad';
  }

  private asMe(
    me: FakeAccount | 'app' | null,
    work: (account: FakeAccount) => FakeAnswer | Promise<FakeAnswer>,
  ) {
    if (me === null) return badToken;
    if (me === 'app') return { status: 422, body: { error: 'This method requires an authenticated user' } };
    return work(me);
  }
}
