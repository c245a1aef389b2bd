/**
 * Writes what a version promises, and follows the reply: open when exactly that version is public, cancelled when it is withdrawn
 * or another version took its place. Always inside the caller's transaction, the case locked; what people say of a promise
 * afterwards is in commitments.service.ts.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { storableJson } from '../../../core/database/storable.js';
import type { Tx } from '../../../core/database/transaction.js';
import { EarshotError } from '../../../core/errors/errors.js';
import { CaseLog, type LockedCase } from '../../cases/case-log.service.js';
import { change, select } from '../../sql.js';
import type { Finding } from '../checks/finding.js';
import type { ReplyRow } from '../reply-view.js';
import type { ReplyState } from '../reply.workflow.js';
import type { ConfirmedPromise } from './confirming.js';
import { COSIGNER, isBeyond } from './cosign.js';

interface Opened {
  id: string;
  ownerId: string;
  owner: string;
  dueAt: Date;
}

@Injectable()
export class CommitmentLog {
  constructor(
    private readonly cases: CaseLog,
    private readonly clock: Clock,
  ) {}

  /** What the new version promises, in place of what earlier ones did. Throws invalid-input for an owner who cannot keep it. */
  async propose(
    tx: Tx,
    reply: Pick<ReplyRow, 'id' | 'brandId'>,
    version: { id: string; by: string; findings: readonly Finding[] },
    promises: readonly ConfirmedPromise[],
  ): Promise<void> {
    const now = this.clock.now();
    await this.cancel(tx, reply.id, 'other-version', version.id);
    if (promises.length === 0) return;
    await this.requireOwners(tx, reply.brandId, promises);
    const rows = promises.map((one) => ({
      words: one.words,
      span_start: one.start,
      span_end: one.end,
      kind: one.kind,
      who: one.who,
      due_words: one.dueWords,
      owner_id: one.ownerId,
      due_at: one.dueAt,
      beyond: isBeyond(version.findings, one),
    }));
    await select(
      tx.manager,
      `INSERT INTO commitment (brand_id, case_id, customer_id, reply_id, reply_version_id, words, span_start, span_end, kind, who,
         due_words, owner_id, due_at, beyond, confirmed_by, confirmed_at)
       SELECT r.brand_id, r.case_id, c.customer_id, r.id, $2, p.words, p.span_start, p.span_end, p.kind, p.who,
         p.due_words, p.owner_id, p.due_at, p.beyond, $3, $4
       FROM reply r JOIN care_case c ON c.id = r.case_id, jsonb_to_recordset($5::jsonb) AS p(words text, span_start int, span_end int,
         kind text, who text, due_words text, owner_id uuid, due_at timestamptz, beyond boolean)
       WHERE r.id = $1`,
      [reply.id, version.id, version.by, now, storableJson(rows)],
    );
    tx.audit({
      action: 'commitment.propose',
      subjectKind: 'reply',
      subjectId: reply.id,
      brandId: reply.brandId,
      details: {
        versionId: version.id,
        promises: promises.map(({ kind, ownerId, dueAt }) => ({ kind, ownerId, dueAt })),
      },
    });
  }

  /** After each step of the reply. */
  async follow(tx: Tx, care: LockedCase, reply: ReplyRow, to: ReplyState): Promise<void> {
    if (to === 'approved') await this.sign(tx, reply.id);
    if (to === 'withdrawn') await this.cancel(tx, reply.id, 'withdrawn');
    if (to === 'published') await this.open(tx, care, reply);
  }

  private async open(tx: Tx, care: LockedCase, reply: ReplyRow): Promise<void> {
    const now = this.clock.now();
    const opened = await change<Opened>(
      tx.manager,
      // Withdrawn after it was counted as not arrived, and public all the same: then it was promised. A person's word stands.
      `UPDATE commitment co SET state = 'open', opened_at = coalesce(co.opened_at, $2), settled_at = NULL, comment = NULL
       FROM person p WHERE p.id = co.owner_id AND co.reply_id = $1 AND co.settled_by IS NULL AND co.state IN ('proposed','cancelled')
         AND EXISTS (SELECT 1 FROM publication pu WHERE pu.reply_version_id = co.reply_version_id AND pu.state = 'published')
       RETURNING co.id, co.owner_id AS "ownerId", p.name AS owner, co.due_at AS "dueAt"`,
      [reply.id, now],
    );
    await this.cancel(tx, reply.id, 'other-version');
    for (const one of opened) {
      await this.cases.note(tx, care, {
        kind: 'commitment-opened',
        details: { commitmentId: one.id, name: one.owner, dueAt: one.dueAt.toISOString() },
      });
      tx.audit({
        action: 'commitment.open',
        subjectKind: 'commitment',
        subjectId: one.id,
        brandId: reply.brandId,
        details: { replyId: reply.id, ownerId: one.ownerId, dueAt: one.dueAt },
      });
      tx.notify({
        personIds: [one.ownerId],
        kind: 'commitment.yours',
        params: { number: Number(care.number), title: care.title, dueAt: one.dueAt.toISOString() },
        link: `/cases/${care.id}`,
        dedupeKey: `commitment.yours:${one.id}`,
      });
    }
  }

  /** Who of those who approved may answer for what was beyond its author. */
  private async sign(tx: Tx, replyId: string): Promise<void> {
    await change(
      tx.manager,
      `UPDATE commitment co SET cosigned_by = (
         SELECT ap.reviewer_id FROM approval ap JOIN person p ON p.id = ap.reviewer_id
         WHERE ap.reply_version_id = co.reply_version_id AND ap.revoked_at IS NULL AND $2 = ANY(p.roles)
         ORDER BY ap.approved_at, ap.id LIMIT 1)
       WHERE co.reply_id = $1 AND co.state = 'proposed' AND co.beyond RETURNING co.id`,
      [replyId, COSIGNER],
    );
  }

  private async cancel(tx: Tx, replyId: string, comment: string, exceptVersionId?: string): Promise<void> {
    await change(
      tx.manager,
      `UPDATE commitment SET state = 'cancelled', settled_at = $2, comment = $3
       WHERE reply_id = $1 AND state = 'proposed' AND ($4::uuid IS NULL OR reply_version_id <> $4) RETURNING id`,
      [replyId, this.clock.now(), comment, exceptVersionId ?? null],
    );
  }

  private async requireOwners(
    tx: Tx,
    brandId: string,
    promises: readonly { ownerId: string }[],
  ): Promise<void> {
    const ids = [...new Set(promises.map((one) => one.ownerId))];
    const able = await select<{ id: string }>(
      tx.manager,
      `SELECT p.id FROM person p, brand b WHERE b.id = $2 AND p.id = ANY($1::uuid[]) AND p.active AND (b.sample OR NOT p.sample)`,
      [ids, brandId],
    );
    if (able.length === ids.length) return;
    throw new EarshotError(
      'invalid-input',
      'Whoever is to keep the promise works here no longer. Choose somebody else.',
      { status: 422, code: 'promise-owner' },
    );
  }
}
