/**
 * The open streams of this process: each gets what concerns its person and a heartbeat, and ends when the session does (looked at
 * with every heartbeat, and at once when sessions of that person were ended) or when the process stops.
 */
import { type BeforeApplicationShutdown, Injectable, type MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import { SessionsService } from '../identity/sessions.service.js';
import { concerns, type Listener } from './audience.js';
import { LiveService } from './live.service.js';
import { REFETCH, type LiveEvent } from './live.types.js';

export interface StreamRequest {
  listener: Listener;
  sessionHash: Buffer;
  /** The client was here before and may have missed events. */
  returning: boolean;
}

/** Shorter than what proxies bear in silence (60 s as a rule). */
export const HEARTBEAT_MS = 15_000;

@Injectable()
export class LiveStreamsService implements BeforeApplicationShutdown {
  private readonly endings = new Set<() => void>();

  constructor(
    private readonly live: LiveService,
    private readonly sessions: SessionsService,
  ) {}

  /** Streams open now. */
  get count(): number {
    return this.endings.size;
  }

  beforeApplicationShutdown(): void {
    for (const end of [...this.endings]) end();
  }

  open({ listener, sessionHash, returning }: StreamRequest): Observable<MessageEvent> {
    return new Observable<MessageEvent>((client) => {
      const end = (): void => client.complete();
      const check = async (): Promise<void> => {
        try {
          if (!(await this.sessions.lives(sessionHash))) end();
        } catch {
          end(); // the database is away: the client comes back, and the guard asks again
        }
      };
      const stop = this.live.subscribe((event) => {
        if (event.kind === 'session.ended') {
          if (event.personId === listener.personId) void check();
          return;
        }
        if (concerns(event, listener)) client.next(asMessage(event));
      });
      const heartbeat = setInterval(() => {
        client.next({ comment: 'alive' });
        void check();
      }, HEARTBEAT_MS);
      heartbeat.unref();
      this.endings.add(end);
      client.add(() => {
        stop();
        clearInterval(heartbeat);
        this.endings.delete(end);
      });
      client.next({ comment: 'connected', retry: 3000 });
      if (returning) client.next(asMessage(REFETCH));
    });
  }
}

const asMessage = (event: LiveEvent): MessageEvent => ({ data: JSON.stringify(event) });
