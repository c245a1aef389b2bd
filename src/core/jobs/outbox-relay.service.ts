/**
 * Moves due outbox rows to the queue: lock a batch, add it under the rows' ids, mark it relayed, commit. When the process dies
 * in between, the batch is added again and the queue knows the ids. When the queue is down the rows stay where they are.
 */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { DatabaseAddress } from '../database/database.module.js';
import { JobCatalog } from './job-catalog.js';
import { JobQueues } from './job-queues.service.js';
import { type JobTuning, TUNING } from './job-tuning.js';
import { OutboxListener } from './outbox-listener.js';
import { QueueSwitch } from './queue-switch.service.js';
import { lockDue, markRelayed, nextDueIn } from './outbox.queries.js';

export interface RelayState {
  running: boolean;
  /** Rows moved by this process. */
  moved: number;
  failingSince: Date | null;
  lastError: string | null;
}

@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly listener: OutboxListener;
  private readonly state: RelayState = { running: false, moved: 0, failingSince: null, lastError: null };
  private looping: Promise<void> | null = null;
  private stopped = false;
  private called = false;
  private queueIsKnown = false;
  private endSleep: () => void = () => undefined;

  constructor(
    private readonly catalog: JobCatalog,
    private readonly queues: JobQueues,
    private readonly queueSwitch: QueueSwitch,
    private readonly clock: Clock,
    @Inject(TUNING) private readonly tuning: JobTuning,
    @InjectDataSource() private readonly dataSource: DataSource,
    address: DatabaseAddress,
  ) {
    this.listener = new OutboxListener(
      address.url,
      tuning.reconnectMs,
      () => this.wake(),
      (error) =>
        this.logger.warn({ err: error }, 'New outbox rows are found by looking until the connection is back'),
    );
  }

  /** Begins; resolves when it listens. */
  async start(): Promise<void> {
    if (this.looping) return;
    this.state.running = true;
    this.looping = this.loop().finally(() => (this.state.running = false));
    await this.listener.open();
  }

  /** Finishes the batch in hand and ends. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.listener.close();
    await this.looping;
  }

  /** Makes it look at once. */
  wake(): void {
    this.called = true;
    this.endSleep();
  }

  status(): RelayState {
    return { ...this.state };
  }

  private async loop(): Promise<void> {
    let failures = 0;
    while (!this.stopped) {
      this.called = false; // before looking: what is notified while we look makes us look again
      let pause: number;
      try {
        if (!this.queueIsKnown) await this.queueSwitch.settle();
        this.queueIsKnown = true;
        const moved = await this.moveBatch();
        this.state.moved += moved;
        this.succeeded();
        failures = 0;
        if (moved === this.tuning.relayBatch) continue;
        const next = await nextDueIn(this.dataSource, this.clock.now());
        pause = Math.min(this.tuning.relayPollMs, Math.max(0, Math.ceil(next ?? Infinity)));
      } catch (error) {
        this.failed(error, ++failures);
        pause = Math.min(this.tuning.relayPollMs * 2 ** (failures - 1), this.tuning.relayMaxBackoffMs);
        this.called = false; // notifications do not shorten the backoff; stop() does
      }
      await this.sleep(pause, failures > 0);
    }
  }

  private async moveBatch(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const rows = await lockDue(tx, this.catalog.jobNames, this.clock.now(), this.tuning.relayBatch);
      if (rows.length === 0) return 0;
      await this.queues.add(rows);
      await markRelayed(
        tx,
        rows.map((row) => row.id),
      );
      return rows.length;
    });
  }

  private async sleep(ms: number, backoff: boolean): Promise<void> {
    if (this.stopped || this.called) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endSleep = () => {
        if (backoff && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.endSleep = () => undefined;
  }

  private succeeded(): void {
    if (this.state.failingSince) this.logger.log('Jobs move to the queue again');
    this.state.failingSince = null;
    this.state.lastError = null;
  }

  private failed(error: unknown, failures: number): void {
    // The first time may only mean that the queue's connection is still being made.
    if (failures === 2)
      this.logger.error(
        { err: error },
        'Jobs cannot be moved to the queue; they stay in the outbox and are tried again',
      );
    this.queueIsKnown = false; // who knows what it remembers when it is back
    this.state.failingSince ??= this.clock.now();
    this.state.lastError = error instanceof Error ? error.message : String(error);
  }
}
