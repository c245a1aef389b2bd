/**
 * The line to the server: typed by its OpenAPI document, the CSRF token on every write, problem+json turned into a Problem.
 * Never repeats a write by itself: only the caller knows whether sending twice is harmless.
 */
import createClient from 'openapi-fetch';
import type { paths } from './schema.js';

export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly status: number,
    /** Stable code of the server; 'offline' when no answer came at all. */
    readonly code: string,
    /** The server's own sentence, in English; may be empty. */
    readonly detail: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(detail || code);
  }
}

let csrfToken = '';
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

export const http = createClient<paths>({ credentials: 'same-origin' });
http.use({
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('x-csrf-token', csrfToken);
    return request;
  },
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What the server found wrong field by field, by the name of the field; nothing for any other refusal. */
export function fieldErrors(error: unknown): Record<string, string | undefined> {
  const errors = error instanceof Problem ? error.extra['errors'] : null;
  if (!Array.isArray(errors)) return {};
  return Object.fromEntries(
    (errors as { field?: unknown; problem?: unknown }[])
      .filter((each) => typeof each.field === 'string' && typeof each.problem === 'string')
      .map((each) => [String(each.field).split(/[.[]/)[0]!, String(each.problem)]),
  );
}

/** The data of an answer; throws a Problem for a refusal and for no answer at all. */
export async function answer<T>(call: () => Promise<Answer<T>>): Promise<T> {
  try {
    return await once(call);
  } catch (error) {
    // Signed in again in another tab: the server did nothing yet, so asking for the new token and repeating is safe.
    if (!(error instanceof Problem) || error.code !== 'csrf') throw error;
    rememberCsrfToken((await once(() => http.GET('/api/session'))).csrfToken);
    return once(call);
  }
}

async function once<T>(call: () => Promise<Answer<T>>): Promise<T> {
  let given: Answer<T>;
  try {
    given = await call();
  } catch {
    throw new Problem(0, 'offline', '');
  }
  if (!given.response.ok) throw problemOf(given.response.status, given.error);
  return given.data as T;
}

function problemOf(status: number, body: unknown): Problem {
  // A proxy in between may answer with a page of its own; the status still says enough.
  const document = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { code, detail, title, ...extra } = document;
  const words = typeof detail === 'string' ? detail : typeof title === 'string' ? title : '';
  return new Problem(status, typeof code === 'string' ? code : codeOfStatus(status), words, extra);
}

function codeOfStatus(status: number): string {
  if (status === 401) return 'not-signed-in';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  if (status === 429) return 'too-many-requests';
  return status >= 502 ? 'unavailable' : 'internal';
}
