/**
 * A person overrules a judgement: the mention follows at once, what was said and who overruled it is kept for training.
 * Flagging opens a case; nothing is ever deleted.
 */
import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { CorrectionInput } from './mentions.api.js';

interface Row {
  brand_id: string;
  version: number;
  own: boolean;
  spam: boolean;
  flagged: boolean;
  complaint: number;
  sentiment: string;
}

@Injectable()
export class CorrectionsService {
  constructor(private readonly transactions: Transactions) {}

  /** Throws not-found; conflict when our own post would be flagged. Saying what is so already changes nothing. */
  async correct(mentionId: string, input: CorrectionInput, personId: string): Promise<void> {
    await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const [row] = await tx.manager.query<Row[]>(
        `SELECT brand_id, version, own, spam, flagged, complaint, sentiment FROM mention WHERE id = $1 FOR UPDATE`,
        [mentionId],
      );
      if (!row) throw new EarshotError('not-found', 'There is no such mention.');
      const was: boolean | string =
        input.field === 'complaint' ? row.complaint >= 0.5 : (row[input.field] as boolean | string);
      if (was === input.now) return;
      if (row.own && input.field === 'flagged')
        throw new EarshotError('conflict', 'This is our own post: it cannot be flagged as a complaint.');
      await this.apply(tx, mentionId, input);
      await tx.manager.query(
        `INSERT INTO score_correction (mention_id, version, field, was, now, person_id, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          mentionId,
          row.version,
          input.field,
          JSON.stringify(was),
          JSON.stringify(input.now),
          personId,
          input.reason ?? null,
        ],
      );
      tx.audit({
        action: 'mention.correct',
        subjectKind: 'mention',
        subjectId: mentionId,
        brandId: row.brand_id,
        details: { field: input.field, was, now: input.now },
      });
      tx.publish({ kind: 'mention.changed', brandId: row.brand_id, ids: { mentionId } });
    });
  }

  private async apply(tx: Tx, mentionId: string, input: CorrectionInput): Promise<void> {
    switch (input.field) {
      case 'spam':
        await tx.manager.query(
          `UPDATE mention SET spam = $2, spam_by = 'person', flagged = flagged AND NOT $2 WHERE id = $1`,
          [mentionId, input.now],
        );
        tx.enqueue('case.touch', { mentionId }, { dedupeKey: mentionId });
        return;
      case 'flagged':
        await tx.manager.query(
          `UPDATE mention SET flagged = $2, spam = spam AND NOT $2, spam_by = CASE WHEN $2 THEN 'person' ELSE spam_by END WHERE id = $1`,
          [mentionId, input.now],
        );
        if (input.now) tx.enqueue('case.open', { mentionId }, { dedupeKey: mentionId });
        return;
      case 'complaint':
        await tx.manager.query(`UPDATE mention SET complaint = $2 WHERE id = $1`, [
          mentionId,
          input.now ? 1 : 0,
        ]);
        return;
      case 'sentiment':
        await tx.manager.query(`UPDATE mention SET sentiment = $2 WHERE id = $1`, [mentionId, input.now]);
    }
  }
}
