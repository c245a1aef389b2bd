/** Which authors the desk wants to hear of. The desk says whom; ingest enqueues case.touch for what they write. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../../core/database/transaction.js';

@Injectable()
export class FollowedAuthors {
  /** From this transaction on. Following twice is following once. */
  async follow(tx: Tx, brandId: string, authorId: string): Promise<void> {
    await tx.manager.query(
      `INSERT INTO followed_author (brand_id, author_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
      [brandId, authorId],
    );
  }

  /** External ids of those among `authorIds` who are followed. */
  async among(manager: EntityManager, brandId: string, authorIds: string[]): Promise<Set<string>> {
    const rows = await manager.query<{ external_id: string }[]>(
      `SELECT a.external_id FROM followed_author f JOIN author a ON a.id = f.author_id
       WHERE f.brand_id = $1 AND f.author_id = ANY($2::uuid[])`,
      [brandId, authorIds],
    );
    return new Set(rows.map((row) => row.external_id));
  }
}
