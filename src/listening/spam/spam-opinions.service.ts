/**
 * Asks the outside spam service about mentions in doubt, never within the transaction that stores them. What a person said, and what the
 * desk is at work on, is left alone; no answer changes nothing; a mention is put aside or brought back, never deleted.
 */
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { type JobContext, JobHandler } from '../../core/jobs/job.types.js';
import { SPAM_SERVICE, type SpamOpinionOf, type SpamService } from '../../platforms/spam-service.js';
import { WITH_SCORE } from '../ingest/mention-view.js';
import { shownOf } from '../corrections/shown.js';
import { LEXICONS } from '../scoring/lexicons.loader.js';
import type { Lexicons } from '../scoring/lexicons.schema.js';
import { type CorrectionFact, correctionsInForce } from '../scoring/overruling.js';
import type { Score } from '../scoring/score.js';
import { worthAsking } from '../scoring/spam-opinion.js';
import { jobError } from './job-error.js';
import { ASKED_COLUMNS, type AskedMention, questionOf } from './question.js';

interface Row extends AskedMention {
  id: string;
  brand_id: string;
  visibility: string;
  own: boolean;
  copy: boolean;
  spam: boolean;
  flagged: boolean;
  overruled: string[];
  flag_risk: number;
  has_case: boolean;
  known: boolean;
  corrections: CorrectionFact[];
  result: Score;
}

@Injectable()
export class SpamOpinionsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(SPAM_SERVICE) private readonly service: SpamService | null,
    @Inject(LEXICONS) private readonly lexicons: Pick<Lexicons, 'urgency' | 'risk'>,
  ) {}

  @JobHandler('spam.check')
  async ask({ mentionId }: { mentionId: string }, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const [row] = await this.read(this.dataSource, mentionId);
    if (!this.service || !row || row.known || !wanted(row)) return;
    let opinion: SpamOpinionOf;
    try {
      opinion = await this.service.check(questionOf(row), signal);
    } catch (error) {
      throw jobError(error);
    }
    await this.transactions.run(SYSTEM, (tx) => this.settle(tx, mentionId, row.version, opinion));
  }

  private async settle(tx: Tx, mentionId: string, version: number, opinion: SpamOpinionOf): Promise<void> {
    await tx.manager.query(`SELECT 1 FROM mention WHERE id = $1 FOR UPDATE`, [mentionId]);
    await tx.manager.query(
      `INSERT INTO spam_opinion (mention_id, version, verdict, asked_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [mentionId, version, opinion, this.clock.now()],
    );
    const [row] = await this.read(tx.manager, mentionId);
    // Edited, overruled or taken up while the service thought: its word is kept, and changes nothing.
    if (!row || row.version !== version || row.has_case) return;
    if (row.overruled.includes('spam') || row.overruled.includes('flagged')) return;
    const shown = shownOf(
      row.result,
      correctionsInForce(row.corrections, version),
      { own: row.own, copy: row.copy, flagRisk: row.flag_risk, opinion },
      this.lexicons,
    );
    if (shown.spam === row.spam) return;
    await tx.manager.query(`UPDATE mention SET spam = $2, flagged = $3, risk = $4 WHERE id = $1`, [
      mentionId,
      shown.spam,
      shown.flagged,
      shown.risk,
    ]);
    if (shown.flagged && !row.flagged) tx.enqueue('case.open', { mentionId }, { dedupeKey: mentionId });
    tx.enqueue('case.touch', { mentionId }, { dedupeKey: mentionId });
    tx.audit({
      action: 'mention.spam-opinion',
      subjectKind: 'mention',
      subjectId: mentionId,
      brandId: row.brand_id,
      details: { opinion, spam: shown.spam },
    });
    tx.publish({ kind: 'mention.changed', brandId: row.brand_id, ids: { mentionId } });
  }

  private read(
    from: { query<T>(sql: string, args: unknown[]): Promise<T> },
    mentionId: string,
  ): Promise<Row[]> {
    return from.query<Row[]>(
      `SELECT ${ASKED_COLUMNS}, m.id, m.brand_id, m.visibility, m.own, m.duplicate_of IS NOT NULL AS copy, m.spam, m.flagged, m.overruled,
         b.flag_risk, s.result, EXISTS (SELECT 1 FROM case_mention c WHERE c.mention_id = m.id) AS has_case,
         EXISTS (SELECT 1 FROM spam_opinion o WHERE o.mention_id = m.id AND o.version = m.version) AS known,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'version', k.version, 'field', k.field, 'now', k.now,
            'withdraws', k.withdraws) ORDER BY k.at, k.id), '[]') FROM score_correction k WHERE k.mention_id = m.id) AS corrections
       FROM mention m JOIN brand b ON b.id = m.brand_id AND NOT b.sample
       JOIN mention_version v ON v.mention_id = m.id AND v.version = m.version ${WITH_SCORE} WHERE m.id = $1`,
      [mentionId],
    );
  }
}

function wanted(row: Row): boolean {
  const isPublic = row.visibility === 'public' || row.visibility === 'unlisted';
  return worthAsking({ own: row.own, copy: row.copy, isPublic, share: row.result.spam });
}
