/**
 * The hub of live events in this process: what PostgreSQL notifies (live-listener.service.ts) is handed to every subscriber.
 * Changes are announced by `tx.publish` in the transaction that makes them; publishNow is for what happens outside one.
 * Never waits for a subscriber: a slow one is the subscriber's own matter.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { LIVE_CHANNEL, LIVE_MAX_BYTES, type LiveEvent } from './live.types.js';

export type LiveSubscriber = (event: LiveEvent) => void;

@Injectable()
export class LiveService {
  private readonly logger = new Logger(LiveService.name);
  private readonly subscribers = new Set<LiveSubscriber>();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Tells every process, at once and outside any transaction. Throws when the event is over 7 kB. */
  async publishNow(event: LiveEvent): Promise<void> {
    await this.dataSource.query('SELECT pg_notify($1, $2)', [LIVE_CHANNEL, encodeLiveEvent(event)]);
  }

  /** Hears every event of the installation; the caller filters. The answer stops it. */
  subscribe(subscriber: LiveSubscriber): () => void {
    this.subscribers.add(subscriber);
    return () => this.subscribers.delete(subscriber);
  }

  /** For the listener: hands one event to all subscribers of this process. */
  deliver(event: LiveEvent): void {
    for (const subscriber of this.subscribers) {
      try {
        subscriber(event);
      } catch (error) {
        this.logger.error({ err: error, kind: event.kind }, 'A live subscriber failed');
      }
    }
  }
}

/** The payload of a notification; Tx.publish uses it too. Throws when over 7 kB. */
export function encodeLiveEvent(event: LiveEvent): string {
  const payload = JSON.stringify(event);
  if (Buffer.byteLength(payload, 'utf8') > LIVE_MAX_BYTES)
    throw new Error(`The live event ${event.kind} is over ${LIVE_MAX_BYTES} bytes: send ids only`);
  return payload;
}
