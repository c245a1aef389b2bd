/**
 * Runs over a brand's earlier mentions with the scorer of today. One run a brand; a second press finds the first one's. Each batch is
 * one transaction that moves the run's mark, so that a crash, a second worker or a repeated job neither skips nor repeats work.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { type JobContext, JobHandler } from '../../core/jobs/job.types.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { BrandScorers } from '../topics/brand-scorers.service.js';
import { RescoreBatch, type Run } from './rescore-batch.service.js';
import type { RescoringInput } from './rescoring.api.js';

/** After this a job hands over to the next, so that other work of its queue comes in between and no time-out ends it. */
const SHIFT_MS = 60_000;
/** A run that was not moved for so long has lost its job. */
const FORSAKEN_MS = 3 * 60_000;

@Injectable()
export class RescoringService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly scorers: BrandScorers,
    private readonly batch: RescoreBatch,
    private readonly clock: Clock,
  ) {}

  /** Answers the id of the run: a new one, or the one that runs already. Throws not-found for a brand there is not. */
  async start({ brandId, since }: RescoringInput, personId: string): Promise<string> {
    return this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const [brand] = await tx.manager.query<{ id: string }[]>(
        `SELECT id FROM brand WHERE id = $1 FOR NO KEY UPDATE`,
        [brandId],
      );
      if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
      const [running] = await tx.manager.query<{ id: string }[]>(
        `SELECT id FROM rescoring WHERE brand_id = $1 AND state = 'running'`,
        [brandId],
      );
      const rescoringId = running?.id ?? (await this.begin(tx, brandId, since ?? null, personId));
      // Also for one that runs: pressing again helps a run whose job was lost, and is one job all the same.
      tx.enqueue('scoring.rescore', { rescoringId }, { dedupeKey: rescoringId });
      return rescoringId;
    });
  }

  /** What is judged already stays so. Stopping what is over changes nothing. Throws not-found. */
  async stop(rescoringId: string, personId: string): Promise<void> {
    await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const run = await this.batch.hold(tx, rescoringId);
      if (!run) throw new EarshotError('not-found', 'There is no such run.');
      if (run.state === 'running') await this.finish(tx, run, 'stopped');
    });
  }

  @JobHandler('scoring.rescore')
  async work(
    { rescoringId }: { rescoringId: string },
    { signal }: Pick<JobContext, 'signal'>,
  ): Promise<void> {
    const began = this.clock.now().getTime();
    for (;;) {
      signal.throwIfAborted();
      const enough = this.clock.now().getTime() - began >= SHIFT_MS;
      const more = await this.transactions.run(SYSTEM, async (tx) => {
        const run = await this.batch.hold(tx, rescoringId);
        if (run?.state !== 'running') return false;
        if (enough) {
          tx.enqueue('scoring.rescore', { rescoringId }, { dedupeKey: rescoringId });
          return false;
        }
        const full = await this.batch.next(tx, run, await this.scorers.of(tx.manager, run.brand_id));
        if (!full) await this.finish(tx, run, 'done');
        tx.publish({ kind: 'scoring.progress', brandId: run.brand_id, ids: { rescoringId } });
        return full;
      });
      if (!more) return;
    }
  }

  @ScheduleHandler('rescoring.sweep')
  async sweep(): Promise<void> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM rescoring WHERE state = 'running' AND updated_at < $1`,
      [new Date(this.clock.now().getTime() - FORSAKEN_MS)],
    );
    if (rows.length === 0) return;
    await this.transactions.run(SYSTEM, (tx) => {
      for (const { id } of rows) tx.enqueue('scoring.rescore', { rescoringId: id }, { dedupeKey: id });
      return Promise.resolve();
    });
  }

  private async begin(tx: Tx, brandId: string, since: Date | null, personId: string): Promise<string> {
    const now = this.clock.now();
    const { model } = await this.scorers.of(tx.manager, brandId);
    const [run] = await tx.manager.query<{ id: string; total: number }[]>(
      `INSERT INTO rescoring (brand_id, since, until, model, total, started_by, started_at, updated_at)
       SELECT $1, $2::timestamptz, $3::timestamptz, $4, (SELECT count(*) FROM mention WHERE brand_id = $1 AND score_model <> $4
         AND captured_at <= $3 AND ($2::timestamptz IS NULL OR captured_at >= $2)), $5, $3, $3 RETURNING id, total`,
      [brandId, since, now, model, personId],
    );
    if (!run) throw new Error('a run was not made');
    tx.audit({
      action: 'scoring.rescore',
      subjectKind: 'brand',
      subjectId: brandId,
      brandId,
      details: { rescoringId: run.id, model, total: run.total, since: since?.toISOString() ?? null },
    });
    tx.publish({ kind: 'scoring.progress', brandId, ids: { rescoringId: run.id } });
    return run.id;
  }

  private async finish(tx: Tx, run: Run, state: 'done' | 'stopped'): Promise<void> {
    const [row] = await tx.manager.query<{ done: number; changed: number; flagged: number }[]>(
      `WITH ended AS (UPDATE rescoring SET state = $2, finished_at = $3, updated_at = $3 WHERE id = $1 RETURNING done, changed, flagged)
       SELECT * FROM ended`,
      [run.id, state, this.clock.now()],
    );
    tx.audit({
      action: `scoring.rescore-${state}`,
      subjectKind: 'brand',
      subjectId: run.brand_id,
      brandId: run.brand_id,
      details: { rescoringId: run.id, ...row },
    });
    tx.publish({ kind: 'scoring.progress', brandId: run.brand_id, ids: { rescoringId: run.id } });
    tx.publish({ kind: 'mention.new', brandId: run.brand_id, ids: {} });
  }
}
