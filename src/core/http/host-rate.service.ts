/**
 * Shares "leave this host alone until …" between processes. Ask `pauseOf` before a request, tell `note` after it.
 * It never waits and never sends: the caller postpones its own work.
 */
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { future } from '../clock/credible.js';
import { HostRates, type Pause, pauseFrom, pauseKey } from './host-rate.js';
import { HostRateRow } from './host-rate.entity.js';

@Injectable()
export class HostRateService {
  private readonly known = new HostRates();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The pause in force for this URL's host, or for `who` there; null when there is none. */
  async pauseOf(url: string, who: string | null = null): Promise<Pause | null> {
    const keys = who === null ? [pauseKey(url, null)] : [pauseKey(url, null), pauseKey(url, who)];
    const now = this.clock.now();
    for (const key of keys) {
      const local = this.known.current(key, now);
      if (local) return local;
    }
    const rows = await this.dataSource.getRepository(HostRateRow).findBy({ host: In(keys) });
    // One dated later than now was noted by a clock that was ahead.
    const row = rows
      .filter((one) => one.pausedUntil > now && one.updatedAt <= future(now))
      .sort((a, b) => b.pausedUntil.getTime() - a.pausedUntil.getTime())[0];
    if (!row) return null;
    const pause = { until: row.pausedUntil, reason: row.reason };
    this.known.pause(row.host, pause, now);
    return pause;
  }

  /**
   * Remembers what an answer asks for and returns it; null (and no write) when it asks for nothing. A limit told to `who` is theirs;
   * a host that is busy is busy for everybody.
   */
  async note(
    url: string,
    response: { status: number; headers: Readonly<Record<string, string>> },
    who: string | null = null,
  ): Promise<Pause | null> {
    const pause = pauseFrom(response, this.clock.now());
    if (pause) await this.pause(url, pause, response.status === 503 ? null : who);
    return pause;
  }

  /** An existing longer pause stays. */
  async pause(url: string, pause: Pause, who: string | null = null): Promise<void> {
    const key = pauseKey(url, who);
    const now = this.clock.now();
    this.known.pause(key, pause, now);
    await this.dataSource.query(
      `INSERT INTO host_rate (host, paused_until, reason, updated_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (host) DO UPDATE SET paused_until = excluded.paused_until, reason = excluded.reason, updated_at = excluded.updated_at
       WHERE host_rate.paused_until < excluded.paused_until OR host_rate.updated_at > $5`,
      [key, pause.until, pause.reason, now, future(now)],
    );
  }
}
