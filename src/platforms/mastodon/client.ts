/**
 * Talks to one Mastodon-compatible server: reads that become PlatformErrors in plain words when refused, and the one
 * write, whose raw answer the publisher judges. Never retries, never follows a redirect with a token in hand.
 */
import { type z } from 'zod';
import type { HttpResponse } from '../../core/http/safe-http.types.js';
import { CALLERS_TIME_MS, failed, json, rate, secondsToWait, type HttpClient } from '../http-client.js';
import { PlatformError, type AccountAccess, type RateState } from '../ports.js';
import { credentialsSchema, instanceSchema, type Instance } from './entities.js';
import { pageTokens, type PageTokens } from './link-header.js';

export interface Server {
  /** 'https://example.social' */
  base: string;
  token: string | null;
}

export interface Answer<T> {
  data: T;
  tokens: PageTokens;
  rate: RateState | null;
}

type Query = Record<string, string | number | string[] | null | undefined>;

export class MastodonClient {
  constructor(
    private readonly http: HttpClient,
    readonly now: () => Date = () => new Date(),
  ) {}

  /** Throws PlatformError('auth') when no token is stored. */
  serverOf(account: AccountAccess): Server {
    const credentials = credentialsSchema.safeParse(account.credentials);
    if (!credentials.success)
      throw new PlatformError('auth', 'The account has no access token; connect it again.');
    return { base: account.baseUrl.replace(/\/+$/, ''), token: credentials.data.accessToken };
  }

  /** A 200 with a body of that shape, or PlatformError. */
  async get<T>(
    server: Server,
    path: string,
    query: Query,
    schema: z.ZodType<T>,
    signal?: AbortSignal,
  ): Promise<Answer<T>> {
    const response = await this.raw(server, path, query, signal);
    if (response.status !== 200) throw this.refusal(server, response);
    const parsed = schema.safeParse(json(response));
    if (!parsed.success)
      throw new PlatformError(
        'malformed',
        `${hostOf(server)} answered ${path} with something that is not the Mastodon API.`,
      );
    return {
      data: parsed.data,
      tokens: pageTokens(response.headers['link']),
      rate: rate(response.headers, this.now()),
    };
  }

  /** null when this is no Mastodon-compatible server; PlatformError('temporary') when it cannot be asked. */
  async instance(server: Server, signal?: AbortSignal): Promise<Instance | null> {
    for (const path of ['/api/v2/instance', '/api/v1/instance']) {
      const response = await this.raw(server, path, {}, signal);
      if (response.status === 429 || response.status >= 500) throw this.refusal(server, response);
      const parsed = instanceSchema.safeParse(response.status === 200 ? json(response) : undefined);
      if (parsed.success) return parsed.data;
    }
    return null;
  }

  /** The one write, for as long as the caller's signal lets it. Throws HttpError when no answer came. */
  write(
    method: 'POST' | 'PUT' | 'DELETE',
    server: Server,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: unknown },
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    return this.http.request({
      method,
      url: server.base + path,
      headers: { ...this.headers(server), ...headers },
      ...(body === undefined ? {} : { body }),
      timeoutMs: CALLERS_TIME_MS,
      signal,
    });
  }

  private async raw(server: Server, path: string, query: Query, signal?: AbortSignal): Promise<HttpResponse> {
    const url = new URL(server.base + path);
    for (const [name, value] of Object.entries(query))
      for (const one of Array.isArray(value) ? value : [value])
        if (one !== null && one !== undefined) url.searchParams.append(name, String(one));
    try {
      return await this.http.request({
        method: 'GET',
        url: url.href,
        headers: this.headers(server),
        timeoutMs: 10_000,
        maxBytes: 5_000_000,
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      throw failed(error, hostOf(server));
    }
  }

  private headers(server: Server): Record<string, string> {
    return {
      accept: 'application/json',
      ...(server.token ? { authorization: `Bearer ${server.token}` } : {}),
    };
  }

  refusal(server: Server, response: HttpResponse): PlatformError {
    const host = hostOf(server);
    const said = wordsOf(response);
    const { status } = response;
    if (status === 401 || status === 403)
      return new PlatformError(
        'auth',
        server.token
          ? `${host} refused the account's access token (${said}); connect the account again.`
          : `${host} shows this only to signed-in people (${said}); connect an account on that server.`,
        null,
        status === 403 && !aboutScopes(said) ? { doubtful: true } : {},
      );
    if (status === 404)
      return new PlatformError('not-found', `${host} knows nothing at this address (${said}).`);
    if (status === 410)
      return new PlatformError('gone', `${host} says that this is gone for good (${said}).`);
    if (status === 429) {
      const wait = secondsToWait(response.headers, this.now());
      return new PlatformError('rate-limited', `${host} asks us to wait ${wait} seconds.`, wait);
    }
    if (status >= 500)
      return new PlatformError(
        'temporary',
        `${host} has trouble of its own (${said}).`,
        waitIfNamed(response, this.now()),
      );
    if (status >= 300 && status < 400)
      return new PlatformError(
        'refused',
        `${host} points elsewhere (${status}); use the address that it points to.`,
      );
    return new PlatformError('refused', `${host} refused: ${said}`);
  }
}

/** The server's own words, short: they are shown to people. */
export function wordsOf(response: HttpResponse): string {
  const body = json(response);
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  return typeof error === 'string' && error.trim() !== '' ? error.slice(0, 300) : `status ${response.status}`;
}

/** Of the 403s only these are about the token: the others may be about one post, or one person. */
export const aboutScopes = (words: string): boolean => /scope/i.test(words);

function waitIfNamed(response: HttpResponse, now: Date): number | null {
  return response.headers['retry-after'] ? secondsToWait(response.headers, now) : null;
}

export function hostOf(server: Server): string {
  return URL.canParse(server.base) ? new URL(server.base).host : server.base;
}
