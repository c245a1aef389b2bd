/**
 * Puts an approved version into the queue: the key is made by the publisher once and stored with the row, before anything leaves.
 * Words that were queued before keep their key: where the platform honours it, both together can only ever be one post.
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
import { enqueueStep } from './send-job.js';
import { type Plan, SendingPlan } from './sending-plan.service.js';
import { MAY_HAVE_ARRIVED } from './publication-log.service.js';

/** Why it waits longer than the undo window, for people. */
export const LATER = {
  scheduled: 'It was chosen to go out at this time.',
  'outside-hours': 'Outside the hours of the brand.',
} as const;

export function leavesTooLate(at: Date, endsAt: Date): EarshotError {
  return new EarshotError(
    'conflict',
    `It could leave on ${at.toISOString()} at the earliest, and an approval given now ends on ${endsAt.toISOString()}. Approve it later, choose an earlier time, or let approvals of the brand live longer.`,
    { code: 'leaves-too-late', at: at.toISOString(), endsAt: endsAt.toISOString() },
  );
}

@Injectable()
export class QueueingService {
  constructor(
    private readonly platforms: PlatformRegistry,
    private readonly cases: CaseLog,
    private readonly plans: SendingPlan,
    private readonly clock: Clock,
  ) {}

  async queue(tx: Tx, { care, reply }: LockedReply, approvalId: string, versionId: string): Promise<void> {
    const mode = reply.mode === 'manual' ? 'manual' : 'api';
    const now = this.clock.now();
    const { at: notBefore, because } = await this.plan(tx, reply.id, approvalId, mode, now);
    const row = await selectOne<{ id: string }>(
      tx.manager,
      `INSERT INTO publication (brand_id, reply_id, reply_version_id, approval_id, account_id, mode, idempotency_key, not_before, created_at, updated_at,
         error_kind, error_words)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11) RETURNING id`,
      [
        reply.brandId,
        reply.id,
        versionId,
        approvalId,
        reply.accountId,
        mode,
        (await this.earlierKey(tx, reply, versionId, mode)) ?? this.key(reply.platform, mode, now),
        notBefore,
        now,
        because,
        because && LATER[because],
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
    if (mode === 'api') enqueueStep(tx, 'publishing.send', row.id, notBefore, now);
  }

  /** By hand a person posts when they do. Throws conflict where the approval will not live to see the time. */
  private async plan(
    tx: Tx,
    replyId: string,
    approvalId: string,
    mode: 'api' | 'manual',
    now: Date,
  ): Promise<Plan> {
    const row = await selectOne<{ undo: number; endsAt: Date }>(
      tx.manager,
      `SELECT b.undo_seconds AS undo, ap.expires_at AS "endsAt" FROM approval ap JOIN brand b ON b.id = ap.brand_id WHERE ap.id = $1`,
      [approvalId],
    );
    const earliest = new Date(now.getTime() + (row?.undo ?? 0) * 1000);
    if (mode === 'manual') return { at: earliest, because: null };
    const plan = await this.plans.of(tx.manager, replyId, earliest);
    if (row && plan.because && plan.at >= row.endsAt) throw leavesTooLate(plan.at, row.endsAt);
    return plan;
  }

  /** Of the newest publication of these very words from this account that may have arrived. What was plainly refused, was refused under its key. */
  private async earlierKey(
    tx: Tx,
    reply: LockedReply['reply'],
    versionId: string,
    mode: 'api' | 'manual',
  ): Promise<string | null> {
    if (mode === 'manual') return null;
    if (this.platforms.known(reply.platform)?.idempotency === 'none') return null;
    const row = await selectOne<{ key: string }>(
      tx.manager,
      `SELECT k.idempotency_key AS key FROM publication k JOIN publication_attempt t ON t.publication_id = k.id
       WHERE k.reply_id = $1 AND k.reply_version_id = $2 AND k.account_id = $3 AND ${MAY_HAVE_ARRIVED}
       ORDER BY k.created_at DESC, k.id LIMIT 1`,
      [reply.id, versionId, reply.accountId],
    );
    return row?.key ?? null;
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
