/**
 * Calls each schedule's method once a slot, however many processes run: whoever moves the schedule's row to the slot runs it.
 * Slots missed while nothing ran are run once, as the latest. A failure is logged and counted and never stops the next slot.
 */
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { hostname } from 'node:os';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { AppConfig } from '../config/config.js';
import { within } from '../health/within.js';
import { MarkedMethods, oneEach } from './marked-methods.service.js';
import { type PlannedSchedule, ScheduleCatalog } from './schedule-catalog.js';
import { SCHEDULE_HANDLER, type ScheduleMethod } from './schedule.types.js';
import { credibleAheadSeconds, slotAt } from './slot.js';

const BEAT = 'earshot.schedules';
const BEAT_MS = 1000;
const STOP_PATIENCE_MS = 10_000;
/** What a run gets after it was told to end; then the process goes without it, and its slot counts as taken. */
const STOP_GRACE_MS = 5_000;

export interface ScheduleStats {
  runs: number;
  failures: number;
  lastRunAt: Date | null;
  lastError: string | null;
}

@Injectable()
export class SchedulesService implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Tests ask for less. */
  protected stopPatienceMs = STOP_PATIENCE_MS;
  protected stopGraceMs = STOP_GRACE_MS;
  private readonly logger = new Logger(SchedulesService.name);
  private readonly holder = `${hostname()}:${process.pid}`;
  private readonly stopping = new AbortController();
  private readonly running = new Map<string, Promise<void>>();
  private readonly settled = new Map<string, number>();
  private readonly figures = new Map<string, ScheduleStats>();
  private methods = new Map<string, ScheduleMethod>();
  private plan: PlannedSchedule[] = [];
  private unreachable = false;

  constructor(
    private readonly catalog: ScheduleCatalog,
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly marked: MarkedMethods,
    private readonly registry: SchedulerRegistry,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.plan = this.catalog.plan(this.config);
    const found = this.marked.find<ScheduleMethod>(SCHEDULE_HANDLER);
    this.methods = oneEach('ScheduleHandler', Object.keys(this.catalog.definitions), found);
  }

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.registry.addInterval(
      BEAT,
      setInterval(() => void this.beat(), BEAT_MS),
    );
    void this.beat();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.registry.doesExist('interval', BEAT)) this.registry.deleteInterval(BEAT);
    const patience = setTimeout(() => this.stopping.abort(), this.stopPatienceMs);
    await within(this.stopPatienceMs + this.stopGraceMs, this.idle()).catch(() =>
      this.logger.warn(
        { schedules: [...this.running.keys()] },
        'Schedules do not end; stopping without them',
      ),
    );
    clearTimeout(patience);
    this.stopping.abort();
  }

  /** Runs what is due and not taken; resolves when what this call started has ended. Never throws. */
  async beat(): Promise<void> {
    const now = this.clock.now();
    await Promise.all(this.plan.map((schedule) => this.runIfDue(schedule, now)));
  }

  /** Resolves when nothing that was begun before is still running. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.running.values());
  }

  /** What this process ran, by schedule. */
  stats(): Record<string, ScheduleStats> {
    return Object.fromEntries(this.figures);
  }

  private async runIfDue(schedule: PlannedSchedule, now: Date): Promise<void> {
    const { name } = schedule;
    const slot = slotAt(now, schedule.everySeconds, schedule.offsetSeconds);
    // A run that outlasts its slot is not joined by a second one here; the slot it misses is offered again at the next beat.
    if (this.stopping.signal.aborted || this.running.has(name) || this.settled.get(name) === slot.getTime())
      return;
    const run = this.takeAndRun(schedule, slot).finally(() => this.running.delete(name));
    this.running.set(name, run);
    await run;
  }

  private async takeAndRun(schedule: PlannedSchedule, slot: Date): Promise<void> {
    let taken: boolean;
    try {
      taken = await this.take(schedule, slot);
      this.unreachable = false;
    } catch (error) {
      if (!this.unreachable)
        this.logger.error({ err: error }, 'Schedules wait: the database cannot be asked for a slot');
      this.unreachable = true;
      return; // not settled: asked again at the next beat
    }
    this.settled.set(schedule.name, slot.getTime());
    if (taken) await this.call(schedule.name, slot);
  }

  private async take(schedule: PlannedSchedule, slot: Date): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `INSERT INTO schedule_run (name, slot, holder) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET slot = excluded.slot, holder = excluded.holder, ran_at = now()
       WHERE schedule_run.slot < excluded.slot OR schedule_run.slot > excluded.slot + make_interval(secs => $4)
       RETURNING name`,
      [schedule.name, slot, this.holder, credibleAheadSeconds(schedule.everySeconds)],
    );
    return rows.length > 0;
  }

  private async call(name: string, slot: Date): Promise<void> {
    const stats = this.figures.get(name) ?? { runs: 0, failures: 0, lastRunAt: null, lastError: null };
    this.figures.set(name, stats);
    this.logger.debug({ schedule: name, slot }, 'A schedule runs');
    stats.runs += 1;
    stats.lastRunAt = this.clock.now();
    try {
      await this.methods.get(name)?.({ slot, signal: this.stopping.signal });
      stats.lastError = null;
    } catch (error) {
      stats.failures += 1;
      stats.lastError = error instanceof Error ? error.message : String(error);
      this.logger.error(
        { err: error, schedule: name, slot },
        `The schedule ${name} failed; its next slot runs as usual`,
      );
    }
  }
}
