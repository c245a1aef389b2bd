/**
 * Sees to it that the sample accounts exist and that their passwords are the ones the command prints. Leaves alone whoever the
 * administrator changed, deactivated, or made real; called again it changes nothing.
 */
import { Injectable } from '@nestjs/common';
import { SYSTEM, Transactions } from '../database/transaction.js';
import { Vault } from '../vault/vault.js';
import { hashPassword, passwordMatches } from './passwords.js';
import { Person } from './person.entity.js';
import type { Role } from './role.js';
import { SAMPLE_ACCOUNTS, samplePassword } from './sample-accounts.js';

@Injectable()
export class SamplePeople {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
  ) {}

  /** The active ones, with their passwords in clear, for printing once. Any number of processes may call it at once. */
  async ensure(): Promise<{ email: string; password: string; roles: Role[] }[]> {
    return this.transactions.run(SYSTEM, async (tx) => {
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('earshot.sample-people'))`);
      const ready: { email: string; password: string; roles: Role[] }[] = [];
      for (const account of SAMPLE_ACCOUNTS) {
        const password = samplePassword(this.vault, account.email);
        const person = await tx.manager
          .createQueryBuilder(Person, 'person')
          .addSelect('person.passwordHash')
          .where('person.email = :email', { email: account.email })
          .getOne();
        if (person && (!person.sample || !person.active)) continue;
        if (!person) {
          const { identifiers } = await tx.manager.insert(Person, {
            ...account,
            passwordHash: await hashPassword(password),
            sample: true,
            available: true,
          });
          tx.audit({
            action: 'person.create',
            subjectKind: 'person',
            subjectId: String(identifiers[0]?.id),
            details: { sample: true, roles: account.roles },
          });
        } else if (!(await passwordMatches(person.passwordHash, password))) {
          // The installation's key was replaced: without this nobody could ever sign in as a sample again.
          await tx.manager.update(Person, { id: person.id }, { passwordHash: await hashPassword(password) });
          tx.audit({
            action: 'person.change-password',
            subjectKind: 'person',
            subjectId: person.id,
            details: { sample: true },
          });
        }
        ready.push({ email: account.email, password, roles: person?.roles ?? account.roles });
      }
      return ready;
    });
  }
}
