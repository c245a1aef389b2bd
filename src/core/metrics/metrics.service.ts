/**
 * What Prometheus reads: request durations and the event loop's lag measured in this process, what its workers did, and counts asked
 * of the database when it is scraped (at most every ten seconds). Labels come from small fixed sets (route templates, never
 * paths), so that a scanner cannot fill the memory.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { JobsHealth, type JobsSnapshot } from '../jobs/jobs-health.service.js';
import { readCounts, type InstallationCounts } from './installation-counts.js';

const FRESH_MS = 10_000;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const NO_LABEL = '';

interface Figures {
  counts: InstallationCounts;
  jobs: JobsSnapshot;
}
type ByLabel = Record<string, number>;

@Injectable()
export class MetricsService {
  private readonly logger = new Logger(MetricsService.name);
  readonly registry = new Registry();
  private figures: Figures | null = null;
  private readAt = -Infinity;
  private reading: Promise<void> | null = null;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly jobs: JobsHealth,
  ) {
    collectDefaultMetrics({ register: this.registry }); // event-loop lag, memory, garbage collection, file handles
    this.gauge('outbox_due', 'Jobs written, due, and not yet handed to the queue', NO_LABEL, ({ jobs }) =>
      one(jobs.outbox?.due),
    );
    this.gauge('outbox_oldest_seconds', 'How long the oldest of them has waited', NO_LABEL, ({ jobs }) =>
      one(jobs.outbox?.oldestDueSeconds),
    );
    this.gauge('queue_waiting', 'Jobs waiting, by queue', 'queue', ({ jobs }) =>
      each(jobs.queues, (q) => q.waiting + q.delayed),
    );
    this.gauge('queue_failed', 'Failed jobs kept to be looked at, by queue', 'queue', ({ jobs }) =>
      each(jobs.queues, (q) => q.failed),
    );
    this.gauge('sources', 'Sources by state of health', 'health', ({ counts }) => counts.sources);
    this.gauge('mentions_ingested', 'Mentions captured since the beginning', NO_LABEL, ({ counts }) =>
      one(counts.mentions),
    );
    this.gauge('publications', 'Publications by state', 'state', ({ counts }) => counts.publications);
    this.jobCounter('job_seconds_total', 'Time this process spent in jobs', (f) => ({ all: f.seconds }));
    this.jobCounter('job_runs_total', 'Runs of jobs in this process, by outcome', (f) => ({
      completed: f.completed,
      retried: f.retried,
      failed: f.failed,
    }));
  }

  /** The text Prometheus reads. What the database would have said is missing, with a line in the log, while it does not answer. */
  async text(): Promise<string> {
    if (performance.now() - this.readAt > FRESH_MS)
      await (this.reading ??= this.refresh().finally(() => (this.reading = null)));
    return this.registry.metrics();
  }

  /** Measures every request by the template of the route that answered it. */
  middleware(): (request: Request, response: Response, next: NextFunction) => void {
    const seconds = new Histogram({
      name: 'earshot_http_request_seconds',
      help: 'Duration of HTTP requests by route template',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [this.registry],
    });
    return (request, response, next) => {
      const began = performance.now();
      response.once('close', () => {
        const path = (request.route as { path?: unknown } | undefined)?.path;
        const route = typeof path === 'string' ? path : 'unmatched';
        // A stream lasts as long as a desk is open: measured, it would hide everything else.
        if (String(response.getHeader('content-type')).startsWith('text/event-stream')) return;
        const method = METHODS.has(request.method) ? request.method : 'other';
        seconds.observe({ method, route, status: response.statusCode }, (performance.now() - began) / 1000);
      });
      next();
    };
  }

  private async refresh(): Promise<void> {
    try {
      const [counts, jobs] = await Promise.all([readCounts(this.dataSource), this.jobs.snapshot()]);
      this.figures = { counts, jobs };
    } catch (error) {
      this.figures = null;
      this.logger.warn({ err: error }, 'The counts for /metrics could not be read');
    }
    this.readAt = performance.now();
  }

  private gauge(name: string, help: string, label: string, pick: (figures: Figures) => ByLabel): void {
    const figures = (): Figures | null => this.figures;
    new Gauge({
      name: `earshot_${name}`,
      help,
      labelNames: label === NO_LABEL ? [] : [label],
      registers: [this.registry],
      collect() {
        this.reset();
        const known = figures();
        if (!known) return;
        for (const [key, value] of Object.entries(pick(known)))
          this.set(label === NO_LABEL ? {} : { [label]: key }, value);
      },
    });
  }

  private jobCounter(
    name: string,
    help: string,
    pick: (figures: JobsSnapshot['jobs'][string]) => ByLabel,
  ): void {
    const figures = (): Figures | null => this.figures;
    new Counter({
      name: `earshot_${name}`,
      help,
      labelNames: ['job', 'outcome'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [job, done] of Object.entries(figures()?.jobs.jobs ?? {}))
          for (const [outcome, value] of Object.entries(pick(done))) this.inc({ job, outcome }, value);
      },
    });
  }
}

const one = (value: number | undefined): ByLabel => (value === undefined ? {} : { all: value });
const each = <T>(items: Record<string, T> | null, value: (item: T) => number): ByLabel =>
  Object.fromEntries(Object.entries(items ?? {}).map(([key, item]) => [key, value(item)]));
