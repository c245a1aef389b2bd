/** The counts themselves, bin by bin, and the gaps between them: written as they are judged, read by the alert lab. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BinFacts } from './brand-watch.js';
import { NOTHING_MISSING } from './brand-watch.js';

/** Longer than anybody replays. */
const KEPT_BINS = 400 * 288;

interface GapRow {
  brand_id: string | null;
  platform: string | null;
  from_bin: number;
  to_bin: number;
}

@Injectable()
export class VoiceBins {
  /** `anew`: what was stored from the first bin on is replaced. */
  async write(
    manager: EntityManager,
    brandId: string,
    bins: ReadonlyMap<number, Pick<BinFacts, 'counts'>>,
    stretch: { from: number; to: number; anew: boolean },
  ): Promise<void> {
    await manager.query(`DELETE FROM voice_bin WHERE brand_id = $1 AND (bin < $2 OR ($3 AND bin >= $4))`, [
      brandId,
      stretch.to - KEPT_BINS,
      stretch.anew,
      stretch.from,
    ]);
    const rows = [...bins].flatMap(([bin, { counts }]) => {
      const heard = [...counts].filter(([, count]) => count > 0);
      return heard.length > 0 ? [{ bin, counts: Object.fromEntries(heard) }] : [];
    });
    if (rows.length > 0)
      await manager.query(
        `INSERT INTO voice_bin (brand_id, bin, counts)
         SELECT $1, g.bin, g.counts FROM jsonb_to_recordset($2::jsonb) AS g(bin integer, counts jsonb)
         ON CONFLICT (brand_id, bin) DO UPDATE SET counts = excluded.counts`,
        [brandId, JSON.stringify(rows)],
      );
  }

  async read(
    manager: EntityManager,
    brandId: string,
    from: number,
    to: number,
  ): Promise<Map<number, Map<string, number>>> {
    const rows = await manager.query<{ bin: number; counts: Record<string, number> }[]>(
      `SELECT bin, counts FROM voice_bin WHERE brand_id = $1 AND bin BETWEEN $2 AND $3`,
      [brandId, from, to],
    );
    return new Map(rows.map((row) => [row.bin, new Map(Object.entries(row.counts))]));
  }

  /** What was missing in a bin. Time in which Earshot stood still is not missing where something was captured all the same. */
  async missing(
    manager: EntityManager,
    brandId: string,
    from: number,
    to: number,
  ): Promise<(bin: number, heard: boolean) => true | ReadonlySet<string>> {
    const gaps = await manager.query<GapRow[]>(
      `SELECT brand_id, platform, from_bin, to_bin FROM collection_gap
       WHERE (brand_id = $1 OR brand_id IS NULL) AND to_bin >= $2 AND from_bin <= $3`,
      [brandId, from, to],
    );
    if (gaps.length === 0) return () => NOTHING_MISSING;
    return (bin, heard) => {
      const here = gaps.filter((gap) => gap.from_bin <= bin && bin <= gap.to_bin);
      if (here.some((gap) => gap.platform === null && (gap.brand_id !== null || !heard))) return true;
      return new Set(here.flatMap((gap) => gap.platform ?? []));
    };
  }
}
