/**
 * The alert lab: replays a brand's own counted history, or an uploaded file, through the code that judges live, at any sensitivity, and
 * says what it would have raised. Reads counts and marks; changes nothing.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { setImmediate as breathe } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { AlertLabQuery, AlertLabView, CountsInput } from './alert-lab.api.js';
import { BrandWatch, heardShare, newBrandMemory, type SeriesAlarm } from './brand-watch.js';
import { type Bin, CountsCsvError, readCounts } from './counts-csv.js';
import { CountsReplay, widthOf } from './counts-replay.js';
import type { Marked, ReplayedBin } from './lab-figures.js';
import { fillGap, labAlerts, labView } from './lab-view.js';
import { scopeOf, seriesKey } from './series-key.js';
import { BIN_SECONDS, BINS_A_DAY, binAt, binEnd, binStart } from './time-grid.js';
import { VoiceBins } from './voice-bins.service.js';

const SHOWN_DAYS = 28;
const MOST_DAYS = 400;
/** What came before the stretch is learned from, as it was live. */
const LEARN_BINS = 56 * BINS_A_DAY;
const MOST_CHOICES = 60;
const STRIDE = 5_000;

@Injectable()
export class AlertLabQueries {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly bins: VoiceBins,
    private readonly clock: Clock,
  ) {}

  /** Throws not-found for a brand there is not, invalid-input for a stretch that cannot be. */
  async history(query: AlertLabQuery): Promise<AlertLabView> {
    const { manager } = this.dataSource;
    const [brand] = await manager.query<
      { sensitivity: number | null; bin: number | null; first: number | null }[]
    >(
      `SELECT e.sensitivity, e.bin, (SELECT min(v.bin) FROM voice_bin v WHERE v.brand_id = b.id) AS first
       FROM brand b LEFT JOIN escalation_brand e ON e.brand_id = b.id WHERE b.id = $1`,
      [query.brandId],
    );
    if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
    const { from, to } = this.stretch(query, brand.bin);
    const sensitivity = query.sensitivity ?? brand.sensitivity ?? 1;
    const start = Math.min(from, Math.max(brand.first ?? from, from - LEARN_BINS));
    const missing = await this.bins.missing(manager, query.brandId, start, to);
    const { topic, platform } = scopeOf('', query.series);
    const wanted = [query.series, seriesKey({ topic, sentiment: 'neg', platform })];
    const counts = await this.bins.read(manager, query.brandId, wanted, start, to);
    const choices = await this.bins.loudest(manager, query.brandId, from, to);
    const watch = new BrandWatch(newBrandMemory(), sensitivity, Math.max(1, choices.length));
    const replayed: ReplayedBin[] = [];
    const alarms: { index: number; alarm: SeriesAlarm }[] = [];
    for (let bin = start; bin <= to; bin++) {
      if ((bin - start) % STRIDE === STRIDE - 1) await breathe();
      const heard = counts.get(bin);
      const here = new Map(
        wanted.flatMap((key, i) => (heard?.[i] == null ? [] : [[key, heard[i]] as const])),
      );
      // Before the first count nothing is known: that is no silence.
      const known = brand.first !== null && bin >= brand.first;
      const gone = known ? missing(bin, heard !== undefined) : { missing: true as const };
      const blind = heardShare(gone, platform) === 0;
      const expected = watch.expected(query.series, bin);
      const raised = watch.step({ bin, counts: here, grave: [], ...gone });
      if (bin < from) continue;
      replayed.push({
        at: binStart(bin),
        seen: blind ? null : (here.get(query.series) ?? 0),
        expected: blind ? null : expected,
        missing: blind,
      });
      for (const alarm of raised)
        if (alarm.key === query.series) alarms.push({ index: replayed.length - 1, alarm });
    }
    const marks = await this.marks(query.brandId, query.series, from, to);
    return {
      ...labView(
        replayed,
        BIN_SECONDS,
        alarms.flatMap(({ index, alarm }) => labAlerts(alarm, index, replayed, marks, BIN_SECONDS)),
        marks,
      ),
      series: query.series,
      sensitivity,
      inUse: brand.sensitivity ?? 1,
      choices: choices.slice(0, MOST_CHOICES),
      skipped: { count: 0, lines: [] },
    };
  }

  /** Throws invalid-input with what is wrong with the file. */
  async file({ csv, sensitivity }: CountsInput): Promise<AlertLabView> {
    const lines: { line: number; why: string }[] = [];
    let skips = 0;
    const skip = (line: number, why: string): Promise<void> => {
      if (++skips <= 20) lines.push({ line, why });
      return Promise.resolve();
    };
    const given: Bin[] = [];
    try {
      const whole = async function* (): AsyncGenerator<string> {
        yield csv;
      };
      for await (const bin of readCounts(whole(), 'The file', skip)) given.push(bin);
    } catch (error) {
      if (!(error instanceof CountsCsvError)) throw error;
      throw new EarshotError('invalid-input', error.message, {
        errors: [{ field: 'csv', problem: error.message }],
      });
    }
    if (given.length === 0)
      throw new EarshotError(
        'invalid-input',
        'The file holds no counts: a line is a time and a number, such as 2026-03-02 10:05:00,17.',
      );
    const seconds = widthOf(given);
    const replay = new CountsReplay(seconds, sensitivity);
    const replayed: ReplayedBin[] = [];
    const alerts: { index: number; alarm: SeriesAlarm }[] = [];
    for (const [i, bin] of given.entries()) {
      if (i % STRIDE === STRIDE - 1) await breathe();
      const step = replay.step(bin);
      if (!step) {
        await skip(bin.line, 'its time is within the bin of the line before');
        continue;
      }
      fillGap(replayed, bin.at, seconds);
      replayed.push({ at: bin.at, seen: bin.value, expected: step.expected, missing: false });
      if (step.alarm)
        alerts.push({
          index: replayed.length - 1,
          alarm: {
            key: '',
            at: bin.at + seconds * 1000,
            spike: step.alarm,
            mood: null,
            gravity: null,
            voices: null,
          },
        });
    }
    return {
      ...labView(
        replayed,
        seconds,
        alerts.flatMap(({ index, alarm }) => labAlerts(alarm, index, replayed, [], seconds)),
        [],
      ),
      series: '*|*|*',
      sensitivity,
      inUse: 1,
      choices: [],
      skipped: { count: skips, lines },
    };
  }

  private stretch(query: AlertLabQuery, judged: number | null): { from: number; to: number } {
    const now = this.clock.now().getTime();
    const last = Math.min(judged ?? binAt(now) - 1, binAt(now) - 1);
    const to = query.to ? Math.min(last, binAt(query.to.getTime() - 1)) : last;
    const from = query.from ? binAt(query.from.getTime()) : to + 1 - SHOWN_DAYS * BINS_A_DAY;
    if (from > to)
      throw new EarshotError(
        'invalid-input',
        'The stretch is empty: "from" lies before "to", and both in the past.',
      );
    if (to - from > MOST_DAYS * BINS_A_DAY)
      throw new EarshotError('invalid-input', `At most ${MOST_DAYS} days can be replayed at once.`);
    return { from, to };
  }

  /** What people said of the incidents of these and wider series. */
  private async marks(brandId: string, series: string, from: number, to: number): Promise<Marked[]> {
    const { topic, sentiment, platform } = scopeOf(brandId, series);
    const rows = await this.dataSource.query<{ opened_at: Date; until: Date; marked: 'right' | 'wrong' }[]>(
      `SELECT i.opened_at, coalesce(i.ended_at, i.last_seen_at) AS until, a.marked FROM alert a JOIN incident i ON i.id = a.incident_id
       WHERE a.marked IS NOT NULL AND i.brand_id = $1 AND i.kind IN ('spike','mood') AND i.opened_at BETWEEN $2 AND $3
         AND coalesce(i.subject->>'topic', $4::text) IS NOT DISTINCT FROM $4 AND coalesce(i.subject->>'platform', $5::text) IS NOT DISTINCT FROM $5
         AND coalesce(i.subject->>'sentiment', $6::text) IS NOT DISTINCT FROM $6
       ORDER BY i.opened_at`,
      [brandId, new Date(binStart(from)), new Date(binEnd(to)), topic, platform, sentiment],
    );
    return rows.map((row) => ({
      openedAt: row.opened_at.getTime(),
      endedAt: row.until.getTime(),
      marked: row.marked,
    }));
  }
}
