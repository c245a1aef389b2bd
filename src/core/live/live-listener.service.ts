/**
 * Hears what PostgreSQL notifies, on one connection of its own per process, and hands it to the hub. When the connection is lost
 * it comes back with growing pauses and tells every desk to read again, since events may have been missed. Never throws.
 */
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { DatabaseAddress } from '../database/database.module.js';
import { LiveService } from './live.service.js';
import { LIVE_CHANNEL, REFETCH, type LiveEvent } from './live.types.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
/** A connection that a firewall forgot says nothing and ends nothing: asked so often, it has to answer so soon. */
const PULSE_MS = 30_000;
const ANSWER_MS = 10_000;

@Injectable()
export class LiveListenerService implements OnApplicationBootstrap, OnApplicationShutdown {
  /** Tests ask for less. */
  protected readonly pulseMs: number = PULSE_MS;
  protected readonly answerMs: number = ANSWER_MS;
  private readonly logger = new Logger(LiveListenerService.name);
  private client: Client | null = null;
  private pause = FIRST_PAUSE_MS;
  private timer: NodeJS.Timeout | undefined;
  private pulse: NodeJS.Timeout | undefined;
  private asking = false;
  private stopped = false;
  private listenedBefore = false;

  constructor(
    private readonly address: DatabaseAddress,
    private readonly live: LiveService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    clearInterval(this.pulse);
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  /** Whether events arrive now; for tests and the state of health. */
  get listening(): boolean {
    return this.client !== null;
  }

  private async listen(): Promise<void> {
    const client = new Client({
      connectionString: this.address.url,
      application_name: 'earshot-live',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: this.answerMs,
      query_timeout: this.answerMs,
    });
    let over = false;
    const lost = (error?: Error): void => {
      if (over) return;
      over = true;
      if (this.client === client) clearInterval(this.pulse);
      if (this.client === client) this.client = null;
      void client.end().catch(() => undefined);
      this.again(error);
    };
    client.on('error', lost);
    client.on('end', () => lost());
    client.on('notification', ({ channel, payload }) => {
      if (channel === LIVE_CHANNEL && payload) this.hear(payload);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${LIVE_CHANNEL}`);
      if (this.stopped) return void (await client.end());
      this.client = client;
      this.pause = FIRST_PAUSE_MS;
      if (this.listenedBefore) this.live.deliver(REFETCH);
      this.listenedBefore = true;
      this.pulse = setInterval(() => void this.feelPulse(client, lost), this.pulseMs);
      this.pulse.unref();
    } catch (error) {
      lost(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private async feelPulse(client: Client, lost: (error: Error) => void): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    await client.query('SELECT 1').catch(lost);
    this.asking = false;
  }

  private again(error: Error | undefined): void {
    if (this.stopped) return;
    this.logger.warn({ err: error, pauseMs: this.pause }, 'Live events are interrupted; connecting again');
    this.timer = setTimeout(() => void this.listen(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }

  private hear(payload: string): void {
    try {
      const { kind, brandId, personId, ids } = JSON.parse(payload) as LiveEvent;
      this.live.deliver({
        kind,
        ...(brandId ? { brandId } : {}),
        ...(personId ? { personId } : {}),
        ids: ids ?? {},
      });
    } catch (error) {
      this.logger.error({ err: error }, 'A live event could not be read');
    }
  }
}
