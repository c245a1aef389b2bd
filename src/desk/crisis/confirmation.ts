/**
 * The two steps of the switch: a token that says who asked for which brand and until when, sealed with a secret of this installation,
 * so that nothing is stored until the second step. Pure; the clock and the secret are handed in.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const TOKEN_MINUTES = 10;

export function crisisToken(secret: string, personId: string, brandId: string, now: Date): string {
  const until = now.getTime() + TOKEN_MINUTES * 60_000;
  return `${until}.${seal(secret, personId, brandId, until)}`;
}

/** Why the token does not confirm, in words, or null. */
export function tokenProblem(
  token: string,
  secret: string,
  personId: string,
  brandId: string,
  now: Date,
): string | null {
  const [until = '', given = ''] = token.split('.');
  const expected = Buffer.from(seal(secret, personId, brandId, Number(until)));
  const got = Buffer.from(given);
  if (!/^\d{13}$/.test(until) || got.length !== expected.length || !timingSafeEqual(got, expected))
    return 'That is not what the first step gave you for this brand. Begin again.';
  return Number(until) < now.getTime() ? 'The first step was too long ago. Begin again.' : null;
}

/** The same name, whatever the spaces and the case. */
export const sameName = (typed: string, name: string): boolean => plain(typed) === plain(name);

const plain = (text: string): string =>
  text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en');
const seal = (secret: string, personId: string, brandId: string, until: number): string =>
  createHmac('sha256', secret).update(`${personId}\n${brandId}\n${until}`).digest('base64url');
