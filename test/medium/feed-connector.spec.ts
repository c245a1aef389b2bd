import { Clock } from '../../src/core/clock/clock.js';
import { SafeHttp } from '../../src/core/http/safe-http.service.js';
import { FeedPlatform } from '../../src/platforms/feed/feed.connector.js';
import { type Cursor, PlatformError, type PollPage, type SourceTarget } from '../../src/platforms/ports.js';
import { FeedServer, rss } from '../support/feed-server.js';

let server: FeedServer;
let connector: FeedPlatform;

beforeAll(async () => {
  server = await FeedServer.start();
  connector = new FeedPlatform(
    new SafeHttp({ allowHosts: [server.host], userAgent: 'Earshot test' }),
    new Clock(),
  );
});
afterAll(async () => {
  await connector.onApplicationShutdown();
  await server.stop();
});
beforeEach(() => {
  server.requests.length = 0;
});

const source = (address: Record<string, unknown>): SourceTarget => ({
  id: 's',
  platform: 'feed',
  kind: 'feed',
  address,
  account: null,
});
const at = (path: string) => source({ url: server.url(path), key: 'k' });
const poll = (
  target: SourceTarget,
  cursor: Cursor = null,
  signal = new AbortController().signal,
): Promise<PollPage> => connector.poll(target, cursor, signal);
async function failure(work: Promise<unknown>): Promise<PlatformError> {
  const error: unknown = await work.then(
    () => new Error('did not fail'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PlatformError);
  return error as PlatformError;
}
/** What is stored is JSON. */
const stored = (cursor: Cursor): Cursor => JSON.parse(JSON.stringify(cursor)) as Cursor;

describe('polling a feed', () => {
  it('captures entries oldest first, then asks conditionally and gets nothing', async () => {
    server.publish('/a', [
      {
        guid: '1',
        title: 'First',
        text: '<p>It broke</p>',
        link: 'https://x.example/1',
        author: 'Asha',
        at: new Date('2026-01-01T10:00:00Z'),
      },
      { guid: '2', title: 'Second', at: new Date('2026-01-02T10:00:00Z') },
    ]);
    const first = await poll(at('/a'));
    expect(first.posts.map((post) => post.externalId)).toEqual(['feed:k#1', 'feed:k#2']);
    expect(first.posts[0]).toMatchObject({
      text: 'It broke',
      title: 'First',
      permalink: 'https://x.example/1',
      kind: 'article',
      visibility: 'public',
      author: { displayName: 'Asha' },
      publishedAt: new Date('2026-01-01T10:00:00Z'),
    });
    expect(first).toMatchObject({ more: false, deleted: [], movedTo: null, warnings: [] });
    const second = await poll(at('/a'), stored(first.cursor));
    expect(second).toMatchObject({ posts: [], cursor: first.cursor });
    expect(server.requests[1]?.headers).toMatchObject({
      'if-none-match': expect.stringMatching(/^"/) as string,
      'if-modified-since': expect.stringContaining('GMT') as string,
    });
  });

  it('shows an edit by another revision of the same id, and nothing else changed', async () => {
    server.publish('/edit', [
      { guid: '1', title: 'A' },
      { guid: '2', title: 'B' },
    ]);
    const before = await poll(at('/edit'));
    server.publish('/edit', [{ guid: '2', title: 'B, corrected' }]);
    const after = await poll(at('/edit'), stored(before.cursor));
    const revisions = (page: PollPage) => new Map(page.posts.map((post) => [post.externalId, post.revision]));
    expect(revisions(after).get('feed:k#1')).toBe(revisions(before).get('feed:k#1'));
    expect(revisions(after).get('feed:k#2')).not.toBe(revisions(before).get('feed:k#2'));
  });

  it('does not read the same bytes twice when the server knows no validators', async () => {
    server.serve('/plain', rss('P', '', [{ guid: '1', title: 'x' }]));
    const first = await poll(at('/plain'));
    expect(first.posts).toHaveLength(1);
    expect((await poll(at('/plain'), stored(first.cursor))).posts).toEqual([]);
    server.serve('/plain', rss('P', '', [{ guid: '1', title: 'y' }]));
    expect((await poll(at('/plain'), stored(first.cursor))).posts).toHaveLength(1);
  });

  it('sends validators back to the letter, and not to another address', async () => {
    server.serve('/tags', rss('T', '', []), { etag: 'W/"x,y"', 'last-modified': 'yesterday-ish' });
    const first = await poll(at('/tags'));
    await poll(at('/tags'), stored(first.cursor));
    expect(server.requests[1]?.headers).toMatchObject({
      'if-none-match': 'W/"x,y"',
      'if-modified-since': 'yesterday-ish',
    });
    server.serve('/other', rss('T', '', []));
    await poll(at('/other'), stored(first.cursor));
    expect(server.requests[2]?.headers['if-none-match']).toBeUndefined();
  });

  it('hands a long document over in parts, each entry once, oldest first', async () => {
    const entries = Array.from({ length: 1203 }, (_, i) => ({
      guid: String(i),
      title: `t${i}`,
      at: new Date(Date.UTC(2026, 0, 1, 0, i)),
    }));
    server.publish('/long', entries);
    const seen: string[] = [];
    let cursor: Cursor = null;
    for (let more = true; more;) {
      const page: PollPage = await poll(at('/long'), stored(cursor));
      seen.push(...page.posts.map((post) => post.externalId));
      ({ cursor, more } = page);
    }
    expect(seen).toEqual(entries.map((entry) => `feed:k#${entry.guid}`));
    expect((await poll(at('/long'), stored(cursor))).posts).toEqual([]);
    expect(server.requests).toHaveLength(4);
  });

  it('starts over when a long document changes halfway, so nothing is missed', async () => {
    const entries = Array.from({ length: 600 }, (_, i) => ({
      guid: String(i),
      title: `t${i}`,
      at: new Date(Date.UTC(2026, 0, 1, 0, i)),
    }));
    server.publish('/shift', entries);
    const first = await poll(at('/shift'));
    server.publish('/shift', [
      { guid: 'new', title: 'late, but dated early', at: new Date(Date.UTC(2025, 0, 1)) },
    ]);
    const second = await poll(at('/shift'), stored(first.cursor));
    expect(second.posts[0]?.externalId).toBe('feed:k#new');
  });

  it('honours what the feed and the server ask for', async () => {
    server.serve('/ttl', rss('T', '<ttl>90</ttl>', []), {
      'cache-control': 'max-age=60',
      etag: '"1"',
      'x-ratelimit-remaining': '7',
    });
    const first = await poll(at('/ttl'));
    expect(first).toMatchObject({ minIntervalSeconds: 5400, rate: { remaining: 7 } });
    server.status('/ttl', 304);
    expect((await poll(at('/ttl'), stored(first.cursor))).minIntervalSeconds).toBe(5400);
  });

  it('reports a move for good, keeps the identity of the entries, and goes on at the new address', async () => {
    server.publish('/new', [{ guid: '1', title: 'x' }]);
    server.redirect('/old', '/new', 301);
    const page = await poll(at('/old'));
    expect(page.movedTo).toEqual({ url: server.url('/new'), key: 'k' });
    expect(page.posts[0]?.externalId).toBe('feed:k#1');
    server.requests.length = 0;
    expect((await poll(source(page.movedTo ?? {}), stored(page.cursor))).posts).toEqual([]);
    expect(server.requests).toEqual([expect.objectContaining({ path: '/new' })]);
    server.redirect('/old', '/new', 302);
    expect((await poll(at('/old'))).movedTo).toBeNull();
  });

  it('does not believe a move to something that is no feed', async () => {
    server.serve('/portal', '<html><body>Please sign in</body></html>', { 'content-type': 'text/html' });
    server.redirect('/hijacked', '/portal', 301);
    expect(await failure(poll(at('/hijacked')))).toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining('web page') as string,
    });
  });

  it.each([
    [401, 'auth'],
    [403, 'refused'],
    [404, 'not-found'],
    [410, 'gone'],
    [429, 'rate-limited'],
    [500, 'temporary'],
    [503, 'temporary'],
  ])('says in its own words what %d means', async (status, kind) => {
    server.status('/status', status, { 'retry-after': '77' });
    const error = await failure(poll(at('/status')));
    expect(error).toMatchObject({ kind, retryAfterSeconds: 77 });
    expect(error.message).toContain(String(status));
  });

  it.each([
    ['blocked', 'http://169.254.169.254/feed', 'refused'],
    ['closed', 'http://127.0.0.1:1/feed', 'refused'],
  ])('does not reach into the intranet: %s', async (_name, url, kind) => {
    expect(await failure(poll(source({ url, key: 'k' })))).toMatchObject({ kind });
  });

  it('refuses a body that is too large, and says how large one may be', async () => {
    server.serve('/huge', Buffer.alloc(6_000_000, 'x'));
    expect(await failure(poll(at('/huge')))).toMatchObject({
      kind: 'malformed',
      message: expect.stringContaining('5 MB') as string,
    });
  });

  it('stops at once when told to', async () => {
    server.drip('/drip');
    const stop = new AbortController();
    const page = failure(poll(at('/drip'), null, stop.signal));
    stop.abort();
    expect(await page).toMatchObject({ kind: 'temporary' });
  });

  it('keeps the main thread free while a document is read', async () => {
    server.serve(
      '/heavy',
      rss(
        'H',
        '',
        Array.from({ length: 1500 }, (_, i) => ({
          guid: String(i),
          title: `t${i}`,
          text: '<p>x</p>'.repeat(20),
        })),
      ),
    );
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 5);
    await poll(at('/heavy'));
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(2);
  });
});

describe('finding a feed', () => {
  it('describes what stands at an address and previews the newest five', async () => {
    server.publish(
      '/blog',
      Array.from({ length: 7 }, (_, i) => ({
        guid: String(i),
        title: `t${i}`,
        at: new Date(Date.UTC(2026, 0, 1 + i)),
      })),
      { title: 'Acme blog' },
    );
    const found = await connector.discover(server.url('/blog'));
    expect(found).toMatchObject({
      platform: 'feed',
      kind: 'feed',
      title: 'Acme blog',
      needsAccount: false,
      address: { url: server.url('/blog'), key: `${server.host}/blog` },
      key: `feed:${server.host}/blog`,
    });
    expect(found?.summary).toBe('RSS 2.0 feed “Acme blog”: 7 entries, the newest of 2026-01-07.');
    expect(found?.preview.map((post) => post.text)).toEqual(['t6', 't5', 't4', 't3', 't2']);
  });

  it('takes an address without scheme', async () => {
    server.publish('/bare', [{ guid: '1', title: 'x' }]);
    expect((await connector.discover(`${server.host}/bare`))?.address).toMatchObject({
      url: server.url('/bare'),
    });
  });

  it('follows a web page to the feed it names, past one that is broken', async () => {
    server.serve(
      '/page',
      '<html><head><link rel="alternate" type="application/rss+xml" href="/broken"><link rel="alternate" type="application/atom+xml" href="/found" title="News"></head></html>',
      { 'content-type': 'text/html' },
    );
    server.publish('/found', [{ guid: '1', title: 'x' }], { title: 'News' });
    const found = await connector.discover(server.url('/page'));
    expect(found).toMatchObject({ title: 'News', address: { url: server.url('/found') } });
    expect(found?.summary).toContain(`named by the page ${server.host}`);
    expect(found?.warnings.join()).toContain('/broken');
  });

  it('says what to do when a page names no feed', async () => {
    server.serve('/nothing', '<html><body>hello</body></html>');
    expect((await failure(connector.discover(server.url('/nothing')))).message).toContain('names no feed');
  });

  it.each(['#hashtag', '@user@server.example', 'not an address', ''])(
    'leaves %s to others',
    async (input) => {
      expect(await connector.discover(input)).toBeNull();
    },
  );

  it('polls what it found', async () => {
    server.publish('/both', [{ guid: '1', title: 'x' }]);
    const found = await connector.discover(server.url('/both'));
    const page = await poll(source(found?.address ?? {}));
    expect(page.posts.map((post) => post.externalId)).toEqual(found?.preview.map((post) => post.externalId));
  });
});
