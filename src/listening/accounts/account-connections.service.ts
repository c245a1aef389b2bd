/** Connecting, checking and removing accounts: the platform confirms who we are before anything is stored. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AppConfig } from '../../core/config/config.js';
import { returned } from '../../core/database/rows.js';
import { type Actor, Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { isListed, parseAllowHosts } from '../../core/http/address-guard.js';
import { Vault } from '../../core/vault/vault.js';
import { type AccountIdentity, PlatformError } from '../../platforms/ports.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { type AccountRow, toAccountView } from './account-view.js';
import type { AccountView, ConnectInput, PlatformListView } from './accounts.api.js';
import { AccountsService } from './accounts.service.js';

@Injectable()
export class AccountConnectionsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly vault: Vault,
    private readonly platforms: PlatformRegistry,
    private readonly config: AppConfig,
  ) {}

  async list(brandId: string | undefined): Promise<AccountView[]> {
    const rows = await this.dataSource.query<AccountRow[]>(
      `SELECT * FROM account WHERE state <> 'removed' AND ($1::uuid IS NULL OR brand_id = $1) ORDER BY created_at`,
      [brandId ?? null],
    );
    return rows.map((row) => this.view(row));
  }

  platformList(): PlatformListView {
    return {
      items: this.platforms.all().map((capabilities) => ({
        platform: capabilities.platform,
        label: capabilities.label,
        reply: capabilities.reply,
        sourceKinds: [...capabilities.sourceKinds],
        readNeedsAccount: capabilities.readNeedsAccount,
        defaultBaseUrl: this.platforms.publisher(capabilities.platform)?.defaultBaseUrl ?? null,
        credentialFields:
          this.platforms.publisher(capabilities.platform)?.credentialFields.map((f) => ({ ...f })) ?? null,
      })),
    };
  }

  /** Asks the platform who we are, then stores. The same identity again replaces its credentials. */
  async connect(input: ConnectInput, actor: Actor): Promise<AccountView> {
    const publisher = this.platforms.publisher(input.platform);
    if (!publisher)
      throw new EarshotError(
        'invalid-input',
        `Accounts of ${this.platforms.known(input.platform)?.label ?? 'a platform that Earshot does not know'} cannot be connected.`,
      );
    this.requireProtection(input.baseUrl);
    const missing = publisher.credentialFields.filter(
      (f) => !f.optional && !input.credentials[f.name]?.trim(),
    );
    if (missing.length > 0)
      throw new EarshotError('invalid-input', `Fill in ${missing.map((f) => f.label).join(', ')}.`, {
        errors: missing.map((f) => ({ field: `credentials.${f.name}`, problem: 'must not be empty' })),
      });
    let credentials = Object.fromEntries(
      publisher.credentialFields.flatMap((f) =>
        input.credentials[f.name] ? [[f.name, String(input.credentials[f.name]).trim()]] : [],
      ),
    );
    const identity = await this.ask(() =>
      publisher.verify({
        id: '',
        platform: input.platform,
        externalId: null,
        handle: null,
        baseUrl: input.baseUrl.replace(/\/+$/, ''),
        credentials,
        saveCredentials: (changed) => {
          credentials = { ...credentials, ...changed };
          return Promise.resolve();
        },
      }),
    );
    const sealed = this.vault.seal(credentials);
    return this.transactions.run(actor, async (tx) => {
      const [row] = await tx.manager.query<AccountRow[]>(
        `INSERT INTO account (brand_id, platform, base_url, external_id, handle, display_name, credentials, length_rule, checked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, now())
         ON CONFLICT (brand_id, platform, external_id) WHERE state <> 'removed' AND external_id IS NOT NULL
         DO UPDATE SET credentials = excluded.credentials, base_url = excluded.base_url, handle = excluded.handle,
           display_name = excluded.display_name, length_rule = excluded.length_rule, state = 'active', last_error = NULL, checked_at = now()
         RETURNING *`,
        [
          input.brandId,
          input.platform,
          input.baseUrl.replace(/\/+$/, ''),
          identity.externalId,
          identity.handle,
          identity.displayName,
          sealed,
          identity.length ? JSON.stringify(identity.length) : null,
        ],
      );
      if (!row) throw new EarshotError('internal', 'The account was not stored.');
      // Posts captured before we knew they were ours are ours all the same.
      await tx.manager.query(
        `UPDATE mention m SET own = true, flagged = false FROM author a
         WHERE a.id = m.author_id AND a.platform = $1 AND a.external_id = $2 AND NOT m.own`,
        [input.platform, identity.externalId],
      );
      tx.audit({
        action: 'account.connect',
        subjectKind: 'account',
        subjectId: row.id,
        brandId: row.brand_id,
        details: { platform: row.platform, handle: row.handle },
      });
      tx.publish({ kind: 'account.changed', brandId: row.brand_id, ids: { accountId: row.id } });
      return this.view(row);
    });
  }

  /** Checks the stored credentials now; the account works again when they do. */
  async verify(accountId: string, actor: Actor): Promise<AccountView> {
    const access = await this.ask(() => this.accounts.access(accountId));
    const publisher = this.platforms.publisher(access.platform);
    if (!publisher) throw new EarshotError('invalid-input', 'This account has nothing to verify.');
    let identity: AccountIdentity;
    try {
      identity = await publisher.verify(access);
    } catch (error) {
      if (error instanceof PlatformError && error.kind === 'auth')
        await this.accounts.stop(accountId, error.message);
      return this.ask(() => Promise.reject(error as Error));
    }
    return this.transactions.run(actor, async (tx) => {
      const [row] = await tx.manager
        .query<AccountRow[]>(
          `UPDATE account SET state = 'active', last_error = NULL, checked_at = now(), handle = $2, display_name = $3, length_rule = $4::jsonb
         WHERE id = $1 AND state <> 'removed' RETURNING *`,
          [
            accountId,
            identity.handle,
            identity.displayName,
            identity.length ? JSON.stringify(identity.length) : null,
          ],
        )
        .then(returned<AccountRow>);
      if (!row) throw new EarshotError('not-found', 'That account was removed.');
      tx.audit({
        action: 'account.verify',
        subjectKind: 'account',
        subjectId: row.id,
        brandId: row.brand_id,
      });
      tx.publish({ kind: 'account.changed', brandId: row.brand_id, ids: { accountId: row.id } });
      return this.view(row);
    });
  }

  /** Throws conflict with what still waits for it, unless `sure`: what is queued goes back into review, the rest a lead settles. */
  async remove(accountId: string, actor: Actor, sure = false): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      if (!sure) await this.requireNothingOpen(tx, accountId);
      const [row] = await tx.manager
        .query<AccountRow[]>(
          `UPDATE account SET state = 'removed', credentials = $2 WHERE id = $1 AND state <> 'removed' RETURNING *`,
          [accountId, this.vault.seal({})],
        )
        .then(returned<AccountRow>);
      if (!row) throw new EarshotError('not-found', 'There is no such account.');
      await tx.manager.query(
        `UPDATE source SET state = 'paused', lease_owner = NULL, lease_until = NULL WHERE account_id = $1 AND state = 'active'`,
        [accountId],
      );
      tx.audit({
        action: 'account.remove',
        subjectKind: 'account',
        subjectId: row.id,
        brandId: row.brand_id,
      });
      tx.publish({ kind: 'account.changed', brandId: row.brand_id, ids: { accountId: row.id } });
    });
  }

  /** Without https everybody on the way reads the token; inside one's own network the operator may say so. */
  private requireProtection(baseUrl: string): void {
    const url = new URL(baseUrl);
    if (url.protocol === 'https:' || isListed(url, parseAllowHosts(this.config.allowHosts))) return;
    throw new EarshotError(
      'invalid-input',
      `The access token would travel unprotected to ${url.host}. Use an address that begins with https://; ` +
        'a server inside your own network can be named in EARSHOT_ALLOW_HOSTS.',
      { code: 'plain-http', errors: [{ field: 'baseUrl', problem: 'must begin with https://' }] },
    );
  }

  private async requireNothingOpen(tx: Tx, accountId: string): Promise<void> {
    const [open] = await tx.manager.query<{ queued: number; unconfirmed: number }[]>(
      `SELECT count(*) FILTER (WHERE state = 'queued')::int AS queued, count(*) FILTER (WHERE state <> 'queued')::int AS unconfirmed
       FROM publication WHERE account_id = $1 AND state IN ('queued','sending','unconfirmed')`,
      [accountId],
    );
    const { queued, unconfirmed } = open ?? { queued: 0, unconfirmed: 0 };
    if (queued + unconfirmed === 0) return;
    const waiting = [
      ...(queued > 0
        ? [
            `${queued} approved ${queued === 1 ? 'reply waits' : 'replies wait'} to be posted and would go back into review`,
          ]
        : []),
      ...(unconfirmed > 0
        ? [
            `of ${unconfirmed} it is not certain whether they were posted, and a lead would have to settle that by hand`,
          ]
        : []),
    ];
    throw new EarshotError(
      'conflict',
      `From this account ${waiting.join('; ')}. Remove it all the same (confirm=true), or wait until they are settled.`,
      { code: 'account-has-postings', queued, unconfirmed },
    );
  }

  /** A platform's refusal becomes an answer that says what to do. */
  private async ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof PlatformError)
        throw new EarshotError(
          error.kind === 'auth' ? 'invalid-input' : 'unavailable',
          error.message,
          { code: `platform-${error.kind}` },
          { cause: error },
        );
      throw error;
    }
  }

  private view(row: AccountRow): AccountView {
    return toAccountView(row, this.platforms.capabilities(row.platform).label);
  }
}
