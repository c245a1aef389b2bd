/**
 * The one way out. Refuses addresses that are not public (unless the operator allowed them), bounds total time and
 * decompressed size, ignores proxies of the environment, and says of each failure whether the request can have arrived.
 * It never retries anything but GET and HEAD, and never carries credentials to another origin.
 */
import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { type AllowRule, parseAllowHosts, refuseAddress } from './address-guard.js';
import { guardedAgents, type Resolve } from './guarded-agent.js';
import { type Exchange, exchange } from './exchange.js';
import { HttpError, type HttpRequest, type HttpResponse } from './safe-http.types.js';

export interface SafeHttpOptions {
  /** EARSHOT_ALLOW_HOSTS: host, host:port, IP address or network, each permitted although not public. */
  allowHosts: readonly string[];
  userAgent: string;
  /** Tests only: a resolver that lies. */
  resolve?: Resolve;
}

const CARRIED_ACROSS_ORIGINS = new Set(['accept', 'accept-language', 'user-agent']);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);

@Injectable()
export class SafeHttp {
  private readonly allowed: AllowRule[];
  private readonly agents: ReturnType<typeof guardedAgents>;

  constructor(private readonly options: SafeHttpOptions) {
    this.allowed = parseAllowHosts(options.allowHosts);
    this.agents = guardedAgents(this.allowed, options.resolve);
  }

  /** Any status is a response. Throws HttpError only when there was no complete answer. */
  async request(request: HttpRequest): Promise<HttpResponse> {
    const timeoutMs = request.timeoutMs ?? 15_000;
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(new TimedOut()), timeoutMs);
    const cancel = () => deadline.abort(request.signal?.reason);
    request.signal?.addEventListener('abort', cancel, { once: true });
    if (request.signal?.aborted) cancel();
    try {
      return await this.attempts(request, deadline.signal);
    } catch (error) {
      if (!deadline.signal.aborted || !(error instanceof HttpError)) throw error;
      if (deadline.signal.reason instanceof TimedOut)
        throw new HttpError(
          'timeout',
          `${hostOf(request.url)} did not answer in full within ${timeoutMs / 1000} s.`,
          error.delivered,
          { cause: error },
        );
      throw new HttpError(
        'aborted',
        `The request to ${hostOf(request.url)} was cancelled.`,
        error.delivered,
        { cause: error },
      );
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', cancel);
    }
  }

  private async attempts(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const repeatable = request.method === 'GET' || request.method === 'HEAD';
    const tries = 1 + (repeatable ? (request.retries ?? 0) : 0);
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= tries;
      try {
        const response = await this.follow(request, signal);
        if (last || response.status < 500) return response;
      } catch (error) {
        if (
          last ||
          signal.aborted ||
          !(error instanceof HttpError) ||
          !['dns', 'refused', 'network'].includes(error.failure)
        )
          throw error;
      }
      await pause(200 * 2 ** attempt, undefined, { signal }).catch(() => {
        throw new HttpError('aborted', 'cancelled between two tries', 'maybe');
      });
    }
  }

  private async follow(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const repeatable = request.method === 'GET' || request.method === 'HEAD';
    const maxRedirects = repeatable ? (request.maxRedirects ?? 0) : 0;
    let url = this.checked(request.url, 'no');
    let headers = withDefaults(request, this.options.userAgent);
    let permanentUrl: string | null = null;
    let permanentSoFar = true;
    for (let hop = 0; ; hop++) {
      // After the first hop something did reach a server, so no failure may claim otherwise.
      const one: Exchange = {
        method: request.method,
        url,
        headers,
        body: encodeBody(request.body),
        maxBytes: request.maxBytes ?? 2_000_000,
        signal,
      };
      const answer = await exchange(one, this.agents, hop > 0);
      const location = answer.headers['location'];
      if (!REDIRECTS.has(answer.status) || !location || maxRedirects === 0)
        return { ...answer, url: url.href, permanentUrl };
      if (hop >= maxRedirects)
        throw new HttpError(
          'too-many-redirects',
          `${hostOf(request.url)} redirects more than ${maxRedirects} times.`,
          'maybe',
        );
      const next = this.checked(resolveLocation(location, url), 'maybe');
      permanentSoFar &&= PERMANENT.has(answer.status);
      permanentUrl = permanentSoFar ? next.href : null;
      if (next.origin !== url.origin)
        headers = Object.fromEntries(
          Object.entries(headers).filter(([name]) => CARRIED_ACROSS_ORIGINS.has(name)),
        );
      url = next;
    }
  }

  /** Scheme, credentials and literal addresses are judged before anything is opened; names are judged when they resolve. */
  private checked(input: string, delivered: 'no' | 'maybe'): URL {
    const refuse = (words: string) => new HttpError('blocked', words, delivered);
    if (!URL.canParse(input))
      throw refuse('That is not a web address. It should look like https://example.com/feed.');
    const url = new URL(input);
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw refuse(`Only http and https addresses are fetched, not ${url.protocol}`);
    if (url.username || url.password)
      throw refuse(
        `The address of ${url.host} contains a user name or password. Leave them out of the address.`,
      );
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    const refusal = /^[\d.]+$|:/.test(host) ? refuseAddress(host, host, port, this.allowed) : null;
    if (refusal) throw refuse(refusal);
    url.hash = '';
    return url;
  }
}

class TimedOut extends Error {}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'The server';
}

/** Some servers send UTF-8 bytes in Location; Node hands them over as Latin-1. */
function resolveLocation(location: string, base: URL): string {
  const bytes = Buffer.from(location, 'latin1');
  const utf8 = bytes.toString('utf8');
  const text = utf8.includes('\uFFFD') ? location : utf8;
  return URL.canParse(text, base.href) ? new URL(text, base).href : text;
}

function withDefaults(request: HttpRequest, userAgent: string): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': userAgent, accept: '*/*' };
  if (request.body !== undefined && typeof request.body !== 'string' && !Buffer.isBuffer(request.body))
    headers['content-type'] = 'application/json';
  for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value;
  return headers;
}

function encodeBody(body: unknown): string | Buffer | undefined {
  if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) return body;
  return JSON.stringify(body);
}
