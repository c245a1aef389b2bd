/** Adds a version to a reply. Versions are written once; the database makes their writer an author. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { Tx } from '../../core/database/transaction.js';
import { selectOne } from '../sql.js';
import { type Checked, CHECKS_MODEL } from './checking.service.js';
import { CommitmentLog } from './commitments/commitment-log.service.js';
import type { ReplyRow } from './reply-view.js';

@Injectable()
export class VersionsService {
  constructor(
    private readonly commitments: CommitmentLog,
    private readonly clock: Clock,
  ) {}

  /** With what it promises. Answers its number. The reply must be locked. */
  async add(
    tx: Tx,
    reply: Pick<ReplyRow, 'id' | 'brandId'>,
    version: { text: string; authorId: string; checked: Checked; askOverrule?: string },
  ): Promise<number> {
    const { findings, canned, promises, settings } = version.checked;
    const made = await selectOne<{ id: string; number: number }>(
      tx.manager,
      `INSERT INTO reply_version (reply_id, brand_id, number, text, language, author_id, findings, checks_model, created_at,
         canned_score, canned_like, overrule_asked, check_settings)
       SELECT $1, $2, coalesce(max(v.number), 0) + 1, $3, (SELECT c.language FROM reply r JOIN care_case c ON c.id = r.case_id WHERE r.id = $1),
         $4, $5::jsonb, $6, $7, $8, left($9, 300), $10, $11
       FROM reply_version v WHERE v.reply_id = $1 RETURNING id, number`,
      [
        reply.id,
        reply.brandId,
        version.text,
        version.authorId,
        JSON.stringify(findings),
        CHECKS_MODEL,
        this.clock.now(),
        canned?.score ?? null,
        canned?.like?.text ?? null,
        version.askOverrule ?? null,
        settings,
      ],
    );
    if (!made) throw new Error('a version was not made');
    const { id, number } = made;
    await this.commitments.propose(tx, reply, { id, by: version.authorId, findings }, promises.confirmed);
    return number;
  }
}
