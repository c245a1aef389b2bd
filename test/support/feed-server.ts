/**
 * A real web server for feeds on loopback: entries are published to it as to a blog, and it answers with RSS and with
 * proper validators (ETag before Last-Modified, RFC 9110). It can also misbehave in every way a server may.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export interface FeedEntry {
  guid: string;
  title?: string;
  text?: string;
  link?: string;
  author?: string;
  at?: Date;
}

export interface SeenRequest {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
}

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export class FeedServer {
  readonly requests: SeenRequest[] = [];
  private readonly handlers = new Map<string, Handler>();
  private readonly feeds = new Map<
    string,
    { title: string; extra: string; entries: FeedEntry[]; changedAt: Date }
  >();

  private constructor(private readonly server: http.Server) {}

  static async start(): Promise<FeedServer> {
    const server = http.createServer();
    const feeds = new FeedServer(server);
    server.on('request', (request, response) => feeds.answer(request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return feeds;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** host:port, as EARSHOT_ALLOW_HOSTS wants it. */
  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  url(path: string): string {
    return `http://${this.host}${path}`;
  }

  /** Adds entries, newest first; an entry with a known guid replaces the old one (an edit). Creates the feed. */
  publish(path: string, entries: FeedEntry[], options: { title?: string; extra?: string } = {}): void {
    const feed = this.feeds.get(path) ?? {
      title: 'Test feed',
      extra: '',
      entries: [],
      changedAt: new Date(),
    };
    for (const entry of entries) {
      const known = feed.entries.findIndex((one) => one.guid === entry.guid);
      if (known === -1) feed.entries.unshift(entry);
      else feed.entries[known] = entry;
    }
    Object.assign(feed, options);
    feed.changedAt = new Date();
    this.feeds.set(path, feed);
  }

  remove(path: string, guid: string): void {
    const feed = this.feeds.get(path);
    if (feed) feed.entries = feed.entries.filter((entry) => entry.guid !== guid);
  }

  /** Takes over one path; null gives it back to the published feed. */
  handle(path: string, handler: Handler | null): void {
    if (handler) this.handlers.set(path, handler);
    else this.handlers.delete(path);
  }

  /** Answers one path with a fixed document. */
  serve(path: string, body: string | Buffer, headers: Record<string, string> = {}, status = 200): void {
    this.handle(path, (_request, response) => void response.writeHead(status, headers).end(body));
  }

  redirect(path: string, to: string, status: 301 | 302 | 307 | 308 = 301): void {
    this.handle(path, (_request, response) => void response.writeHead(status, { location: to }).end());
  }

  status(path: string, status: number, headers: Record<string, string> = {}): void {
    this.serve(path, '', headers, status);
  }

  /** Sends a byte now and then and never ends. */
  drip(path: string, everyMs = 50): void {
    this.handle(path, (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml' });
      const timer = setInterval(() => response.write(' '), everyMs);
      response.on('close', () => clearInterval(timer));
    });
  }

  private answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const path = request.url ?? '/';
    this.requests.push({ method: request.method ?? '', path, headers: request.headers });
    const handler = this.handlers.get(path);
    if (handler) return handler(request, response);
    const feed = this.feeds.get(path);
    if (!feed) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    const body = rss(feed.title, feed.extra, feed.entries);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    const lastModified = feed.changedAt.toUTCString();
    const headers = {
      etag,
      'last-modified': lastModified,
      'content-type': 'application/rss+xml; charset=utf-8',
    };
    const none = request.headers['if-none-match'];
    const unchanged =
      none === undefined
        ? request.headers['if-modified-since'] === lastModified
        : none.split(/\s*,\s*/).some((tag) => tag.replace(/^W\//, '') === etag);
    if (unchanged) return void response.writeHead(304, headers).end();
    const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    response
      .writeHead(200, zipped ? { ...headers, 'content-encoding': 'gzip' } : headers)
      .end(zipped ? gzipSync(body) : body);
  }
}

export function rss(title: string, extra: string, entries: FeedEntry[]): string {
  const items = entries.map(
    (entry) =>
      `<item><guid isPermaLink="false">${escape(entry.guid)}</guid>` +
      (entry.title === undefined ? '' : `<title>${escape(entry.title)}</title>`) +
      (entry.text === undefined ? '' : `<description>${escape(entry.text)}</description>`) +
      (entry.link === undefined ? '' : `<link>${escape(entry.link)}</link>`) +
      (entry.author === undefined ? '' : `<dc:creator>${escape(entry.author)}</dc:creator>`) +
      (entry.at === undefined ? '' : `<pubDate>${entry.at.toUTCString()}</pubDate>`) +
      '</item>',
  );
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>' +
    `<title>${escape(title)}</title>${extra}${items.join('\n')}</channel></rss>`
  );
}

function escape(text: string): string {
  return text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);
}
