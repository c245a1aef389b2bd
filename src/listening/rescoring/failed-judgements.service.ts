/**
 * Judges a mention on which the scorer failed when it was captured. While it still fails the job fails too, and stays among the failed
 * work where people see it and can try again; a newer scorer also finds it when a brand is judged anew.
 */
import { Injectable } from '@nestjs/common';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { JobHandler } from '../../core/jobs/job.types.js';
import { isUnjudged } from '../scoring/unjudged.js';
import { BrandScorers } from '../topics/brand-scorers.service.js';
import { RescoreBatch } from './rescore-batch.service.js';

@Injectable()
export class FailedJudgements {
  constructor(
    private readonly transactions: Transactions,
    private readonly scorers: BrandScorers,
    private readonly batch: RescoreBatch,
  ) {}

  @JobHandler('scoring.judge')
  async judge({ mentionId }: { mentionId: string }): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const [held] = await tx.manager.query<{ brand_id: string; score_model: string }[]>(
        `SELECT brand_id, score_model FROM mention WHERE id = $1 FOR NO KEY UPDATE`,
        [mentionId],
      );
      if (!held || !isUnjudged(held.score_model)) return;
      await this.batch.one(tx, held.brand_id, mentionId, await this.scorers.of(tx.manager, held.brand_id));
      tx.publish({ kind: 'mention.changed', brandId: held.brand_id, ids: { mentionId } });
    });
  }
}
