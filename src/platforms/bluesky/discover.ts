/**
 * From what a person pastes to a stream: a handle, a profile or post address, a hashtag, or words to search for. Addresses
 * of other sites and handles of other networks are left alone.
 */
import { PlatformError, type AccountAccess, type Discovery } from '../ports.js';
import type { BlueskyClient } from './client.js';
import { profileSchema, resolvedSchema, type Address } from './entities.js';
import { readStream } from './streams.js';
import { readThread } from './thread.js';

export type Wanted =
  | { what: 'actor'; actor: string }
  | { what: 'post'; actor: string; rkey: string }
  | { what: 'tag'; tag: string }
  | { what: 'words'; q: string };

const actor = String.raw`(did:[a-z]+:[\w.:%-]+|(?:[a-zA-Z0-9-]+\.)+[a-zA-Z][a-zA-Z0-9-]*)`;

/** null: nothing that this network uses. Pure. `ours`: whether a Bluesky account was chosen, so that ambiguous forms mean it. */
export function guess(input: string, ours: boolean): Wanted | null {
  const text = input.trim();
  const url = new RegExp(
    String.raw`^(?:https?:\/\/bsky\.app\/profile\/|at:\/\/)${actor}(?:\/(?:post|app\.bsky\.feed\.post)\/(\w+))?\/?$`,
  ).exec(text);
  if (url?.[1])
    return url[2]
      ? { what: 'post', actor: url[1], rkey: url[2] }
      : { what: 'actor', actor: url[1].toLowerCase() };
  const tagUrl = /^https?:\/\/bsky\.app\/hashtag\/([^/?#]+)/.exec(text)?.[1];
  if (tagUrl) return { what: 'tag', tag: decodeURIComponent(tagUrl) };
  const searchUrl =
    /^https?:\/\/bsky\.app\/search\?/.test(text) && URL.canParse(text)
      ? new URL(text).searchParams.get('q')
      : null;
  if (searchUrl) return { what: 'words', q: searchUrl };
  const handle = new RegExp(`^@${actor}$`).exec(text)?.[1] ?? /^(did:(?:plc|web):[\w.:%-]+)$/.exec(text)?.[1];
  if (handle) return { what: 'actor', actor: handle.toLowerCase() };
  if (
    /^[\w-]+\.bsky\.social$/i.test(text) ||
    (ours && new RegExp(`^${actor}$`).test(text) && !text.startsWith('did:'))
  )
    return { what: 'actor', actor: text.toLowerCase() };
  const tag = /^#([\p{L}\p{N}\p{M}_]+)$/u.exec(text)?.[1];
  if (tag) return { what: 'tag', tag };
  // Words, but nothing that may be an address somewhere else.
  if (text.length < 2 || text.length > 300 || /:\/\/|^[#@]/.test(text) || /^\S+[.@:/]\S*$/.test(text))
    return null;
  return /[\p{L}\p{N}]/u.test(text) ? { what: 'words', q: text } : null;
}

export async function discover(
  client: BlueskyClient,
  input: string,
  account: AccountAccess | null,
): Promise<Discovery | null> {
  const own = account?.platform === 'bluesky' ? account : null;
  const wanted = guess(input, own !== null);
  if (!wanted) return null;
  switch (wanted.what) {
    case 'tag': {
      const tag = wanted.tag.normalize('NFC');
      return listed(
        client,
        own,
        { stream: 'hashtag', tag },
        {
          key: `bluesky:tag:${tag.toLowerCase()}`,
          title: `#${tag} on Bluesky`,
          summary: `Public posts with the hashtag #${tag}.`,
        },
      );
    }
    case 'words':
      return listed(
        client,
        own,
        { stream: 'search', q: wanted.q },
        {
          key: `bluesky:search:${wanted.q.toLowerCase().replace(/\s+/g, ' ')}`,
          title: `“${wanted.q}” on Bluesky`,
          summary: `Public posts that a search for “${wanted.q}” finds.`,
        },
      );
    case 'actor': {
      const { did, handle } = await whoIs(client, own, wanted.actor);
      if (did !== null && own?.externalId === did)
        return listed(
          client,
          own,
          { stream: 'mentions' },
          {
            key: `bluesky:mentions:${did}`,
            title: `Mentions of @${handle}`,
            summary: 'Posts that mention, answer or quote this account.',
          },
        );
      return listed(
        client,
        own,
        { stream: 'search', q: `@${handle}`, mentions: did ?? handle },
        {
          key: `bluesky:mentioning:${did ?? handle}`,
          title: `Posts that mention @${handle}`,
          summary: `Public posts that mention @${handle} on Bluesky.`,
        },
      );
    }
    case 'post': {
      const { did } = await whoIs(client, own, wanted.actor);
      const uri = `at://${did ?? wanted.actor}/app.bsky.feed.post/${wanted.rkey}`;
      return thread(client, own, uri);
    }
  }
}

/** Without an account nothing can be asked yet: then what was typed must do. Throws PlatformError('not-found'). */
async function whoIs(
  client: BlueskyClient,
  account: AccountAccess | null,
  name: string,
): Promise<{ did: string | null; handle: string }> {
  if (!account) return { did: name.startsWith('did:') ? name : null, handle: name };
  if (name.startsWith('did:')) {
    const profile = await client.get(account, 'app.bsky.actor.getProfile', { actor: name }, profileSchema);
    return { did: profile.did, handle: profile.handle };
  }
  const nsid = 'com.atproto.identity.resolveHandle';
  return { did: (await client.get(account, nsid, { handle: name }, resolvedSchema)).did, handle: name };
}

const connect = 'Connect a Bluesky account first: the network shows this to signed-in people only.';

async function listed(
  client: BlueskyClient,
  account: AccountAccess | null,
  address: Exclude<Address, { stream: 'thread' }>,
  words: { key: string; title: string; summary: string },
): Promise<Discovery> {
  const found = {
    platform: 'bluesky',
    kind: address.stream,
    address: { ...address },
    ...words,
    needsAccount: true,
  };
  if (!account) return { ...found, preview: [], warnings: [connect] };
  const page = await readStream(client, account, address, null, 5);
  const warnings = page.entries.length === 0 ? ['Nothing has been found there yet.'] : [];
  return { ...found, preview: page.entries.map((entry) => entry.post), warnings };
}

async function thread(client: BlueskyClient, account: AccountAccess | null, uri: string): Promise<Discovery> {
  const found = {
    platform: 'bluesky',
    kind: 'thread',
    address: { stream: 'thread', uri },
    key: `bluesky:thread:${uri}`,
    summary: 'This post and every answer to it.',
    needsAccount: true,
  };
  if (!account) return { ...found, title: 'A thread on Bluesky', preview: [], warnings: [connect] };
  const { posts } = await readThread(client, account, uri, null, AbortSignal.timeout(20_000));
  const post = posts.find((one) => one.externalId === uri);
  if (!post) throw new PlatformError('not-found', 'Bluesky does not have this post (any more).');
  // Without the post's words: a title is stored and shown as it is, and they may hold a secret.
  const title = `Answers to a post by @${post.author.handle ?? 'someone'}`;
  return { ...found, title, preview: posts.slice(0, 5), warnings: [] };
}
