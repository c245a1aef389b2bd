/**
 * What became of a post that a list of posts leaves out. A list says no more than "not here": the thread of the post itself tells a
 * deleted one from one that is withheld, blocked or left out for a moment. Only the network's own word for it counts as deleted.
 */
import { PlatformError, type AccountAccess } from '../ports.js';
import type { BlueskyClient } from './client.js';
import { missingSchema, postViewSchema, threadSchema, type PostView } from './entities.js';

export type Whereabouts =
  | { state: 'there'; view: PostView }
  | { state: 'deleted' }
  /** It stands, or may, and this account is not shown it. */
  | { state: 'hidden'; words: string };

/** Throws PlatformError when the server cannot be asked. */
export async function whereabouts(
  client: BlueskyClient,
  account: AccountAccess,
  uri: string,
  signal: AbortSignal,
): Promise<Whereabouts> {
  try {
    const query = { uri, depth: 0, parentHeight: 0 };
    const { thread } = await client.get(account, 'app.bsky.feed.getPostThread', query, threadSchema, signal);
    const node = missingSchema.safeParse(thread).data;
    const view = postViewSchema.safeParse(node?.post).data;
    if (view) return { state: 'there', view };
    if (node?.notFound || node?.$type?.endsWith('#notFoundPost')) return { state: 'deleted' };
    return {
      state: 'hidden',
      words: node?.blocked
        ? 'The author and our account block one another.'
        : 'The server does not show this post to our account.',
    };
  } catch (error) {
    // A 404 of a server in between is not the network's word.
    if (error instanceof PlatformError && error.cause === 'NotFound') return { state: 'deleted' };
    throw error;
  }
}
