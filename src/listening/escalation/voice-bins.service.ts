/** The counts themselves, bin by bin, and the gaps between them: written as they are judged, read by the alert lab. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BinFacts } from './brand-watch.js';
import { NOTHING_MISSING, WHOLE_BRAND } from './brand-watch.js';

/** Longer than anybody replays. */
const KEPT_BINS = 400 * 288;

interface GapRow {
  brand_id: string | null;
  platform: string | null;
  from_bin: number;
  to_bin: number;
  heard: number;
}

export type Unheard = Pick<BinFacts, 'missing' | 'partly'>;

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

  /** Counts of these series, by bin; a bin in which only others were spoken of is there, without counts. */
  async read(
    manager: EntityManager,
    brandId: string,
    keys: readonly string[],
    from: number,
    to: number,
  ): Promise<Map<number, (number | null)[]>> {
    const rows = await manager.query<{ bin: number; counts: (number | null)[] }[]>(
      `SELECT bin, ARRAY(SELECT (counts->>k)::integer FROM unnest($4::text[]) WITH ORDINALITY AS u(k, i) ORDER BY i) AS counts
       FROM voice_bin WHERE brand_id = $1 AND bin BETWEEN $2 AND $3`,
      [brandId, from, to, keys],
    );
    return new Map(rows.map((row) => [row.bin, row.counts]));
  }

  /** All series that were spoken of, the loudest first. */
  async loudest(
    manager: EntityManager,
    brandId: string,
    from: number,
    to: number,
  ): Promise<{ series: string; voices: number }[]> {
    return manager.query(
      `SELECT c.key AS series, sum(c.value::integer)::integer AS voices
       FROM voice_bin v CROSS JOIN LATERAL jsonb_each_text(v.counts) AS c
       WHERE v.brand_id = $1 AND v.bin BETWEEN $2 AND $3 GROUP BY 1 ORDER BY 2 DESC, length(c.key), 1`,
      [brandId, from, to],
    );
  }

  /** What was missing in a bin. Time in which Earshot stood still is not missing where something was captured all the same. */
  async missing(
    manager: EntityManager,
    brandId: string,
    from: number,
    to: number,
  ): Promise<(bin: number, heard: boolean) => Unheard> {
    const gaps = await manager.query<GapRow[]>(
      `SELECT brand_id, platform, from_bin, to_bin, heard FROM collection_gap
       WHERE (brand_id = $1 OR brand_id IS NULL) AND to_bin >= $2 AND from_bin <= $3`,
      [brandId, from, to],
    );
    const all: Unheard = { missing: NOTHING_MISSING };
    if (gaps.length === 0) return () => all;
    return (bin, heard) => {
      const here = gaps.filter((gap) => gap.from_bin <= bin && bin <= gap.to_bin);
      if (here.length === 0) return all;
      const deaf = here.filter((gap) => gap.heard === 0);
      if (deaf.some((gap) => gap.platform === null && (gap.brand_id !== null || !heard)))
        return { missing: true };
      return {
        missing: new Set(deaf.flatMap((gap) => gap.platform ?? [])),
        partly: new Map(
          here.filter((gap) => gap.heard > 0).map((gap) => [gap.platform ?? WHOLE_BRAND, gap.heard]),
        ),
      };
    };
  }
}
