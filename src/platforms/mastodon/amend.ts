/**
 * Changes, takes back and looks at a post of ours that stands already. One write at most; a post that is gone counts as taken back.
 * Posts are known by uri; the id in their address is a guess that the server confirms, or a search finds it.
 */
import { z } from 'zod';
import type { HttpResponse } from '../../core/http/safe-http.types.js';
import { htmlToPlain } from '../html-to-plain.js';
import { notSent, rate, unanswered } from '../http-client.js';
import {
  PlatformError,
  type AccountAccess,
  type AmendIntent,
  type SendOutcome,
  type Standing,
} from '../ports.js';
import type { MastodonClient, Server } from './client.js';
import { statusSchema, type Status } from './entities.js';
import { comparable } from './find-reply.js';
import { languageOf } from './language-code.js';
import { outcomeOf } from './reply-outcome.js';

const searchSchema = z.object({ statuses: z.array(statusSchema) });
const sourceSchema = z.object({ text: z.string() });

export async function editPost(
  client: MastodonClient,
  account: AccountAccess,
  intent: AmendIntent,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const body = { status: intent.text, ...languageOf(intent.language) };
  return change(client, account, intent, signal, {
    method: 'PUT',
    body,
    gone: { kind: 'rejected', code: 'gone', words: 'The post does not stand there any more.' },
    read: (response) => outcomeOf(response, client.now()),
  });
}

export async function removePost(
  client: MastodonClient,
  account: AccountAccess,
  intent: AmendIntent,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const done = (): SendOutcome => ({
    kind: 'published',
    externalId: intent.externalId,
    permalink: null,
    at: client.now(),
  });
  return change(client, account, intent, signal, {
    method: 'DELETE',
    gone: done(),
    // The server answers with what it deleted; any 200 says that it did.
    read: (response) =>
      response.status === 200 || response.status === 404 || response.status === 410
        ? done()
        : outcomeOf(response, client.now()),
  });
}

export async function lookAtPost(
  client: MastodonClient,
  account: AccountAccess,
  intent: AmendIntent,
  signal: AbortSignal,
): Promise<Standing> {
  try {
    const server = client.serverOf(account);
    const status = await locate(client, server, intent.externalId, signal);
    if (status === null) return { kind: 'gone' };
    const shown = htmlToPlain(status.content);
    if (comparable(shown) === comparable(intent.text)) return { kind: 'same' };
    const path = `/api/v1/statuses/${encodeURIComponent(status.id)}/source`;
    const { data } = await client.get(server, path, {}, sourceSchema, signal);
    return comparable(data.text) === comparable(intent.text)
      ? { kind: 'same' }
      : { kind: 'other', text: shown };
  } catch (error) {
    if (error instanceof PlatformError) return { kind: 'unknown', words: error.message };
    throw error;
  }
}

interface Change {
  method: 'PUT' | 'DELETE';
  body?: unknown;
  gone: SendOutcome;
  read(response: HttpResponse): SendOutcome;
}

async function change(
  client: MastodonClient,
  account: AccountAccess,
  intent: AmendIntent,
  signal: AbortSignal,
  { method, body, gone, read }: Change,
): Promise<SendOutcome> {
  let server: Server;
  let status: Status | null;
  try {
    server = client.serverOf(account);
    status = await locate(client, server, intent.externalId, signal);
  } catch (error) {
    if (error instanceof PlatformError) return notSent(error);
    throw error;
  }
  if (status === null) return gone;
  try {
    const path = `/api/v1/statuses/${encodeURIComponent(status.id)}`;
    const response = await client.write(method, server, path, { body }, signal);
    return { ...read(response), rate: rate(response.headers, client.now()) };
  } catch (error) {
    return unanswered(error);
  }
}

/** null: the server says that there is no such post. Throws PlatformError when it cannot be asked. */
async function locate(
  client: MastodonClient,
  server: Server,
  uri: string,
  signal: AbortSignal,
): Promise<Status | null> {
  const guess = uri.split('/').filter(Boolean).at(-1) ?? '';
  try {
    const path = `/api/v1/statuses/${encodeURIComponent(guess)}`;
    const { data } = await client.get(server, path, {}, statusSchema, signal);
    if (data.uri === uri) return data;
  } catch (error) {
    if (!(error instanceof PlatformError) || !['not-found', 'gone', 'refused'].includes(error.kind))
      throw error;
  }
  const query = { q: uri, type: 'statuses', resolve: 'true', limit: 5 };
  const { data } = await client.get(server, '/api/v2/search', query, searchSchema, signal);
  return data.statuses.find((one) => one.uri === uri) ?? null;
}
