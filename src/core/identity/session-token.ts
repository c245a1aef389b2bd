/** The cookie of a session: an opaque random id of 256 bits, kept by the browser alone, and read back. Pure but for randomness. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export const SESSION_COOKIE = 'earshot_session';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): Buffer => createHash('sha256').update(token, 'ascii').digest();

/** The session's token in a Cookie header, or null when there is none of the right shape. */
export function tokenFromCookies(header: string | undefined): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === SESSION_COOKIE) {
      const value = part.slice(at + 1).trim();
      return TOKEN.test(value) ? value : null;
    }
  }
  return null;
}

/** Compares in constant time; unequal lengths are unequal. */
export function sameSecret(expected: string, given: string): boolean {
  const [a, b] = [expected, given].map((text) => createHash('sha256').update(text, 'utf8').digest());
  return timingSafeEqual(a!, b!);
}
