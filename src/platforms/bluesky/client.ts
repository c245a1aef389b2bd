/**
 * XRPC calls for one account, with its session kept alive. Reads throw PlatformErrors in plain words; a write hands its raw
 * answer to the publisher. A token is sent to the account's own server and nowhere else.
 */
import { type z } from 'zod';
import type { HttpResponse } from '../../core/http/safe-http.types.js';
import {
  CALLERS_TIME_MS,
  cleanBaseUrl,
  failed,
  json,
  pauseFor,
  rate,
  secondsToWait,
  type HttpClient,
} from '../http-client.js';
import { PlatformError, type AccountAccess, type RateState } from '../ports.js';
import type { Session } from './entities.js';
import { Sessions, type Ask } from './sessions.js';

export const defaultService = 'https://bsky.social';

export type Query = Record<string, string | number | string[] | null | undefined>;

export class BlueskyClient {
  readonly sessions: Sessions;
  /** What the server said last of its limits, by server. */
  private readonly rates = new Map<string, RateState>();

  constructor(
    private readonly http: HttpClient,
    readonly now: () => Date = () => new Date(),
  ) {
    this.sessions = new Sessions(now);
  }

  session(account: AccountAccess): Promise<Session> {
    return this.sessions.get(account, this.ask(account));
  }

  /** Throws PlatformError. Public reads go to the account's AppView, without its token, where one is named. */
  async get<T>(
    account: AccountAccess,
    nsid: string,
    query: Query,
    schema: z.ZodType<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const appView = publicReads.has(nsid) ? this.sessions.credentials(account).appViewUrl : undefined;
    const base = cleanBaseUrl(appView ?? account.baseUrl);
    const response = appView
      ? await this.request('GET', base, nsid, query, null, undefined, signal)
      : await this.signedIn(account, (token) =>
          this.request('GET', base, nsid, query, token, undefined, signal),
        );
    return this.read(base, nsid, response, schema);
  }

  /** The raw answer. Throws HttpError when the write itself got none, PlatformError when it was never made. */
  post(account: AccountAccess, nsid: string, body: unknown, signal: AbortSignal): Promise<HttpResponse> {
    const base = cleanBaseUrl(account.baseUrl);
    return this.signedIn(account, (token) => this.raw('POST', base, nsid, {}, token, body, signal));
  }

  rate(account: AccountAccess): { state: RateState | null; pauseSeconds: number | null } {
    const state = this.rates.get(cleanBaseUrl(account.baseUrl)) ?? null;
    return { state, pauseSeconds: pauseFor(state, this.now()) };
  }

  /** Sends with the session in force, and once more with a renewed one when the token (and nothing else) was refused. */
  private async signedIn(
    account: AccountAccess,
    send: (token: string) => Promise<HttpResponse>,
  ): Promise<HttpResponse> {
    const ask = this.ask(account);
    const session = await this.sessions.get(account, ask);
    const response = await send(session.accessJwt);
    if (!tokenRefused(response)) return response;
    return send((await this.sessions.renew(account, session, ask)).accessJwt);
  }

  private ask(account: AccountAccess): Ask {
    const base = cleanBaseUrl(account.baseUrl);
    return async (method, nsid, schema, token, body) => {
      const response = await this.request(method, base, nsid, {}, token, body);
      return this.read(base, nsid, response, schema);
    };
  }

  private read<T>(base: string, nsid: string, response: HttpResponse, schema: z.ZodType<T>): T {
    if (response.status !== 200) throw refusal(base, response, this.now());
    const parsed = schema.safeParse(json(response));
    if (!parsed.success)
      throw new PlatformError('malformed', `${hostOf(base)} answered ${nsid} with something else.`);
    return parsed.data;
  }

  private async request(
    method: 'GET' | 'POST',
    base: string,
    nsid: string,
    query: Query,
    token: string | null,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<HttpResponse> {
    try {
      return await this.raw(method, base, nsid, query, token, body, signal);
    } catch (error) {
      throw failed(error, hostOf(base));
    }
  }

  private async raw(
    method: 'GET' | 'POST',
    base: string,
    nsid: string,
    query: Query,
    token: string | null,
    body?: unknown,
    signal?: AbortSignal,
  ): Promise<HttpResponse> {
    const url = new URL(`${base}/xrpc/${nsid}`);
    for (const [name, value] of Object.entries(query))
      for (const one of Array.isArray(value) ? value : [value])
        if (one !== null && one !== undefined) url.searchParams.append(name, String(one));
    const response = await this.http.request({
      method,
      url: url.href,
      headers: { accept: 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body }),
      timeoutMs: method === 'GET' ? 10_000 : signal ? CALLERS_TIME_MS : 20_000,
      maxBytes: 5_000_000,
      ...(signal ? { signal } : {}),
    });
    const state = rate(response.headers, this.now());
    if (state) this.rates.set(base, state);
    return response;
  }
}

const publicReads = new Set([
  'app.bsky.feed.searchPosts',
  'app.bsky.feed.getPosts',
  'app.bsky.feed.getPostThread',
  'app.bsky.actor.getProfile',
  'com.atproto.identity.resolveHandle',
]);

/** The code in `error`, '' when there is none. */
export function errorName(response: HttpResponse): string {
  return field(response, 'error');
}

/** The server's own words, short. */
export function errorWords(response: HttpResponse): string {
  return (field(response, 'message') || field(response, 'error') || `status ${response.status}`).slice(
    0,
    300,
  );
}

function field(response: HttpResponse, name: string): string {
  const body = json(response);
  const value =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** Expired and garbled tokens are 400s here, not 401s. */
function tokenRefused(response: HttpResponse): boolean {
  return (
    (response.status === 400 || response.status === 401) &&
    ['ExpiredToken', 'InvalidToken'].includes(errorName(response))
  );
}

export function refusal(base: string, response: HttpResponse, now: Date): PlatformError {
  const host = hostOf(base);
  const { status } = response;
  const name = errorName(response);
  const said = errorWords(response);
  if (name === 'AuthFactorTokenRequired')
    return new PlatformError(
      'auth',
      `${host} wants a second factor; use an app password instead of the account's own.`,
    );
  if (status === 401 || status === 403 || aboutTheAccount(name))
    return new PlatformError(
      'auth',
      `${host} refused the account (${said}); connect it again.`,
      null,
      status === 403 && !aboutTheAccount(name) ? { doubtful: true } : {},
    );
  if (status === 404 || ['NotFound', 'RecordNotFound', 'RepoNotFound'].includes(name))
    return new PlatformError('not-found', `${host} does not find it (${said}).`, null, { cause: name });
  if (status === 429) {
    const wait = secondsToWait(response.headers, now);
    return new PlatformError('rate-limited', `${host} asks us to wait ${wait} seconds.`, wait);
  }
  if (status >= 500) return new PlatformError('temporary', `${host} has trouble of its own (${said}).`);
  if (status >= 300 && status < 400)
    return new PlatformError(
      'refused',
      `${host} points elsewhere (${status}); use the address that it points to.`,
    );
  if (/unable to resolve handle|(actor|profile) not found/i.test(said))
    return new PlatformError('not-found', `${host} knows no such handle (${said}).`);
  return new PlatformError('refused', `${host} refused: ${said}`);
}

/** Of the 403s only these are surely about the account: the others may be about one post. */
export const aboutTheAccount = (name: string): boolean =>
  ['ExpiredToken', 'InvalidToken', 'AccountTakedown', 'AccountDeactivated', 'AuthMissing'].includes(name);

function hostOf(base: string): string {
  return new URL(base).host;
}
