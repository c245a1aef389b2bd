/**
 * What the answer to POST /api/v1/statuses means. Pure. Only a status in our shape is "published"; an answer that could hide
 * a post is "unknown", and only one that proves there is none may lead to another attempt.
 */
import { z } from 'zod';
import type { HttpResponse } from '../../core/http/safe-http.types.js';
import { json, toldToWait } from '../http-client.js';
import type { PlatformErrorKind, SendOutcome } from '../ports.js';
import { aboutScopes, wordsOf } from './client.js';
import { dateOrNull } from './to-captured.js';

// A ScheduledStatus answers with 200 too, but has neither uri nor content.
export const postedSchema = z.object({
  id: z.string().min(1),
  uri: z.string().min(1),
  url: z.string().nullish(),
  content: z.string(),
  created_at: z.string(),
});

export function outcomeOf(response: HttpResponse, now: Date): SendOutcome {
  const { status } = response;
  if (status === 200) {
    const posted = postedSchema.safeParse(json(response)).data;
    if (!posted)
      return { kind: 'unknown', words: 'The server accepted the request, but its answer is not a post.' };
    return {
      kind: 'published',
      externalId: posted.uri,
      permalink: posted.url ?? null,
      at: dateOrNull(posted.created_at),
    };
  }
  const words = wordsOf(response);
  if (status === 429) return toldToWait(response, words, now);
  if (status === 408 || status >= 500 || (status > 200 && status < 300))
    return {
      kind: 'unknown',
      words: `The server answered ${status} (${words}); it may have posted all the same.`,
    };
  const doubtful = status === 403 && !aboutScopes(words) ? { doubtful: true as const } : {};
  return { kind: 'rejected', code: codeOf(status, words), words, ...doubtful };
}

function codeOf(status: number, words: string): PlatformErrorKind {
  if (status === 401 || status === 403) return 'auth';
  if (status === 404 || status === 410) return 'gone';
  if (status === 413 || /character limit|too long|exceeds? .*(limit|length|characters)/i.test(words))
    return 'too-long';
  if (/duplicate|already (been )?(posted|taken)/i.test(words)) return 'duplicate';
  return 'refused';
}
