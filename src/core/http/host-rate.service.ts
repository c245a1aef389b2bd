/**
 * Shares "leave this host alone until …" between processes. Ask `pauseOf` before a request, tell `note` after it.
 * It never waits and never sends: the caller postpones its own work.
 */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { HostRates, type Pause, hostKey, pauseFrom } from './host-rate.js';
import { HostRateRow } from './host-rate.entity.js';

@Injectable()
export class HostRateService {
  private readonly known = new HostRates();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The pause in force for this URL's host, or null. */
  async pauseOf(url: string): Promise<Pause | null> {
    const host = hostKey(url);
    const now = this.clock.now();
    const local = this.known.current(host, now);
    if (local) return local;
    const row = await this.dataSource.getRepository(HostRateRow).findOne({ where: { host } });
    if (!row || row.pausedUntil <= now) return null;
    const pause = { until: row.pausedUntil, reason: row.reason };
    this.known.pause(host, pause);
    return pause;
  }

  /** Remembers what an answer asks for and returns it; null (and no write) when it asks for nothing. */
  async note(
    url: string,
    response: { status: number; headers: Readonly<Record<string, string>> },
  ): Promise<Pause | null> {
    const pause = pauseFrom(response, this.clock.now());
    if (pause) await this.pause(url, pause);
    return pause;
  }

  /** An existing longer pause stays. */
  async pause(url: string, pause: Pause): Promise<void> {
    const host = hostKey(url);
    this.known.pause(host, pause);
    await this.dataSource.query(
      `INSERT INTO host_rate (host, paused_until, reason) VALUES ($1, $2, $3)
       ON CONFLICT (host) DO UPDATE SET paused_until = excluded.paused_until, reason = excluded.reason, updated_at = now()
       WHERE host_rate.paused_until < excluded.paused_until`,
      [host, pause.until, pause.reason],
    );
  }
}
