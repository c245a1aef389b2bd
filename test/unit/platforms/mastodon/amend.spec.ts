/** Changing, taking back and looking at a post of ours on a Mastodon-compatible server. */
import { MastodonPublisher } from '../../../../src/platforms/mastodon/mastodon.publisher.js';
import type { AmendIntent } from '../../../../src/platforms/ports.js';
import { FakeMastodon } from '../../../support/fake-mastodon.js';
import type { FakeAccount, FakeStatus } from '../../../support/fake-mastodon-store.js';
import type { Fault } from '../../../support/fake-server.js';
import { accountAccess, loopbackHttp, signal } from '../../../support/platform-fixtures.js';

let fake: FakeMastodon;
let nila: FakeAccount;
let asha: FakeAccount;
let ours: FakeStatus;
const publisher = new MastodonPublisher(loopbackHttp());
const account = () => accountAccess('mastodon', fake.url, { accessToken: 'token-of-nila' });
const uri = (status: FakeStatus): string =>
  `${fake.url}/users/${status.account.username}/statuses/${status.id}`;
const intent = (text: string, status = ours): AmendIntent => ({
  externalId: uri(status),
  text,
  language: 'en',
});
const writes = (method: string) => fake.server.asked(method, /^\/api\/v1\/statuses\//);

describe.each(['number-like', 'uuid'] as const)('a post of ours, on a server with %s ids', (idStyle) => {
  beforeEach(async () => {
    fake = await FakeMastodon.start({ maxCharacters: 200, idStyle });
    asha = fake.addAccount('asha');
    nila = fake.addAccount('nila');
    const complaint = fake.post(asha, '#nila fan broke');
    ours = fake.post(nila, '@asha Sorry about the kettle.', { inReplyTo: complaint.id });
  });
  afterEach(() => fake.stop());

  it('is changed where it stands', async () => {
    const outcome = await publisher.edit(account(), intent('@asha Sorry about the fan.'), signal());
    expect(outcome).toMatchObject({ kind: 'published', externalId: uri(ours) });
    expect(fake.store.find(ours.id)).toMatchObject({
      text: '@asha Sorry about the fan.',
      inReplyTo: ours.inReplyTo,
    });
    expect(fake.store.find(ours.id)!.editedAt).not.toBeNull();
    expect(fake.store.statuses).toHaveLength(2);
  });

  it('may be changed to the same words twice: it is one post', async () => {
    for (let n = 0; n < 2; n++)
      expect(await publisher.edit(account(), intent('@asha Sorry.'), signal())).toMatchObject({
        kind: 'published',
      });
    expect(fake.store.statuses).toHaveLength(2);
  });

  it('is taken back, and what is gone already counts as taken back', async () => {
    for (let n = 0; n < 2; n++)
      expect(await publisher.remove(account(), intent(ours.text), signal())).toMatchObject({
        kind: 'published',
        externalId: uri(ours),
      });
    expect(fake.store.find(ours.id)).toBeUndefined();
    expect(writes('DELETE')).toHaveLength(1);
  });

  it('that is gone cannot be changed', async () => {
    fake.remove(ours.id);
    expect(await publisher.edit(account(), intent('x'), signal())).toMatchObject({
      kind: 'rejected',
      code: 'gone',
    });
    expect(writes('PUT')).toHaveLength(0);
  });

  it('is not mistaken for one that merely ends in the same id', async () => {
    const elsewhere = { ...intent('x'), externalId: `https://other.example/users/nila/statuses/${ours.id}` };
    expect(await publisher.edit(account(), elsewhere, signal())).toMatchObject({
      kind: 'rejected',
      code: 'gone',
    });
    expect(await publisher.standing(account(), elsewhere, signal())).toEqual({ kind: 'gone' });
    expect(writes('PUT')).toHaveLength(0);
  });

  it('shows whether it stands as it should', async () => {
    expect(await publisher.standing(account(), intent(ours.text), signal())).toEqual({ kind: 'same' });
    fake.edit(ours.id, 'Buy crypto');
    expect(await publisher.standing(account(), intent('@asha Sorry about the kettle.'), signal())).toEqual({
      kind: 'other',
      text: 'Buy crypto',
    });
    fake.remove(ours.id);
    expect(await publisher.standing(account(), intent(ours.text), signal())).toEqual({ kind: 'gone' });
  });

  it('is refused to be changed to what is too long', async () => {
    expect(await publisher.edit(account(), intent('x'.repeat(201)), signal())).toMatchObject({
      kind: 'rejected',
      code: 'too-long',
    });
  });
});

describe('trouble while a post of ours is changed or taken back', () => {
  beforeEach(async () => {
    fake = await FakeMastodon.start();
    nila = fake.addAccount('nila');
    ours = fake.post(nila, 'Sorry.');
  });
  afterEach(() => fake.stop());
  const error = { error: 'no' };

  it.each([
    ['the answer is lost', { kind: 'drop-after' }, { kind: 'unknown' }],
    ['the server fails', { kind: 'answer', status: 502, body: '<html>' }, { kind: 'unknown' }],
    [
      'it asks for patience',
      { kind: 'answer', status: 429, body: error, headers: { 'retry-after': '7' } },
      { kind: 'retry-later', code: 'rate-limited', afterSeconds: 7 },
    ],
    [
      'the token is refused',
      { kind: 'answer', status: 401, body: error },
      { kind: 'rejected', code: 'auth' },
    ],
  ] as [string, Fault, Record<string, unknown>][])('%s', async (_what, fault, expected) => {
    for (const [method, call] of [
      ['PUT', publisher.edit.bind(publisher)],
      ['DELETE', publisher.remove.bind(publisher)],
    ] as const) {
      fake.server.inject(method, /^\/api\/v1\/statuses\//, fault);
      expect(await call(account(), intent('Sorry!'), signal())).toMatchObject(expected);
    }
  });

  it('before it: nothing was done, and it may be tried again', async () => {
    fake.server.inject('GET', /^\/api\/v1\/statuses\//, { kind: 'answer', status: 503, body: error });
    expect(await publisher.remove(account(), intent('Sorry.'), signal())).toMatchObject({
      kind: 'retry-later',
    });
    expect(fake.store.find(ours.id)).toBeDefined();
  });

  it('says what the server tells of its limits', async () => {
    fake.server.commonHeaders = {
      'x-ratelimit-limit': '30',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '2026-03-01T12:30:00.000Z',
    };
    expect(await publisher.edit(account(), intent('Sorry!'), signal())).toMatchObject({
      kind: 'published',
      rate: { limit: 30, remaining: 0, resetAt: new Date('2026-03-01T12:30:00Z') },
    });
  });
});
