/** Reckons every few hours what each source of a brand usually brings, from what is stored. Writes source_rhythm and nothing else. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { rhythmOf } from './rhythm.js';

const LOOK_BACK_MS = 28 * 86_400_000;
const EVERY_HOURS = 6;
const BRANDS_AT_ONCE = 50;

/** A silence that lasts so long teaches nothing: or it would be taken for usual by and by, and the feed for well. */
const SILENT_DAYS = 3;

interface SourceRow {
  id: string;
  created_at: Date;
  silent: boolean;
}
interface Arrivals {
  source_id: string;
  hour: number;
  n: number;
}

@Injectable()
export class Rhythms {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Those that are due, the oldest first; a slot takes a part of them. */
  async refresh(): Promise<void> {
    const now = this.clock.now();
    const due = await this.dataSource.query<{ brand_id: string }[]>(
      `SELECT s.brand_id FROM source s LEFT JOIN source_rhythm r ON r.source_id = s.id WHERE s.state = 'active'
       GROUP BY 1 HAVING bool_or(r.reckoned_at IS NULL OR r.reckoned_at > $1::timestamptz + interval '1 hour')
         OR min(r.reckoned_at) < $1::timestamptz - interval '${EVERY_HOURS} hours'
       ORDER BY min(r.reckoned_at) NULLS FIRST LIMIT ${BRANDS_AT_ONCE}`,
      [now],
    );
    for (const { brand_id } of due) await this.brand(brand_id, now);
  }

  private async brand(brandId: string, now: Date): Promise<void> {
    const since = new Date(now.getTime() - LOOK_BACK_MS);
    await this.transactions.run(SYSTEM, async (tx) => {
      const sources = await tx.manager.query<SourceRow[]>(
        `SELECT s.id, s.created_at, coalesce(r.arrivals >= 3 AND s.last_item_at < $2::timestamptz - interval '${SILENT_DAYS} days', false) AS silent
         FROM source s LEFT JOIN source_rhythm r ON r.source_id = s.id WHERE s.brand_id = $1 AND s.state = 'active' ORDER BY s.id`,
        [brandId, now],
      );
      // The first look at a source shows what was there before: no arrivals.
      const arrivals = await tx.manager.query<Arrivals[]>(
        `SELECT m.source_id, floor(extract(epoch FROM m.captured_at) / 3600)::integer AS hour, count(*)::integer AS n
         FROM mention m JOIN source s ON s.id = m.source_id
         WHERE m.brand_id = $1 AND m.captured_at >= $2 AND m.captured_at >= s.created_at + interval '15 minutes' GROUP BY 1, 2`,
        [brandId, since],
      );
      const lags = await tx.manager.query<{ source_id: string; lag: number }[]>(
        `SELECT m.source_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM m.captured_at - m.published_at)) AS lag
         FROM mention m JOIN source s ON s.id = m.source_id
         WHERE m.brand_id = $1 AND m.captured_at >= $2 AND m.captured_at >= s.created_at + interval '15 minutes' GROUP BY 1`,
        [brandId, since],
      );
      for (const source of sources) {
        if (source.silent) {
          await tx.manager.query(`UPDATE source_rhythm SET reckoned_at = $2 WHERE source_id = $1`, [
            source.id,
            now,
          ]);
          continue;
        }
        const from = Math.max(since.getTime(), source.created_at.getTime());
        const counts = new Map(
          arrivals.filter((one) => one.source_id === source.id).map((one) => [one.hour, one.n]),
        );
        const rhythm = rhythmOf(counts, from, now.getTime());
        const lag = Number(lags.find((one) => one.source_id === source.id)?.lag ?? 0);
        await tx.manager.query(
          `INSERT INTO source_rhythm (source_id, hours, arrivals, observed_days, dispersion, usual_lag_seconds, reckoned_at)
           VALUES ($1, $2::real[], $3, $4, $5, $6, $7)
           ON CONFLICT (source_id) DO UPDATE SET hours = excluded.hours, arrivals = excluded.arrivals,
             observed_days = excluded.observed_days, dispersion = excluded.dispersion, usual_lag_seconds = excluded.usual_lag_seconds,
             reckoned_at = excluded.reckoned_at`,
          [
            source.id,
            rhythm.hours,
            rhythm.arrivals,
            rhythm.observedDays,
            rhythm.dispersion,
            Math.round(Math.min(7 * 86_400, Math.max(0, lag))),
            now,
          ],
        );
      }
    });
  }
}
