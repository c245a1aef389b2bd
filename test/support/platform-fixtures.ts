/** Small makers for tests of connectors: accounts whose saved credentials can be looked at, sources, intents, a poll to the end. */
import { SafeHttp } from '../../src/core/http/safe-http.service.js';
import type {
  AccountAccess,
  CapturedPost,
  Cursor,
  FeedConnector,
  ReplyIntent,
  SourceTarget,
} from '../../src/platforms/ports.js';

export const loopbackHttp = () =>
  new SafeHttp({ allowHosts: ['127.0.0.1', 'localhost'], userAgent: 'Earshot test' });

export interface TestAccount extends AccountAccess {
  saved: Record<string, string>[];
}

export function accountAccess(
  platform: string,
  baseUrl: string,
  credentials: Record<string, string>,
  more: Partial<AccountAccess> = {},
): TestAccount {
  const saved: Record<string, string>[] = [];
  return {
    id: `account-${platform}`,
    platform,
    externalId: null,
    handle: null,
    baseUrl,
    credentials,
    saveCredentials: (changed) => {
      saved.push(changed);
      return Promise.resolve();
    },
    ...more,
    saved,
  };
}

export function sourceOf(
  platform: string,
  address: Record<string, unknown>,
  account: AccountAccess | null = null,
): SourceTarget {
  return { id: 'source', platform, kind: String(address['stream'] ?? platform), address, account };
}

export function intentFor(
  parent: CapturedPost,
  text: string,
  key: string,
  more: Partial<ReplyIntent> = {},
): ReplyIntent {
  return {
    publicationId: 'publication',
    idempotencyKey: key,
    text,
    language: 'en',
    parent: { externalId: parent.externalId, native: parent.native, visibility: parent.visibility },
    createdAt: new Date(),
    sentAt: new Date(),
    ...more,
  };
}

export const signal = () => AbortSignal.timeout(20_000);

/**
 * Polls until nothing more is waiting. The cursor makes a trip through JSON between pages, as in the database, and
 * `afterPage` may change the world between two pages.
 */
export async function pollAll(
  connector: FeedConnector,
  source: SourceTarget,
  cursor: Cursor,
  afterPage: (page: number) => void = () => undefined,
): Promise<{ posts: CapturedPost[]; deleted: string[]; cursor: Cursor; pages: number; warnings: string[] }> {
  const posts: CapturedPost[] = [];
  const deleted: string[] = [];
  const warnings: string[] = [];
  for (let pages = 1; pages < 500; pages++) {
    const page = await connector.poll(source, cursor, signal());
    posts.push(...page.posts);
    deleted.push(...page.deleted);
    warnings.push(...page.warnings);
    cursor = JSON.parse(JSON.stringify(page.cursor)) as Cursor;
    if (!page.more) return { posts, deleted, cursor, pages, warnings };
    afterPage(pages);
  }
  throw new Error('polling does not end');
}
