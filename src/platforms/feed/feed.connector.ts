/**
 * Reads RSS, Atom, RDF and JSON feeds over conditional HTTP. It keeps no state but the cursor, never retries, and never
 * believes a move before the new address has answered with a feed. Feeds cannot be answered: the page can be opened.
 */
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock } from '../../core/clock/clock.js';
import { parseRateState } from '../../core/http/rate-state.js';
import { HttpError, type HttpResponse } from '../../core/http/safe-http.types.js';
import {
  type Capabilities,
  type Cursor,
  type Discovery,
  type FeedConnector as Port,
  PlatformError,
  type PollPage,
  type SourceTarget,
} from '../ports.js';
import type { FeedAlternate } from './feed-document.js';
import type { HttpClient } from '../http-client.js';
import { candidates, readAddress } from './feed-address.js';
import { describeFeed, oldestFirst } from './describe-feed.js';
import { fromHttpError, fromParse, fromStatus } from './feed-errors.js';
import { MAX_FEED_BYTES } from './parse-feed.js';
import { ParsePool } from './parse-pool.js';
import { minInterval, skippedFor } from './polling-interval.js';

/** Raise it when reading changes, so that documents known by their hash are read anew. */
const READER = 1;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1';
/** A person waits for discovery. */
const LOOK_MS = 8_000;
/** A document with more entries is handed over in parts, so that storing one part stays a short transaction. */
const PAGE = 500;

interface FeedCursor {
  url: string;
  etag: string | null;
  lastModified: string | null;
  /** Of the last document, with the reader's version: the same bytes are not read twice. */
  hash: string;
  ttlSeconds: number | null;
  /** How many of that document's entries, oldest first, were handed over; null when all were. */
  handed: number | null;
}

@Injectable()
export class FeedPlatform implements Port, OnApplicationShutdown {
  readonly capabilities: Capabilities = {
    platform: 'feed',
    label: 'RSS / Atom / JSON Feed',
    reply: 'manual',
    length: null,
    idempotency: 'none',
    seesEdits: true,
    seesDeletes: false,
    hasThreads: false,
    readNeedsAccount: false,
    sourceKinds: ['feed'],
  };
  private readonly pool = new ParsePool();

  constructor(
    private readonly http: HttpClient,
    private readonly clock: Clock,
  ) {}

  async discover(input: string): Promise<Discovery | null> {
    const addresses = candidates(input);
    let failure: unknown = null;
    for (const address of addresses) {
      try {
        return await this.look(address);
      } catch (error) {
        // The first failure is about the likelier address, unless only the second one was reachable at all.
        if (failure === null || !(error instanceof PlatformError) || error.kind !== 'temporary')
          failure = error;
      }
    }
    if (failure !== null) throw failure;
    return null;
  }

  async poll(source: SourceTarget, cursor: Cursor, signal: AbortSignal): Promise<PollPage> {
    const { url, key } = readAddress(source.address);
    const known = readCursor(cursor, url);
    const response = await this.fetch(url, known, signal);
    const now = this.clock.now();
    const error = fromStatus(response, now);
    if (error) throw error;
    const movedTo =
      response.permanentUrl && response.permanentUrl !== url ? { url: response.permanentUrl, key } : null;
    const answer: PollPage = {
      posts: [],
      deleted: [],
      cursor: known ? { ...known, url: movedTo?.url ?? url } : null,
      more: false,
      minIntervalSeconds: minInterval(response.headers, {
        ttlSeconds: known?.ttlSeconds ?? null,
        skipSeconds: null,
      }),
      movedTo,
      rate: parseRateState(response.headers, now),
      warnings: [],
    };
    if (response.status === 304 || response.status === 204) return answer;
    const hash = `${createHash('sha256').update(response.body).digest('base64url').slice(0, 22)}.${READER}`;
    const next: FeedCursor = {
      url: movedTo?.url ?? url,
      etag: response.headers['etag'] ?? null,
      lastModified: response.headers['last-modified'] ?? null,
      hash,
      ttlSeconds: known?.ttlSeconds ?? null,
      handed: null,
    };
    const sameDocument = known?.hash === hash;
    if (sameDocument && known.handed === null) return { ...answer, cursor: { ...next } };
    const result = await this.pool.parse(
      response.body,
      response.headers['content-type'] ?? null,
      response.url,
    );
    if (!result.ok) throw fromParse(result);
    const { feed } = result;
    const posts = oldestFirst(feed, key);
    const from = sameDocument ? (known.handed ?? 0) : 0;
    next.ttlSeconds = feed.ttlMinutes === null ? null : Math.round(feed.ttlMinutes * 60);
    if (posts.length > from + PAGE) {
      // Unconditional next time: "not modified" would hide the rest.
      const cursor = { ...next, etag: null, lastModified: null, handed: from + PAGE };
      return {
        ...answer,
        posts: posts.slice(from, from + PAGE),
        cursor,
        more: true,
        minIntervalSeconds: null,
        warnings: feed.warnings,
      };
    }
    const minIntervalSeconds = minInterval(response.headers, {
      ttlSeconds: next.ttlSeconds,
      skipSeconds: skippedFor(feed, now),
    });
    return {
      ...answer,
      posts: posts.slice(from),
      cursor: { ...next },
      minIntervalSeconds,
      warnings: feed.warnings,
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
  }

  private async look(address: string): Promise<Discovery> {
    const response = await this.fetch(address, null, undefined, LOOK_MS);
    const error = fromStatus(response, this.clock.now());
    if (error) throw error;
    const result = await this.pool.parse(
      response.body,
      response.headers['content-type'] ?? null,
      response.url,
    );
    if (result.ok) return describeFeed(result.feed, response.permanentUrl ?? address, null);
    if (result.code !== 'web-page') throw fromParse(result);
    return this.lookAt(result.alternates, response.url);
  }

  /** The first feed of a page that can be read; the others are named. */
  private async lookAt(alternates: FeedAlternate[], pageUrl: string): Promise<Discovery> {
    const host = new URL(pageUrl).host;
    for (const alternate of alternates.slice(0, 3)) {
      const response = await this.fetch(alternate.url, null, undefined, LOOK_MS).catch(() => null);
      if (!response || fromStatus(response, this.clock.now())) continue;
      const result = await this.pool.parse(
        response.body,
        response.headers['content-type'] ?? null,
        response.url,
      );
      if (!result.ok) continue;
      const others = alternates.filter((one) => one !== alternate).map((one) => one.url);
      const found = describeFeed(result.feed, response.permanentUrl ?? alternate.url, host);
      if (others.length > 0)
        found.warnings.push(`The page names other feeds too: ${others.slice(0, 5).join(' ')}`);
      return found;
    }
    throw new PlatformError(
      'malformed',
      alternates.length > 0
        ? `${host} is a web page that names ${alternates.length} feed(s), but none of them could be read.`
        : `${host} is a web page that names no feed. Look for a link called RSS, Atom or Feed on it and paste that.`,
    );
  }

  private async fetch(
    url: string,
    known: FeedCursor | null,
    signal: AbortSignal | undefined,
    timeoutMs = 20_000,
  ): Promise<HttpResponse> {
    const headers: Record<string, string> = { accept: ACCEPT };
    if (known?.etag) headers['if-none-match'] = known.etag;
    if (known?.lastModified) headers['if-modified-since'] = known.lastModified;
    try {
      return await this.http.request({
        method: 'GET',
        url,
        headers,
        maxRedirects: 3,
        timeoutMs,
        maxBytes: MAX_FEED_BYTES,
        signal,
      });
    } catch (error) {
      throw error instanceof HttpError ? fromHttpError(error) : error;
    }
  }
}

/** Null when there is none or it belongs to another address: then everything is read. */
function readCursor(cursor: Cursor, url: string): FeedCursor | null {
  return cursor !== null && typeof cursor['hash'] === 'string' && cursor['url'] === url
    ? (cursor as unknown as FeedCursor)
    : null;
}
