/** People as the administrator and they themselves change them. Nobody is deleted; deactivating ends all their sessions. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { Transactions, type Tx } from '../database/transaction.js';
import { EarshotError } from '../errors/errors.js';
import type { Me, MeChange, PersonChange, PersonInput } from './identity.api.js';
import { hashPassword } from './passwords.js';
import { lockAdministrators, requireAnAdministrator, requireGoodPassword } from './people.rules.js';
import { Person } from './person.entity.js';
import { permissionsOf } from './role.js';
import { SessionsService } from './sessions.service.js';
import type { SignedIn } from './signed-in.js';

@Injectable()
export class PeopleService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly sessions: SessionsService,
  ) {}

  /** Everybody, active first, by name. An organisation has hundreds at most: no paging. */
  list(): Promise<Person[]> {
    return this.dataSource.getRepository(Person).find({ order: { active: 'DESC', name: 'ASC', id: 'ASC' } });
  }

  async me(personId: string, csrfToken: string): Promise<Me> {
    const person = await this.require(this.dataSource.manager, personId);
    return { person, csrfToken, permissions: permissionsOf(person.roles) };
  }

  async create(by: SignedIn, input: PersonInput): Promise<Person> {
    requireGoodPassword('password', input.password, input);
    const { password, ...rest } = input;
    const passwordHash = await hashPassword(password);
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const { identifiers } = await refuseTakenEmail(tx.manager.insert(Person, { ...rest, passwordHash }));
      const personId = String(identifiers[0]?.id);
      tx.audit({
        action: 'person.create',
        subjectKind: 'person',
        subjectId: personId,
        details: { roles: input.roles },
      });
      tx.publish({ kind: 'reviewers.changed', ids: { personId } });
      return this.require(tx.manager, personId);
    });
  }

  async change(by: SignedIn, personId: string, input: PersonChange): Promise<Person> {
    const { password, ...fields } = input;
    if (password !== undefined) {
      const now = await this.require(this.dataSource.manager, personId);
      requireGoodPassword('password', password, {
        name: input.name ?? now.name,
        email: input.email ?? now.email,
      });
    }
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const was = await this.lock(tx, personId);
      const changes = changed(was, fields);
      await this.write(tx, was, { ...changes, ...(passwordHash === undefined ? {} : { passwordHash }) });
      if (input.active === false && was.active) await this.sessions.endAll(tx, personId);
      else if (passwordHash !== undefined) await this.sessions.endAll(tx, personId);
      const details = {
        ...changes,
        ...(passwordHash === undefined ? {} : { password: 'set by administrator' }),
      };
      if (Object.keys(details).length > 0)
        tx.audit({ action: 'person.change', subjectKind: 'person', subjectId: personId, details });
      return this.require(tx.manager, personId);
    });
  }

  /** What people may change of themselves. */
  async changeMe(by: SignedIn, input: MeChange): Promise<void> {
    await this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const was = await this.lock(tx, by.id);
      const changes = changed(was, input);
      if (Object.keys(changes).length === 0) return;
      await this.write(tx, was, changes);
      tx.audit({ action: 'person.change', subjectKind: 'person', subjectId: by.id, details: changes });
    });
  }

  private async write(tx: Tx, was: Person, changes: Partial<Person>): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    await refuseTakenEmail(tx.manager.update(Person, { id: was.id }, changes));
    if (was.roles.includes('admin')) await requireAnAdministrator(tx.manager);
    if (
      'roles' in changes ||
      'active' in changes ||
      'available' in changes ||
      'languages' in changes ||
      'capacity' in changes
    )
      tx.publish({ kind: 'reviewers.changed', ids: { personId: was.id } });
  }

  private async lock(tx: Tx, personId: string): Promise<Person> {
    await lockAdministrators(tx.manager);
    const person = await tx.manager.findOne(Person, {
      where: { id: personId },
      lock: { mode: 'pessimistic_write' },
    });
    return person ?? notFound();
  }

  private async require(manager: EntityManager, personId: string): Promise<Person> {
    return (await manager.findOneBy(Person, { id: personId })) ?? notFound();
  }
}

function notFound(): never {
  throw new EarshotError('not-found', 'There is no such person.');
}

/** The fields that are given and differ. */
function changed<T extends object>(was: Person, given: T): Partial<T> {
  const now = was as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(given).filter(
      ([key, value]) => value !== undefined && JSON.stringify(now[key]) !== JSON.stringify(value),
    ),
  ) as Partial<T>;
}

async function refuseTakenEmail<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const constraint =
      error instanceof QueryFailedError
        ? (error.driverError as { constraint?: string }).constraint
        : undefined;
    if (constraint !== 'uq_person_email') throw error;
    throw new EarshotError('conflict', 'Somebody with this e-mail exists already.', {
      code: 'email-taken',
      errors: [{ field: 'email', problem: 'taken' }],
    });
  }
}
