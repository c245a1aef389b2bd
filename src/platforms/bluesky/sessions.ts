/**
 * Keeps each account signed in: tokens are refreshed and saved, and signing in anew is the last resort, because a server
 * allows 300 sign-ins a day. Must never sign in twice within five minutes, however often it is asked or restarted.
 */
import { type z } from 'zod';
import { PlatformError, type AccountAccess } from '../ports.js';
import { credentialsSchema, sessionSchema, type Credentials, type Session } from './entities.js';

/** One request to the account's own server, throwing PlatformError when refused. */
export type Ask = <T>(
  method: 'GET' | 'POST',
  nsid: string,
  schema: z.ZodType<T>,
  token: string | null,
  body?: unknown,
) => Promise<T>;

const betweenSignInsMs = 300_000;

export class Sessions {
  /** By account and password, so that a corrected password does not meet the old session. */
  private readonly current = new Map<string, Session>();
  private readonly underWay = new Map<string, Promise<Session>>();

  constructor(private readonly now: () => Date) {}

  /** Throws PlatformError('auth') when the stored credentials make no sense. */
  credentials(account: AccountAccess): Credentials {
    const parsed = credentialsSchema.safeParse(account.credentials);
    if (!parsed.success)
      throw new PlatformError('auth', 'The account has no handle or no app password; connect it again.');
    return parsed.data;
  }

  /** The session in force; signs in only when there has never been one. */
  async get(account: AccountAccess, ask: Ask): Promise<Session> {
    return this.known(account) ?? this.once(account, () => this.signIn(account, ask));
  }

  /** A session other than `refused`, which the server no longer takes. */
  async renew(account: AccountAccess, refused: Session, ask: Ask): Promise<Session> {
    const known = this.known(account);
    if (known && known.accessJwt !== refused.accessJwt) return known;
    return this.once(account, async () => {
      try {
        const fresh = await ask(
          'POST',
          'com.atproto.server.refreshSession',
          sessionSchema,
          refused.refreshJwt,
        );
        return await this.keep(account, fresh, {});
      } catch (error) {
        if (!(error instanceof PlatformError) || error.kind !== 'auth') throw error;
        return this.signIn(account, ask);
      }
    });
  }

  private async signIn(account: AccountAccess, ask: Ask): Promise<Session> {
    const { identifier, appPassword, signedInAt } = this.credentials(account);
    const since = this.now().getTime() - new Date(signedInAt ?? 0).getTime();
    if (since < betweenSignInsMs) {
      const wait = Math.ceil((betweenSignInsMs - since) / 1000);
      throw new PlatformError(
        'rate-limited',
        `Signed in a moment ago; the next sign-in waits ${wait} seconds.`,
        wait,
      );
    }
    // Saved before asking: a crash loop must not use up the day's sign-ins.
    const at = this.now().toISOString();
    await account.saveCredentials({ signedInAt: at });
    account.credentials['signedInAt'] = at;
    const body = { identifier: identifier.replace(/^@/, ''), password: appPassword };
    const session = await ask('POST', 'com.atproto.server.createSession', sessionSchema, null, body);
    return this.keep(account, session, { signedInAt: at });
  }

  private async keep(
    account: AccountAccess,
    session: Session,
    more: Record<string, string>,
  ): Promise<Session> {
    const { did, handle, accessJwt, refreshJwt } = session;
    // The old refresh token is spent: without this the next start would have to sign in.
    await account.saveCredentials({ did, handle, accessJwt, refreshJwt, ...more });
    Object.assign(account.credentials, { did, handle, accessJwt, refreshJwt, ...more });
    this.current.set(this.key(account), session);
    return session;
  }

  /** Of what is stored and what this process remembers, the later one: another process may have refreshed since. */
  private known(account: AccountAccess): Session | null {
    const stored = sessionSchema.safeParse(account.credentials).data;
    const remembered = this.current.get(this.key(account));
    if (!stored || !remembered) return stored ?? remembered ?? null;
    return issuedAt(stored.accessJwt) > issuedAt(remembered.accessJwt) ? stored : remembered;
  }

  private once(account: AccountAccess, work: () => Promise<Session>): Promise<Session> {
    const key = this.key(account);
    const before = this.underWay.get(key);
    if (before) return before;
    const started = work().finally(() => this.underWay.delete(key));
    this.underWay.set(key, started);
    return started;
  }

  private key(account: AccountAccess): string {
    const { identifier, appPassword } = this.credentials(account);
    return [account.id, account.baseUrl, identifier, appPassword].join('\u0000');
  }
}

/** Seconds; 0 for a token that is not a JWT we can read. Only ever used to tell which of two is newer. */
function issuedAt(jwt: string): number {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && 'iat' in claims ? Number(claims.iat) || 0 : 0;
  } catch {
    return 0;
  }
}
