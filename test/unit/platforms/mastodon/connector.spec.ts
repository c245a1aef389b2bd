import { SafeHttp } from '../../../../src/core/http/safe-http.service.js';
import { MastodonConnector } from '../../../../src/platforms/mastodon/mastodon.connector.js';
import type { CapturedPost, Cursor } from '../../../../src/platforms/ports.js';
import { FakeMastodon, type FakeMastodonOptions } from '../../../support/fake-mastodon.js';
import {
  accountAccess,
  loopbackHttp,
  pollAll,
  signal,
  sourceOf,
} from '../../../support/platform-fixtures.js';

let fake: FakeMastodon;
const connector = new MastodonConnector(loopbackHttp());

async function server(options: FakeMastodonOptions = {}) {
  fake = await FakeMastodon.start(options);
  const asha = fake.addAccount('asha', { followers: 120 });
  const brand = fake.addAccount('nila');
  return { asha, brand };
}
afterEach(() => fake.stop());

const tag = () => sourceOf('mastodon', { stream: 'hashtag', server: fake.url, tag: 'nila' });
const mentions = (handle = 'nila') =>
  sourceOf(
    'mastodon',
    { stream: 'mentions', server: fake.url },
    accountAccess('mastodon', fake.url, { accessToken: `token-of-${handle}` }),
  );
const texts = (posts: CapturedPost[]) => posts.map((post) => post.text);
const refs = (posts: CapturedPost[]) => posts.map(({ externalId, native }) => ({ externalId, native }));

describe('reading a hashtag', () => {
  it('captures a post with its words as plain text, its author and its links', async () => {
    const { asha } = await server();
    fake.post(
      asha,
      'The #nila fan caught fire & smoke!\nsee https://example.com/a/very/long/path/that/is/shortened/on/screen',
      {
        spoiler: 'fire',
        language: 'hi',
      },
    );
    const { posts } = await pollAll(connector, tag(), null);
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({
      text: 'The #nila fan caught fire & smoke!\nsee https://example.com/a/very/long/path/that/is/shortened/on/screen',
      title: 'fire',
      language: 'hi',
      kind: 'post',
      visibility: 'public',
      author: {
        handle: `asha@${new URL(fake.url).host}`,
        externalId: `${fake.url}/@asha`,
        followers: 120,
        isBot: false,
      },
    });
    expect(posts[0]?.permalink).toContain('/@asha/');
    expect(posts[0]?.externalId).toContain('/users/asha/statuses/');
  });

  it('reads nothing twice in quiet times and asks the server only once', async () => {
    const { asha } = await server();
    fake.post(asha, '#nila one');
    const first = await pollAll(connector, tag(), null);
    const before = fake.log.length;
    const second = await pollAll(connector, tag(), first.cursor);
    expect(second.posts).toEqual([]);
    expect(fake.log.length - before).toBe(1);
  });

  const kinds: [string, FakeMastodonOptions][] = [
    ['a server that does as documented', {}],
    ['a server whose min_id acts like since_id', { minIdActsLikeSinceId: true }],
    ['a server without Link headers', { linkHeader: false }],
    ['a server with uuids for ids', { idStyle: 'uuid' }],
    ['all of it at once', { minIdActsLikeSinceId: true, linkHeader: false, idStyle: 'uuid' }],
  ];
  it.each(kinds)('misses nothing of a burst of many pages on %s', async (_name, options) => {
    const { asha } = await server(options);
    fake.burst(asha, '#nila early', 3);
    const first = await pollAll(connector, tag(), null);
    const burst = fake.burst(asha, '#nila burst', 257);
    let extra = 0;
    const second = await pollAll(connector, tag(), first.cursor, (page) => {
      // The storm goes on while it is being read, and some of it is taken down.
      if (page === 2) extra = fake.burst(asha, '#nila later', 90).length;
      if (page === 3) for (const gone of burst.slice(250, 253)) fake.remove(gone.id);
    });
    const got = new Set(texts(second.posts));
    const wanted = [
      ...Array.from({ length: 257 }, (_, i) => `#nila burst ${i + 1}`).filter((_, i) => i < 250 || i > 252),
      ...Array.from({ length: extra }, (_, i) => `#nila later ${i + 1}`),
    ];
    expect(wanted.filter((text) => !got.has(text))).toEqual([]);
    expect(second.warnings).toEqual([]);
  });

  it.each(kinds)('goes on without a gap after being killed at any page on %s', async (_name, options) => {
    const { asha } = await server(options);
    fake.post(asha, '#nila early');
    let cursor: Cursor = (await pollAll(connector, tag(), null)).cursor;
    fake.burst(asha, '#nila burst', 130);
    const stored = new Set<string>();
    for (let poll = 0; poll < 40; poll++) {
      // Every second page is lost with the process: it is read again from the cursor of the page before.
      const page = await new MastodonConnector(loopbackHttp()).poll(tag(), cursor, signal());
      if (poll % 2 === 0) continue;
      for (const text of texts(page.posts)) stored.add(text);
      cursor = JSON.parse(JSON.stringify(page.cursor)) as Cursor;
      if (!page.more) break;
    }
    expect([...stored].filter((text) => text.includes('burst'))).toHaveLength(130);
  });

  it('walks the whole burst when the timeline was empty at first', async () => {
    const { asha } = await server();
    const first = await pollAll(connector, tag(), null);
    fake.burst(asha, '#nila burst', 95);
    expect((await pollAll(connector, tag(), first.cursor)).posts).toHaveLength(95);
  });

  it('still finds known ground when the newest known post was deleted', async () => {
    const { asha } = await server();
    fake.burst(asha, '#nila early', 5);
    const first = await pollAll(connector, tag(), null);
    fake.remove(fake.store.statuses.at(-1)?.id ?? '');
    fake.burst(asha, '#nila late', 60);
    expect((await pollAll(connector, tag(), first.cursor)).posts.map((post) => post.text)).toHaveLength(60);
  });

  it('notices a post that arrived late and stands below newer ones', async () => {
    const { asha } = await server();
    const [one] = fake.burst(asha, '#nila early', 3);
    const first = await pollAll(connector, tag(), null);
    fake.post(asha, '#nila from a slow server', { order: (one?.order ?? 0) + 0.5 });
    expect(texts((await pollAll(connector, tag(), first.cursor)).posts)).toEqual([
      '#nila from a slow server',
    ]);
  });

  it.each([true, false])(
    'sees an edit of a recent post as a new revision (edit dated: %s)',
    async (datesEdits) => {
      const { asha } = await server({ datesEdits });
      const post = fake.post(asha, '#nila is bad');
      const first = await pollAll(connector, tag(), null);
      fake.edit(post.id, '#nila is dangerous');
      const second = await pollAll(connector, tag(), first.cursor);
      expect(texts(second.posts)).toEqual(['#nila is dangerous']);
      expect(second.posts[0]?.externalId).toBe(first.posts[0]?.externalId);
      expect(second.posts[0]?.revision).not.toBe(first.posts[0]?.revision);
    },
  );

  it('passes over what it cannot read, says so, and keeps the rest', async () => {
    const { asha } = await server();
    fake.post(asha, '#nila fine');
    fake.server.inject('GET', /timelines/, {
      kind: 'answer',
      status: 200,
      body: [{ id: 7 }, fake.store.statusJson(fake.store.statuses[0]!)],
    });
    const page = await connector.poll(tag(), null, signal());
    expect(texts(page.posts)).toEqual(['#nila fine']);
    expect(page.warnings[0]).toContain('1 posts could not be read');
  });

  it('reads a boost on a profile as the post it repeats', async () => {
    const { asha, brand } = await server();
    const original = fake.post(asha, 'my #nila fan sings');
    fake.post(brand, '', { reblogOf: original });
    const source = sourceOf('mastodon', {
      stream: 'profile',
      server: fake.url,
      accountId: brand.id,
      acct: 'nila',
    });
    const { posts } = await pollAll(connector, source, null);
    expect(posts[0]).toMatchObject({
      text: 'my #nila fan sings',
      author: { externalId: `${fake.url}/@asha` },
    });
  });
});

describe('reading mentions', () => {
  it('captures public and direct posts and says which post of ours they answer', async () => {
    const { asha, brand } = await server();
    const ours = fake.post(brand, 'We are sorry.');
    fake.post(asha, '@nila are you?', { inReplyTo: ours.id });
    fake.post(asha, '@nila here is my number', { visibility: 'direct' });
    const { posts } = await pollAll(connector, mentions(), null);
    const answer = posts.find((post) => post.text === '@nila are you?');
    expect(answer?.parentExternalId).toBe(`${fake.url}/users/nila/statuses/${ours.id}`);
    expect(posts.find((post) => post.kind === 'message')).toMatchObject({ visibility: 'direct' });
  });

  it('pages by the notifications own ids over a burst', async () => {
    const { asha } = await server({ idStyle: 'uuid' });
    fake.post(asha, '@nila hello');
    const first = await pollAll(connector, mentions(), null);
    fake.burst(asha, '@nila help', 175);
    expect((await pollAll(connector, mentions(), first.cursor)).posts).toHaveLength(175);
  });

  it('says that the account must be connected again when its token was revoked', async () => {
    const { brand } = await server();
    fake.revoke(brand);
    await expect(connector.poll(mentions(), null, signal())).rejects.toMatchObject({ kind: 'auth' });
  });

  it('never sends its token to another server', async () => {
    await server();
    const other = await FakeMastodon.start();
    const source = sourceOf(
      'mastodon',
      { stream: 'hashtag', server: other.url, tag: 'nila' },
      accountAccess('mastodon', fake.url, { accessToken: 'token-of-nila' }),
    );
    await pollAll(connector, source, null);
    expect(other.log.length).toBeGreaterThan(0);
    expect(other.log.every((entry) => entry.headers['authorization'] === undefined)).toBe(true);
    await other.stop();
  });
});

describe('refusals while reading', () => {
  const cases: [number, string, Record<string, string>, number | null][] = [
    [401, 'auth', {}, null],
    [403, 'auth', {}, null],
    [404, 'not-found', {}, null],
    [410, 'gone', {}, null],
    [422, 'refused', {}, null],
    [429, 'rate-limited', { 'retry-after': '42' }, 42],
    [500, 'temporary', {}, null],
    [503, 'temporary', { 'retry-after': '7' }, 7],
    [302, 'refused', { location: 'https://elsewhere.example' }, null],
  ];
  it.each(cases)('calls a %i "%s"', async (status, kind, headers, retryAfterSeconds) => {
    await server();
    fake.server.inject('GET', /timelines/, { kind: 'answer', status, body: { error: 'no' }, headers });
    await expect(connector.poll(tag(), null, signal())).rejects.toMatchObject({ kind, retryAfterSeconds });
  });

  it('waits until the reset that the server names in its own way', async () => {
    await server();
    const reset = new Date(Date.now() + 100_000).toISOString();
    const headers = { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    fake.server.inject('GET', /timelines/, {
      kind: 'answer',
      status: 429,
      body: { error: 'Too many requests' },
      headers,
    });
    const error = await connector.poll(tag(), null, signal()).catch((caught: unknown) => caught);
    const seconds = (error as { retryAfterSeconds: number }).retryAfterSeconds;
    expect(seconds).toBeGreaterThan(90);
    expect(seconds).toBeLessThanOrEqual(100);
  });

  it('asks for a pause when the limit is nearly used up', async () => {
    await server();
    const reset = new Date(Date.now() + 60_000).toISOString();
    fake.server.commonHeaders = {
      'x-ratelimit-limit': '300',
      'x-ratelimit-remaining': '2',
      'x-ratelimit-reset': reset,
    };
    const page = await connector.poll(tag(), null, signal());
    expect(page.minIntervalSeconds).toBeGreaterThan(50);
  });

  it('calls a page of HTML where JSON should be "malformed"', async () => {
    await server();
    fake.server.inject('GET', /timelines/, { kind: 'answer', status: 200, body: '<h1>Welcome</h1>' });
    await expect(connector.poll(tag(), null, signal())).rejects.toMatchObject({ kind: 'malformed' });
  });

  it('is refused by our own guard for an address that is not public', async () => {
    await server();
    const guarded = new MastodonConnector(new SafeHttp({ allowHosts: [], userAgent: 'test' }));
    await expect(guarded.poll(tag(), null, signal())).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('threads and later changes', () => {
  it('shows the whole thread, oldest first, with who answers whom', async () => {
    const { asha, brand } = await server();
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
    const root = fake.post(asha, '#nila fan broke', { createdAt: at(0) });
    const answer = fake.post(brand, '@asha sorry', { inReplyTo: root.id, createdAt: at(1) });
    fake.post(asha, '@nila thanks', { inReplyTo: answer.id, createdAt: at(2) });
    const { posts } = await pollAll(connector, tag(), null);
    const thread = await connector.thread(tag(), posts[0]!, signal());
    expect(texts(thread.posts)).toEqual(['#nila fan broke', '@asha sorry', '@nila thanks']);
    expect(thread.posts.map((post) => post.parentExternalId)).toEqual([
      null,
      thread.posts[0]?.externalId,
      thread.posts[1]?.externalId,
    ]);
    expect(thread.complete).toBe(true);
  });

  it('says that a deleted post is gone', async () => {
    const { asha } = await server();
    const post = fake.post(asha, '#nila oops');
    const { posts } = await pollAll(connector, tag(), null);
    fake.remove(post.id);
    const thread = await connector.thread(tag(), posts[0]!, signal());
    expect(thread.deleted).toEqual([posts[0]?.externalId]);
  });

  it('tells edited, deleted and unchanged posts apart', async () => {
    const { asha } = await server({ datesEdits: false });
    const [a, b] = fake.burst(asha, '#nila post', 3);
    const { posts } = await pollAll(connector, tag(), null);
    fake.edit(a!.id, '#nila changed');
    fake.remove(b!.id);
    const states = await connector.refresh(tag(), refs(posts), signal());
    expect(states.map((one) => one.state).sort()).toEqual(['deleted', 'edited', 'unchanged']);
    expect(states.find((one) => one.state === 'edited')).toMatchObject({ post: { text: '#nila changed' } });
  });

  it('does not take a server that answers 404 to everything for a mass deletion', async () => {
    const { asha } = await server();
    fake.burst(asha, '#nila post', 2);
    const { posts } = await pollAll(connector, tag(), null);
    fake.server.inject('GET', /.*/, { kind: 'answer', status: 404, body: 'nothing here' }, 99);
    const states = await connector.refresh(tag(), refs(posts), signal());
    expect(states.map((one) => one.state)).toEqual(['unknown', 'unknown']);
  });

  it('does not call a private message deleted when the account that saw it is gone', async () => {
    const { asha } = await server();
    fake.post(asha, '@nila my number is 12345', { visibility: 'direct' });
    const { posts } = await pollAll(connector, mentions(), null);
    const states = await connector.refresh({ ...mentions(), account: null }, refs(posts), signal());
    expect(states.map((one) => one.state)).toEqual(['unknown']);
  });

  it('stops asking when the server wants to be left alone', async () => {
    const { asha } = await server();
    fake.burst(asha, '#nila post', 3);
    const { posts } = await pollAll(connector, tag(), null);
    const before = fake.log.length;
    fake.server.inject(
      'GET',
      /statuses/,
      { kind: 'answer', status: 429, body: { error: 'Too many requests' } },
      99,
    );
    const states = await connector.refresh(tag(), refs(posts), signal());
    expect(states.every((one) => one.state === 'unknown')).toBe(true);
    expect(fake.log.length - before).toBe(1);
  });
});
