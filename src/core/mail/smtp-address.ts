/** What a mail server's address says: where it is, how its line is encrypted, who signs in. Pure. */
import ipaddr from 'ipaddr.js';

export interface SmtpAddress {
  host: string;
  port: number;
  /** at-once: TLS from the first byte; demanded: STARTTLS or nothing is sent; offered: STARTTLS where the server has it. */
  tls: 'at-once' | 'demanded' | 'offered';
  auth: { user: string; pass: string } | null;
}

/**
 * A password never leaves this machine unencrypted: with one, STARTTLS is demanded, but for a server on this machine itself. `?tls=off`
 * says otherwise for a line that is safe by other means; `?tls=required` demands it everywhere.
 */
export function smtpAddress(smtpUrl: string): SmtpAddress {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const said = url.searchParams.get('tls');
  const demanded = said === 'required' || (said !== 'off' && url.username !== '' && !onThisMachine(host));
  return {
    host,
    port: Number(url.port || (secure ? 465 : 587)),
    tls: secure ? 'at-once' : demanded ? 'demanded' : 'offered',
    auth: url.username
      ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
      : null,
  };
}

const onThisMachine = (host: string): boolean =>
  host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback');
