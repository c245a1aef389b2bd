/**
 * Asks platforms whether flagged mentions still stand as captured: an edit or a deletion that no poll shows must still be noticed.
 * Young ones often, old ones rarely; one batch a source and slot. Also the fresh look before a reply is sent.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { storableText } from '../../core/database/storable.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { JobHandler, type JobContext } from '../../core/jobs/job.types.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { PlatformError, type PostState } from '../../platforms/ports.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { IngestService } from '../ingest/ingest.service.js';
import { EngagementReadings } from './engagement-readings.service.js';

const BATCH = 25;
/**
 * A mention aged a is asked for again after a tenth of a, at least two minutes, for a week; one that is deleted for a day more: what
 * a platform withheld for a moment comes back.
 */
const DUE = `m.flagged AND (m.deleted_at IS NULL OR m.deleted_at > $1::timestamptz - interval '1 day') AND m.captured_at > $1::timestamptz - interval '7 days'
  AND (coalesce(m.rechecked_at, m.captured_at) < $1::timestamptz - greatest(interval '2 minutes', ($1::timestamptz - m.captured_at) / 10)
    OR coalesce(m.rechecked_at, m.captured_at) > $1::timestamptz + interval '2 minutes')`; // dated by a clock that was wrong
/** The platform as a whole cannot be asked now: later. Anything else may be the fault of one post among the batch. */
const ASK_LATER: readonly string[] = ['auth', 'rate-limited', 'temporary'];

/**
 * A spreading post is read as often as its watch asks, however old it is. In a storm there are more of them than one batch holds: then
 * those that reach far go first, and the longer one has waited the more it counts, so that none is left out for good.
 */
const PRESSING = `ln(2 + coalesce((w.forecast->>'reach')::float8, a.followers / 10.0, 0)) * (60 + extract(epoch FROM $1::timestamptz - w.next_at))`;

interface SourceRow {
  id: string;
  brand_id: string;
  account_id: string | null;
  platform: string;
  kind: string;
  address: Record<string, unknown>;
}

@Injectable()
export class RecheckService {
  private readonly logger = new Logger(RecheckService.name);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly platforms: PlatformRegistry,
    private readonly accounts: AccountsService,
    private readonly ingest: IngestService,
    private readonly clock: Clock,
    private readonly readings: EngagementReadings = new EngagementReadings(clock),
  ) {}

  @ScheduleHandler('mentions.recheck')
  async enqueueDue(): Promise<void> {
    const able = this.platforms
      .all()
      .map((c) => c.platform)
      .filter((p) => this.platforms.connector(p).refresh);
    await this.transactions.run(SYSTEM, async (tx) => {
      const sources = await tx.manager.query<{ source_id: string }[]>(
        `SELECT d.source_id FROM (
           SELECT m.source_id, m.platform FROM mention m WHERE ${DUE}
           UNION SELECT m.source_id, m.platform FROM spread_watch w JOIN mention m ON m.id = w.mention_id
             WHERE w.state = 'watching' AND w.next_at <= $1 AND m.deleted_at IS NULL) d
         JOIN source s ON s.id = d.source_id WHERE d.platform = ANY($2) AND s.state IN ('active','paused')
         GROUP BY 1 LIMIT 500`,
        [this.clock.now(), able],
      );
      for (const { source_id } of sources)
        tx.enqueue('mention.recheck', { sourceId: source_id }, { dedupeKey: source_id });
    });
  }

  @JobHandler('mention.recheck')
  async recheckSource(
    { sourceId }: { sourceId: string },
    { signal }: Pick<JobContext, 'signal'>,
  ): Promise<void> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT m.id FROM mention m JOIN author a ON a.id = m.author_id
       LEFT JOIN spread_watch w ON w.mention_id = m.id AND w.state = 'watching' AND w.next_at <= $1 AND m.deleted_at IS NULL
       WHERE m.source_id = $2 AND m.flagged AND ((${DUE}) OR w.mention_id IS NOT NULL)
       ORDER BY ${PRESSING} DESC NULLS LAST, m.rechecked_at NULLS FIRST LIMIT ${BATCH}`,
      [this.clock.now(), sourceId],
    );
    if (rows.length === 0) return;
    const ids = rows.map((r) => r.id);
    try {
      await this.recheck(sourceId, ids, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      if (this.askLater(sourceId, error)) return;
      await this.oneByOne(sourceId, ids, signal, error);
    }
  }

  /** The source's own polling reports what ails the platform; here it only means "ask later". */
  private askLater(sourceId: string, error: unknown): boolean {
    if (!(error instanceof PlatformError) || !ASK_LATER.includes(error.kind)) return false;
    this.logger.warn({ sourceId, kind: error.kind }, 'Mentions could not be rechecked');
    return true;
  }

  /** A post that cannot be asked for is set aside, and says why, so that the others are. Throws when none of them can. */
  private async oneByOne(
    sourceId: string,
    ids: readonly string[],
    signal: AbortSignal,
    first: unknown,
  ): Promise<void> {
    let failed = 0;
    for (const id of ids) {
      signal.throwIfAborted();
      try {
        await this.recheck(sourceId, [id], signal);
      } catch (error) {
        if (signal.aborted) throw error;
        if (this.askLater(sourceId, error)) return;
        failed++;
        this.logger.warn(
          { err: error, sourceId, mentionId: id },
          'A mention cannot be rechecked and is set aside',
        );
        await this.dataSource.query(
          `UPDATE mention SET rechecked_at = $2, recheck_failure = $3 WHERE id = $1`,
          [
            id,
            this.clock.now(),
            storableText((error instanceof Error ? error.message : String(error)).slice(0, 500)),
          ],
        );
      }
    }
    if (failed === ids.length) throw first;
  }

  /**
   * Re-reads these mentions of one source and stores what changed. Returns the state of each; [] when the platform cannot tell.
   * Throws PlatformError when the platform could not be asked.
   */
  async recheck(sourceId: string, mentionIds: string[], signal: AbortSignal): Promise<PostState[]> {
    const [source] = await this.dataSource.query<SourceRow[]>(
      `SELECT id, brand_id, account_id, platform, kind, address FROM source WHERE id = $1`,
      [sourceId],
    );
    if (!source) return [];
    const connector = this.platforms.connector(source.platform);
    if (!connector.refresh) return [];
    const posts = await this.dataSource.query<{ externalId: string; native: Record<string, unknown> }[]>(
      `SELECT external_id AS "externalId", native FROM mention WHERE id = ANY($1::uuid[])`,
      [mentionIds],
    );
    const account = source.account_id ? await this.accounts.access(source.account_id) : null;
    const target = {
      id: source.id,
      platform: source.platform,
      kind: source.kind,
      address: source.address,
      account,
    };
    const states = await connector.refresh(target, posts, signal);
    await this.transactions.run(SYSTEM, async (tx) => {
      await this.ingest.page(
        tx,
        { id: source.id, brandId: source.brand_id, platform: source.platform },
        {
          posts: states.flatMap((s) => (s.state === 'edited' || s.state === 'unchanged' ? [s.post] : [])),
          deleted: states.flatMap((s) => (s.state === 'deleted' ? [s.externalId] : [])),
        },
      );
      await tx.manager.query(
        `UPDATE mention SET rechecked_at = $2, recheck_failure = NULL WHERE id = ANY($1::uuid[])`,
        [mentionIds, this.clock.now()],
      );
      await this.readings.note(tx, mentionIds, states);
    });
    return states;
  }
}
