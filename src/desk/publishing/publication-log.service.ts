/**
 * Reads, locks and writes publications: every move is checked against the table, audited, told to the case and to open desks.
 * Decides nothing and never speaks to a platform. Order of locks: account, case, reply, publication.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { storableText } from '../../core/database/storable.js';
import type { Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { ReplyIntent } from '../../platforms/ports.js';
import { type LockedReply, ReplyLog } from '../replies/reply-log.service.js';
import { change, type Reader, select, selectOne } from '../sql.js';
import { canGo, type PublicationState } from './publication.workflow.js';

export interface PublicationRow {
  id: string;
  brandId: string;
  replyId: string;
  replyVersionId: string;
  approvalId: string;
  approvalEndsAt: Date;
  /** Of its case. */
  severity: string;
  kind: 'post' | 'correction' | 'deletion';
  accountId: string;
  platform: string;
  accountState: 'active' | 'needs_attention' | 'removed';
  mode: 'api' | 'manual';
  state: PublicationState;
  notBefore: Date;
  attempts: number;
  readings: number;
  sendingSince: Date | null;
  externalId: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** What a platform says it has posted. */
export interface PostedAs {
  externalId: string;
  permalink: string | null;
  at: Date | null;
}

export interface PublicationPatch {
  notBefore?: Date;
  attempts?: number;
  readings?: number;
  externalId?: string | null;
  permalink?: string | null;
  publishedAt?: Date;
  confirmedBy?: string;
  error?: { kind: string; words: string } | null;
}

export interface LockedPublication extends LockedReply {
  publication: PublicationRow;
}

/** Of an attempt `t`: a sending that the platform neither refused nor put off, or whose outcome nobody knows yet. */
export const MAY_HAVE_ARRIVED = `t.kind = 'send' AND coalesce(t.outcome, 'unknown') NOT IN ('retry-later', 'rejected')`;

const SELECT = `SELECT pu.id, pu.brand_id AS "brandId", pu.reply_id AS "replyId", pu.reply_version_id AS "replyVersionId",
  pu.approval_id AS "approvalId", ap.expires_at AS "approvalEndsAt", c.severity, r.kind, pu.account_id AS "accountId", a.platform, a.state AS "accountState", pu.mode, pu.state,
  pu.not_before AS "notBefore", pu.attempts, pu.readings, pu.sending_since AS "sendingSince", pu.external_id AS "externalId",
  pu.created_at AS "createdAt", pu.updated_at AS "updatedAt"
  FROM publication pu JOIN account a ON a.id = pu.account_id JOIN approval ap ON ap.id = pu.approval_id
  JOIN reply r ON r.id = pu.reply_id JOIN care_case c ON c.id = r.case_id`;

@Injectable()
export class PublicationLog {
  constructor(
    private readonly replies: ReplyLog,
    private readonly clock: Clock,
  ) {}

  read(db: Reader, publicationId: string): Promise<PublicationRow | null> {
    return selectOne<PublicationRow>(db, `${SELECT} WHERE pu.id = $1`, [publicationId]);
  }

  /**
   * What a platform is asked to post, as it was decided. Postings of the same words again begin where the first of them began; none
   * began later than the approval, which the database dates: a clock of ours that was ahead must not hide what stands there.
   */
  async intent(db: Reader, publicationId: string): Promise<ReplyIntent> {
    const row = await selectOne<ReplyIntent>(
      db,
      `SELECT pu.id AS "publicationId", pu.idempotency_key AS "idempotencyKey", v.text, v.language,
         (SELECT least(min(k.created_at), min(ap.approved_at)) FROM publication k JOIN approval ap ON ap.id = k.approval_id
           WHERE k.reply_id = pu.reply_id AND k.reply_version_id = pu.reply_version_id
           AND k.account_id = pu.account_id AND k.mode = pu.mode) AS "createdAt",
         coalesce((SELECT min(t.started_at) FROM publication_attempt t JOIN publication k ON k.id = t.publication_id
           WHERE (k.account_id, k.idempotency_key) = (pu.account_id, pu.idempotency_key) AND ${MAY_HAVE_ARRIVED}),
           pu.created_at) AS "sentAt",
         jsonb_build_object('externalId', m.external_id, 'native', m.native, 'visibility', m.visibility) AS parent,
         CASE WHEN r.kind <> 'post' THEN jsonb_build_object('kind', r.kind, 'externalId', t.external_id) END AS amends
       FROM publication pu JOIN reply_version v ON v.id = pu.reply_version_id
       JOIN reply r ON r.id = pu.reply_id JOIN mention m ON m.id = r.parent_mention_id
       LEFT JOIN publication t ON t.id = r.amends WHERE pu.id = $1`,
      [publicationId],
    );
    if (!row) throw new EarshotError('not-found', 'There is no such publication.');
    return row;
  }

  /** To the end of the transaction nobody else decides what this account posts next. Take it before any other lock. */
  async holdAccount(tx: Tx, accountId: string): Promise<void> {
    await select(tx.manager, `SELECT pg_advisory_xact_lock(hashtextextended('earshot.posting:' || $1, 0))`, [
      accountId,
    ]);
  }

  /** Throws not-found. */
  async lock(tx: Tx, publicationId: string): Promise<LockedPublication> {
    const found = await this.read(tx.manager, publicationId);
    if (!found) throw new EarshotError('not-found', 'There is no such publication.');
    const locked = await this.replies.lock(tx, found.replyId);
    await select(tx.manager, `SELECT id FROM publication WHERE id = $1 FOR NO KEY UPDATE`, [publicationId]);
    const publication = await this.read(tx.manager, publicationId);
    if (!publication) throw new EarshotError('not-found', 'There is no such publication.');
    return { ...locked, publication };
  }

  /** Within a reply's lock: its publication that may still move, if any. */
  async openOf(tx: Tx, replyId: string): Promise<PublicationRow | null> {
    const row = await selectOne<{ id: string }>(
      tx.manager,
      `SELECT id FROM publication WHERE reply_id = $1 AND state IN ('queued','sending','unconfirmed') FOR NO KEY UPDATE`,
      [replyId],
    );
    return row ? this.read(tx.manager, row.id) : null;
  }

  /** Within a reply's lock: the one publication of it that is posted or may still be, if any. */
  async liveOf(tx: Tx, replyId: string): Promise<PublicationRow | null> {
    return selectOne<PublicationRow>(
      tx.manager,
      `${SELECT} WHERE pu.reply_id = $1 AND pu.state IN ('queued','sending','published','unconfirmed') FOR NO KEY UPDATE OF pu`,
      [replyId],
    );
  }

  /** Changes the state, or the dates and counts of the state it is in. The row must be locked. */
  async move(
    tx: Tx,
    publication: PublicationRow,
    to: PublicationState,
    patch: PublicationPatch = {},
  ): Promise<void> {
    const from = publication.state;
    if (from !== to && !canGo(from, to))
      throw new EarshotError('conflict', `A publication that is ${from} cannot become ${to}.`, {
        code: 'publication-state',
        state: from,
      });
    const now = this.clock.now();
    await change(
      tx.manager,
      `UPDATE publication SET state = $2, not_before = coalesce($3, not_before), attempts = coalesce($4, attempts),
         readings = coalesce($5, readings), external_id = coalesce($6, external_id), permalink = coalesce($7, permalink),
         published_at = coalesce($8, published_at), confirmed_by = coalesce($9, confirmed_by),
         error_kind = CASE WHEN $12 THEN $10 ELSE error_kind END, error_words = CASE WHEN $12 THEN $11 ELSE error_words END,
         sending_since = CASE WHEN $2 <> 'sending' THEN NULL ELSE coalesce(sending_since, $13) END, updated_at = $13
       WHERE id = $1 RETURNING id`,
      [
        publication.id,
        to,
        patch.notBefore ?? null,
        patch.attempts ?? null,
        patch.readings ?? null,
        patch.externalId == null ? null : storableText(patch.externalId),
        patch.permalink == null ? null : storableText(patch.permalink),
        patch.publishedAt ?? null,
        patch.confirmedBy ?? null,
        patch.error?.kind ?? null,
        patch.error ? storableText(patch.error.words) : null,
        patch.error !== undefined,
        now,
      ],
    );
    Object.assign(publication, {
      state: to,
      notBefore: patch.notBefore ?? publication.notBefore,
      attempts: patch.attempts ?? publication.attempts,
      readings: patch.readings ?? publication.readings,
      externalId: patch.externalId ?? publication.externalId,
    });
    if (from === to) return;
    tx.audit({
      action: `publication.${to === 'sending' ? 'send' : to}`,
      subjectKind: 'publication',
      subjectId: publication.id,
      brandId: publication.brandId,
      details: {
        from,
        replyId: publication.replyId,
        attempts: publication.attempts,
        ...(patch.error ? { error: patch.error.kind } : {}),
        ...(patch.externalId ? { externalId: patch.externalId } : {}),
      },
    });
    const reply = await selectOne<{ caseId: string }>(
      tx.manager,
      `SELECT case_id AS "caseId" FROM reply WHERE id = $1`,
      [publication.replyId],
    );
    if (reply)
      this.replies.tell(tx, { id: publication.replyId, caseId: reply.caseId, brandId: publication.brandId });
  }

  /** Intent of a call, written before it leaves. */
  async begin(tx: Tx, publicationId: string, kind: 'send' | 'read' | 'confirm'): Promise<string> {
    const row = await selectOne<{ id: string }>(
      tx.manager,
      `INSERT INTO publication_attempt (publication_id, kind, started_at) VALUES ($1, $2, $3) RETURNING id`,
      [publicationId, kind, this.clock.now()],
    );
    return row?.id ?? '';
  }

  /** What came of a call. An answer after the call was given up takes the place of what was noted then, never the other way. */
  async finish(
    tx: Tx,
    attemptId: string,
    outcome: { kind: string; words?: string } & Partial<PostedAs>,
  ): Promise<void> {
    const { kind, words, externalId, permalink } = outcome;
    await change(
      tx.manager,
      `UPDATE publication_attempt SET ended_at = $2, outcome = $3, words = $4, external_id = $5, permalink = $6
       WHERE id = $1 AND external_id IS NULL RETURNING id`,
      [
        attemptId,
        this.clock.now(),
        kind,
        words === undefined ? null : storableText(words),
        externalId === undefined ? null : storableText(externalId),
        permalink == null ? null : storableText(permalink),
      ],
    );
  }
}
