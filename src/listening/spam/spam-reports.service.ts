/**
 * Tells the outside spam service what people found, so that it learns. Only the last word on a mention is told; one that was taken back
 * before it was told is never told. Told twice at most, when the process dies between telling and noting it: the service bears that.
 */
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { type JobContext, JobHandler } from '../../core/jobs/job.types.js';
import { SPAM_SERVICE, type SpamService } from '../../platforms/spam-service.js';
import { jobError } from './job-error.js';
import { ASKED_COLUMNS, type AskedMention, questionOf } from './question.js';

interface Row extends AskedMention {
  now: boolean;
  visibility: string;
  last: boolean;
  told: boolean;
  /** Whether it takes back a word that the service never heard. */
  moot: boolean;
}

@Injectable()
export class SpamReportsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(SPAM_SERVICE) private readonly service: SpamService | null,
  ) {}

  @JobHandler('spam.report')
  async tell(
    { correctionId }: { correctionId: string },
    { signal }: Pick<JobContext, 'signal'>,
  ): Promise<void> {
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT ${ASKED_COLUMNS}, c.now, m.visibility,
         NOT EXISTS (SELECT 1 FROM score_correction l WHERE l.mention_id = c.mention_id AND l.field = 'spam' AND (l.at, l.id) > (c.at, c.id)) AS last,
         EXISTS (SELECT 1 FROM spam_report r WHERE r.correction_id = c.id) AS told,
         c.withdraws IS NOT NULL AND NOT EXISTS (SELECT 1 FROM spam_report r WHERE r.correction_id = c.withdraws) AS moot
       FROM score_correction c JOIN mention m ON m.id = c.mention_id JOIN brand b ON b.id = m.brand_id AND NOT b.sample
       JOIN mention_version v ON v.mention_id = m.id AND v.version = c.version WHERE c.id = $1 AND c.field = 'spam'`,
      [correctionId],
    );
    if (!this.service || !row || !row.last || row.told || row.moot) return;
    if (row.visibility !== 'public' && row.visibility !== 'unlisted') return;
    const said = row.now ? 'spam' : 'ham';
    try {
      await this.service.report(said, questionOf(row), signal);
    } catch (error) {
      throw jobError(error);
    }
    await this.transactions.run(SYSTEM, async (tx) => {
      await tx.manager.query(
        `INSERT INTO spam_report (correction_id, said, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [correctionId, said, this.clock.now()],
      );
    });
  }
}
