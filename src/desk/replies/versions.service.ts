/** Adds a version to a reply. Versions are written once; the database makes their writer an author. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { Tx } from '../../core/database/transaction.js';
import { selectOne } from '../sql.js';
import { CHECKS_MODEL } from './checking.service.js';
import type { Finding } from './checks/finding.js';
import type { ReplyRow } from './reply-view.js';

@Injectable()
export class VersionsService {
  constructor(private readonly clock: Clock) {}

  /** Answers its number. The reply must be locked. */
  async add(
    tx: Tx,
    reply: Pick<ReplyRow, 'id' | 'brandId'>,
    version: { text: string; authorId: string; findings: readonly Finding[] },
  ): Promise<number> {
    const made = await selectOne<{ number: number }>(
      tx.manager,
      `INSERT INTO reply_version (reply_id, brand_id, number, text, language, author_id, findings, checks_model, created_at)
       SELECT $1, $2, coalesce(max(v.number), 0) + 1, $3, (SELECT c.language FROM reply r JOIN care_case c ON c.id = r.case_id WHERE r.id = $1),
         $4, $5::jsonb, $6, $7
       FROM reply_version v WHERE v.reply_id = $1 RETURNING number`,
      [
        reply.id,
        reply.brandId,
        version.text,
        version.authorId,
        JSON.stringify(version.findings),
        CHECKS_MODEL,
        this.clock.now(),
      ],
    );
    if (!made) throw new Error('a version was not made');
    return made.number;
  }
}
