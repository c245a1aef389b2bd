/**
 * Judges what was said of each brand, bin by bin. One process at a time judges a brand (the lock of its row), and everything a bin
 * caused (counts, states, incidents, jobs) commits together: a tick that is killed has left nothing and is done again.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { setImmediate as breathe } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { ScheduleHandler, type ScheduleContext } from '../../core/schedules/schedule.types.js';
import { BrandMemories } from './brand-memory.service.js';
import { BrandWatch } from './brand-watch.js';
import { countVoices } from './count-voices.js';
import { HeardQueries } from './heard.queries.js';
import { Learning } from './learning.service.js';
import { TalkIncidents } from './talk-incidents.service.js';
import { binEnd, binStart } from './time-grid.js';
import { VoiceBins } from './voice-bins.service.js';

/** A brand of which nothing new was heard is brought up to date so often. */
const IDLE_BINS = 12;
/** What commits so long after it was captured is still counted, in the bin that is judged next. */
const STRAGGLERS_MS = 15 * 60_000;
/** A bin this far ahead was judged by a clock that was wrong. */
const CREDIBLE_BINS = 2;
/** Bins after which other work may go on. */
const STRIDE = 50;
/** Judged in one transaction. */
const AT_ONCE_BINS = 576;

interface BrandRow {
  bin: number;
  counted: string[];
  sensitivity: number;
  seeded_at: Date;
}

@Injectable()
export class BrandTick {
  private readonly logger = new Logger(BrandTick.name);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly memories: BrandMemories,
    private readonly bins: VoiceBins,
    private readonly heard: HeardQueries,
    private readonly talks: TalkIncidents,
    private readonly learning: Learning,
    private readonly clock: Clock,
  ) {}

  /** Brings every brand with news up to the last bin that was looked at. A brand that fails does not keep the others waiting. */
  @ScheduleHandler('escalation.tick')
  async tick({ signal }: Pick<ScheduleContext, 'signal'>): Promise<void> {
    const [pulse] = await this.dataSource.query<{ bin: number }[]>(`SELECT bin FROM escalation_pulse`);
    if (!pulse) return;
    let failure: unknown = null;
    for (const brandId of await this.due(pulse.bin)) {
      if (signal.aborted) return;
      try {
        while (await this.brand(brandId, pulse.bin)) if (signal.aborted) return;
      } catch (error) {
        failure ??= error;
        this.logger.error(
          { err: error, brandId },
          'What is said of a brand could not be judged; tried again next time',
        );
      }
    }
    if (failure) throw failure;
  }

  /** True when bins are left to judge. */
  async brand(brandId: string, until: number): Promise<boolean> {
    return this.transactions.run(SYSTEM, async (tx) => {
      const [row] = await tx.manager.query<BrandRow[]>(
        `SELECT bin, counted, sensitivity, seeded_at FROM escalation_brand WHERE brand_id = $1 FOR UPDATE SKIP LOCKED`,
        [brandId],
      );
      const memory = row ? await this.memories.read(tx.manager, brandId) : null;
      if (!row || !memory || (await this.learning.due(tx.manager, brandId))) {
        if (await this.learning.learn(tx, brandId, until, row ?? null)) return false;
        if (!row || !memory) return false;
      }
      if (row.bin > until + CREDIBLE_BINS) {
        await this.progress(tx, brandId, until, []);
        return false;
      }
      const to = Math.min(until, row.bin + AT_ONCE_BINS);
      if (row.bin >= to) return false;
      const watch = new BrandWatch(
        memory,
        row.sensitivity,
        0,
        await this.heard.newTopics(tx.manager, brandId),
      );
      const counted = await this.judge(tx, brandId, row, watch, to);
      await this.memories.write(tx.manager, brandId, memory, to);
      await this.progress(tx, brandId, to, counted);
      return to < until;
    });
  }

  private async judge(
    tx: Tx,
    brandId: string,
    row: BrandRow,
    watch: BrandWatch,
    to: number,
  ): Promise<string[]> {
    const from = row.bin + 1;
    const since = new Date(binStart(from) - STRAGGLERS_MS);
    const mentions = await this.heard.captured(tx.manager, brandId, {
      from: since,
      to: new Date(binEnd(to)),
      settledBy: row.seeded_at,
      except: row.counted,
    });
    const before = await this.heard.before(tx.manager, brandId, mentions, new Date(binEnd(to)));
    const voices = countVoices(before, mentions, from, to, 'captured');
    const missing = await this.bins.missing(tx.manager, brandId, from, to);
    const talk = await this.talks.read(tx.manager, brandId, binStart(from));
    for (let bin = from; bin <= to; bin++) {
      if ((bin - from) % STRIDE === STRIDE - 1) await breathe();
      const here = voices.get(bin) ?? { counts: new Map<string, number>(), grave: [] };
      const facts = { bin, ...here, ...missing(bin, here.counts.size > 0) };
      await this.talks.bin(tx.manager, talk, brandId, facts, watch.step(facts), watch);
    }
    await this.bins.write(tx.manager, brandId, voices, { from, to, anew: false });
    await this.talks.write(tx, talk, brandId);
    const kept = binEnd(to) - STRAGGLERS_MS;
    return await this.recent(tx, row, mentions, kept);
  }

  /** Heard ones that the next tick would read again. */
  private async recent(
    tx: Tx,
    row: BrandRow,
    mentions: readonly { id: string; capturedAt: number }[],
    since: number,
  ): Promise<string[]> {
    const fresh = mentions.filter((one) => one.capturedAt >= since).map((one) => one.id);
    if (row.counted.length === 0) return fresh;
    const older = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM mention WHERE id = ANY($1::uuid[]) AND captured_at >= $2`,
      [row.counted, new Date(since)],
    );
    return [...older.map((one) => one.id), ...fresh];
  }

  private async progress(tx: Tx, brandId: string, bin: number, counted: string[]): Promise<void> {
    await tx.manager.query(
      `UPDATE escalation_brand SET bin = $2, counted = $3::uuid[], ticked_at = $4 WHERE brand_id = $1`,
      [brandId, bin, counted, this.clock.now()],
    );
  }

  private async due(bin: number): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT b.id FROM brand b LEFT JOIN escalation_brand e ON e.brand_id = b.id
       WHERE (e.brand_id IS NULL AND EXISTS (SELECT 1 FROM mention m WHERE m.brand_id = b.id))
         OR e.bin > $1::int + ${CREDIBLE_BINS}
         OR (e.bin < $1 AND (e.bin <= $1::int - ${IDLE_BINS}
           OR EXISTS (SELECT 1 FROM mention m WHERE m.brand_id = b.id AND m.captured_at >= to_timestamp((e.bin - 2) * 300.0))
           OR EXISTS (SELECT 1 FROM incident i WHERE i.brand_id = b.id AND i.kind_group = 'talk' AND i.state = 'open')))
       ORDER BY e.ticked_at NULLS FIRST`,
      [bin],
    );
    return rows.map((row) => row.id);
  }
}
