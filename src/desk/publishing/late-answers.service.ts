/**
 * An answer that comes after its publication was decided otherwise: "did not arrive", and then the platform says that it did. What
 * is public counts as published, a second posting that still waits is stopped, and where two stand there people are told.
 * Never speaks to a platform; believes only what is recorded with the attempt.
 */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../core/database/transaction.js';
import { CaseLog } from '../cases/case-log.service.js';
import { ReplyLog } from '../replies/reply-log.service.js';
import { select, selectOne } from '../sql.js';
import { type LockedPublication, type PostedAs, PublicationLog } from './publication-log.service.js';
import { ON_ITS_WAY } from './publication.workflow.js';
import { SettlingService } from './settling.service.js';

@Injectable()
export class LateAnswers {
  constructor(
    private readonly cases: CaseLog,
    private readonly replies: ReplyLog,
    private readonly publications: PublicationLog,
    private readonly settling: SettlingService,
  ) {}

  /** The platform has this publication as `posted`; the attempt that says so is recorded, the account held, the row locked. */
  async take(tx: Tx, locked: LockedPublication, posted: PostedAs): Promise<void> {
    const { publication, care } = locked;
    const ids = { replyId: publication.replyId, publicationId: publication.id };
    if (publication.state === 'published') {
      if (publication.externalId !== null && publication.externalId !== posted.externalId)
        await this.twice(tx, locked, posted.externalId);
      return;
    }
    const other = await this.publications.liveOf(tx, publication.replyId);
    if (other && other.id !== publication.id) {
      // Under one key both are the same post; nothing stands there twice.
      if (other.state === 'published' && other.externalId === posted.externalId) return;
      if (other.state === 'published') return this.twice(tx, locked, posted.externalId);
      // Not to be stopped any more: what becomes of it decides, and then this answer is looked at again (recall).
      if (ON_ITS_WAY.includes(other.state)) return;
      await this.publications.move(tx, other, 'cancelled', {
        error: { kind: 'answered-late', words: 'An earlier posting had arrived after all.' },
      });
      await this.cases.note(tx, care, {
        kind: 'publication-cancelled',
        details: { ...ids, publicationId: other.id, reason: 'answered-late' },
      });
    }
    if (!ON_ITS_WAY.includes(publication.state))
      await this.cases.note(tx, care, { kind: 'publication-answered-late', details: ids });
    await this.settling.settle(tx, locked, { to: 'published', ...posted });
  }

  /** After one of a reply's publications was settled: did an earlier one of it arrive after all? */
  async recall(tx: Tx, replyId: string): Promise<void> {
    const rows = await select<PostedAs & { id: string }>(
      tx.manager,
      `SELECT DISTINCT ON (pu.id) pu.id, t.external_id AS "externalId", t.permalink, t.ended_at AS at
       FROM publication pu JOIN publication_attempt t ON t.publication_id = pu.id
       WHERE pu.reply_id = $1 AND pu.mode = 'api' AND pu.state IN ('rejected','cancelled') AND t.external_id IS NOT NULL
         AND (t.kind, t.outcome) IN (('send','published'), ('read','found'))
       ORDER BY pu.id, t.ended_at`,
      [replyId],
    );
    for (const { id, ...posted } of rows) await this.take(tx, await this.publications.lock(tx, id), posted);
  }

  /** Told once for each post too many. */
  private async twice(tx: Tx, locked: LockedPublication, externalId: string): Promise<void> {
    const { publication, care, reply } = locked;
    const known = await selectOne(
      tx.manager,
      `SELECT 1 FROM case_event WHERE case_id = $1 AND kind = 'publication-posted-twice' AND details->>'externalId' = $2 LIMIT 1`,
      [care.id, externalId],
    );
    if (known) return;
    await this.cases.note(tx, care, {
      kind: 'publication-posted-twice',
      details: { replyId: publication.replyId, publicationId: publication.id, externalId },
    });
    const leads = await select<{ id: string }>(
      tx.manager,
      `SELECT id FROM person WHERE active AND 'lead' = ANY(roles)`,
    );
    const people = [...reply.authors.map((a) => a.id), ...leads.map((l) => l.id)];
    if (care.assigneeId) people.push(care.assigneeId);
    this.replies.notify(tx, locked, people, 'publication.posted-twice', externalId);
  }
}
