/** How far runs are, and how many mentions wait for one. Never writes. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { EarshotError } from '../../core/errors/errors.js';
import { BrandScorers } from '../topics/brand-scorers.service.js';
import type { RescoringView, ScoringState } from './rescoring.api.js';

const MOST_COUNTED = 100_000;

interface Row {
  id: string;
  brand_id: string;
  since: Date | null;
  model: string;
  state: RescoringView['state'];
  total: number;
  done: number;
  changed: number;
  flagged: number;
  worked_ms: string;
  started_at: Date;
  finished_at: Date | null;
  person_id: string | null;
  person_name: string | null;
}

@Injectable()
export class RescoringQueries {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly scorers: BrandScorers,
  ) {}

  /** Throws not-found for a brand there is not. */
  async state(brandId: string): Promise<ScoringState> {
    const { manager } = this.dataSource;
    const [brand] = await manager.query<{ id: string }[]>(`SELECT id FROM brand WHERE id = $1`, [brandId]);
    if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
    const { model } = await this.scorers.of(manager, brandId);
    const [runs, stale] = await Promise.all([
      this.runs(`r.brand_id = $1 ORDER BY r.state = 'running' DESC, r.started_at DESC LIMIT 2`, [brandId]),
      this.stale(manager, brandId, model),
    ]);
    const running = runs.find((run) => run.state === 'running') ?? null;
    return { model, stale, running, last: runs.find((run) => run.state !== 'running') ?? null };
  }

  /** Throws not-found. */
  async one(rescoringId: string): Promise<RescoringView> {
    const [run] = await this.runs(`r.id = $1`, [rescoringId]);
    if (!run) throw new EarshotError('not-found', 'There is no such run.');
    return run;
  }

  /** Two ranges of the index, so that a million mentions of the present scorer cost nothing. */
  private async stale(manager: EntityManager, brandId: string, model: string): Promise<number> {
    const [row] = await manager.query<{ n: number }[]>(
      `SELECT count(*)::integer AS n FROM (
         (SELECT 1 FROM mention WHERE brand_id = $1 AND score_model < $2 LIMIT ${MOST_COUNTED})
         UNION ALL (SELECT 1 FROM mention WHERE brand_id = $1 AND score_model > $2 LIMIT ${MOST_COUNTED})) AS other`,
      [brandId, model],
    );
    return Math.min(MOST_COUNTED, row?.n ?? 0);
  }

  private async runs(where: string, args: unknown[]): Promise<RescoringView[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT r.*, p.id AS person_id, p.name AS person_name FROM rescoring r LEFT JOIN person p ON p.id = r.started_by WHERE ${where}`,
      args,
    );
    return rows.map((row) => ({
      id: row.id,
      brandId: row.brand_id,
      since: row.since,
      model: row.model,
      state: row.state,
      total: row.total,
      done: row.done,
      changed: row.changed,
      flagged: row.flagged,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      by: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
      secondsLeft:
        row.state !== 'running' || row.done === 0
          ? null
          : Math.ceil(((Number(row.worked_ms) / row.done) * Math.max(0, row.total - row.done)) / 1000),
    }));
  }
}
