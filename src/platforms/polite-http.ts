/**
 * The HTTP client of connectors, with manners: a host that asked to be left alone is left alone, by every process. Until then it
 * answers in the host's place, with the 429 that the host would give; nothing is sent, so even a post may safely be tried later.
 */
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
    const pause = await this.hosts.pauseOf(request.url);
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
    await this.hosts.note(response.url, response); // whoever answered: after redirects, another host than was asked
    return response;
  }
}
