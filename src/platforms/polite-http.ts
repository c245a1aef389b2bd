/**
 * The HTTP client of connectors, with manners: a host that asked to be left alone is left alone, by every process; where it told one
 * account so, that account leaves it alone and the others go on. Until then it
 * answers in the host's place, with the 429 that the host would give; nothing is sent, so even a post may safely be tried later.
 */
import { createHash } from 'node:crypto';
import type { HostRateService } from '../core/http/host-rate.service.js';
import type { HttpRequest, HttpResponse } from '../core/http/safe-http.types.js';
import type { HttpClient } from './http-client.js';

export class PoliteHttp implements HttpClient {
  constructor(
    private readonly http: HttpClient,
    private readonly hosts: Pick<HostRateService, 'pauseOf' | 'note'>,
    private readonly now: () => Date,
  ) {}

  async request(request: HttpRequest): Promise<HttpResponse> {
    const who = whoAsks(request);
    const pause = await this.hosts.pauseOf(request.url, who);
    if (pause) {
      const seconds = Math.max(1, Math.ceil((pause.until.getTime() - this.now().getTime()) / 1000));
      return {
        status: 429,
        headers: { 'retry-after': String(seconds), 'x-earshot-paused': pause.reason },
        body: Buffer.alloc(0),
        url: request.url,
        permanentUrl: null,
      };
    }
    const response = await this.http.request(request);
    await this.hosts.note(response.url, response, who); // whoever answered: after redirects, another host than was asked
    return response;
  }
}

/** Tells credentials apart without telling what they are; null for a request without any. */
function whoAsks({ headers }: HttpRequest): string | null {
  const given = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  return given ? createHash('sha256').update(given).digest('hex').slice(0, 16) : null;
}
