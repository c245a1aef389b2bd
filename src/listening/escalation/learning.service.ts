/**
 * Learns a brand's series from its stored mentions: when there is nothing yet, when the detector's memory has another shape, and when a
 * new source has brought enough to change what is usual. A storm that is going on while it learns is told; what is past is not.
 */
import { Injectable } from '@nestjs/common';
import { setImmediate as breathe } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import type { Tx } from '../../core/database/transaction.js';
import { BrandMemories } from './brand-memory.service.js';
import { BrandWatch, newBrandMemory } from './brand-watch.js';
import { countVoices } from './count-voices.js';
import { HeardQueries } from './heard.queries.js';
import { TalkIncidents } from './talk-incidents.service.js';
import { BINS_A_DAY, binAt, binEnd, binStart } from './time-grid.js';
import { VoiceBins } from './voice-bins.service.js';

const LOOK_BACK_BINS = 56 * BINS_A_DAY;
/** Bins after which other work may go on: two months of a busy brand are seconds of arithmetic. */
const STRIDE = 50;
/** What alarmed so lately is still news. */
const NEWS_BINS = 72;

/**
 * A source that came later than the learning waits a day before it counts, or as long as the brand had been listened to when it came:
 * its first hours are no spike, they are how it is.
 */
const SETTLED = `s.created_at + least(interval '1 day', greatest(interval '15 minutes', s.created_at - e.seeded_at))`;

const FIRST_LOOK = `interval '20 minutes'`;

@Injectable()
export class Learning {
  constructor(
    private readonly memories: BrandMemories,
    private readonly bins: VoiceBins,
    private readonly heard: HeardQueries,
    private readonly talks: TalkIncidents,
    private readonly clock: Clock,
  ) {}

  /** Whether a source has settled in since the series were learned, or its first pages were still coming then, or mentions were judged anew. */
  async due(manager: EntityManager, brandId: string): Promise<boolean> {
    const rows = await manager.query<unknown[]>(
      `SELECT 1 FROM source s JOIN escalation_brand e ON e.brand_id = s.brand_id
       WHERE s.brand_id = $1 AND s.state = 'active' AND s.mentions_count > 0 AND (
         (s.created_at > e.seeded_at AND ${SETTLED} <= $2)
         OR (e.seeded_at BETWEEN s.created_at AND s.created_at + ${FIRST_LOOK} AND s.created_at + ${FIRST_LOOK} <= $2))
       UNION ALL SELECT 1 FROM rescoring r JOIN escalation_brand e ON e.brand_id = r.brand_id
       WHERE r.brand_id = $1 AND r.changed > 0 AND r.finished_at > e.seeded_at AND r.finished_at <= $2 LIMIT 1`,
      [brandId, this.clock.now()],
    );
    return rows.length > 0;
  }

  /**
   * False when another process is at it, or there is nothing to learn from. `known`: its row, locked by us; what alarmed up to its bin
   * was told then, by what was known then, and is not told again by what is known now.
   */
  async learn(
    tx: Tx,
    brandId: string,
    until: number,
    known: { bin: number; sensitivity: number } | null,
  ): Promise<boolean> {
    if (!known) {
      const [lock] = await tx.manager.query<{ held: boolean }[]>(
        `SELECT pg_try_advisory_xact_lock(hashtextextended('earshot.learning:' || $1, 0)) AS held`,
        [brandId],
      );
      if (!lock?.held) return false;
      // The row may be locked by whoever ticks now, or have been made since.
      const rows = await tx.manager.query<unknown[]>(`SELECT 1 FROM escalation_brand WHERE brand_id = $1`, [
        brandId,
      ]);
      if (rows.length > 0) return false;
    }
    const horizon = new Date(binStart(until + 1 - LOOK_BACK_BINS));
    const since = await this.heard.wholeSince(tx.manager, brandId, horizon);
    if (!since) return false;
    const oldest = Math.min(until, Math.max(binAt(since.getTime()), until + 1 - LOOK_BACK_BINS));
    const end = new Date(binEnd(until));
    const { mentions, whole } = await this.heard.history(
      tx.manager,
      brandId,
      new Date(binStart(oldest)),
      end,
      this.clock.now(), // every source there is now is part of what is learned
    );
    // Before the oldest of too many it was not silent, it was not read.
    const from = whole ? oldest : Math.min(until, binAt(mentions.at(-1)?.publishedAt ?? 0) + 1);
    const voices = countVoices([], mentions, from, until, 'published');
    const missing = await this.bins.missing(tx.manager, brandId, from, until);
    const memory = newBrandMemory();
    const newTopics = await this.heard.newTopics(tx.manager, brandId);
    const watch = new BrandWatch(memory, known?.sensitivity ?? 1, 0, newTopics);
    const news = Math.max(known && known.bin <= until ? known.bin : 0, until - NEWS_BINS);
    const talk = await this.talks.read(tx.manager, brandId, binStart(until));
    for (let bin = from; bin <= until; bin++) {
      if ((bin - from) % STRIDE === STRIDE - 1) await breathe();
      const here = voices.get(bin) ?? { counts: new Map<string, number>(), grave: [] };
      const facts = { bin, ...here, ...missing(bin, here.counts.size > 0) };
      const alarms = watch.step(facts);
      if (bin > news) await this.talks.bin(tx.manager, talk, brandId, facts, alarms, watch);
    }
    await this.memories.write(tx.manager, brandId, memory, until);
    await this.bins.write(tx.manager, brandId, voices, { from, to: until, anew: true });
    await this.talks.write(tx, talk, brandId);
    const counted = mentions
      .filter((one) => one.capturedAt >= end.getTime() - 15 * 60_000)
      .map((one) => one.id);
    await tx.manager.query(
      `INSERT INTO escalation_brand (brand_id, bin, counted, seeded_at, ticked_at) VALUES ($1, $2, $3::uuid[], $4, $4)
       ON CONFLICT (brand_id) DO UPDATE SET bin = excluded.bin, counted = excluded.counted, seeded_at = excluded.seeded_at,
         ticked_at = excluded.ticked_at`,
      [brandId, until, counted, this.clock.now()],
    );
    return true;
  }
}
