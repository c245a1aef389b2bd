import { guess } from '../../../../src/platforms/mastodon/discover.js';
import { pageTokens } from '../../../../src/platforms/mastodon/link-header.js';
import { MastodonConnector } from '../../../../src/platforms/mastodon/mastodon.connector.js';
import { FakeMastodon } from '../../../support/fake-mastodon.js';
import { FakeServer } from '../../../support/fake-server.js';
import { accountAccess, loopbackHttp } from '../../../support/platform-fixtures.js';

describe('what a pasted address can mean', () => {
  it.each([
    ['#nila@example.social', { what: 'tag', tag: 'nila', base: 'https://example.social' }, true],
    ['#நிலா@example.social', { what: 'tag', tag: 'நிலா', base: 'https://example.social' }, true],
    ['@nila@example.social', { what: 'profile', name: 'nila', base: 'https://example.social' }, true],
    ['https://example.social/tags/Nila', { what: 'tag', tag: 'Nila', base: 'https://example.social' }, false],
    [
      'https://example.social/tags/%E0%A4%A8%E0%A5%80%E0%A4%B2%E0%A4%BE/',
      { what: 'tag', tag: 'नीला', base: 'https://example.social' },
      false,
    ],
    [
      'https://example.social/@nila',
      { what: 'profile', name: 'nila', base: 'https://example.social' },
      false,
    ],
    [
      'https://example.social/@nila@other.example',
      { what: 'profile', name: 'nila@other.example', base: 'https://example.social' },
      false,
    ],
    [
      'https://example.social/users/nila',
      { what: 'profile', name: 'nila', base: 'https://example.social' },
      false,
    ],
    ['https://example.social/', { what: 'server', base: 'https://example.social' }, false],
    ['example.social', { what: 'server', base: 'https://example.social' }, false],
    ['#nila@127.0.0.1:3000', { what: 'tag', tag: 'nila', base: 'http://127.0.0.1:3000' }, true],
    ['#nila@http://intranet:3000', { what: 'tag', tag: 'nila', base: 'http://intranet:3000' }, true],
  ])('reads %s', (input, wanted, sure) => {
    expect(guess(input, null)).toEqual({ wanted, sure });
  });

  it.each([
    'https://example.com/feed.xml',
    'https://example.com/?p=1',
    'nila fan',
    '#nila',
    'someone@example.com',
    '',
    'https://[bad',
  ])('leaves "%s" to others', (input) => {
    expect(guess(input, null)).toBeNull();
  });

  it('takes a bare hashtag for one on the chosen account’s server', () => {
    expect(guess('#nila', 'https://example.social')?.wanted).toEqual({
      what: 'tag',
      tag: 'nila',
      base: 'https://example.social',
    });
  });

  it.each([
    [
      '<https://a.example/x?limit=40&max_id=11>; rel="next", <https://a.example/x?min_id=99>; rel="prev"',
      { maxId: '11', minId: '99' },
    ],
    ['<https://a.example/x?since_id=99>; rel=prev', { maxId: null, minId: '99' }],
    [undefined, { maxId: null, minId: null }],
    ['rubbish', { maxId: null, minId: null }],
  ])('reads paging tokens from %s', (header, tokens) => {
    expect(pageTokens(header)).toEqual(tokens);
  });
});

describe('finding out what stands behind an address', () => {
  let fake: FakeMastodon;
  const connector = new MastodonConnector(loopbackHttp());
  const host = () => new URL(fake.url).host;
  const own = () =>
    accountAccess(
      'mastodon',
      fake.url,
      { accessToken: 'token-of-nila' },
      { externalId: `${fake.url}/@nila`, handle: `@nila@${host()}` },
    );
  beforeEach(async () => {
    fake = await FakeMastodon.start();
    fake.addAccount('nila');
    fake.post(fake.addAccount('asha'), '#Nila fan broke @nila');
  });
  afterEach(() => fake.stop());

  it.each([() => `#Nila@${host()}`, () => `${fake.url}/tags/Nila`, () => `${fake.url}/tags/nila/`])(
    'previews a hashtag, the same stream however it is written (%#)',
    async (input) => {
      const found = await connector.discover(input(), null);
      expect(found).toMatchObject({
        kind: 'hashtag',
        key: `mastodon:tag:${host()}/nila`,
        needsAccount: false,
      });
      expect(found?.preview[0]?.text).toBe('#Nila fan broke @nila');
    },
  );

  it('takes our own handle for what people say to us', async () => {
    const found = await connector.discover(`@nila@${host()}`, own());
    expect(found).toMatchObject({ kind: 'mentions', needsAccount: true });
    expect(found?.preview).toHaveLength(1);
  });

  it('takes our own server for what people say to us, too', async () => {
    expect(await connector.discover(fake.url, own())).toMatchObject({ kind: 'mentions' });
  });

  it('takes another handle for what that person posts', async () => {
    expect(await connector.discover(`${fake.url}/@asha`, own())).toMatchObject({
      kind: 'profile',
      title: `Posts by @asha@${host()}`,
    });
  });

  it('takes a bare server for everything public on it', async () => {
    expect(await connector.discover(host(), null)).toMatchObject({ kind: 'local', needsAccount: false });
  });

  it('asks for an account where the server shows hashtags to its own people only', async () => {
    const closed = await FakeMastodon.start({ closedTimelines: true });
    const found = await connector.discover(`${closed.url}/tags/nila`, null);
    expect(found).toMatchObject({ needsAccount: true, preview: [] });
    expect(found?.warnings[0]).toContain('connect an account');
    await closed.stop();
  });

  it('leaves an ordinary web site alone, but says what is wrong with a handle that can only be ours', async () => {
    const site = new FakeServer(() => ({ status: 404, body: '<html>no</html>' }));
    await site.start();
    expect(await connector.discover(site.url, null)).toBeNull();
    expect(await connector.discover(`${site.url}/tags/nila`, null)).toBeNull();
    await expect(connector.discover(`@nila@${new URL(site.url).host}`, null)).rejects.toMatchObject({
      kind: 'unsupported',
    });
    await site.stop();
    expect(await connector.discover(site.url, null)).toBeNull();
    await expect(connector.discover(`#nila@${new URL(site.url).host}`, null)).rejects.toMatchObject({
      kind: 'temporary',
    });
  });

  it('follows a handle whose domain is not its server', async () => {
    const site = new FakeServer((request) =>
      request.path === '/.well-known/webfinger'
        ? { status: 200, body: { links: [{ rel: 'self', href: `${fake.url}/users/asha` }] } }
        : { status: 404, body: 'no' },
    );
    await site.start();
    expect(await connector.discover(`@asha@${new URL(site.url).host}`, null)).toMatchObject({
      kind: 'profile',
      address: { server: fake.url },
    });
    await site.stop();
  });
});
