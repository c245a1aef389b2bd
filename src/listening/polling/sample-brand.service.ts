/**
 * Gives a fresh installation something to look at: a labelled, fictional brand with a stream that can never post, and people to
 * sign in as. Made once; an installation that has removed it, or has a brand of its own, never gets it again.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { SamplePeople } from '../../core/identity/sample-people.service.js';
import { Vault } from '../../core/vault/vault.js';
import { PlatformRegistry } from '../../platforms/registry.js';

const NAME = 'Nila Home Appliances';

@Injectable()
export class SampleBrand {
  private readonly logger = new Logger(SampleBrand.name);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly platforms: PlatformRegistry,
    private readonly people: SamplePeople,
    private readonly vault: Vault,
  ) {}

  /** The ready accounts when the sample is there, [] when this installation has outgrown it. Safe to call from many processes. */
  async ensure(): Promise<{ email: string; password: string; roles: string[] }[]> {
    const connector = this.platforms
      .all()
      .filter((c) => c.reply === 'never')
      .map((c) => this.platforms.connector(c.platform))[0];
    if (!connector) return [];
    const there = await this.transactions.run(SYSTEM, async (tx) => {
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('earshot.sample-brand'))`);
      const [facts] = await tx.manager.query<{ sample: boolean; real: boolean; removed: boolean }[]>(
        `SELECT EXISTS (SELECT 1 FROM brand WHERE sample) AS sample, EXISTS (SELECT 1 FROM brand WHERE NOT sample) AS real,
           EXISTS (SELECT 1 FROM audit_entry WHERE action = 'brand.remove-sample') AS removed`,
      );
      if (facts?.real) return false; // its people cannot enter any more: no reason to print their passwords
      if (facts?.sample) return true;
      if (facts?.removed) return false;
      const found = await connector.discover(connector.capabilities.platform, null);
      if (!found) return false;
      const [brand] = await tx.manager.query<{ id: string }[]>(
        `INSERT INTO brand (name, slug, languages, sample, allow_words) VALUES ($1, 'sample', '{en,hi,ta,hi-Latn,ta-Latn}', true, '{Nila}') RETURNING id`,
        [NAME],
      );
      if (!brand) return false;
      await tx.manager.query(
        `INSERT INTO source (brand_id, platform, kind, address, key, title, interval_seconds) VALUES ($1, $2, $3, $4::jsonb, $5, $6, 60)`,
        [brand.id, found.platform, found.kind, JSON.stringify(found.address), found.key, found.title],
      );
      // Known before the first post is captured, so that none of the brand's own ever opens a case.
      for (const own of found.ownAuthors ?? [])
        await tx.manager.query(
          `INSERT INTO account (brand_id, platform, base_url, external_id, handle, display_name, credentials, can_publish)
           VALUES ($1, $2, '', $3, $4, $5, $6, false)`,
          [brand.id, found.platform, own.externalId, own.handle, own.displayName, this.vault.seal({})],
        );
      tx.audit({
        action: 'brand.add',
        subjectKind: 'brand',
        subjectId: brand.id,
        brandId: brand.id,
        details: { name: NAME, sample: true },
      });
      this.logger.log('The sample brand was added; an administrator removes it with one click');
      return true;
    });
    return there ? this.people.ensure() : [];
  }
}
