import { BlueskyConnector } from '../../../../src/platforms/bluesky/bluesky.connector.js';
import { BlueskyPublisher } from '../../../../src/platforms/bluesky/bluesky.publisher.js';
import { BlueskyClient } from '../../../../src/platforms/bluesky/client.js';
import type { CapturedPost, Cursor } from '../../../../src/platforms/ports.js';
import { FakeBluesky, type FakePerson, type FakePost } from '../../../support/fake-bluesky.js';
import type { Fault } from '../../../support/fake-server.js';
import {
  accountAccess,
  intentFor,
  loopbackHttp,
  pollAll,
  signal,
  sourceOf,
} from '../../../support/platform-fixtures.js';

let fake: FakeBluesky;
let asha: FakePerson;
let brand: FakePerson;
let account: ReturnType<typeof accountAccess>;
let now: Date;
let client: BlueskyClient;
let connector: BlueskyConnector;
let publisher: BlueskyPublisher;

beforeEach(async () => {
  fake = await FakeBluesky.start();
  asha = fake.addPerson('asha');
  brand = fake.addPerson('nila');
  now = new Date();
  account = newAccount();
  restart();
});
afterEach(() => fake.stop());

const newAccount = (more: Record<string, string> = {}) =>
  accountAccess(
    'bluesky',
    fake.url,
    { identifier: 'nila.test', appPassword: 'nila-password', ...more },
    { externalId: brand.did, handle: '@nila.test' },
  );
/** A new process: nothing remembered but what was saved. */
function restart() {
  client = new BlueskyClient(loopbackHttp(), () => now);
  connector = new BlueskyConnector(client);
  publisher = new BlueskyPublisher(client);
}
const search = () => sourceOf('bluesky', { stream: 'search', q: 'fan' }, account);
const mentions = () => sourceOf('bluesky', { stream: 'mentions' }, account);
const texts = (posts: CapturedPost[]) => posts.map((post) => post.text);
const burst = (count: number, text = 'fan') =>
  Array.from({ length: count }, (_, i) => fake.post(asha, `${text} ${i + 1}`));
async function captured(post: FakePost): Promise<CapturedPost> {
  const { posts } = await pollAll(
    connector,
    sourceOf('bluesky', { stream: 'search', q: post.record.text }, account),
    null,
  );
  return posts.find((one) => one.externalId === post.uri)!;
}

describe('staying signed in', () => {
  it('signs in once, keeps the session, and needs no sign-in after a restart', async () => {
    await pollAll(connector, search(), null);
    const saved = Object.assign({}, ...account.saved) as Record<string, string>;
    expect(saved).toMatchObject({
      did: brand.did,
      accessJwt: expect.any(String),
      refreshJwt: expect.any(String),
    });
    restart();
    account = newAccount(saved);
    await pollAll(connector, search(), null);
    await pollAll(connector, mentions(), null);
    expect(fake.signIns).toBe(1);
  });

  it('refreshes an expired session once, for all who wait for it, and saves the new tokens', async () => {
    await pollAll(connector, search(), null);
    fake.expireAccess();
    await Promise.all([1, 2, 3].map(() => connector.poll(search(), null, signal())));
    expect(fake.server.asked('POST', /refreshSession/)).toHaveLength(1);
    expect(fake.signIns).toBe(1);
    expect(account.saved.at(-1)).toMatchObject({ refreshJwt: expect.any(String) });
  });

  it('renews a garbled token too', async () => {
    account = newAccount({
      did: brand.did,
      handle: 'nila.test',
      accessJwt: 'garbage',
      refreshJwt: 'garbage',
    });
    expect((await connector.poll(search(), null, signal())).posts).toEqual([]);
    expect(fake.signIns).toBe(1);
  });

  it('never signs in twice within five minutes, not even after a crash', async () => {
    await pollAll(connector, search(), null);
    for (let crash = 0; crash < 3; crash++) {
      fake.expireAccess();
      fake.expireRefresh();
      restart();
      await expect(connector.poll(search(), null, signal())).rejects.toMatchObject({ kind: 'rate-limited' });
    }
    expect(fake.signIns).toBe(1);
    now = new Date(now.getTime() + 301_000);
    await connector.poll(search(), null, signal());
    expect(fake.signIns).toBe(2);
  });

  it('uses the session that another process has saved meanwhile', async () => {
    await pollAll(connector, search(), null);
    const other = newAccount(Object.assign({}, ...account.saved) as Record<string, string>);
    fake.expireAccess();
    await new BlueskyConnector(new BlueskyClient(loopbackHttp(), () => now)).poll(
      sourceOf('bluesky', { stream: 'search', q: 'x' }, other),
      null,
      signal(),
    );
    // A second apart, as tokens tell their time in seconds.
    account = newAccount(Object.assign({}, ...other.saved) as Record<string, string>);
    restart();
    await connector.poll(search(), null, signal());
    expect(fake.signIns).toBe(1);
  });

  it('says that the account must be connected again when the password is refused', async () => {
    account = newAccount({ appPassword: 'wrong' });
    await expect(publisher.verify(account)).rejects.toMatchObject({ kind: 'auth' });
  });

  it('says who we are', async () => {
    expect(await publisher.verify(account)).toMatchObject({
      externalId: brand.did,
      handle: '@nila.test',
      length: { max: 300, maxBytes: 3000 },
    });
  });

  it('never shows its token to another AppView', async () => {
    const view = await FakeBluesky.start();
    account = newAccount({ appViewUrl: view.url });
    await connector.poll(search(), null, signal()).catch(() => undefined);
    expect(view.server.log).toHaveLength(1);
    expect(view.server.log[0]?.headers['authorization']).toBeUndefined();
    await view.stop();
  });
});

describe('reading', () => {
  it('captures a post with its author, its place and its claims', async () => {
    const root = fake.post(asha, 'my fan smokes');
    fake.post(asha, 'the fan again', root);
    const { posts } = await pollAll(connector, search(), null);
    expect(posts[0]).toMatchObject({
      externalId: expect.stringMatching(/^at:\/\//),
      text: 'the fan again',
      language: 'en',
      author: { externalId: asha.did, handle: '@asha.test' },
      parentExternalId: root.uri,
      rootExternalId: root.uri,
      permalink: expect.stringContaining(`https://bsky.app/profile/${asha.did}/post/`),
      visibility: 'public',
    });
  });

  it('reads what others say to us, and says what it answers', async () => {
    const ours = fake.post(brand, 'We are sorry.');
    fake.post(asha, 'are you?', ours);
    fake.post(asha, 'hello @nila.test');
    fake.post(asha, 'nothing to do with you');
    const { posts } = await pollAll(connector, mentions(), null);
    expect(texts(posts)).toEqual(['hello @nila.test', 'are you?']);
    expect(posts[1]?.parentExternalId).toBe(ours.uri);
  });

  it.each([0, 1, 2])('misses nothing of a burst of many pages, killed after page %i', async (killedAfter) => {
    burst(3, 'early fan');
    let cursor: Cursor = (await pollAll(connector, search(), null)).cursor;
    burst(450);
    const stored = new Set<string>();
    for (let page = 0; page <= killedAfter; page++) {
      const read = await connector.poll(search(), cursor, signal());
      if (page === killedAfter) break; // killed before it was stored
      for (const text of texts(read.posts)) stored.add(text);
      cursor = JSON.parse(JSON.stringify(read.cursor)) as Cursor;
    }
    restart();
    burst(20, 'later fan');
    for (const text of texts((await pollAll(connector, search(), cursor)).posts)) stored.add(text);
    expect([...stored].filter((text) => text.startsWith('fan'))).toHaveLength(450);
    expect([...stored].filter((text) => text.startsWith('later'))).toHaveLength(20);
  });

  it('looks behind empty pages of what others say to us, however often it is asked', async () => {
    fake.post(asha, 'One @nila.test');
    const first = await pollAll(connector, mentions(), null);
    expect(texts(first.posts)).toEqual(['One @nila.test']);
    fake.emptyPages = 3; // a hundred likes in between, which were not asked for
    fake.post(asha, 'Two @nila.test');
    const second = await pollAll(connector, mentions(), first.cursor);
    expect(texts(second.posts)).toEqual(['Two @nila.test']);
    expect((await pollAll(connector, mentions(), second.cursor)).posts).toEqual([]);
  });

  it('goes on with what is new when the server forgets its paging token, and says what may be missing', async () => {
    burst(1, 'early fan');
    let { cursor } = await pollAll(connector, search(), null);
    burst(300);
    cursor = (await connector.poll(search(), cursor, signal())).cursor;
    fake.server.inject('GET', /searchPosts/, {
      kind: 'answer',
      status: 400,
      body: { error: 'InvalidRequest', message: 'bad cursor' },
    });
    const page = await connector.poll(search(), cursor, signal());
    expect(page.warnings[0]).toContain('may be missing');
    fake.post(asha, 'one more fan');
    expect(texts((await pollAll(connector, search(), page.cursor)).posts)).toContain('one more fan');
  });

  it('follows one thread: new answers and edits, each once', async () => {
    const root = fake.post(asha, 'fan');
    const source = sourceOf('bluesky', { stream: 'thread', uri: root.uri }, account);
    const first = await pollAll(connector, source, null);
    fake.post(asha, 'still', root);
    fake.edit(root, 'fan, edited');
    const second = await pollAll(connector, source, first.cursor);
    expect(texts(second.posts)).toEqual(['fan, edited', 'still']);
    expect((await pollAll(connector, source, second.cursor)).posts).toEqual([]);
  });

  it.each([
    [401, { error: 'AuthMissing' }, 'auth'],
    [429, { error: 'RateLimitExceeded' }, 'rate-limited'],
    [502, { error: 'UpstreamFailure' }, 'temporary'],
    [400, { error: 'InvalidRequest' }, 'refused'],
    [200, 'surprise', 'malformed'],
  ])('calls a %i with %j "%s"', async (status, body, kind) => {
    await pollAll(connector, search(), null);
    const headers = { 'retry-after': '17' };
    fake.server.inject('GET', /searchPosts/, { kind: 'answer', status, body, headers });
    await expect(connector.poll(search(), null, signal())).rejects.toMatchObject({ kind });
  });

  it('cannot be read without an account', async () => {
    await expect(connector.poll({ ...search(), account: null }, null, signal())).rejects.toMatchObject({
      kind: 'auth',
    });
  });
});

describe('threads and later changes', () => {
  it('shows the whole thread from its root, oldest first', async () => {
    const root = fake.post(asha, 'fan');
    const ours = fake.post(brand, 'sorry', root);
    fake.post(asha, 'thanks', ours);
    fake.post(asha, 'a side branch', root);
    const thread = await connector.thread(search(), await captured(ours), signal());
    expect(texts(thread.posts)).toEqual(['fan', 'sorry', 'thanks', 'a side branch']);
    expect(thread.complete).toBe(true);
  });

  it('says which part of the thread is gone', async () => {
    const root = fake.post(asha, 'fan');
    const answer = fake.post(asha, 'the answer', root);
    const post = await captured(answer);
    fake.remove(root);
    const thread = await connector.thread(search(), post, signal());
    expect(thread.deleted).toEqual([root.uri]);
    expect(texts(thread.posts)).toEqual(['the answer']);
    fake.remove(answer);
    expect((await connector.thread(search(), post, signal())).deleted).toContain(answer.uri);
  });

  it('tells edited, deleted and unchanged posts apart, more than fit into one question', async () => {
    burst(60);
    const { posts } = await pollAll(connector, search(), null);
    fake.edit(fake.posts[3]!, 'fan changed');
    const gone = fake.posts[50]!;
    fake.remove(gone);
    const states = await connector.refresh(search(), posts, signal());
    expect(states.filter((one) => one.state === 'unchanged')).toHaveLength(58);
    expect(states.find((one) => one.state === 'edited')).toMatchObject({ post: { text: 'fan changed' } });
    expect(states.find((one) => one.state === 'deleted')?.externalId).toBe(gone.uri);
  });

  it('does not call a post deleted that a list leaves out or that is blocked: only one that its own thread does not know', async () => {
    burst(4);
    const { posts } = await pollAll(connector, search(), null);
    const [leftOut, edited, blocked, gone] = fake.posts as [FakePost, FakePost, FakePost, FakePost];
    fake.edit(edited, 'fan, edited');
    leftOut.leftOut = edited.leftOut = blocked.blocked = true;
    fake.remove(gone);
    const states = new Map(
      (await connector.refresh(search(), posts, signal())).map((one) => [one.externalId, one]),
    );
    expect(states.get(leftOut.uri)).toMatchObject({ state: 'unchanged' });
    expect(states.get(edited.uri)).toMatchObject({ state: 'edited', post: { text: 'fan, edited' } });
    expect(states.get(blocked.uri)).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('block'),
    });
    expect(states.get(gone.uri)).toEqual({ externalId: gone.uri, state: 'deleted' });
    fake.server.inject('GET', /getPostThread/, {
      kind: 'answer',
      status: 404,
      body: '<html>Not here</html>',
    });
    expect(
      (await connector.refresh(search(), [{ externalId: gone.uri, native: {} }], signal()))[0],
    ).toMatchObject({
      state: 'unknown',
    });
  });

  it('does not call posts deleted when the server fails', async () => {
    burst(2);
    const { posts } = await pollAll(connector, search(), null);
    fake.server.inject('GET', /getPosts/, {
      kind: 'answer',
      status: 502,
      body: { error: 'UpstreamFailure' },
    });
    expect((await connector.refresh(search(), posts, signal())).map((one) => one.state)).toEqual([
      'unknown',
      'unknown',
    ]);
  });
});

describe('posting a reply', () => {
  const key = () => publisher.mintKey(now);

  it('posts under the stored key, to parent and root, with what was approved', async () => {
    const root = fake.post(asha, 'fan');
    const parent = fake.post(asha, 'and again', root);
    const intent = intentFor(
      await captured(parent),
      'Sorry @asha.test, see https://example.com/help #nila',
      key(),
    );
    expect(await publisher.send(account, intent, signal())).toMatchObject({
      kind: 'published',
      externalId: `at://${brand.did}/app.bsky.feed.post/${intent.idempotencyKey}`,
    });
    const record = fake.posts.at(-1)?.record;
    expect(record?.text).toBe(intent.text);
    expect(record?.reply).toEqual({
      root: { uri: root.uri, cid: root.cid },
      parent: { uri: parent.uri, cid: parent.cid },
    });
    expect(record?.['facets']).toHaveLength(3);
  });

  it('is dated by its first sending and by the answer, not by an approval that waited since', async () => {
    const sentAt = new Date(now.getTime() - 5_000);
    const intent = intentFor(await captured(fake.post(asha, 'fan')), 'Sorry', key(), {
      createdAt: new Date(now.getTime() - 7_200_000),
      sentAt,
    });
    expect(await publisher.send(account, intent, signal())).toMatchObject({ kind: 'published', at: now });
    expect(fake.posts.at(-1)?.record.createdAt).toBe(sentAt.toISOString());
  });

  it('answers a post that a list leaves out, and not one that is blocked', async () => {
    const [a, b] = burst(2) as [FakePost, FakePost];
    const intents = [];
    for (const post of [a, b]) intents.push(intentFor(await captured(post), 'Sorry', key()));
    a.leftOut = b.blocked = true;
    expect(await publisher.send(account, intents[0]!, signal())).toMatchObject({ kind: 'published' });
    expect(await publisher.send(account, intents[1]!, signal())).toMatchObject({
      kind: 'rejected',
      code: 'refused',
    });
  });

  it('makes one post of two attempts', async () => {
    const intent = intentFor(await captured(fake.post(asha, 'fan')), 'Sorry', key());
    await publisher.send(account, intent, signal());
    expect(await publisher.send(account, intent, signal())).toMatchObject({ kind: 'published' });
    expect(fake.writes).toBe(1);
  });

  it('never overwrites another post that stands under its key', async () => {
    const parent = await captured(fake.post(asha, 'fan'));
    const intent = intentFor(parent, 'Sorry', key());
    await publisher.send(account, intent, signal());
    const outcome = await publisher.send(account, { ...intent, text: 'Something else' }, signal());
    expect(outcome.kind).toBe('unknown');
    expect(fake.posts.at(-1)?.record.text).toBe('Sorry');
  });

  it('does not answer a post that is gone, or was edited since, or takes no answers', async () => {
    const [a, b, c] = burst(3) as [FakePost, FakePost, FakePost];
    const intents = [];
    for (const post of [a, b, c]) intents.push(intentFor(await captured(post), 'Sorry', key()));
    fake.remove(a);
    fake.edit(b, 'fan, and worse');
    c.replyDisabled = true;
    const outcomes = await Promise.all(intents.map((intent) => publisher.send(account, intent, signal())));
    expect(outcomes.map((one) => one.kind === 'rejected' && one.code)).toEqual([
      'gone',
      'refused',
      'refused',
    ]);
    expect(fake.writes).toBe(0);
  });

  it.each([
    ['x'.repeat(301), 'too-long'],
    ['👩‍👩‍👧‍👦'.repeat(121), 'too-long'],
  ])('refuses what is too long before asking anyone (%#)', async (text, code) => {
    const intent = intentFor(await captured(fake.post(asha, 'fan')), text, key());
    const before = fake.server.log.length;
    expect(await publisher.send(account, intent, signal())).toMatchObject({ kind: 'rejected', code });
    expect(fake.server.log.length).toBe(before);
  });

  it('takes 300 letters that are many bytes each', async () => {
    const intent = intentFor(await captured(fake.post(asha, 'fan')), 'நி'.repeat(300), key());
    expect(await publisher.send(account, intent, signal())).toMatchObject({ kind: 'published' });
  });

  it('refreshes an expired session and posts once', async () => {
    const intent = intentFor(await captured(fake.post(asha, 'fan')), 'Sorry', key());
    fake.expireAccess();
    expect(await publisher.send(account, intent, signal())).toMatchObject({ kind: 'published' });
    expect(fake.writes).toBe(1);
  });

  const answers: [string, Fault, object, number][] = [
    [
      '429',
      {
        kind: 'answer',
        status: 429,
        body: { error: 'RateLimitExceeded', message: 'slow' },
        headers: { 'retry-after': '9' },
      },
      { kind: 'retry-later', afterSeconds: 9 },
      0,
    ],
    [
      '403',
      { kind: 'answer', status: 403, body: { error: 'Forbidden' } },
      { kind: 'rejected', code: 'auth', doubtful: true },
      0,
    ],
    [
      '403 of an account that was taken down',
      { kind: 'answer', status: 403, body: { error: 'AccountTakedown' } },
      { kind: 'rejected', code: 'auth' },
      0,
    ],
    [
      '400',
      {
        kind: 'answer',
        status: 400,
        body: { error: 'InvalidRequest', message: 'Record/text must not be longer than 300 graphemes' },
      },
      { kind: 'rejected', code: 'too-long' },
      0,
    ],
    [
      '500 although posted',
      { kind: 'answer-after', status: 500, body: { error: 'InternalServerError' } },
      { kind: 'unknown' },
      1,
    ],
    [
      '200 with something else',
      {
        kind: 'answer-after',
        status: 200,
        body: { uri: 'at://did:plc:other/app.bsky.feed.post/1', cid: 'x' },
      },
      { kind: 'unknown' },
      1,
    ],
    ['a connection cut after posting', { kind: 'drop-after' }, { kind: 'unknown' }, 1],
    ['a connection cut before posting', { kind: 'drop-before' }, { kind: 'unknown' }, 0],
  ];
  it.each(answers)('judges %s, and finds out by reading', async (_name, fault, expected, writes) => {
    const intent = intentFor(await captured(fake.post(asha, 'fan')), 'Sorry', key());
    fake.server.inject('POST', /putRecord/, fault);
    expect(await publisher.send(account, intent, signal())).toMatchObject(expected);
    expect(fake.writes).toBe(writes);
    const before = fake.server.log.length;
    expect(await publisher.find(account, intent, signal())).toMatchObject({
      kind: writes ? 'found' : 'absent',
    });
    expect(fake.server.log.slice(before).every((entry) => entry.method === 'GET')).toBe(true);
  });

  it('is sure that a refusal is about the account where the server says that it was taken down', async () => {
    const intent = intentFor(await captured(fake.post(asha, 'fan')), 'Sorry', key());
    fake.server.inject('POST', /putRecord/, {
      kind: 'answer',
      status: 403,
      body: { error: 'AccountTakedown' },
    });
    expect(await publisher.send(account, intent, signal())).not.toHaveProperty('doubtful');
  });

  it('sends nothing when the parent cannot be read, and says when to try again', async () => {
    const intent = intentFor(await captured(fake.post(asha, 'fan')), 'Sorry', key());
    fake.server.inject('GET', /getPosts/, {
      kind: 'answer',
      status: 502,
      body: { error: 'UpstreamFailure' },
    });
    expect(await publisher.send(account, intent, signal())).toMatchObject({
      kind: 'retry-later',
      code: 'temporary',
    });
    expect(fake.writes).toBe(0);
  });

  it('does not know whether a reply landed when the server cannot be asked', async () => {
    const intent = intentFor(await captured(fake.post(asha, 'fan')), 'Sorry', key());
    fake.server.inject('GET', /getRecord/, { kind: 'answer', status: 500, body: {} });
    expect(await publisher.find(account, intent, signal())).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['the page of a server in between', 404, '<html>Not here</html>'],
    [
      'a server that does not know the account',
      400,
      { error: 'RepoNotFound', message: 'Could not find repo' },
    ],
    ['a server without that call', 404, { error: 'NotFound', message: 'Not found' }],
  ])('does not take %s for the word that nothing was posted', async (_name, status, body) => {
    const intent = intentFor(await captured(fake.post(asha, 'fan')), 'Sorry', key());
    fake.server.inject('GET', /getRecord/, { kind: 'answer', status, body });
    expect(await publisher.find(account, intent, signal())).toMatchObject({ kind: 'unknown' });
  });

  it('mints keys that never repeat and sort by time', () => {
    const keys = Array.from({ length: 5000 }, () => publisher.mintKey(now));
    expect(new Set(keys).size).toBe(5000);
    expect([...keys].sort()).toEqual(keys);
  });
});

describe('finding out what stands behind an address', () => {
  it('takes our own handle for what people say to us, another for posts that mention it', async () => {
    fake.post(asha, 'hello @nila.test');
    expect(await connector.discover('@nila.test', account)).toMatchObject({
      kind: 'mentions',
      needsAccount: true,
      preview: [{ text: 'hello @nila.test' }],
    });
    expect(await connector.discover('@asha.test', account)).toMatchObject({
      kind: 'search',
      key: `bluesky:mentioning:${asha.did}`,
    });
  });

  it('knows the person behind a did', async () => {
    fake.post(asha, 'so says @asha.test');
    expect(await connector.discover(asha.did, account)).toMatchObject({
      title: 'Posts that mention @asha.test',
      preview: [{ text: 'so says @asha.test' }],
    });
  });

  it('takes a post for its thread, words for a search, a hashtag for its posts', async () => {
    const post = fake.post(asha, 'my fan #nila');
    const uri = post.uri.replace('at://', 'https://bsky.app/profile/').replace('app.bsky.feed.post', 'post');
    expect(await connector.discover(uri, account)).toMatchObject({
      kind: 'thread',
      address: { uri: post.uri },
    });
    expect(await connector.discover('my fan', account)).toMatchObject({
      kind: 'search',
      preview: [{ text: 'my fan #nila' }],
    });
    expect(await connector.discover('#Nila', account)).toMatchObject({
      kind: 'hashtag',
      key: 'bluesky:tag:nila',
    });
  });

  it('asks for an account where none was chosen', async () => {
    const found = await connector.discover('nila fan', null);
    expect(found).toMatchObject({ needsAccount: true, preview: [] });
    expect(found?.warnings[0]).toContain('Connect');
  });

  it('says when nobody has that handle, or the post is gone', async () => {
    await expect(connector.discover('did:plc:nobody', account)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(connector.discover('@nobody.test', account)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(
      connector.discover(`at://${asha.did}/app.bsky.feed.post/none`, account),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('a post of ours that stands already', () => {
  const stands = (text = 'Sorry about the fan.') => {
    const post = fake.post(brand, text, fake.post(asha, 'fan'));
    return { post, intent: { externalId: post.uri, text, language: 'en' } };
  };

  it('is taken back, twice if need be', async () => {
    const { intent } = stands();
    for (let n = 0; n < 2; n++)
      expect(await publisher.remove(account, intent, signal())).toMatchObject({
        kind: 'published',
        externalId: intent.externalId,
      });
    expect(fake.posts.map((post) => post.author)).toEqual([asha]);
  });

  it('shows whether it stands as it should: changed, withheld by the network, gone', async () => {
    const { post, intent } = stands();
    expect(await publisher.standing(account, intent, signal())).toEqual({ kind: 'same' });
    post.blocked = true;
    expect(await publisher.standing(account, intent, signal())).toEqual({ kind: 'gone' });
    post.blocked = false;
    fake.edit(post, 'Buy crypto');
    expect(await publisher.standing(account, intent, signal())).toEqual({
      kind: 'other',
      text: 'Buy crypto',
    });
    fake.remove(post);
    expect(await publisher.standing(account, intent, signal())).toEqual({ kind: 'gone' });
  });

  it('of somebody else is never asked to be deleted', async () => {
    const post = fake.post(asha, 'fan');
    const outcome = await publisher.remove(
      account,
      { externalId: post.uri, text: 'fan', language: null },
      signal(),
    );
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'refused' });
    expect(fake.posts).toHaveLength(1);
  });

  it.each([
    ['a lost answer', { kind: 'drop-after' }, { kind: 'unknown' }],
    [
      'its patience',
      { kind: 'answer', status: 429, body: { error: 'RateLimitExceeded' }, headers: { 'retry-after': '9' } },
      { kind: 'retry-later', afterSeconds: 9 },
    ],
  ] as [string, Fault, Record<string, unknown>][])(
    'tells %s apart from a refusal',
    async (_what, fault, expected) => {
      const { intent } = stands();
      fake.server.inject('POST', /deleteRecord/, fault);
      expect(await publisher.remove(account, intent, signal())).toMatchObject(expected);
    },
  );

  it('cannot be corrected: nobody would see it', () => {
    expect(publisher).not.toHaveProperty('edit');
    expect(publisher.capabilities.corrects).toBeUndefined();
  });
});
