/** One attempt on an endpoint: builds what it understands, signs it, posts it through the guarded client, and says what came of it. */
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { SafeHttp } from '../../core/http/safe-http.service.js';
import { HttpError } from '../../core/http/safe-http.types.js';
import { deskLink } from './desk-link.js';
import type { EndpointKind, Telling } from './alert-kinds.js';
import { ALERT_WORDS } from './alert-words.token.js';
import { slackBody, teamsBody } from './messages/chat.js';
import { type AlertFacts, messageOf } from './messages/message.js';
import { webhookHeaders } from './messages/signing.js';
import { webhookBody } from './messages/webhook.js';
import { judgeAnswer, type Outcome } from './retrying.js';
import { type AllWords, Sentences } from './sentences.js';

export interface OpenEndpoint {
  kind: EndpointKind;
  url: string;
  /** The newest first; of a webhook only. */
  secrets: string[];
}

@Injectable()
export class PostingService {
  constructor(
    private readonly http: SafeHttp,
    private readonly config: AppConfig,
    private readonly clock: Clock,
    @Inject(ALERT_WORDS) private readonly words: AllWords,
  ) {}

  /** `id` names the telling for ever: a receiver that has seen it does nothing. */
  async post(
    endpoint: OpenEndpoint,
    told: { id: string; alert: AlertFacts; telling: Telling; createdAt: Date },
    signal?: AbortSignal,
  ): Promise<Outcome> {
    const now = this.clock.now();
    const link = deskLink(this.config, `/alerts/${told.alert.id}`);
    // Rooms have no language of their own.
    const message = messageOf(told.alert, told.telling, new Sentences(this.words, 'en'), link);
    const request = (): { body: string; headers: Record<string, string> } => {
      if (endpoint.kind === 'webhook') {
        const body = webhookBody(told.alert, message, told.createdAt);
        return { body, headers: webhookHeaders(told.id, now, body, endpoint.secrets) };
      }
      const body = JSON.stringify(endpoint.kind === 'slack' ? slackBody(message) : teamsBody(message));
      return { body, headers: { 'content-type': 'application/json' } };
    };
    try {
      const answer = await this.http.request({
        method: 'POST',
        url: endpoint.url,
        ...request(),
        timeoutMs: 15_000,
        maxBytes: 200_000,
        ...(signal ? { signal } : {}),
      });
      const { status, headers } = answer;
      return judgeAnswer({ status, headers, body: answer.body.toString('utf8') }, now);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const words = error.message;
      return error.failure === 'blocked'
        ? { kind: 'permanent', code: 'blocked', words }
        : { kind: 'temporary', code: error.failure, words };
    }
  }
}
