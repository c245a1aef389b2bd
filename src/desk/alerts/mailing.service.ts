/** One attempt to mail a telling to a person, in their language, with what was held beside it. Says what came of it. */
import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '../../core/config/config.js';
import { Mailer } from '../../core/mail/mailer.service.js';
import { MailError } from '../../core/mail/smtp-trouble.js';
import type { Telling } from './alert-kinds.js';
import { ALERT_WORDS } from './alert-words.token.js';
import { deskLink } from './desk-link.js';
import { alertMail } from './messages/mail.js';
import { type AlertFacts, messageOf } from './messages/message.js';
import type { Outcome } from './retrying.js';
import { type NamedRule, ruleName } from './rule-name.js';
import { type AllWords, Sentences } from './sentences.js';

export interface Letter {
  /** Of the delivery: names the mail. */
  id: string;
  /** The first of the thread, when this is not it. */
  thread: string | null;
  to: { name: string; address: string; locale: string };
  alert: AlertFacts;
  telling: Telling;
  others: { alert: AlertFacts; telling: Telling }[];
  rule: NamedRule | null;
}

@Injectable()
export class MailingService {
  constructor(
    private readonly mailer: Mailer,
    private readonly config: AppConfig,
    @Inject(ALERT_WORDS) private readonly words: AllWords,
  ) {}

  async mail(letter: Letter, signal?: AbortSignal): Promise<Outcome> {
    const words = new Sentences(this.words, letter.to.locale);
    const message = ({ alert, telling }: { alert: AlertFacts; telling: Telling }) =>
      messageOf(alert, telling, words, deskLink(this.config, `/alerts/${alert.id}`));
    const rule = letter.rule && ruleName(letter.rule, this.words, letter.to.locale);
    const composed = alertMail(message(letter), letter.others.map(message), words, rule);
    try {
      await this.mailer.send(
        {
          id: letter.id,
          ...(letter.thread ? { inReplyTo: letter.thread } : {}),
          to: { name: letter.to.name, address: letter.to.address },
          ...composed,
        },
        signal,
      );
      return { kind: 'ok', words: 'The mail server took it.' };
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      return { kind: error.temporary ? 'temporary' : 'permanent', code: error.kind, words: error.message };
    }
  }
}
