/**
 * Puts an approved version into the queue: the key is made by the publisher once and stored with the row, before anything leaves.
 * The database refuses the row when the approval does not hold (publication_guard).
 */
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../core/clock/clock.js';
import type { Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { CaseLog } from '../cases/case-log.service.js';
import type { LockedReply } from '../replies/reply-log.service.js';
import { selectOne } from '../sql.js';

@Injectable()
export class QueueingService {
  constructor(
    private readonly platforms: PlatformRegistry,
    private readonly cases: CaseLog,
    private readonly clock: Clock,
  ) {}

  async queue(tx: Tx, { care, reply }: LockedReply, approvalId: string, versionId: string): Promise<void> {
    const mode = reply.mode === 'manual' ? 'manual' : 'api';
    const now = this.clock.now();
    const brand = await selectOne<{ undo: number }>(
      tx.manager,
      `SELECT undo_seconds AS undo FROM brand WHERE id = $1`,
      [reply.brandId],
    );
    const notBefore = new Date(now.getTime() + (brand?.undo ?? 0) * 1000);
    const row = await selectOne<{ id: string }>(
      tx.manager,
      `INSERT INTO publication (brand_id, reply_id, reply_version_id, approval_id, account_id, mode, idempotency_key, not_before, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) RETURNING id`,
      [
        reply.brandId,
        reply.id,
        versionId,
        approvalId,
        reply.accountId,
        mode,
        this.key(reply.platform, mode, now),
        notBefore,
        now,
      ],
    );
    if (!row) throw new Error('a publication was not made');
    tx.audit({
      action: 'publication.queue',
      subjectKind: 'publication',
      subjectId: row.id,
      brandId: reply.brandId,
      details: { replyId: reply.id, approvalId, mode },
    });
    await this.cases.note(tx, care, {
      kind: 'publication-queued',
      details: { replyId: reply.id, publicationId: row.id, mode },
    });
    if (mode === 'api')
      tx.enqueue(
        'publishing.send',
        { publicationId: row.id },
        { runAt: notBefore, dedupeKey: `${row.id}:${notBefore.getTime()}` },
      );
  }

  private key(platform: string, mode: 'api' | 'manual', now: Date): string {
    if (mode === 'manual') return `by-hand-${randomUUID()}`;
    const publisher = this.platforms.publisher(platform);
    if (!publisher)
      throw new EarshotError('conflict', 'Nothing can be posted to this platform by Earshot.', {
        code: 'unsupported',
      });
    return publisher.mintKey(now);
  }
}
