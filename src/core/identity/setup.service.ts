/** First run: makes the first administrator. One browser wins, whoever else tries is told; sample people do not count as somebody. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, type EntityManager } from 'typeorm';
import { SYSTEM, Transactions } from '../database/transaction.js';
import { EarshotError } from '../errors/errors.js';
import { Vault } from '../vault/vault.js';
import { codeOf, tidied } from './first-run.js';
import type { SetupInput } from './identity.api.js';
import { hashPassword } from './passwords.js';
import { requireGoodPassword } from './people.rules.js';
import { Person } from './person.entity.js';
import { sameSecret } from './session-token.js';

@Injectable()
export class SetupService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly vault: Vault,
  ) {}

  /** What somebody who is not at this machine has to know. Worth nothing once there is an administrator. */
  get code(): string {
    return codeOf(this.vault.derive('earshot.first-run'));
  }

  needed(): Promise<boolean> {
    return nobodyYet(this.dataSource.manager);
  }

  /**
   * The new administrator's id. They lead too: somebody alone can look around, draft and assign, but, like everyone, never
   * approve words of their own. Throws conflict when Earshot is set up already, forbidden when the code is needed and wrong.
   */
  async setUp({ code, ...input }: SetupInput, codeNeeded: boolean): Promise<string> {
    if (!(await this.needed())) throw alreadySetUp();
    if (codeNeeded && !sameSecret(tidied(this.code), tidied(code ?? ''))) throw codeMissing(code);
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

const codeMissing = (given: string | undefined): EarshotError =>
  new EarshotError(
    'forbidden',
    `${given ? 'That is not the code.' : 'Setting up from another machine needs a code.'} ` +
      'Earshot prints it on its console (in its log) each time it starts, until there is an administrator.',
    {
      code: 'set-up-code',
      errors: [{ field: 'code', problem: 'the code that Earshot printed when it started' }],
    },
  );

async function nobodyYet(manager: EntityManager): Promise<boolean> {
  return !(await manager.createQueryBuilder(Person, 'person').where('NOT person.sample').getExists());
}
