import { startAtprotoNetwork, type AtprotoNetwork } from '../support/atproto-network.js';
import type { NetworkPost, StoryNetwork } from '../support/desk-network.js';
import { deskStory } from '../support/desk-story.js';

/** The built program against a real AT Protocol network: its servers from the registry, its rules, its delays. */
describe('the desk on a real AT Protocol network', () => deskStory(atproto));

async function atproto(): Promise<StoryNetwork> {
  const net = await startAtprotoNetwork();
  const { brand } = net.accounts;
  return {
    brandMention: `@${brand.handle}`,
    account: {
      platform: 'bluesky',
      baseUrl: net.pdsUrl,
      credentials: { identifier: brand.handle, appPassword: brand.password },
    },
    paste: { mentions: `@${brand.handle}`, hashtag: '#nilacare' },
    slowestChange: 20,
    customer: async (name) => {
      const account = await net.addAccount(name);
      return {
        post: async (text) => ({ id: (await net.post(account, text)).uri, text, parentId: null }),
        edit: (post, text) => net.edit(account, post.id, text),
        remove: (post) => net.remove(account, post.id),
      };
    },
    brandPosts: () => brandPosts(net),
    stop: () => net.stop(),
  };
}

/** From the account's own repository; each must also be what the network shows to everybody. */
async function brandPosts(net: AtprotoNetwork): Promise<NetworkPost[]> {
  await net.process();
  const { did } = net.accounts.brand;
  const listed = await get<{ records: { uri: string; value: PostRecord }[] }>(
    `${net.pdsUrl}/xrpc/com.atproto.repo.listRecords?repo=${did}&collection=app.bsky.feed.post&limit=100`,
  );
  return Promise.all(
    listed.records.map(async ({ uri, value }) => {
      const shown = await get<{ posts: { uri: string; record: PostRecord }[] }>(
        `${net.appViewUrl}/xrpc/app.bsky.feed.getPosts?uris=${encodeURIComponent(uri)}`,
      );
      expect(shown.posts[0]?.record.text).toBe(value.text);
      return { id: uri, text: value.text, parentId: value.reply?.parent.uri ?? null };
    }),
  );
}

interface PostRecord {
  text: string;
  reply?: { parent: { uri: string } };
}

async function get<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
