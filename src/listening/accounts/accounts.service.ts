/**
 * Our credentials on platforms, sealed at rest, opened only for a call. A refused token stops the account and says so;
 * the queue of what waits for it is kept.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { returned } from '../../core/database/rows.js';
import { storableText } from '../../core/database/storable.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { SealedError, Vault } from '../../core/vault/vault.js';
import { type AccountAccess, PlatformError } from '../../platforms/ports.js';
import type { AccountRow } from './account-view.js';

@Injectable()
export class AccountsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * With credentials opened. Throws not-found, also for a removed account; PlatformError('auth') when they cannot be opened: then
   * the account is stopped, because a wrong key does not mend itself. Never log what it returns.
   */
  async access(accountId: string): Promise<AccountAccess> {
    const row = await this.row(accountId);
    if (row.state === 'removed') throw new EarshotError('not-found', 'That account was removed.');
    let credentials: Record<string, string>;
    try {
      credentials = this.vault.open(row.credentials);
    } catch (error) {
      if (!(error instanceof SealedError)) throw error;
      await this.stop(accountId, error.message, 'sealed');
      throw new PlatformError('auth', error.message, null, { cause: error });
    }
    return this.accessOf(row.id, row, credentials);
  }

  /** The platform refused our token: nothing is sent from here until somebody connects it again. Administrators are told. */
  async stop(accountId: string, words: string, error: 'auth' | 'sealed' = 'auth'): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const [row] = await tx.manager
        .query<AccountRow[]>(
          `UPDATE account SET state = 'needs_attention', last_error = $2, checked_at = now() WHERE id = $1 AND state = 'active' RETURNING *`,
          [accountId, storableText(words)],
        )
        .then(returned<AccountRow>);
      if (!row) return;
      const admins = await tx.manager.query<{ id: string }[]>(
        `SELECT id FROM person WHERE active AND roles && ARRAY['admin','lead']`,
      );
      tx.audit({
        action: 'account.stop',
        subjectKind: 'account',
        subjectId: row.id,
        brandId: row.brand_id,
        details: { words },
      });
      tx.publish({ kind: 'account.changed', brandId: row.brand_id, ids: { accountId: row.id } });
      tx.notify({
        personIds: admins.map((a) => a.id),
        kind: 'account.needs-attention',
        params: { account: row.handle ?? row.base_url, error, words },
        link: '/sources',
        dedupeKey: `account.stop:${row.id}:${this.clock.now().toISOString().slice(0, 13)}`,
      });
    });
  }

  private accessOf(accountId: string, row: AccountRow, credentials: Record<string, string>): AccountAccess {
    const access: AccountAccess = {
      id: accountId,
      platform: row.platform,
      externalId: row.external_id,
      handle: row.handle,
      baseUrl: row.base_url,
      credentials,
      saveCredentials: async (changed) => {
        Object.assign(access.credentials, changed);
        await this.transactions.run(SYSTEM, async (tx) => {
          const [current] = await tx.manager.query<{ credentials: Buffer }[]>(
            `SELECT credentials FROM account WHERE id = $1 FOR UPDATE`,
            [accountId],
          );
          if (current)
            await tx.manager.query(
              `UPDATE account SET credentials = $2 WHERE id = $1 AND state <> 'removed'`,
              [accountId, this.vault.seal({ ...this.vault.open(current.credentials), ...changed })],
            );
        });
      },
    };
    return access;
  }

  private async row(accountId: string): Promise<AccountRow> {
    const [row] = await this.dataSource.query<AccountRow[]>(`SELECT * FROM account WHERE id = $1`, [
      accountId,
    ]);
    if (!row) throw new EarshotError('not-found', 'There is no such account.');
    return row;
  }
}
