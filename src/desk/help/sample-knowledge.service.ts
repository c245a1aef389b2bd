/**
 * Gives the sample brand some knowledge to look at, once, from `config/sample/knowledge.yaml`. Touches no real brand, and nothing that
 * somebody changed or retired there; it goes with the sample.
 */
import { Injectable } from '@nestjs/common';
import { join } from 'node:path';
import { z } from 'zod';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { readYaml } from '../replies/checks/check-files.js';
import { selectOne } from '../sql.js';
import { snippetInput } from './snippets.api.js';
import { SnippetsService } from './snippets.service.js';

const DAY_MS = 86_400_000;
const file = z.strictObject({
  snippets: z.array(
    snippetInput.omit({ ownerId: true, reviewOn: true }).extend({ reviewInDays: z.number().int().min(1) }),
  ),
});

@Injectable()
export class SampleKnowledge {
  constructor(
    private readonly transactions: Transactions,
    private readonly snippets: SnippetsService,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** Any number of processes may call it at once. Throws in plain words where the file is damaged. */
  async ensure(): Promise<void> {
    const { snippets } = readYaml(join(this.config.configDir, 'sample'), 'knowledge.yaml', file);
    await this.transactions.run(SYSTEM, async (tx) => {
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('earshot.sample-knowledge'))`);
      const without = await selectOne<{ brandId: string; ownerId: string }>(
        tx.manager,
        `SELECT b.id AS "brandId", p.id AS "ownerId" FROM brand b
         CROSS JOIN LATERAL (SELECT id FROM person WHERE sample AND active AND 'lead' = ANY(roles) ORDER BY created_at LIMIT 1) p
         WHERE b.sample AND NOT EXISTS (SELECT 1 FROM snippet s WHERE s.brand_id = b.id)`,
        [],
      );
      if (!without) return;
      for (const { reviewInDays, ...snippet } of snippets) {
        const reviewOn = new Date(this.clock.now().getTime() + reviewInDays * DAY_MS)
          .toISOString()
          .slice(0, 10);
        await this.snippets.addWithin(tx, without.ownerId, without.brandId, {
          ...snippet,
          ownerId: without.ownerId,
          reviewOn,
        });
      }
    });
  }
}
