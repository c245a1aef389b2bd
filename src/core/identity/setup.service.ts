/** First run: makes the first administrator. One browser wins, whoever else tries is told; sample people do not count as somebody. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, type EntityManager } from 'typeorm';
import { SYSTEM, Transactions } from '../database/transaction.js';
import { EarshotError } from '../errors/errors.js';
import type { SetupInput } from './identity.api.js';
import { hashPassword } from './passwords.js';
import { requireGoodPassword } from './people.rules.js';
import { Person } from './person.entity.js';

@Injectable()
export class SetupService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  needed(): Promise<boolean> {
    return nobodyYet(this.dataSource.manager);
  }

  /**
   * The new administrator's id. They lead too: somebody alone can look around, draft and assign, but, like everyone, never
   * approve words of their own. Throws conflict when Earshot is set up already.
   */
  async setUp(input: SetupInput): Promise<string> {
    if (!(await this.needed())) throw alreadySetUp();
    requireGoodPassword('password', input.password, input);
    const passwordHash = await hashPassword(input.password);
    return this.transactions.run(SYSTEM, async (tx) => {
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('earshot.setup'))`);
      if (!(await nobodyYet(tx.manager))) throw alreadySetUp();
      const { identifiers } = await tx.manager.insert(Person, {
        email: input.email,
        name: input.name,
        passwordHash,
        roles: ['lead', 'admin'],
        locale: input.locale,
        languages: input.locale === 'en' ? ['en'] : ['en', input.locale],
      });
      const personId = String(identifiers[0]?.id);
      tx.audit({
        action: 'person.set-up',
        subjectKind: 'person',
        subjectId: personId,
        details: { roles: ['lead', 'admin'] },
      });
      return personId;
    });
  }
}

const alreadySetUp = (): EarshotError =>
  new EarshotError(
    'conflict',
    'Earshot is set up already. Sign in, or ask the administrator for an account.',
    {
      code: 'already-set-up',
    },
  );

async function nobodyYet(manager: EntityManager): Promise<boolean> {
  return !(await manager.createQueryBuilder(Person, 'person').where('NOT person.sample').getExists());
}
