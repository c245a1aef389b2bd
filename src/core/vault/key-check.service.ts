/**
 * Refuses to start with a key other than the one credentials are sealed with: every account would be found unreadable and stopped.
 * The database keeps a fingerprint of the key, never the key. Asked before anything of the installation is touched.
 */
import { Injectable, Logger } from '@nestjs/common';
import { join } from 'node:path';
import { AppConfig } from '../config/config.js';
import { SYSTEM, Transactions } from '../database/transaction.js';
import { EarshotError } from '../errors/errors.js';
import { Vault } from './vault.js';

@Injectable()
export class KeyCheck {
  private readonly logger = new Logger(KeyCheck.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly config: AppConfig,
  ) {}

  /** Throws conflict, in words, for another key; any number of processes may ask at once, and the first one's key is it. */
  async check(): Promise<void> {
    const fingerprint = this.vault.derive('earshot.key-fingerprint');
    await this.transactions.run(SYSTEM, async (tx) => {
      await tx.manager.query(`INSERT INTO secret_key (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING`, [
        fingerprint,
      ]);
      const [known] = await tx.manager.query<{ fingerprint: string }[]>(
        `SELECT fingerprint FROM secret_key FOR UPDATE`,
      );
      if (known?.fingerprint === fingerprint) return;
      if (!this.config.newSecretKey) throw this.another();
      await tx.manager.query(`UPDATE secret_key SET fingerprint = $1, since = now()`, [fingerprint]);
      tx.audit({ action: 'secret-key.replace', subjectKind: 'installation', subjectId: 'secret-key' });
      this.logger.warn('Another key was taken as told: what the old one sealed has to be connected again');
    });
  }

  private another(): EarshotError {
    const here = this.config.secretKey
      ? 'EARSHOT_SECRET_KEY'
      : `the file ${join(this.config.dataDir, 'secret.key')}`;
    return new EarshotError(
      'conflict',
      `Credentials in this database are sealed with another key than that of ${here}. Nothing was changed.\n` +
        'Give every process the key they were sealed with: EARSHOT_SECRET_KEY, or the secret.key of the first data folder.\n' +
        'Is that key lost for good? Start once with EARSHOT_NEW_SECRET_KEY=true, and connect every account again.',
    );
  }
}
