/**
 * Reads a whole thread as one list, oldest first: from its root where that still stands, and around the post itself. A post
 * that the server no longer has is reported as deleted; blocked ones are left out.
 */
import { z } from 'zod';
import { PlatformError, type AccountAccess, type ThreadSnapshot } from '../ports.js';
import type { BlueskyClient } from './client.js';
import { postViewSchema, threadSchema, type PostView } from './entities.js';
import { toCaptured } from './to-captured.js';

const nodeSchema = z.object({
  $type: z.string().optional(),
  uri: z.string().optional(),
  notFound: z.boolean().optional(),
  post: z.unknown().optional(),
  parent: z.unknown().optional(),
  replies: z.array(z.unknown()).nullish(),
});

interface Gathered {
  views: Map<string, PostView>;
  deleted: Set<string>;
  /** Some branch was cut or hidden. */
  cut: boolean;
}

/** Throws PlatformError when the server cannot be read. */
export async function readThread(
  client: BlueskyClient,
  account: AccountAccess,
  uri: string,
  rootUri: string | null,
  signal: AbortSignal,
): Promise<ThreadSnapshot> {
  const gathered: Gathered = { views: new Map(), deleted: new Set(), cut: false };
  for (const start of rootUri && rootUri !== uri ? [rootUri, uri] : [uri]) {
    try {
      const query = { uri: start, depth: 20, parentHeight: 80 };
      const { thread } = await client.get(
        account,
        'app.bsky.feed.getPostThread',
        query,
        threadSchema,
        signal,
      );
      gather(thread, gathered);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      if (error.kind === 'not-found') gathered.deleted.add(start);
      // A root with thousands of answers may be too large to read; the part around the post still counts.
      else if (start !== uri && error.kind === 'malformed') gathered.cut = true;
      else throw error;
    }
  }
  const when = (view: PostView) => view.indexedAt;
  const views = [...gathered.views.values()].sort((a, b) => when(a).localeCompare(when(b)));
  for (const view of views) gathered.deleted.delete(view.uri);
  return {
    posts: views.map(toCaptured),
    deleted: [...gathered.deleted],
    complete: !gathered.cut && gathered.views.has(uri),
  };
}

function gather(start: unknown, into: Gathered): void {
  const waiting: unknown[] = [start];
  while (waiting.length > 0) {
    const node = nodeSchema.safeParse(waiting.pop()).data;
    if (!node) {
      into.cut = true;
      continue;
    }
    const view = postViewSchema.safeParse(node.post).data;
    if (view) {
      into.views.set(view.uri, view);
      if ((view.replyCount ?? 0) > (node.replies?.length ?? 0) && node.replies) into.cut = true;
    } else if (node.uri && (node.notFound || node.$type?.endsWith('#notFoundPost')))
      into.deleted.add(node.uri);
    else into.cut = true;
    if (node.parent !== undefined) waiting.push(node.parent);
    waiting.push(...(node.replies ?? []));
  }
}
