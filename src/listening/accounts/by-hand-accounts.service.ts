/**
 * The account a person posts from by hand on a platform that takes no replies from us (and the one from which a sample never
 * posts): a row without credentials, so that a reply always names where it goes. Made once a brand and platform.
 */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../core/database/transaction.js';
import { Vault } from '../../core/vault/vault.js';
import { PlatformRegistry } from '../../platforms/registry.js';

@Injectable()
export class ByHandAccounts {
  constructor(
    private readonly platforms: PlatformRegistry,
    private readonly vault: Vault,
  ) {}

  /** The account's id; null where the platform takes replies from us and an account must be connected. */
  async ensure(tx: Tx, brandId: string, platform: string): Promise<string | null> {
    const mode = this.platforms.connector(platform).capabilities.reply;
    if (mode === 'api') return null;
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('earshot.by-hand:' || $1, 0))`, [
      `${brandId}:${platform}`,
    ]);
    const [known] = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM account WHERE brand_id = $1 AND platform = $2 AND state <> 'removed' ORDER BY created_at, id LIMIT 1`,
      [brandId, platform],
    );
    if (known) return known.id;
    const [made] = await tx.manager.query<{ id: string }[]>(
      `INSERT INTO account (brand_id, platform, base_url, credentials, can_publish) VALUES ($1, $2, '', $3, $4) RETURNING id`,
      [brandId, platform, this.vault.seal({}), mode === 'manual'],
    );
    return made?.id ?? null;
  }
}
