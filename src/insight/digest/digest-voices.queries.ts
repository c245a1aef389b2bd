/**
 * Who spoke: voices of the day, of the same day of the weeks before, and of each day of the week. One author's ten posts are one voice;
 * spam, copies and our own posts are none. Time in which nobody listened is missing, never 0.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { select, selectOne } from '../../desk/sql.js';
import type { DigestView } from './digest.api.js';
import { isHistory, type Listening, wasHeard } from './listened.js';

const DAY = 24 * 3_600_000;
const WEEK = 7 * DAY;
const WEEKS = 4;
const BIN_SECONDS = 300;

export interface Scope {
  brand: { id: string; name: string } | null;
  brandIds: string[];
  /** Its stream is dated back: what it says of earlier days was captured when it was installed. */
  sample: boolean;
}
export interface Voices {
  voices: number;
  negative: number;
}

export const VOICE = `NOT m.spam AND NOT m.own AND m.duplicate_of IS NULL`;
/** The stream is indexed by when posts were captured: nearly all are within a day of being written, and all weeks are cut alike. */
export const near = (from: string, to: string, sample: boolean): string =>
  sample
    ? 'true'
    : `m.captured_at >= ${from} - interval '1 hour' AND m.captured_at < ${to} + interval '24 hours'`;

@Injectable()
export class DigestVoicesQueries {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** `now` null: nobody listened. `before`: the same stretch of the weeks before, where there is history. */
  async weeks(scope: Scope, from: Date, to: Date): Promise<{ now: Voices | null; before: Voices[] }> {
    const listening = await this.listening(scope, to);
    const rows = await select<Voices & { w: number }>(
      this.db.manager,
      `SELECT w, count(DISTINCT m.author_id)::int AS voices, count(DISTINCT m.author_id) FILTER (WHERE m.sentiment = 'neg')::int AS negative
       FROM generate_series(0, $4::int) w
       LEFT JOIN mention m ON m.brand_id = ANY($1::uuid[]) AND ${VOICE}
         AND m.published_at >= $2::timestamptz - w * interval '168 hours' AND m.published_at < $3::timestamptz - w * interval '168 hours'
         AND ${near(`$2::timestamptz - w * interval '168 hours'`, `$3::timestamptz - w * interval '168 hours'`, scope.sample)}
       GROUP BY w ORDER BY w`,
      [scope.brandIds, from, to, WEEKS],
    );
    const ago = (at: Date, weeks: number): Date => new Date(at.getTime() - weeks * WEEK);
    const [now] = rows;
    return {
      now: now && wasHeard(listening, from, to) ? now : null,
      before: rows.slice(1).filter(({ w }) => isHistory(listening, ago(from, w), ago(to, w))),
    };
  }

  async days(scope: Scope, to: Date): Promise<DigestView['days']> {
    const listening = await this.listening(scope, to);
    const rows = await select<Voices & { from: Date; to: Date }>(
      this.db.manager,
      `SELECT d.starts AS "from", d.starts + interval '24 hours' AS "to", count(DISTINCT m.author_id)::int AS voices,
         count(DISTINCT m.author_id) FILTER (WHERE m.sentiment = 'neg')::int AS negative
       FROM (SELECT $2::timestamptz - n * interval '24 hours' AS starts FROM generate_series(1, 7) n) d
       LEFT JOIN mention m ON m.brand_id = ANY($1::uuid[]) AND ${VOICE} AND m.published_at >= d.starts
         AND m.published_at < d.starts + interval '24 hours' AND ${near('d.starts', `d.starts + interval '24 hours'`, scope.sample)}
       GROUP BY d.starts ORDER BY d.starts`,
      [scope.brandIds, to],
    );
    return rows.map((day) =>
      wasHeard(listening, day.from, day.to) ? day : { ...day, voices: null, negative: null },
    );
  }

  /** A source that is new brings posts of days before: that is not having listened to them. */
  private async listening({ brandIds, sample }: Scope, to: Date): Promise<Listening> {
    const row = await selectOne<{ began: Date | null }>(
      this.db.manager,
      sample
        ? `SELECT min(published_at) AS began FROM mention WHERE brand_id = ANY($1::uuid[])`
        : `SELECT min(created_at) AS began FROM source WHERE brand_id = ANY($1::uuid[])`,
      [brandIds],
    );
    const since = new Date(to.getTime() - WEEKS * WEEK - DAY);
    // Of several brands it is missing only where all of Earshot stood still.
    const gaps = await select<{ from: Date; to: Date }>(
      this.db.manager,
      `SELECT to_timestamp(from_bin::bigint * ${BIN_SECONDS}) AS "from", to_timestamp((to_bin::bigint + 1) * ${BIN_SECONDS}) AS "to"
       FROM collection_gap WHERE platform IS NULL AND heard < 0.5 AND (brand_id IS NULL OR brand_id = $1::uuid)
         AND to_bin >= extract(epoch FROM $2::timestamptz) / ${BIN_SECONDS}`,
      [brandIds.length === 1 ? brandIds[0] : null, since],
    );
    return { began: row?.began ?? null, gaps };
  }
}
