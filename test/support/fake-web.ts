/**
 * The web as links of replies meet it, in memory: pages by address, each with its status and headers or a failure as the guarded way
 * out reports it. An address that is not named has no name at all, as in a network without names.
 */
import {
  HttpError,
  type HttpFailure,
  type HttpRequest,
  type HttpResponse,
} from '../../src/core/http/safe-http.types.js';

export interface FakePage {
  status?: number;
  location?: string;
  headers?: Record<string, string>;
  /** Of HEAD, where it differs. */
  head?: number | HttpFailure;
  failure?: HttpFailure;
  /** What the machine below called it. */
  code?: string;
  /** Answered only once this is. */
  after?: Promise<unknown>;
}

export class FakeWeb {
  readonly asked: string[] = [];
  readonly pages = new Map<string, FakePage>();

  constructor(pages: Readonly<Record<string, FakePage>> = {}) {
    this.set(pages);
  }

  set(pages: Readonly<Record<string, FakePage>>): void {
    for (const [url, page] of Object.entries(pages)) this.pages.set(url, page);
  }

  readonly request = async (request: HttpRequest): Promise<HttpResponse> => {
    const { method, url, signal } = request;
    this.asked.push(`${method} ${url}`);
    const page = this.pages.get(url);
    if (!page) throw failed('dns', 'ENOTFOUND');
    if (page.after)
      await Promise.race([
        page.after,
        new Promise((_, reject) =>
          signal?.addEventListener('abort', () => reject(failed('aborted', 'ERR_CANCELED')), { once: true }),
        ),
      ]);
    const head = method === 'HEAD' ? page.head : undefined;
    if (typeof head === 'string') throw failed(head);
    if (page.failure && head === undefined) throw failed(page.failure, page.code);
    return {
      status: head ?? page.status ?? (page.location === undefined ? 200 : 302),
      headers: { ...page.headers, ...(page.location !== undefined && { location: page.location }) },
      body: Buffer.alloc(0),
      url,
      permanentUrl: null,
    };
  };
}

function failed(failure: HttpFailure, code = ''): HttpError {
  const cause = Object.assign(new Error(code), { code });
  return new HttpError(failure, `failed: ${failure} ${code}`, 'no', { cause });
}
