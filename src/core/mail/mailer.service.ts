/**
 * Hands one mail to the configured server. Connects only where the address guard allows, says whether trying again can help, and
 * keeps the Message-ID it is given, so that a mail sent twice is one mail to whoever reads it. Never retries by itself.
 */
import { Injectable, Logger } from '@nestjs/common';
import net from 'node:net';
import { createTransport } from 'nodemailer';
import { AppConfig } from '../config/config.js';
import { type AllowRule, parseAllowHosts } from '../http/address-guard.js';
import { BLOCKED, guard } from '../http/guarded-agent.js';
import { smtpAddress } from './smtp-address.js';
import { MailError, mailTrouble } from './smtp-trouble.js';

export interface Mail {
  /** Names this mail for ever; the same for every attempt. Letters, digits and dashes. */
  id: string;
  /** The mail that began the thread. */
  inReplyTo?: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
}

const TIMEOUT_MS = 20_000;
type Connected = (error: Error | null, socket?: { connection: net.Socket }) => void;

@Injectable()
export class Mailer {
  private readonly allowed: AllowRule[];

  constructor(private readonly config: AppConfig) {
    this.allowed = parseAllowHosts(config.allowHosts);
    if (config.smtpUrl && !config.mailFrom)
      new Logger(Mailer.name).warn('EARSHOT_SMTP_URL is set but EARSHOT_MAIL_FROM is not: nothing is mailed');
  }

  get ready(): boolean {
    return this.config.smtpUrl !== null && this.config.mailFrom !== null;
  }

  /** Throws MailError. */
  async send(mail: Mail, signal?: AbortSignal): Promise<void> {
    const { smtpUrl, mailFrom } = this.config;
    if (!smtpUrl || !mailFrom)
      throw new MailError(
        'No mail server is set up (EARSHOT_SMTP_URL and EARSHOT_MAIL_FROM).',
        false,
        'not-set-up',
      );
    const { host, port, tls, auth } = smtpAddress(smtpUrl);
    const transport = createTransport({
      host,
      port,
      secure: tls === 'at-once',
      requireTLS: tls === 'demanded',
      ...(auth ? { auth } : {}),
      getSocket: (_options: unknown, done: Connected) => this.connect(host, port, done),
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        from: mailFrom,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: this.messageId(mail.id),
        ...(mail.inReplyTo
          ? { inReplyTo: this.messageId(mail.inReplyTo), references: this.messageId(mail.inReplyTo) }
          : {}),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      throw mailTrouble(error, BLOCKED);
    } finally {
      transport.close();
    }
  }

  private messageId(id: string): string {
    const domain = /@([^\s@>]+)>?$/.exec(this.config.mailFrom ?? '')?.[1] ?? 'earshot.invalid';
    return `<${id}@${domain}>`;
  }

  private connect(host: string, port: number, done: Connected): void {
    let over = false;
    const finish = (error: Error | null, socket?: net.Socket): void => {
      if (over) return;
      over = true;
      done(error, socket && { connection: socket });
    };
    try {
      const socket = net.connect(guard({ host, port }, this.allowed) as net.TcpNetConnectOpts);
      socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error(`${host} does not answer`)));
      socket.once('error', (error) => finish(error));
      socket.once('connect', () => {
        socket.setTimeout(0);
        finish(null, socket);
      });
    } catch (error) {
      finish(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
