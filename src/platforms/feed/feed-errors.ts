/** What went wrong with a feed, in the product's kinds and in words that say what to do. Pure. */
import type { HttpError, HttpResponse } from '../../core/http/safe-http.types.js';
import { parseRetryAfter } from '../../core/http/rate-state.js';
import { PlatformError, type PlatformErrorKind } from '../ports.js';
import type { ParseResult } from './feed-document.js';

export function fromHttpError(error: HttpError): PlatformError {
  const kind: PlatformErrorKind =
    error.failure === 'blocked'
      ? 'refused'
      : error.failure === 'too-large' || error.failure === 'too-many-redirects'
        ? 'malformed'
        : 'temporary';
  const words =
    error.failure === 'too-large' ? `${error.message} Feeds of up to 5 MB are read.` : error.message;
  return new PlatformError(kind, words, null, { cause: error });
}

/** Null for the statuses that are an answer (2xx, 304). */
export function fromStatus(
  response: Pick<HttpResponse, 'status' | 'headers' | 'url'>,
  now: Date,
): PlatformError | null {
  const { status } = response;
  if ((status >= 200 && status < 300) || status === 304) return null;
  const host = new URL(response.url).host;
  const wait = parseRetryAfter(response.headers['retry-after'], now);
  const fail = (kind: PlatformErrorKind, words: string) => new PlatformError(kind, words, wait);
  if (status === 401 || status === 407)
    return fail(
      'auth',
      `${host} asks for a password for this feed (${status}). Only public feeds can be read.`,
    );
  if (status === 403)
    return fail(
      'refused',
      `${host} refuses to give this feed to us (403). Its owner may have to permit feed readers.`,
    );
  if (status === 404)
    return fail(
      'not-found',
      `There is no feed at this address any more (404). Check the address on ${host}.`,
    );
  if (status === 410) return fail('gone', `${host} says that this feed is gone for good (410).`);
  if (status === 429) return fail('rate-limited', `${host} says that we ask too often (429).`);
  if (status === 451) return fail('refused', `${host} may not show this feed for legal reasons (451).`);
  if (status === 408 || status === 425 || status >= 500)
    return fail('temporary', `${host} has a problem (${status}); it will be tried again.`);
  if (status >= 300 && status < 400)
    return fail('malformed', `${host} redirects without saying where (${status}).`);
  return fail('refused', `${host} does not accept our request (${status}).`);
}

export function fromParse(result: Extract<ParseResult, { ok: false }>): PlatformError {
  if (result.code === 'web-page') {
    const first = result.alternates[0];
    const hint = first
      ? ` The page names this feed: ${first.url}`
      : ' Perhaps the feed moved, or a sign-in page stands before it.';
    return new PlatformError('malformed', `The address answered with a web page instead of a feed.${hint}`);
  }
  // An overloaded machine reads slowly too, so that alone does not condemn the document.
  const ours = result.code === 'internal' || result.code === 'too-slow' || result.code === 'too-much-memory';
  return new PlatformError(ours ? 'temporary' : 'malformed', result.message);
}
