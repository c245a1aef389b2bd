/** A real SMTP server that keeps what it is handed, and answers as it is told for the next recipients. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { MAIL_CERTIFICATE, MAIL_KEY } from './mail-certificate';

export interface Received {
  from: string;
  to: string[];
  /** As it came over the wire. */
  raw: string;
  header(name: string): string | null;
}

export class MailBox {
  readonly mails: Received[] = [];
  /** Answers for the next mails: an SMTP code, or 'hang-up' to close the line after taking the mail. */
  readonly answers: (number | 'hang-up')[] = [];
  signedInAs: string[] = [];
  /** Passwords and mails that came over a line anybody could read. */
  readable = 0;
  private server!: SMTPServer;

  /** `tls`: takes nothing before STARTTLS and a sign-in. Without it there is no STARTTLS at all. */
  async open({ tls = false }: { tls?: boolean } = {}): Promise<string> {
    this.server = new SMTPServer({
      authOptional: !tls,
      allowInsecureAuth: !tls,
      ...(tls ? { key: MAIL_KEY, cert: MAIL_CERTIFICATE } : { disabledCommands: ['STARTTLS'] }),
      onAuth: (auth, session, done) => {
        if (!session.secure) this.readable++;
        this.signedInAs.push(auth.username ?? '');
        if (auth.password === 'right') done(null, { user: auth.username });
        else done(new Error('Invalid username or password'));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const answer = this.answers.shift();
          if (!session.secure) this.readable++;
          if (typeof answer === 'number')
            return done(Object.assign(new Error('As the test says'), { responseCode: answer }));
          this.mails.push(asReceived(Buffer.concat(chunks).toString('utf8'), session.envelope));
          if (answer === 'hang-up') return this.cut();
          done();
        });
      },
    });
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((done) => this.server.close(() => done()));
  }

  /** Every line is cut without a word, as when the server loses its power. */
  private cut(): void {
    for (const connection of this.server.connections as Set<{ _socket: { destroy(): void } }>)
      connection._socket.destroy();
  }
}

function asReceived(
  raw: string,
  envelope: { mailFrom: { address: string } | false; rcptTo: { address: string }[] },
): Received {
  const headers = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map((one) => one.address),
    raw,
    header: (name) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? null,
  };
}
