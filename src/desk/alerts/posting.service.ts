/** One attempt on an endpoint: builds what it understands, signs it, posts it through the guarded client, and says what came of it. */
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { type AllowRule, parseAllowHosts } from '../../core/http/address-guard.js';
import { SafeHttp } from '../../core/http/safe-http.service.js';
import { HttpError } from '../../core/http/safe-http.types.js';
import { deskLink } from './desk-link.js';
import type { EndpointKind, Telling } from './alert-kinds.js';
import { ALERT_WORDS } from './alert-words.token.js';
import { plainProblem } from './endpoint-address.js';
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
  private readonly allowed: AllowRule[];

  constructor(
    private readonly http: SafeHttp,
    private readonly config: AppConfig,
    private readonly clock: Clock,
    @Inject(ALERT_WORDS) private readonly words: AllWords,
  ) {
    this.allowed = parseAllowHosts(config.allowHosts);
  }

  /** What the endpoint is sent, in its own form. */
  body(kind: EndpointKind, told: { alert: AlertFacts; telling: Telling; createdAt: Date }): string {
    const link = deskLink(this.config, `/alerts/${told.alert.id}`);
    // Rooms have no language of their own.
    const message = messageOf(told.alert, told.telling, new Sentences(this.words, 'en'), link);
    if (kind === 'webhook') return webhookBody(told.alert, message, told.createdAt);
    return JSON.stringify(kind === 'slack' ? slackBody(message) : teamsBody(message));
  }

  /** `id` names the telling for ever: a receiver that has seen it does nothing. */
  async post(endpoint: OpenEndpoint, id: string, body: string, signal?: AbortSignal): Promise<Outcome> {
    const now = this.clock.now();
    const plain = plainProblem(endpoint.url, this.allowed);
    if (plain) return { kind: 'permanent', code: 'plain', words: plain };
    const headers =
      endpoint.kind === 'webhook'
        ? webhookHeaders(id, now, body, endpoint.secrets)
        : { 'content-type': 'application/json' };
    try {
      const answer = await this.http.request({
        method: 'POST',
        url: endpoint.url,
        headers,
        body,
        timeoutMs: 15_000,
        maxBytes: 200_000,
        ...(signal ? { signal } : {}),
      });
      return judgeAnswer({ ...answer, body: answer.body.toString('utf8') }, now);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const words = error.message;
      return error.failure === 'blocked'
        ? { kind: 'permanent', code: 'blocked', words }
        : { kind: 'temporary', code: error.failure, words };
    }
  }
}
