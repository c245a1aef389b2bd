/** GET /api/events: the live events that concern a person, as server-sent events, for as long as the session lives. */
import { Controller, Headers, type MessageEvent, Query, Req, Sse } from '@nestjs/common';
import { once } from 'node:events';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { id, ReturnsStream } from '../http-api/api-schema.js';
import { Allow } from '../identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../identity/current-person.decorator.js';
import { EVERYONE } from '../identity/role.js';
import type { SignedRequest } from '../identity/signed-in.js';
import { LiveStreamsService } from './live-streams.service.js';

const eventsQuery = z.object({ brandId: id.optional() });

/** Characters kept for a client that does not read. Past that it is cut off; it comes back and reads everything anew. */
const MAX_PENDING = 256_000;

@Controller('api/events')
export class LiveController {
  constructor(private readonly streams: LiveStreamsService) {}

  @Sse('', { maxPendingDataLength: MAX_PENDING })
  @Allow(...EVERYONE)
  @ReturnsStream('text/event-stream')
  events(
    @CurrentPerson() person: SignedIn,
    @Req() request: SignedRequest,
    @Query({ schema: eventsQuery }) query: z.infer<typeof eventsQuery>,
    @Headers('last-event-id') lastEventId: string | undefined,
  ): Observable<MessageEvent> {
    return this.streams.open({
      listener: { personId: person.id, roles: person.roles, brandId: query.brandId ?? null },
      sessionHash: request.signedSession!.idHash,
      returning: lastEventId !== undefined,
      over: request.res ? once(request.res, 'close').catch(() => undefined) : Promise.resolve(),
    });
  }
}
