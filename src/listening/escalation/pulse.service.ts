/**
 * Looks at the end of every bin whether collection works and writes down where it does not. Bins nobody looked at (Earshot itself stood
 * still) are written down as missing for everybody. Never judges a count.
 */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { coverageOf, type ListeningFacts } from './coverage.js';
import { binAt, binEnd } from './time-grid.js';

/** What was captured in a bin may be stored a little after its end. */
const SETTLE_MS = 30_000;
/** Further ahead than this, the last look was dated by a clock that was wrong. */
const CREDIBLE_BINS = 2;
/** Gaps are kept for the alert lab. */
const KEPT_BINS = 400 * 288;

interface SourceRow {
  brand_id: string;
  platform: string;
  failures: number;
  last_success_at: Date | null;
  created_at: Date;
  interval_seconds: number;
  per_day: number | null;
}

@Injectable()
export class PulseService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The last bin that is over; null when it was looked at before. */
  @ScheduleHandler('escalation.pulse')
  async look(): Promise<number | null> {
    const bin = binAt(this.clock.now().getTime() - SETTLE_MS) - 1;
    return this.transactions.run(SYSTEM, async (tx) => {
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('earshot.escalation-pulse'))`);
      const [last] = await tx.manager.query<{ bin: number }[]>(`SELECT bin FROM escalation_pulse`);
      if (last && last.bin >= bin && last.bin <= bin + CREDIBLE_BINS) return null;
      await tx.manager.query(
        `INSERT INTO escalation_pulse (one, bin) VALUES (true, $1) ON CONFLICT (one) DO UPDATE SET bin = excluded.bin`,
        [bin],
      );
      if (last && last.bin < bin - 1)
        await tx.manager.query(`INSERT INTO collection_gap (from_bin, to_bin) VALUES ($1, $2)`, [
          last.bin + 1,
          bin - 1,
        ]);
      await this.note(tx.manager, bin);
      await tx.manager.query(`DELETE FROM collection_gap WHERE to_bin < $1`, [bin - KEPT_BINS]);
      return bin;
    });
  }

  private async note(manager: EntityManager, bin: number): Promise<void> {
    const rows = await manager.query<SourceRow[]>(
      `SELECT s.brand_id, s.platform, s.failures, s.last_success_at, s.created_at, s.interval_seconds,
         r.arrivals / greatest(1, r.observed_days) AS per_day
       FROM source s LEFT JOIN source_rhythm r ON r.source_id = s.id WHERE s.state = 'active'`,
    );
    const brands = new Map<string, ListeningFacts[]>();
    for (const row of rows) {
      const facts = {
        platform: row.platform,
        failures: row.failures,
        lastSuccessAt: row.last_success_at?.getTime() ?? null,
        createdAt: row.created_at.getTime(),
        intervalSeconds: row.interval_seconds,
        perDay: row.per_day,
      };
      const known = brands.get(row.brand_id);
      if (known) known.push(facts);
      else brands.set(row.brand_id, [facts]);
    }
    const gaps: { brand_id: string; platform: string | null; heard: number }[] = [];
    for (const [brandId, sources] of brands) {
      const { whole, platforms } = coverageOf(sources, binEnd(bin));
      if (whole < 1) gaps.push({ brand_id: brandId, platform: null, heard: whole });
      for (const one of platforms) gaps.push({ brand_id: brandId, ...one });
    }
    if (gaps.length === 0) return;
    await manager.query(
      `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(brand_id uuid, platform text, heard real)),
       longer AS (
         UPDATE collection_gap c SET to_bin = $2 FROM given g
         WHERE c.brand_id = g.brand_id AND c.platform IS NOT DISTINCT FROM g.platform AND c.heard = g.heard AND c.to_bin = $2 - 1
         RETURNING c.brand_id, c.platform)
       INSERT INTO collection_gap (brand_id, platform, from_bin, to_bin, heard)
       SELECT g.brand_id, g.platform, $2, $2, g.heard FROM given g
       WHERE NOT EXISTS (SELECT 1 FROM longer l WHERE l.brand_id = g.brand_id AND l.platform IS NOT DISTINCT FROM g.platform)`,
      [JSON.stringify(gaps), bin],
    );
  }
}
