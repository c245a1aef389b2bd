import { join } from 'node:path';
import { BlueskyConnector } from '../../../src/platforms/bluesky/bluesky.connector.js';
import { BlueskyPublisher } from '../../../src/platforms/bluesky/bluesky.publisher.js';
import { BlueskyClient } from '../../../src/platforms/bluesky/client.js';
import { MastodonConnector } from '../../../src/platforms/mastodon/mastodon.connector.js';
import { MastodonPublisher } from '../../../src/platforms/mastodon/mastodon.publisher.js';
import { PlatformError, type Discovery, type FeedConnector } from '../../../src/platforms/ports.js';
import { PlatformRegistry } from '../../../src/platforms/registry.js';
import { loadSamplePack } from '../../../src/platforms/sample/load-pack.js';
import { SampleConnector, sampleCapabilities } from '../../../src/platforms/sample/sample.connector.js';
import { FakeMastodon } from '../../support/fake-mastodon.js';
import { accountAccess, loopbackHttp } from '../../support/platform-fixtures.js';

const http = loopbackHttp();
const bluesky = new BlueskyClient(http);
const real = new PlatformRegistry(
  [
    new SampleConnector(loadSamplePack(join(process.cwd(), 'config/sample'))),
    new MastodonConnector(http),
    new BlueskyConnector(bluesky),
  ],
  [new MastodonPublisher(http), new BlueskyPublisher(bluesky)],
);

function connector(platform: string, discover: (input: string) => Promise<Discovery | null>): FeedConnector {
  return {
    capabilities: { ...sampleCapabilities, platform },
    discover,
    poll: () => Promise.reject(new Error('not asked')),
  };
}
const found = (platform: string): Discovery => ({
  platform,
  kind: 'x',
  address: {},
  key: platform,
  title: platform,
  summary: '',
  needsAccount: false,
  preview: [],
  warnings: [],
});

describe('the networks', () => {
  it('that can post have a publisher, and the others have none', () => {
    for (const capabilities of real.all())
      expect(real.publisher(capabilities.platform) !== null).toBe(capabilities.reply === 'api');
  });

  it('that notice edits or deletions can re-read posts, and those with threads can show them', () => {
    for (const { platform, seesEdits, hasThreads } of real.all()) {
      if (seesEdits) expect(real.connector(platform).refresh).toBeDefined();
      if (hasThreads) expect(real.connector(platform).thread).toBeDefined();
    }
  });

  it('that are unknown are refused in words', () => {
    expect(() => real.connector('orkut')).toThrow('cannot read "orkut"');
    expect(real.publisher('orkut')).toBeNull();
  });

  it('are each there once', () => {
    const one = connector('a', () => Promise.resolve(null));
    expect(() => new PlatformRegistry([one, one], [])).toThrow('same network');
  });
});

describe('asking what an address is', () => {
  const none = () => Promise.resolve(null);
  const broken = () => Promise.reject(new PlatformError('temporary', 'does not answer'));

  it('puts the network of the chosen account first', async () => {
    const registry = new PlatformRegistry(
      ['a', 'b', 'c'].map((name) => connector(name, () => Promise.resolve(found(name)))),
      [],
    );
    const order = async (account: string | null) =>
      (await registry.discover('x', account ? accountAccess(account, 'https://x.example', {}) : null)).map(
        (one) => one.platform,
      );
    expect(await order(null)).toEqual(['a', 'b', 'c']);
    expect(await order('c')).toEqual(['c', 'a', 'b']);
  });

  it('lets one network’s trouble not hide what another found', async () => {
    const registry = new PlatformRegistry(
      [connector('a', broken), connector('b', () => Promise.resolve(found('b')))],
      [],
    );
    expect(await registry.discover('x', null)).toHaveLength(1);
  });

  it('passes the trouble on when nobody else knew it, and nothing when nobody did', async () => {
    await expect(
      new PlatformRegistry([connector('a', none), connector('b', broken)], []).discover('x', null),
    ).rejects.toMatchObject({
      kind: 'temporary',
    });
    expect(await new PlatformRegistry([connector('a', none)], []).discover('x', null)).toEqual([]);
  });

  it('never hides a bug', async () => {
    const bug = () => Promise.reject(new TypeError('oops'));
    const registry = new PlatformRegistry(
      [connector('a', bug), connector('b', () => Promise.resolve(found('b')))],
      [],
    );
    await expect(registry.discover('x', null)).rejects.toThrow(TypeError);
  });

  it('tells the networks apart by what is pasted', async () => {
    const fake = await FakeMastodon.start();
    const host = new URL(fake.url).host;
    const kinds = async (input: string) =>
      (await real.discover(input, null)).map((one) => `${one.platform}:${one.kind}`);
    expect(await kinds('sample')).toEqual(['sample:sample', 'bluesky:search']);
    expect(await kinds(`#nila@${host}`)).toEqual(['mastodon:hashtag']);
    expect(await kinds(fake.url)).toEqual(['mastodon:local']);
    expect(await kinds('@nila.bsky.social')).toEqual(['bluesky:search']);
    expect(await kinds('nila home appliances')).toEqual(['bluesky:search']);
    await fake.stop();
  });
});
