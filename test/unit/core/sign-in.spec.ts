import { addressGroup } from '../../../src/core/identity/address-group.js';
import { hashPassword, passwordMatches, passwordProblem } from '../../../src/core/identity/passwords.js';
import { waitSeconds } from '../../../src/core/identity/sign-in-limit.js';
import {
  hashToken,
  newToken,
  sameSecret,
  tokenFromCookies,
} from '../../../src/core/identity/session-token.js';
import { SAMPLE_ACCOUNTS, samplePassword } from '../../../src/core/identity/sample-accounts.js';
import { AppConfig } from '../../../src/core/config/config.js';
import { readSettings } from '../../../src/core/config/settings.js';
import { Vault } from '../../../src/core/vault/vault.js';

describe('the wait after wrong passwords', () => {
  const now = new Date('2026-01-01T12:00:00Z');
  const ago = (...seconds: number[]): Date[] => seconds.map((s) => new Date(now.getTime() - s * 1000));
  const limit = { failures: 3, windowSeconds: 60 };
  it.each([
    ['no failure', ago(), 0],
    ['one below the limit', ago(1, 2), 0],
    ['the limit just reached', ago(0, 1, 2), 58],
    ['the limit reached, in any order', ago(2, 0, 1), 58],
    ['more than the limit', ago(0, 10, 20, 30), 40],
    ['the oldest about to leave', ago(0, 1, 59.5), 1],
    ['the oldest leaving now', ago(0, 1, 60), 0],
  ])('%s', (_, failures, seconds) => {
    expect(waitSeconds(failures, now, limit)).toBe(seconds);
  });
});

describe('a new password', () => {
  it.each([
    ['short one', 'at least 10 characters'],
    ['x'.repeat(201), 'at most 200 characters'],
    ['aaaaaaaaaaaa', 'less easily guessed'],
    ['Password123!', 'less easily guessed'],
    ['1234567890', 'less easily guessed'],
    ['qwerty123456', 'less easily guessed'],
    ['asha.menon12', 'not made of the name'],
    ['Asha Menon 1', 'not made of the name'],
  ])('%s is refused: %s', (password, why) => {
    expect(passwordProblem(password, ['Asha Menon', 'asha.menon@example.org'])).toContain(why);
  });
  it.each(['correct horse battery', 'மழை பெய்யும் நாள்', 'Asha Menon likes old trains'])(
    '%s is taken',
    (password) => {
      expect(passwordProblem(password, ['Asha Menon', 'asha.menon@example.org'])).toBeNull();
    },
  );
  it('matches itself however its accents are typed, and never matches nothing', async () => {
    const hash = await hashPassword('caf\u00e9 au lait gris');
    expect(await passwordMatches(hash, 'cafe\u0301 au lait gris')).toBe(true);
    expect(await passwordMatches(hash, 'cafe au lait gris')).toBe(false);
    expect(await passwordMatches(null, 'caf\u00e9 au lait gris')).toBe(false);
    expect(hash).toContain('argon2id');
  });
});

describe("a session's cookie", () => {
  const token = newToken();
  it.each([
    [`earshot_session=${token}`, token],
    [`a=b; earshot_session=${token}; c=d`, token],
    [`xearshot_session=${token}`, null],
    ['earshot_session=short', null],
    [`earshot_session=${token}x`, null],
    ['earshot_session=', null],
    ['', null],
    [undefined, null],
  ])('%s', (header, expected) => {
    expect(tokenFromCookies(header)).toBe(expected);
  });
  it('holds 256 bits and is kept as its hash', () => {
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(hashToken(token)).toHaveLength(32);
    expect(newToken()).not.toBe(token);
  });
  it('is compared whole', () => {
    expect(sameSecret('a', 'a')).toBe(true);
    expect(sameSecret('a', 'ab')).toBe(false);
  });
});

it('sample passwords depend on the key alone, differ, and are good passwords', () => {
  const vault = (key: string): Vault =>
    new Vault(new AppConfig({ ...readSettings({}).settings, secretKey: key }));
  const of = (key: string): string[] => SAMPLE_ACCOUNTS.map(({ email }) => samplePassword(vault(key), email));
  const [a, again, b] = [of('11'.repeat(32)), of('11'.repeat(32)), of('22'.repeat(32))];
  expect(again).toEqual(a);
  expect(new Set([...a!, ...b!]).size).toBe(a!.length * 2);
  for (const password of a!) {
    expect(password).toMatch(/^(?:[a-zA-Z2-9]{4}-){3}[a-zA-Z2-9]{2}$/);
    expect(passwordProblem(password, [])).toBeNull();
  }
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::9', '2001:db8:1:3::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('counts tries from %s under %s', (address, group) => {
  expect(addressGroup(address)).toBe(group);
});
