/**
 * The one place that speaks to the assistant: one question, one answer, through the guarded client, within a deadline. Never repeats a
 * question by itself, and never says more of a failure than what happened and what to do.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { EarshotError } from '../../core/errors/errors.js';
import { SafeHttp } from '../../core/http/safe-http.service.js';
import { HttpError, type HttpResponse } from '../../core/http/safe-http.types.js';
import { retryAfter } from '../alerts/retrying.js';
import type { OpenAssistant } from './assistant.service.js';
import { type ChatAnswer, type ChatMessage, readAnswer } from './chat.js';

const MOST_BYTES = 500_000;

@Injectable()
export class ChatClient {
  constructor(
    private readonly http: SafeHttp,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** Throws EarshotError, in words for whoever asked: too-many-requests, unavailable, or conflict when it was cancelled. */
  async ask(
    { baseUrl, model, key }: OpenAssistant,
    messages: readonly ChatMessage[],
    signal?: AbortSignal,
  ): Promise<string> {
    let response: HttpResponse;
    try {
      response = await this.http.request({
        method: 'POST',
        url: `${baseUrl}/chat/completions`,
        headers: { accept: 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
        body: { model, messages, stream: false },
        timeoutMs: this.config.assistantSeconds * 1000,
        maxBytes: MOST_BYTES,
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      if (error.failure === 'aborted')
        throw new EarshotError('conflict', 'Cancelled.', { code: 'assistant-cancelled' });
      throw this.unreachable(error);
    }
    const wait = retryAfter(response.headers['retry-after'], this.clock.now());
    const answer = readAnswer(response.status, response.body.toString('utf8'), wait);
    if ('text' in answer) return answer.text;
    throw troubled(answer);
  }

  private unreachable(error: HttpError): EarshotError {
    const words =
      error.failure === 'timeout'
        ? `The assistant did not answer within ${this.config.assistantSeconds} seconds. Write the reply yourself, or try again.`
        : error.failure === 'too-large'
          ? 'The assistant answered far more than a reply.'
          : `The assistant cannot be reached: ${error.message}`;
    return new EarshotError('unavailable', words, { code: `assistant-${error.failure}` }, { cause: error });
  }
}

function troubled({
  trouble,
  words,
  retryAfterSeconds,
}: Extract<ChatAnswer, { trouble: string }>): EarshotError {
  return new EarshotError(trouble === 'busy' ? 'too-many-requests' : 'unavailable', words, {
    code: `assistant-${trouble}`,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
