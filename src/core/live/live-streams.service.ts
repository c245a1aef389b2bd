/**
 * The open streams of this process: each gets what concerns its person and a heartbeat, and ends when the session does (looked at
 * with every heartbeat, and at once when sessions of that person were ended) or when the process stops.
 */
import { type BeforeApplicationShutdown, Injectable, type MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import { EarshotError } from '../errors/errors.js';
import { within } from '../health/within.js';
import { SessionsService } from '../identity/sessions.service.js';
import { concerns, type Listener } from './audience.js';
import { LiveService } from './live.service.js';
import { REFETCH, type LiveEvent } from './live.types.js';

export interface StreamRequest {
  listener: Listener;
  sessionHash: Buffer;
  /** The client was here before and may have missed events. */
  returning: boolean;
  /** Resolves when the answer is over on the wire. */
  over: Promise<unknown>;
}

/** One a window; more is a program gone wrong. */
const MAX_PER_PERSON = 50;
/** What a client that does not read its last bytes may hold up a stop for. */
const FAREWELL_MS = 2_000;
/** Shorter than what proxies bear in silence (60 s as a rule). */
export const HEARTBEAT_MS = 15_000;

@Injectable()
export class LiveStreamsService implements BeforeApplicationShutdown {
  private readonly endings = new Map<() => void, { personId: string; over: Promise<unknown> }>();

  constructor(
    private readonly live: LiveService,
    private readonly sessions: SessionsService,
  ) {}

  /** Streams open now. */
  get count(): number {
    return this.endings.size;
  }

  /** The server closes idle connections right after this: those of streams must be idle by then, or it waits for them. */
  async beforeApplicationShutdown(): Promise<void> {
    const streams = [...this.endings];
    for (const [end] of streams) end();
    const allOver = Promise.allSettled(streams.map(([, { over }]) => over));
    await within(FAREWELL_MS, allOver).catch(() => undefined);
  }

  /** Throws too-many-requests when the person has more streams open than anybody has windows. */
  open({ listener, sessionHash, returning, over }: StreamRequest): Observable<MessageEvent> {
    const open = [...this.endings.values()].filter(({ personId }) => personId === listener.personId).length;
    if (open >= MAX_PER_PERSON)
      throw new EarshotError('too-many-requests', 'Earshot is open in too many windows. Close some.', {
        retryAfterSeconds: 60,
      });
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
      this.endings.set(end, { personId: listener.personId, over });
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
