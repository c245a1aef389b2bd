/**
 * The checks behind /health/ready. Each answers within three seconds, up or down, and never throws. Sources that are late are
 * told but do not make a process unready: taking the desk away would help nobody.
 */
import { Injectable, Logger } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { JobsHealth } from '../jobs/jobs-health.service.js';
import { within } from './within.js';

const PATIENCE_MS = 3_000;
/** A source this late is overdue: no poller looks after it. */
const OVERDUE_MS = 10 * 60_000;

@Injectable()
export class HealthIndicators {
  private readonly logger = new Logger(HealthIndicators.name);

  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly jobs: JobsHealth,
    private readonly clock: Clock,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  database(): Promise<HealthIndicatorResult<'database'>> {
    return this.checked('database', async () => {
      await this.dataSource.query('SELECT 1');
      return {};
    });
  }

  queue(): Promise<HealthIndicatorResult<'queue'>> {
    return this.checked('queue', async () => {
      const { engine, outbox, queues, problems } = await this.jobs.snapshot();
      if (!queues || !outbox) throw new Error(problems.join('; ') || 'the queue does not answer');
      return { engine, outboxDue: outbox.due, outboxOldestSeconds: Math.round(outbox.oldestDueSeconds) };
    });
  }

  polling(): Promise<HealthIndicatorResult<'polling'>> {
    return this.checked('polling', async () => {
      const late = new Date(this.clock.now().getTime() - OVERDUE_MS);
      const [row] = await this.dataSource.query<{ last: Date | null; active: number; overdue: number }[]>(
        `SELECT max(last_polled_at) AS last, count(*) FILTER (WHERE state = 'active')::int AS active,
                count(*) FILTER (WHERE state = 'active' AND least(next_poll_at, due_since) < $1)::int AS overdue
         FROM source`,
        [late],
      );
      return {
        lastPollAt: row?.last?.toISOString() ?? null,
        activeSources: row?.active ?? 0,
        overdueSources: row?.overdue ?? 0,
      };
    });
  }

  private async checked<K extends string>(
    key: K,
    look: () => Promise<Record<string, unknown>>,
  ): Promise<HealthIndicatorResult<K>> {
    const indicator = this.indicators.check(key);
    try {
      return indicator.up(await within(PATIENCE_MS, look()));
    } catch (error) {
      this.logger.warn({ err: error, check: key }, 'A health check failed');
      return indicator.down();
    }
  }
}
