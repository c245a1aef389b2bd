/**
 * What the answer to com.atproto.repo.putRecord means. Pure. Only our own uri coming back is "published"; a failure inside
 * the server after it took the request is "unknown".
 */
import type { HttpResponse } from '../../core/http/safe-http.types.js';
import { json, toldToWait } from '../http-client.js';
import type { PlatformErrorKind, SendOutcome } from '../ports.js';
import { aboutTheAccount, errorName, errorWords } from './client.js';
import { putSchema } from './entities.js';
import { permalinkOf } from './to-captured.js';

/** `now` is the time of the answer, which is when the reply is known to be public. */
export function outcomeOf(response: HttpResponse, uri: string, now: Date): SendOutcome {
  const { status } = response;
  if (status === 200) {
    const put = putSchema.safeParse(json(response)).data;
    if (put?.uri !== uri)
      return { kind: 'unknown', words: 'The server took the reply, but its answer is not about our post.' };
    return { kind: 'published', externalId: uri, permalink: permalinkOf(uri), at: now };
  }
  const words = errorWords(response);
  if (status === 429) return toldToWait(response, words, now);
  if (status === 408 || status >= 500 || (status > 200 && status < 300))
    return {
      kind: 'unknown',
      words: `The server answered ${status} (${words}); it may have posted all the same.`,
    };
  const name = errorName(response);
  const doubtful = status === 403 && !aboutTheAccount(name) ? { doubtful: true as const } : {};
  return { kind: 'rejected', code: codeOf(status, name, words), words, ...doubtful };
}

function codeOf(status: number, name: string, words: string): PlatformErrorKind {
  if (status === 401 || status === 403 || aboutTheAccount(name)) return 'auth';
  if (status === 413 || /graphemes|too (long|big|large)|longer than/i.test(words)) return 'too-long';
  if (status === 404 || name === 'RepoNotFound') return 'gone';
  return 'refused';
}
