/**
 * Sign-in, sign-out and one's own password. A wrong e-mail and a wrong password look and last the same; tries are limited;
 * a new password ends every other session of the person.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Transactions } from '../database/transaction.js';
import { EarshotError } from '../errors/errors.js';
import type { PasswordChange, SignInInput } from './identity.api.js';
import { requireGoodPassword } from './people.rules.js';
import { hashPassword, PASSWORD_MAX, passwordMatches } from './passwords.js';
import { Person } from './person.entity.js';
import { SessionsService } from './sessions.service.js';
import { hashToken } from './session-token.js';
import { SignInAttemptsService } from './sign-in-attempts.service.js';
import type { RequestSession, SignedIn } from './signed-in.js';

export interface Caller {
  ip: string | null;
  userAgent: string | null;
  /** The session cookie the browser already had: it ends, so that a planted one is of no use. */
  oldToken: string | null;
}

@Injectable()
export class SignInService {
  private readonly logger = new Logger(SignInService.name);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly sessions: SessionsService,
    private readonly attempts: SignInAttemptsService,
  ) {}

  /** The new session's cookie value. Throws not-signed-in for a wrong pair, too-many-requests after too many. */
  async signIn(
    input: SignInInput,
    caller: Caller,
  ): Promise<{ token: string; personId: string; csrfToken: string }> {
    const attempt = await this.attempts.book(input.email, caller.ip);
    const person = await this.withPassword('email', input.email);
    const right = await this.matches(person, input.password);
    if (!person || !right || !person.active) {
      this.logger.warn({ ip: caller.ip }, 'Sign-in refused');
      throw new EarshotError(
        'not-signed-in',
        'This e-mail and password do not belong together, or the account is not active.',
      );
    }
    await this.attempts.succeeded(attempt);
    if (!(await this.sessions.mayEnter(person.id)))
      throw new EarshotError(
        'forbidden',
        'Sample accounts end with the first real brand. Ask the administrator for an account of your own.',
        { code: 'sample-over' },
      );
    return this.open(person.id, caller);
  }

  /** Opens a session for somebody whose identity is settled (right password, or just set up). */
  async open(
    personId: string,
    caller: Caller,
  ): Promise<{ token: string; personId: string; csrfToken: string }> {
    return this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      if (caller.oldToken) await this.sessions.end(tx, hashToken(caller.oldToken));
      const { token, csrfToken } = await this.sessions.begin(tx.manager, personId, caller);
      tx.audit({ action: 'session.begin', subjectKind: 'person', subjectId: personId });
      return { token, personId, csrfToken };
    });
  }

  async signOut(person: SignedIn, session: RequestSession): Promise<void> {
    await this.transactions.run({ kind: 'person', id: person.id }, async (tx) => {
      await this.sessions.end(tx, session.idHash);
      tx.audit({ action: 'session.end', subjectKind: 'person', subjectId: person.id });
      tx.publish({ kind: 'session.ended', personId: person.id, ids: {} });
    });
  }

  /** Throws invalid-input when the current password is wrong or the next one too weak; limited like sign-in. */
  async changePassword(
    who: SignedIn,
    session: RequestSession,
    input: PasswordChange,
    ip: string | null,
  ): Promise<void> {
    const person = await this.withPassword('id', who.id);
    if (!person) throw new EarshotError('not-signed-in', 'Sign in first.');
    requireGoodPassword('next', input.next, person);
    const attempt = await this.attempts.book(person.email, ip);
    if (!(await this.matches(person, input.current)))
      throw new EarshotError('invalid-input', 'The current password is not right.', {
        errors: [{ field: 'current', problem: 'not your current password' }],
      });
    await this.attempts.succeeded(attempt);
    const passwordHash = await hashPassword(input.next);
    await this.transactions.run({ kind: 'person', id: who.id }, async (tx) => {
      await tx.manager.update(Person, { id: who.id }, { passwordHash });
      const ended = await this.sessions.endAll(tx, who.id, session.idHash);
      tx.audit({
        action: 'person.change-password',
        subjectKind: 'person',
        subjectId: who.id,
        details: { endedSessions: ended },
      });
    });
  }

  private async withPassword(by: 'email' | 'id', value: string): Promise<Person | null> {
    return this.dataSource
      .getRepository(Person)
      .createQueryBuilder('person')
      .addSelect('person.passwordHash')
      .where(`person.${by} = :value`, { value })
      .getOne();
  }

  private matches(person: Person | null, password: string): Promise<boolean> {
    // An absurdly long password costs argon2 more the longer it is; nobody has one.
    const tried = [...password].length > PASSWORD_MAX ? '' : password;
    return passwordMatches(person?.passwordHash ?? null, tried);
  }
}
