/**
 * Who may make the first administrator: whoever sits at this machine, and from elsewhere whoever can read what Earshot prints when it
 * starts. Pure. A proxy makes everybody look local, so anything that smells of one counts as elsewhere.
 */
import { isLoopback, namesThisMachine } from './access.js';

export interface Arrival {
  /** Of the socket itself: what a header claims is not believed here. */
  remoteAddress: string | undefined;
  host: string | undefined;
  httpVersion: string;
  headers: Readonly<Record<string, unknown>>;
  /** EARSHOT_URL or EARSHOT_TRUST_PROXY say that people come through a proxy. */
  behindProxy: boolean;
}

const LEFT_BY_PROXIES = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

export function isHere({ remoteAddress, host, httpVersion, headers, behindProxy }: Arrival): boolean {
  return (
    !behindProxy &&
    httpVersion !== '1.0' &&
    LEFT_BY_PROXIES.every((name) => headers[name] === undefined) &&
    isLoopback(remoteAddress) &&
    namesThisMachine(host)
  );
}

/** Without letters and digits that are taken for one another. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 12;

/** Twelve signs in threes of four, the same for the same secret (base64url): any process of an installation can print it. */
export function codeOf(secret: string): string {
  const bytes = Buffer.from(secret, 'base64url').subarray(0, LENGTH);
  const signs = [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return signs.match(/.{4}/g)?.join('-') ?? signs;
}

/** As it was typed: small letters, blanks and dashes do not matter. */
export const tidied = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');
