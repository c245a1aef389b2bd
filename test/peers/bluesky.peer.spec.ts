/**
 * Connector and publisher against a real AT Protocol network (PDS, AppView, PLC): what the fake claims must be true here.
 */
import { BlueskyConnector } from '../../src/platforms/bluesky/bluesky.connector.js';
import { BlueskyPublisher } from '../../src/platforms/bluesky/bluesky.publisher.js';
import { BlueskyClient } from '../../src/platforms/bluesky/client.js';
import { outcomeOf } from '../../src/platforms/bluesky/reply-outcome.js';
import type { CapturedPost } from '../../src/platforms/ports.js';
import { startAtprotoNetwork, type AtprotoNetwork, type PeerRef } from '../support/atproto-network.js';
import {
  accountAccess,
  intentFor,
  loopbackHttp,
  pollAll,
  signal,
  sourceOf,
  type TestAccount,
} from '../support/platform-fixtures.js';

jest.setTimeout(120_000);

let net: AtprotoNetwork;
let account: TestAccount;
let connector: BlueskyConnector;
let publisher: BlueskyPublisher;

beforeAll(async () => {
  net = await startAtprotoNetwork();
  account = access();
  restart();
  await net.post(net.accounts.asha, 'potoroo kettle rusts');
}, 900_000);
afterAll(() => net?.stop());

const access = (more: Record<string, string> = {}) =>
  accountAccess(
    'bluesky',
    net.pdsUrl,
    { identifier: net.accounts.brand.handle, appPassword: net.accounts.brand.password, ...more },
    { externalId: net.accounts.brand.did, handle: `@${net.accounts.brand.handle}` },
  );
function restart() {
  const client = new BlueskyClient(loopbackHttp());
  connector = new BlueskyConnector(client);
  publisher = new BlueskyPublisher(client);
}
const search = (q: string) => sourceOf('bluesky', { stream: 'search', q }, account);
const texts = (posts: CapturedPost[]) => posts.map((post) => post.text);
async function capture(q: string): Promise<CapturedPost> {
  const { posts } = await pollAll(connector, search(q), null);
  expect(posts).toHaveLength(1);
  return posts[0]!;
}
const complain = (text: string) => net.post(net.accounts.asha, text);

it('connects an account and says who it is', async () => {
  expect(await publisher.verify(account)).toMatchObject({
    externalId: net.accounts.brand.did,
    handle: '@brand.test',
  });
  await expect(publisher.verify(access({ appPassword: 'wrong' }))).rejects.toMatchObject({ kind: 'auth' });
});

it('finds posts by words, each once', async () => {
  await complain('zephyr fan zero');
  const first = await pollAll(connector, search('zephyr'), null);
  expect(first.posts).toHaveLength(1);
  for (let n = 1; n <= 7; n++) await complain(`zephyr fan number ${n}`);
  const second = await pollAll(connector, search('zephyr'), first.cursor);
  expect(second.posts).toHaveLength(7);
  expect((await pollAll(connector, search('zephyr'), second.cursor)).posts).toEqual([]);
});

it('misses nothing of a burst of several pages', async () => {
  await complain('tapir zero');
  let { cursor } = await pollAll(connector, search('tapir'), null);
  await net.burst(
    net.accounts.asha,
    Array.from({ length: 150 }, (_, n) => `tapir ${n}`),
  );
  await net.burst(
    net.accounts.bala,
    Array.from({ length: 120 }, (_, n) => `tapir again ${n}`),
  );
  const page = await connector.poll(search('tapir'), cursor, signal());
  expect(page.more).toBe(true);
  cursor = JSON.parse(JSON.stringify(page.cursor)) as typeof cursor;
  restart();
  const rest = await pollAll(connector, search('tapir'), cursor);
  expect(new Set([...texts(page.posts), ...texts(rest.posts)]).size).toBe(270);
});

it('finds posts by hashtag and by whom they mention', async () => {
  await net.post(net.accounts.asha, 'warm fridge again @brand.test');
  const tagged = await connector.discover('#nilatag', account);
  expect(tagged).toMatchObject({ kind: 'hashtag', preview: [] });
  const post = await capture('warm fridge again');
  await publisher.send(
    account,
    intentFor(post, 'Please see #nilatag', publisher.mintKey(new Date())),
    signal(),
  );
  await net.process();
  const { posts } = await pollAll(
    connector,
    sourceOf('bluesky', { stream: 'hashtag', tag: 'nilatag' }, account),
    null,
  );
  expect(texts(posts)).toEqual(['Please see #nilatag']);
  const mentioning = await connector.discover(net.accounts.brand.did, { ...account, externalId: null });
  expect(texts(mentioning?.preview ?? [])).toContain('warm fridge again @brand.test');
});

it('reads mentions and answers to our posts', async () => {
  const ours = await net.post(net.accounts.brand, 'we are listening');
  const source = sourceOf('bluesky', { stream: 'mentions' }, account);
  const before = await pollAll(connector, source, null);
  await net.post(net.accounts.asha, 'hello @brand.test my fan smokes');
  await net.post(net.accounts.bala, 'are you really', { root: ours, parent: ours });
  const { posts } = await pollAll(connector, source, before.cursor);
  expect(texts(posts).sort()).toEqual(['are you really', 'hello @brand.test my fan smokes']);
  expect(posts.find((post) => post.text === 'are you really')?.parentExternalId).toBe(ours.uri);
});

it('posts a reply with working links and mentions, and reads it back in the thread', async () => {
  const root = await complain('quokka mixer leaks');
  const post = await capture('quokka');
  const text = 'மன்னிக்கவும் @asha.test 😔 https://example.com/help #nila';
  const intent = intentFor(post, text, publisher.mintKey(new Date()), { language: 'ta' });
  const outcome = await publisher.send(account, intent, signal());
  expect(outcome).toMatchObject({
    kind: 'published',
    externalId: expect.stringContaining(intent.idempotencyKey),
  });
  await net.process();
  const thread = await connector.thread(search('quokka'), post, signal());
  expect(texts(thread.posts)).toEqual(['quokka mixer leaks', text]);
  const reply = thread.posts[1]!;
  expect(reply.parentExternalId).toBe(root.uri);
  expect(reply.author.externalId).toBe(net.accounts.brand.did);
  // The network tells the person that was mentioned only if the facet points at the right bytes and the right did.
  const asha = accountAccess('bluesky', net.pdsUrl, {
    identifier: 'asha.test',
    appPassword: net.accounts.asha.password,
  });
  const { posts } = await pollAll(
    connector,
    sourceOf('bluesky', { stream: 'mentions' }, { ...asha, id: 'asha' }),
    null,
  );
  expect(texts(posts)).toContain(text);
});

it('makes one post of two attempts, finds it, and never overwrites', async () => {
  await complain('wombat cooler hums');
  const post = await capture('wombat');
  const intent = intentFor(post, 'We are on it.', publisher.mintKey(new Date()));
  expect(await publisher.find(account, intent, signal())).toEqual({ kind: 'absent' });
  const one = await publisher.send(account, intent, signal());
  const two = await publisher.send(account, intent, signal());
  expect([one.kind, two.kind]).toEqual(['published', 'published']);
  expect(await publisher.send(account, { ...intent, text: 'Other words.' }, signal())).toMatchObject({
    kind: 'unknown',
  });
  await net.process();
  const thread = await connector.thread(search('wombat'), post, signal());
  expect(texts(thread.posts)).toEqual(['wombat cooler hums', 'We are on it.']);
  expect(await publisher.find(account, intent, signal())).toMatchObject({
    kind: 'found',
    externalId: thread.posts[1]?.externalId,
  });
});

it('answers below an answer, with the root of the thread', async () => {
  const root = await complain('numbat grinder stuck');
  const middle = await net.post(net.accounts.bala, 'mine too numbatly', { root, parent: root });
  const post = await capture('numbatly');
  await publisher.send(
    account,
    intentFor(post, 'Both of you, sorry.', publisher.mintKey(new Date())),
    signal(),
  );
  await net.process();
  const thread = await connector.thread(search('numbat'), post, signal());
  expect(thread.posts.at(-1)).toMatchObject({
    text: 'Both of you, sorry.',
    parentExternalId: middle.uri,
    rootExternalId: root.uri,
  });
});

describe('what changes later', () => {
  let ref: PeerRef;
  let post: CapturedPost;
  beforeEach(async () => {
    const word = `bilby${Date.now()}`;
    ref = await complain(`${word} fridge warm`);
    post = await capture(word);
  });

  it('sees a deletion, and does not answer into the void', async () => {
    await net.remove(net.accounts.asha, ref.uri);
    expect(await connector.refresh(search('x'), [post], signal())).toEqual([
      { externalId: ref.uri, state: 'deleted' },
    ]);
    expect((await connector.thread(search('x'), post, signal())).deleted).toEqual([ref.uri]);
    const outcome = await publisher.send(
      account,
      intentFor(post, 'Sorry', publisher.mintKey(new Date())),
      signal(),
    );
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'gone' });
  });

  it('sees an edit as a new revision, and does not answer what was not approved', async () => {
    await net.edit(net.accounts.asha, ref.uri, `${post.text}, and now it smokes`);
    const states = await connector.refresh(search('x'), [post], signal());
    expect(states).toMatchObject([{ state: 'edited', post: { text: `${post.text}, and now it smokes` } }]);
    const outcome = await publisher.send(
      account,
      intentFor(post, 'Sorry', publisher.mintKey(new Date())),
      signal(),
    );
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'refused' });
  });

  it('leaves an unchanged post unchanged', async () => {
    expect(await connector.refresh(search('x'), [post], signal())).toMatchObject([{ state: 'unchanged' }]);
  });
});

it('renews an expired session without signing in again, and keeps it over a restart', async () => {
  const { did, handle, refreshJwt } = net.accounts.brand;
  const fresh = await net.expiredToken(did);
  account = access({ did, handle, accessJwt: fresh, refreshJwt, signedInAt: new Date().toISOString() });
  restart();
  await capture('potoroo');
  const saved = Object.assign({}, ...account.saved) as Record<string, string>;
  expect(saved['accessJwt']).not.toBe(fresh);
  expect(saved['signedInAt']).toBeUndefined();
  account = access({ ...account.credentials, ...saved });
  restart();
  expect((await capture('potoroo')).text).toBe('potoroo kettle rusts');
});

it('signs in anew when neither token is any good', async () => {
  account = access({
    did: net.accounts.brand.did,
    handle: 'brand.test',
    accessJwt: 'a.b.c',
    refreshJwt: 'a.b.c',
  });
  restart();
  await capture('potoroo');
  expect(account.saved.some((saved) => saved['signedInAt'])).toBe(true);
});

it('is refused for what is too long, and takes what just fits', async () => {
  const post = await capture('potoroo');
  const long = await publisher.send(
    account,
    intentFor(post, 'x'.repeat(301), publisher.mintKey(new Date())),
    signal(),
  );
  expect(long).toMatchObject({ kind: 'rejected', code: 'too-long' });
  // The server's own refusal, past our check before it.
  const record = { $type: 'app.bsky.feed.post', text: 'x'.repeat(301), createdAt: new Date().toISOString() };
  const body = {
    repo: net.accounts.brand.did,
    collection: 'app.bsky.feed.post',
    rkey: '3jzfcijpj2z2a',
    record,
  };
  const refused = await new BlueskyClient(loopbackHttp()).post(
    account,
    'com.atproto.repo.putRecord',
    body,
    signal(),
  );
  expect(outcomeOf(refused, 'at://x', new Date())).toMatchObject({
    kind: 'rejected',
    code: 'too-long',
  });
  const fits = await publisher.send(
    account,
    intentFor(post, 'நி'.repeat(300), publisher.mintKey(new Date())),
    signal(),
  );
  expect(fits).toMatchObject({ kind: 'published' });
});

it('finds out what stands behind handles, posts and words', async () => {
  expect(await connector.discover('@brand.test', account)).toMatchObject({ kind: 'mentions' });
  expect(await connector.discover('@asha.test', account)).toMatchObject({
    kind: 'search',
    key: `bluesky:mentioning:${net.accounts.asha.did}`,
  });
  expect(await connector.discover('potoroo kettle', account)).toMatchObject({
    kind: 'search',
    preview: [{ text: 'potoroo kettle rusts' }],
  });
  await expect(connector.discover('@nobody.test', account)).rejects.toMatchObject({ kind: 'not-found' });
});
