/** Reads and writes what is remembered of a brand's series. Only inside the transaction that holds the brand's row in escalation_brand. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type BrandMemory, newBrandMemory, statePlan } from './brand-watch.js';
import type { GravityState } from './gravity.js';
import type { MoodState } from './mood.js';
import { packSpikeState, unpackSpikeState } from './spike-state.js';

interface Row {
  key: string;
  state: Buffer;
  mood: MoodState | null;
  gravity: GravityState | null;
  heard_bin: number;
}

/** The key of the series nobody speaks in. */
const SILENCE = 'silence';

@Injectable()
export class BrandMemories {
  /** Null when there is none, or it was written by another version of the detector: then it is learned anew. */
  async read(manager: EntityManager, brandId: string): Promise<BrandMemory | null> {
    const rows = await manager.query<Row[]>(
      `SELECT key, state, mood, gravity, heard_bin FROM spike_series WHERE brand_id = $1`,
      [brandId],
    );
    const memory = newBrandMemory();
    let whole = false;
    for (const row of rows) {
      const state = unpackSpikeState(statePlan(), row.state);
      if (!state) return null;
      if (row.key === SILENCE) {
        memory.silence = state;
        whole = true;
      } else
        memory.series.set(row.key, { state, mood: row.mood, gravity: row.gravity, heardBin: row.heard_bin });
    }
    return whole ? memory : null;
  }

  async write(manager: EntityManager, brandId: string, memory: BrandMemory, bin: number): Promise<void> {
    const rows = [
      ...[...memory.series].map(([key, one]) => ({ key, ...one })),
      { key: SILENCE, state: memory.silence, mood: null, gravity: null, heardBin: bin },
    ];
    const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
    await manager.query(
      `INSERT INTO spike_series (brand_id, key, state, mood, gravity, heard_bin)
       SELECT $1, g.* FROM unnest($2::text[], $3::bytea[], $4::jsonb[], $5::jsonb[], $6::integer[]) AS g
       ON CONFLICT (brand_id, key) DO UPDATE SET state = excluded.state, mood = excluded.mood, gravity = excluded.gravity,
         heard_bin = excluded.heard_bin`,
      [
        brandId,
        rows.map((row) => row.key),
        rows.map((row) => packSpikeState(row.state)),
        rows.map((row) => json(row.mood)),
        rows.map((row) => json(row.gravity)),
        rows.map((row) => row.heardBin),
      ],
    );
    await manager.query(`DELETE FROM spike_series WHERE brand_id = $1 AND key <> ALL($2)`, [
      brandId,
      rows.map((row) => row.key),
    ]);
  }
}
