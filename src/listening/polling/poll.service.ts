/**
 * Polls one source: takes its lease, fetches page after page, stores each with the cursor that covers it, sets the next time.
 * A poller that dies loses at most the page in flight; nobody else polls the source while the lease is held.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { returned } from '../../core/database/rows.js';
import { storableJson } from '../../core/database/storable.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import type { JobContext } from '../../core/jobs/job.types.js';
import { JobInterrupted } from '../../core/jobs/run-job.js';
import { JobHandler } from '../../core/jobs/job.types.js';
import { type Cursor, PlatformError, type PollPage, type SourceTarget } from '../../platforms/ports.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { IngestService } from '../ingest/ingest.service.js';
import { incredibleLease, nextInterval, retryDelay, spentFor } from './pace.js';
import { SourceFailures } from './source-failures.service.js';

/** What polling needs to know of a source. */
export interface LeasedSource {
  id: string;
  brand_id: string;
  account_id: string | null;
  platform: string;
  kind: string;
  address: Record<string, unknown>;
  cursor: Cursor;
  interval_seconds: number;
  failures: number;
  title: string;
}

class LeaseLostError extends Error {}

/** One job reads at most this long, so that a source with a year of backlog does not keep the others waiting. */
const BUDGET_MS = 4 * 60_000;
const PAGE_DEADLINE_MS = 30_000;

@Injectable()
export class PollService {
  private readonly logger = new Logger(PollService.name);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly platforms: PlatformRegistry,
    private readonly accounts: AccountsService,
    private readonly ingest: IngestService,
    private readonly failures: SourceFailures,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  @JobHandler('source.poll')
  async poll({ sourceId }: { sourceId: string }, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const owner = randomUUID();
    const source = await this.lease(sourceId, owner);
    if (!source) return; // paused, removed, or another process reads it now
    const keeper = setInterval(
      () => void this.renew(sourceId, owner).catch(() => undefined),
      (this.config.pollLeaseSeconds * 1000) / 3,
    );
    keeper.unref();
    try {
      await this.read(source, owner, signal);
    } catch (error) {
      if (signal.reason instanceof JobInterrupted) {
        await this.release(sourceId, owner); // cut short because we stop: nobody's failure, and the next process goes on
        throw error;
      }
      if (error instanceof LeaseLostError) {
        this.logger.warn(
          { sourceId },
          'Another process took over this source; its work stands, ours was rolled back',
        );
      } else if (error instanceof PlatformError) {
        const { kind, message: words, retryAfterSeconds, doubtful } = error;
        const delaySeconds = retryDelay(kind, source.failures + 1, retryAfterSeconds, this.limits());
        await this.failures.record(source, owner, { kind, words, delaySeconds, doubtful });
      } else {
        const words = 'Something went wrong inside Earshot; the log has the details.';
        await this.failures.record(source, owner, { kind: 'internal', words, delaySeconds: 300 });
        throw error;
      }
    } finally {
      clearInterval(keeper);
    }
  }

  private async read(source: LeasedSource, owner: string, signal: AbortSignal): Promise<void> {
    const account = source.account_id ? await this.accounts.access(source.account_id) : null;
    const target: SourceTarget = {
      id: source.id,
      platform: source.platform,
      kind: source.kind,
      address: source.address,
      account,
    };
    const connector = this.platforms.connector(source.platform);
    const began = this.clock.now().getTime();
    let cursor = source.cursor;
    let fresh = 0;
    for (;;) {
      const page = await onePage((page) => connector.poll(target, cursor, page), signal);
      const stop = !page.more || signal.aborted || this.clock.now().getTime() - began > BUDGET_MS;
      fresh += await this.store(source, owner, page, fresh, stop);
      if (stop) return;
      cursor = page.cursor;
    }
  }

  /** Posts, cursor, pace and (at the end) the freed lease in one transaction. Returns how many mentions were new. */
  private async store(
    source: LeasedSource,
    owner: string,
    page: PollPage,
    freshBefore: number,
    last: boolean,
  ): Promise<number> {
    const stored = await this.transactions.run(SYSTEM, async (tx) => {
      const result = await this.ingest.page(
        tx,
        { id: source.id, brandId: source.brand_id, platform: source.platform },
        page,
      );
      const now = this.clock.now();
      const interval = nextInterval(
        source.interval_seconds,
        freshBefore + result.fresh,
        page.minIntervalSeconds,
        this.limits(),
      );
      const pause = 1000 * spentFor(page.rate, now);
      const wait = page.more ? pause : Math.max(interval * 1000 * (0.9 + Math.random() * 0.2), pause);
      const rows = returned(
        await tx.manager.query(
          `UPDATE source SET cursor = $3::jsonb, address = coalesce($4::jsonb, address), interval_seconds = $5, next_poll_at = $6,
             last_polled_at = $7, last_success_at = $7, due_since = NULL, failures = 0, error_kind = NULL, error_words = NULL, warnings = $8::jsonb,
             last_item_at = CASE WHEN $9::int > 0 THEN $7 ELSE last_item_at END, mentions_count = mentions_count + $9::int,
             lease_owner = CASE WHEN $10 THEN NULL ELSE lease_owner END,
             lease_until = CASE WHEN $10 THEN NULL ELSE $11::timestamptz END, rate = coalesce($12::jsonb, rate)
           WHERE id = $1 AND lease_owner = $2 RETURNING id`,
          [
            source.id,
            owner,
            storableJson(page.cursor),
            page.movedTo ? storableJson(page.movedTo) : null,
            interval,
            new Date(now.getTime() + wait),
            now,
            storableJson(page.warnings.slice(0, 20)),
            result.fresh,
            last,
            this.leaseEnd(now),
            page.rate ? storableJson({ ...page.rate, at: now }) : null,
          ],
        ),
      );
      if (rows.length === 0) throw new LeaseLostError();
      if (source.failures > 0) this.failures.recovered(tx, source);
      if (last)
        tx.publish({ kind: 'source.changed', brandId: source.brand_id, ids: { sourceId: source.id } });
      return result.fresh;
    });
    source.failures = 0; // not within: a transaction that is run again must find it as it was
    return stored;
  }

  private async lease(sourceId: string, owner: string): Promise<LeasedSource | null> {
    const now = this.clock.now();
    const [row] = returned<LeasedSource>(
      await this.dataSource.query(
        `UPDATE source SET lease_owner = $2, lease_until = $3
         WHERE id = $1 AND state = 'active' AND (lease_until IS NULL OR lease_until < $4 OR lease_until > $5)
         RETURNING id, brand_id, account_id, platform, kind, address, cursor, interval_seconds, failures, title`,
        [sourceId, owner, this.leaseEnd(now), now, incredibleLease(now, this.config.pollLeaseSeconds)],
      ),
    );
    return row ?? null;
  }

  /** Due at once: what was read is stored, and the rest waits for whoever comes. */
  private async release(sourceId: string, owner: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE source SET lease_owner = NULL, lease_until = NULL, next_poll_at = $3 WHERE id = $1 AND lease_owner = $2`,
      [sourceId, owner, this.clock.now()],
    );
  }

  private async renew(sourceId: string, owner: string): Promise<void> {
    await this.dataSource.query(`UPDATE source SET lease_until = $3 WHERE id = $1 AND lease_owner = $2`, [
      sourceId,
      owner,
      this.leaseEnd(this.clock.now()),
    ]);
  }

  private leaseEnd(now: Date): Date {
    return new Date(now.getTime() + this.config.pollLeaseSeconds * 1000);
  }

  private limits(): { minSeconds: number; maxSeconds: number } {
    return { minSeconds: this.config.pollMinSeconds, maxSeconds: this.config.pollMaxSeconds };
  }
}

/** Within its time, or until the process stops; silence is the platform's failure, not ours. */
async function onePage(
  poll: (signal: AbortSignal) => Promise<PollPage>,
  signal: AbortSignal,
): Promise<PollPage> {
  const deadline = AbortSignal.timeout(PAGE_DEADLINE_MS);
  try {
    return await poll(AbortSignal.any([signal, deadline]));
  } catch (error) {
    if (!deadline.aborted || error instanceof PlatformError) throw error;
    const words = `The platform did not answer within ${PAGE_DEADLINE_MS / 1000} s.`;
    throw new PlatformError('temporary', words, null, { cause: error });
  }
}
