/**
 * Passwords: which are good enough, how they are kept (argon2id, 19 MiB, two passes), and a check that takes as long for an
 * e-mail nobody has as for a known one. Never logs or returns a password.
 */
import { hash, verify } from '@node-rs/argon2';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);

/** Of a random password, made once: what a try is compared with when nobody has that e-mail. */
let decoy: Promise<string> | undefined;

/** False for a missing hash too, after the same work. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const matches = await verify(stored ?? (await decoy), password.normalize('NFC'));
  return stored !== null && matches;
}

const COMMON =
  /^(?:(?:pass(?:word|wort)?|welcome|qwerty|qwertyuiop|letmein|admin(?:istrator)?|earshot|iloveyou|changeme|secret|abc|test)[\W\d_]*)+$|^(.)\1*$|^(?:0?1234567890?|9876543210?)+\d*$/i;

/** What is wrong with a new password, in words, or null. `known` are the person's name and e-mail. */
export function passwordProblem(password: string, known: readonly string[]): string | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return `at least ${PASSWORD_MIN} characters`;
  if (length > PASSWORD_MAX) return `at most ${PASSWORD_MAX} characters`;
  if (COMMON.test(password)) return 'less easily guessed: several words or a sentence are good';
  const lower = password.toLowerCase();
  const parts = known
    .flatMap((text) => [text, ...text.split('@').slice(0, 1)])
    .map((text) => text.toLowerCase());
  if (parts.some((part) => part.length >= 4 && lower.startsWith(part) && length - part.length < 6))
    return 'not made of the name or the e-mail';
  return null;
}
