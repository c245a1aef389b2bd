/**
 * Looks for a reply among our own account's posts: did it land although the answer was lost? Read-only. Says "absent" only
 * after every own post since the intent has been seen; what it cannot tell is "unknown".
 */
import { z } from 'zod';
import { htmlToPlain } from '../html-to-plain.js';
import { PlatformError, type FindOutcome, type ReplyIntent } from '../ports.js';
import type { MastodonClient, Server } from './client.js';
import { accountSchema, statusSchema, type Status } from './entities.js';
import { dateOrNull } from './to-captured.js';

const sourceSchema = z.object({ text: z.string() });
/** Our clock and the server's may differ. */
const slackMs = 15 * 60_000;
const longestSearch = 10;

/** `parentId`: the parent's id on this server; null when it is gone from there. */
export async function findReply(
  client: MastodonClient,
  server: Server,
  intent: ReplyIntent,
  parentId: string | null,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const { data: self } = await client.get(
    server,
    '/api/v1/accounts/verify_credentials',
    {},
    accountSchema,
    signal,
  );
  const path = `/api/v1/accounts/${encodeURIComponent(self.id)}/statuses`;
  const since = intent.createdAt.getTime() - slackMs;
  let maxId: string | null = null;
  let doubtful = false;
  for (let page = 0; page < longestSearch; page++) {
    const query: Record<string, string | number | null> = {
      limit: 40,
      exclude_reblogs: 'true',
      max_id: maxId,
    };
    const answer = await client.get(server, path, query, z.array(statusSchema), signal);
    for (const status of answer.data) {
      // The link to a parent is cut when the parent is deleted: then the words alone must tell.
      const samePlace = status.in_reply_to_id
        ? status.in_reply_to_id === parentId || parentId === null
        : true;
      if (!samePlace || (dateOrNull(status.created_at)?.getTime() ?? since) < since) continue;
      const same = await sameWords(client, server, status, intent.text, signal);
      if (same === true)
        return {
          kind: 'found',
          externalId: status.uri,
          permalink: status.url ?? null,
          at: dateOrNull(status.created_at),
        };
      if (same === 'unsure' && status.in_reply_to_id) doubtful = true;
    }
    const last: Status | undefined = answer.data.at(-1);
    const reached = last === undefined || (dateOrNull(last.created_at)?.getTime() ?? Infinity) < since;
    const next = answer.tokens.maxId ?? last?.id ?? null;
    if (reached || next === maxId) {
      if (doubtful)
        return {
          kind: 'unknown',
          words: 'There is a reply of ours to this post whose words could not be compared.',
        };
      return { kind: 'absent' };
    }
    maxId = next;
  }
  return { kind: 'unknown', words: 'The account posted too much since to look through all of it.' };
}

async function sameWords(
  client: MastodonClient,
  server: Server,
  status: Status,
  wanted: string,
  signal: AbortSignal,
): Promise<boolean | 'unsure'> {
  if (comparable(htmlToPlain(status.content)) === comparable(wanted)) return true;
  if (!status.in_reply_to_id) return false;
  try {
    const path = `/api/v1/statuses/${encodeURIComponent(status.id)}/source`;
    const { data } = await client.get(server, path, {}, sourceSchema, signal);
    return comparable(data.text) === comparable(wanted);
  } catch (error) {
    if (error instanceof PlatformError) return 'unsure';
    throw error;
  }
}

/** Servers drop the host of a mention and reflow white space; nothing else may differ. */
export function comparable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/@([\w.-]*\w)@[\p{L}\p{N}.:-]*[\p{L}\p{N}]/gu, '@$1')
    .replace(/[\s\u200b]+/gu, ' ')
    .trim();
}
