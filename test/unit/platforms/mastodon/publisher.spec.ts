import { createServer } from 'node:net';
import { SafeHttp } from '../../../../src/core/http/safe-http.service.js';
import { comparable } from '../../../../src/platforms/mastodon/find-reply.js';
import { MastodonConnector } from '../../../../src/platforms/mastodon/mastodon.connector.js';
import { MastodonPublisher } from '../../../../src/platforms/mastodon/mastodon.publisher.js';
import type { CapturedPost } from '../../../../src/platforms/ports.js';
import { FakeMastodon } from '../../../support/fake-mastodon.js';
import type { FakeStatus } from '../../../support/fake-mastodon-store.js';
import type { Fault } from '../../../support/fake-server.js';
import {
  accountAccess,
  intentFor,
  loopbackHttp,
  pollAll,
  signal,
  sourceOf,
} from '../../../support/platform-fixtures.js';

let fake: FakeMastodon;
let complaint: FakeStatus;
const publisher = new MastodonPublisher(loopbackHttp());
const account = () => accountAccess('mastodon', fake.url, { accessToken: 'token-of-nila' });

beforeEach(async () => {
  fake = await FakeMastodon.start({ maxCharacters: 200 });
  const asha = fake.addAccount('asha');
  fake.addAccount('nila');
  complaint = fake.post(asha, '#nila fan broke', { visibility: 'unlisted' });
});
afterEach(() => fake.stop());

async function parent(): Promise<CapturedPost> {
  const source = sourceOf('mastodon', {
    stream: 'profile',
    server: fake.url,
    accountId: complaint.account.id,
    acct: 'asha',
  });
  const { posts } = await pollAll(new MastodonConnector(loopbackHttp()), source, null);
  return posts.find((post) => post.text === complaint.text)!;
}
const reply = async (text: string, key = publisher.mintKey(new Date())) =>
  intentFor(await parent(), text, key);

describe('connecting an account', () => {
  it('says who we are and how long a post may be on this server', async () => {
    const identity = await publisher.verify(account());
    expect(identity).toMatchObject({
      externalId: `${fake.url}/@nila`,
      length: { max: 200, urlLength: 23, unit: 'code-points' },
    });
    expect(identity.handle).toBe(`@nila@${new URL(fake.url).host}`);
  });

  it.each([['wrong'], ['']])('refuses the token "%s"', async (accessToken) => {
    await expect(
      publisher.verify(accountAccess('mastodon', fake.url, { accessToken })),
    ).rejects.toMatchObject({ kind: 'auth' });
  });

  it('recognises its own posts by the id that it gave', async () => {
    fake.post(fake.store.accounts[1]!, '#nila news');
    const tag = sourceOf('mastodon', { stream: 'hashtag', server: fake.url, tag: 'nila' });
    const { posts } = await pollAll(new MastodonConnector(loopbackHttp()), tag, null);
    const { externalId } = await publisher.verify(account());
    expect(posts.find((post) => post.text === '#nila news')?.author.externalId).toBe(externalId);
  });
});

describe('posting a reply', () => {
  it('posts the approved text once, under the post, as visible as the post, with our key', async () => {
    const intent = await reply('@asha We are sorry, please write to us: https://example.com/help');
    const outcome = await publisher.send(account(), intent, signal());
    expect(outcome.kind).toBe('published');
    expect(fake.accepted).toHaveLength(1);
    expect(fake.accepted[0]).toMatchObject({
      text: intent.text,
      inReplyTo: complaint.id,
      visibility: 'unlisted',
      idempotencyKey: intent.idempotencyKey,
    });
  });

  it('opens a draft with a mention of the author, who would otherwise hear nothing', async () => {
    expect(publisher.replyPrefix(await parent())).toBe(`@asha@${new URL(fake.url).host} `);
  });

  it('makes one post of two parallel attempts with one key', async () => {
    const intent = await reply('@asha sorry');
    const outcomes = await Promise.all([1, 2, 3].map(() => publisher.send(account(), intent, signal())));
    expect(fake.accepted).toHaveLength(1);
    expect(new Set(outcomes.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('makes one post of an attempt repeated later', async () => {
    const intent = await reply('@asha sorry');
    await publisher.send(account(), intent, signal());
    expect(await publisher.send(account(), intent, signal())).toMatchObject({ kind: 'published' });
    expect(fake.accepted).toHaveLength(1);
  });

  it('refuses a text that the server finds too long, in the server’s words', async () => {
    const outcome = await publisher.send(account(), await reply('x'.repeat(201)), signal());
    expect(outcome).toMatchObject({
      kind: 'rejected',
      code: 'too-long',
      words: expect.stringContaining('limit of 200'),
    });
  });

  it('refuses to answer a post that is gone', async () => {
    const intent = await reply('@asha sorry');
    fake.remove(complaint.id);
    expect(await publisher.send(account(), intent, signal())).toMatchObject({
      kind: 'rejected',
      code: 'gone',
    });
    expect(fake.accepted).toHaveLength(0);
  });

  it('stops at a revoked token', async () => {
    const intent = await reply('@asha sorry');
    fake.revoke(fake.store.accounts[1]!);
    expect(await publisher.send(account(), intent, signal())).toMatchObject({
      kind: 'rejected',
      code: 'auth',
    });
  });

  const answers: [string, Fault, object, number][] = [
    [
      '429 with Retry-After',
      { kind: 'answer', status: 429, body: { error: 'Too many requests' }, headers: { 'retry-after': '33' } },
      { kind: 'retry-later', afterSeconds: 33, code: 'rate-limited' },
      0,
    ],
    [
      '403',
      { kind: 'answer', status: 403, body: { error: 'This action is outside the authorized scopes' } },
      { kind: 'rejected', code: 'auth' },
      0,
    ],
    [
      '403 about one post',
      { kind: 'answer', status: 403, body: { error: 'This action is not allowed' } },
      { kind: 'rejected', code: 'auth', doubtful: true },
      0,
    ],
    [
      '422 duplicate',
      { kind: 'answer', status: 422, body: { error: 'Validation failed: Status is a duplicate' } },
      { kind: 'rejected', code: 'duplicate' },
      0,
    ],
    [
      '422 of another kind',
      { kind: 'answer', status: 422, body: { error: 'Validation failed: No.' } },
      { kind: 'rejected', code: 'refused' },
      0,
    ],
    ['500 although posted', { kind: 'answer-after', status: 500, body: '' }, { kind: 'unknown' }, 1],
    ['500 and not posted', { kind: 'answer', status: 500, body: '' }, { kind: 'unknown' }, 0],
    ['503', { kind: 'answer', status: 503, body: { error: 'Service Unavailable' } }, { kind: 'unknown' }, 0],
    [
      '504 of a proxy although posted',
      { kind: 'answer-after', status: 504, body: '<html>Gateway Timeout</html>' },
      { kind: 'unknown' },
      1,
    ],
    [
      '200 with a scheduled status',
      { kind: 'answer', status: 200, body: { id: '1', scheduled_at: '2030-01-01T00:00:00Z', params: {} } },
      { kind: 'unknown' },
      0,
    ],
    [
      '200 with a page of HTML',
      { kind: 'answer', status: 200, body: '<html>ok</html>' },
      { kind: 'unknown' },
      0,
    ],
    ['202', { kind: 'answer', status: 202, body: {} }, { kind: 'unknown' }, 0],
    [
      'a redirect',
      { kind: 'answer', status: 302, headers: { location: 'https://elsewhere.example/' } },
      { kind: 'rejected', code: 'refused' },
      0,
    ],
    ['a connection cut after posting', { kind: 'drop-after' }, { kind: 'unknown' }, 1],
    ['a connection cut before posting', { kind: 'drop-before' }, { kind: 'unknown' }, 0],
  ];
  it.each(answers)('judges %s', async (_name, fault, expected, posts) => {
    const intent = await reply('@asha sorry');
    fake.onNextPost(fault);
    expect(await publisher.send(account(), intent, signal())).toMatchObject(expected);
    expect(fake.accepted).toHaveLength(posts);
  });

  it('is sure that a refusal is about the account where the token lacks a scope', async () => {
    const intent = await reply('@asha sorry');
    const body = { error: 'This action is outside the authorized scopes' };
    fake.onNextPost({ kind: 'answer', status: 403, body });
    expect(await publisher.send(account(), intent, signal())).not.toHaveProperty('doubtful');
  });

  it('does not know what became of a post whose answer does not come in time', async () => {
    const intent = await reply('@asha sorry');
    fake.onNextPost({ kind: 'late', ms: 60_000 });
    expect(await publisher.send(account(), intent, AbortSignal.timeout(300))).toMatchObject({
      kind: 'unknown',
    });
    expect(fake.accepted).toHaveLength(1);
  });

  it('may try again when it never reached the server', async () => {
    const intent = await reply('@asha sorry');
    const port = await new Promise<number>((done) => {
      const socket = createServer().listen(0, '127.0.0.1', () => {
        const address = socket.address() as { port: number };
        socket.close(() => done(address.port));
      });
    });
    const base = `http://127.0.0.1:${port}`;
    const dead = accountAccess('mastodon', base, { accessToken: 'x' });
    const native = { ...intent.parent.native, server: base };
    const outcome = await publisher.send(dead, { ...intent, parent: { ...intent.parent, native } }, signal());
    expect(outcome).toMatchObject({ kind: 'retry-later', code: 'temporary' });
  });

  it('is stopped for good by our own guard', async () => {
    const guarded = new MastodonPublisher(new SafeHttp({ allowHosts: [], userAgent: 'test' }));
    expect(await guarded.send(account(), await reply('@asha sorry'), signal())).toMatchObject({
      kind: 'rejected',
      code: 'refused',
    });
  });

  it('answers a post that was read on another server by finding it on the account’s own', async () => {
    const read = await parent();
    const native = { ...read.native, server: 'https://elsewhere.example', id: 'an-id-of-that-server' };
    const outcome = await publisher.send(
      account(),
      intentFor({ ...read, native }, '@asha sorry', 'k'),
      signal(),
    );
    expect(outcome.kind).toBe('published');
    expect(fake.accepted[0]?.inReplyTo).toBe(complaint.id);
  });

  it('leaves out languages that are not codes', async () => {
    await publisher.send(account(), { ...(await reply('@asha sorry')), language: 'hi-Latn' }, signal());
    expect(fake.log.at(-1)?.body).toMatchObject({ language: 'hi' });
    await publisher.send(account(), { ...(await reply('@asha sorry')), language: 'und' }, signal());
    expect(fake.log.at(-1)?.body).not.toHaveProperty('language');
  });
});

describe('finding out whether a reply landed', () => {
  it('finds it after the answer was lost, and writes nothing', async () => {
    const host = new URL(fake.url).host;
    const intent = await reply(
      `@asha@${host} We’re sorry — see https://example.com/a-long-address-that-is-shortened-on-screen?x=1&y=2 😔\n\nNila`,
    );
    fake.onNextPost({ kind: 'drop-after' });
    await publisher.send(account(), intent, signal());
    const before = fake.log.length;
    const found = await publisher.find(account(), intent, signal());
    expect(found).toMatchObject({
      kind: 'found',
      externalId: `${fake.url}/users/nila/statuses/${fake.accepted[0]?.id}`,
    });
    expect(fake.log.slice(before).every((entry) => entry.method === 'GET')).toBe(true);
  });

  it('is absent when the server never took it, whatever else was posted since', async () => {
    const intent = await reply('@asha sorry');
    fake.onNextPost({ kind: 'drop-before' });
    await publisher.send(account(), intent, signal());
    fake.burst(fake.store.accounts[1]!, 'news', 90);
    fake.post(fake.store.accounts[1]!, '@asha something else', { inReplyTo: complaint.id });
    expect(await publisher.find(account(), intent, signal())).toEqual({ kind: 'absent' });
  });

  it('finds it below a page of newer posts of ours', async () => {
    const intent = await reply('@asha sorry');
    await publisher.send(account(), intent, signal());
    fake.burst(fake.store.accounts[1]!, 'news', 130);
    expect(await publisher.find(account(), intent, signal())).toMatchObject({ kind: 'found' });
  });

  it('does not take an old post with the same words for it', async () => {
    const old = { inReplyTo: complaint.id, createdAt: new Date(Date.now() - 86_400_000) };
    fake.post(fake.store.accounts[1]!, '@asha sorry', old);
    expect(await publisher.find(account(), await reply('@asha sorry'), signal())).toEqual({ kind: 'absent' });
  });

  it('does not take the same words under another post for it', async () => {
    const other = fake.post(complaint.account, '#nila another one');
    const intent = await reply('@asha sorry');
    fake.post(fake.store.accounts[1]!, '@asha sorry', { inReplyTo: other.id });
    expect(await publisher.find(account(), intent, signal())).toEqual({ kind: 'absent' });
  });

  it('finds it although the parent was deleted afterwards', async () => {
    const intent = await reply('@asha sorry');
    await publisher.send(account(), intent, signal());
    fake.remove(complaint.id);
    expect(await publisher.find(account(), intent, signal())).toMatchObject({ kind: 'found' });
  });

  it.each([401, 429, 500])('does not know when the server answers %i', async (status) => {
    fake.server.inject('GET', /verify_credentials/, { kind: 'answer', status, body: { error: 'no' } });
    expect(await publisher.find(account(), await reply('@asha sorry'), signal())).toMatchObject({
      kind: 'unknown',
    });
  });

  it.each([
    ['@asha@example.social hello', '@asha hello', true],
    ['a\n\nb', 'a b', true],
    ['cafe\u0301', 'café', true],
    ['sorry', 'Sorry', false],
    ['mail me: a@b.example', 'mail me: a@b.example', true],
  ])('compares %j with %j', (a, b, same) => {
    expect(comparable(a) === comparable(b)).toBe(same);
  });
});
