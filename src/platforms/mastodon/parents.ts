/**
 * Servers say which post a reply answers by an id of their own; the desk knows posts by uri. Looks up what is not on the
 * same page, a bounded number a page. A parent that cannot be read stays unknown: that is no reason to fail a poll.
 */
import { PlatformError, type CapturedPost } from '../ports.js';
import type { MastodonClient, Server } from './client.js';
import { nativeSchema, statusSchema } from './entities.js';

const remembered = 2000;
const atOnce = 6;

export class Parents {
  private readonly uris = new Map<string, string>();

  constructor(private readonly client: MastodonClient) {}

  /** The same posts, with parentExternalId where it could be found. */
  async resolve(server: Server, posts: CapturedPost[], signal: AbortSignal): Promise<CapturedPost[]> {
    const answers = posts.map((post) => nativeSchema.safeParse(post.native).data?.inReplyToId ?? null);
    for (const post of posts) this.remember(server, nativeSchema.parse(post.native).id, post.externalId);
    const missing = [...new Set(answers.filter((id) => id !== null))].filter(
      (id) => !this.uris.has(key(server, id)),
    );
    for (let from = 0; from < missing.length; from += atOnce) {
      const batch = missing.slice(from, from + atOnce);
      const goOn = await Promise.all(batch.map((id) => this.lookUp(server, id, signal)));
      if (goOn.includes(false)) break;
    }
    return posts.map((post, index) => {
      const id = answers[index];
      return id ? { ...post, parentExternalId: this.uris.get(key(server, id)) ?? null } : post;
    });
  }

  /** false: the server wants to be left alone. */
  private async lookUp(server: Server, id: string, signal: AbortSignal): Promise<boolean> {
    try {
      const answer = await this.client.get(
        server,
        `/api/v1/statuses/${encodeURIComponent(id)}`,
        {},
        statusSchema,
        signal,
      );
      this.remember(server, id, answer.data.uri);
      return true;
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      return error.kind === 'not-found' || error.kind === 'malformed';
    }
  }

  private remember(server: Server, id: string, uri: string): void {
    this.uris.set(key(server, id), uri);
    if (this.uris.size > remembered) {
      const oldest = this.uris.keys().next().value;
      if (oldest !== undefined) this.uris.delete(oldest);
    }
  }
}

function key(server: Server, id: string): string {
  return `${server.base} ${id}`;
}
