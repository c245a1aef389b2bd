/** What holds of people whatever changes: a good password, and always one active administrator. Throws EarshotError in words. */
import type { EntityManager } from 'typeorm';
import { EarshotError } from '../errors/errors.js';
import { passwordProblem } from './passwords.js';
import { Person } from './person.entity.js';

/** Throws invalid-input naming `field`; never repeats the password. */
export function requireGoodPassword(
  field: string,
  password: string,
  person: { name: string; email: string },
): void {
  const problem = passwordProblem(password, [person.name, person.email]);
  if (problem)
    throw new EarshotError(
      'invalid-input',
      `The password must be ${problem.startsWith('at ') ? `${problem} long` : problem}.`,
      {
        errors: [{ field, problem: 'not a good password', allowed: problem }],
      },
    );
}

/**
 * Takes the lock under which administrators come and go; held to the end of the transaction. Without it two administrators
 * could each remove the other.
 */
export const lockAdministrators = async (manager: EntityManager): Promise<void> => {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtext('earshot.administrators'))`);
};

/** After the change, under lockAdministrators: throws conflict when nobody could administer any more. Samples do not count. */
export async function requireAnAdministrator(manager: EntityManager): Promise<void> {
  const left = await manager
    .createQueryBuilder(Person, 'person')
    .where(`person.active AND NOT person.sample AND 'admin' = ANY(person.roles)`)
    .getExists();
  if (!left)
    throw new EarshotError(
      'conflict',
      'This is the last active administrator. Make somebody else administrator first.',
      { code: 'last-administrator' },
    );
}
