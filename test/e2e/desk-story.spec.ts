import type { StoryNetwork } from '../support/desk-network.js';
import { deskStory } from '../support/desk-story.js';
import { FakeMastodon } from '../support/fake-mastodon.js';

/** The built program against a server that speaks Mastodon's protocol. */
describe('the desk on a Mastodon-compatible server', () => deskStory(mastodon));

async function mastodon(): Promise<StoryNetwork> {
  const server = await FakeMastodon.start({ idStyle: 'uuid' });
  const brand = server.addAccount('nila', { displayName: 'Nila Home' });
  return {
    brandMention: '@nila',
    account: { platform: 'mastodon', baseUrl: server.url, credentials: { accessToken: brand.token } },
    paste: { mentions: `${server.url}/@nila`, hashtag: '#nilacare' },
    slowestChange: 5,
    customer: (name) => {
      const account = server.addAccount(name);
      return Promise.resolve({
        post: (text) => Promise.resolve({ id: server.post(account, text).id, text, parentId: null }),
        edit: (post, text) => Promise.resolve(server.edit(post.id, text)),
        remove: (post) => Promise.resolve(server.remove(post.id)),
      });
    },
    brandPosts: async () => {
      const answer = await fetch(`${server.url}/api/v1/accounts/${brand.id}/statuses?limit=40`);
      const statuses = (await answer.json()) as { id: string; in_reply_to_id: string | null }[];
      return Promise.all(
        statuses.map(async ({ id, in_reply_to_id: parentId }) => ({
          id,
          parentId,
          text: await source(server.url, id),
        })),
      );
    },
    stop: () => server.stop(),
  };
}

/** The text as it was written; what timelines show is HTML. */
async function source(url: string, id: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/statuses/${id}/source`);
  return ((await answer.json()) as { text: string }).text;
}
