/**
 * The floor under the fake networks: an HTTP server on loopback with a log of everything asked, and faults that a test can
 * put in the way of chosen requests, before or after they took effect.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface FakeRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: unknown;
}

export interface FakeAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Fault =
  /** Answered without doing anything. */
  | { kind: 'answer'; status: number; body?: unknown; headers?: Record<string, string> }
  /** The connection is cut and nothing was done. */
  | { kind: 'drop-before' }
  /** Done, and then the connection is cut without an answer. */
  | { kind: 'drop-after' }
  /** Done, but the answer comes so much later. */
  | { kind: 'late'; ms: number }
  /** Done, but something else is answered. */
  | { kind: 'answer-after'; status: number; body?: unknown; headers?: Record<string, string> }
  /** Done, and the answer comes one byte every so often. */
  | { kind: 'drip'; everyMs: number };

export interface LogEntry extends FakeRequest {
  at: Date;
  status: number | null;
  fault: Fault['kind'] | null;
}

interface Armed {
  method: string;
  path: RegExp;
  fault: Fault;
  times: number;
}

export class FakeServer {
  readonly log: LogEntry[] = [];
  url = '';
  /** Added to every answer, such as rate-limit headers. */
  commonHeaders: Record<string, string> = {};
  private readonly armed: Armed[] = [];
  private readonly server: Server;
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly handle: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>) {
    this.server = createServer((request, response) => {
      this.serve(request, response).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500);
        response.end(String(error instanceof Error ? error.stack : error));
      });
    });
  }

  /** `port` 0: any free one. */
  async start(port = 0): Promise<void> {
    await new Promise<void>((done) => this.server.listen(port, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    this.server.closeAllConnections();
    await new Promise<void>((done) => this.server.close(() => done()));
  }

  /** The next `times` requests of that method whose path matches meet this fault. */
  inject(method: string, path: RegExp, fault: Fault, times = 1): void {
    this.armed.push({ method, path, fault, times });
  }

  clearFaults(): void {
    this.armed.length = 0;
  }

  /** Requests seen, oldest first. */
  asked(method: string, path: RegExp): LogEntry[] {
    return this.log.filter((entry) => entry.method === method && path.test(entry.path));
  }

  private async serve(raw: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(raw);
    const fault = this.take(request);
    const entry: LogEntry = { ...request, at: new Date(), status: null, fault: fault?.kind ?? null };
    this.log.push(entry);
    if (fault?.kind === 'drop-before') return void raw.socket.destroy();
    const answer = fault?.kind === 'answer' ? fault : await this.handle(request);
    if (fault?.kind === 'drop-after') return void raw.socket.destroy();
    const shown = fault?.kind === 'answer-after' ? fault : answer;
    if (fault?.kind === 'late') await this.pause(fault.ms);
    entry.status = shown.status;
    const body =
      shown.body === undefined
        ? ''
        : typeof shown.body === 'string'
          ? shown.body
          : JSON.stringify(shown.body);
    const type =
      typeof shown.body === 'string' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
    response.writeHead(shown.status, { 'content-type': type, ...this.commonHeaders, ...shown.headers });
    if (fault?.kind !== 'drip') return void response.end(body);
    for (const byte of Buffer.from(body)) {
      if (response.destroyed) return;
      response.write(Buffer.of(byte));
      await this.pause(fault.everyMs);
    }
    response.end();
  }

  private take(request: FakeRequest): Fault | null {
    const index = this.armed.findIndex((one) => one.method === request.method && one.path.test(request.path));
    const found = this.armed[index];
    if (!found) return null;
    if (--found.times <= 0) this.armed.splice(index, 1);
    return found.fault;
  }

  pause(ms: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        done();
      }, ms);
      this.timers.add(timer);
    });
  }
}

async function read(raw: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of raw) chunks.push(chunk as Buffer);
  const url = new URL(raw.url ?? '/', 'http://fake.invalid');
  const text = Buffer.concat(chunks).toString('utf8');
  const headers = Object.fromEntries(
    Object.entries(raw.headers).map(([name, value]) => [name, String(value)]),
  );
  let body: unknown = text;
  if (headers['content-type']?.includes('json')) {
    try {
      body = JSON.parse(text);
    } catch {
      body = text;
    }
  }
  return {
    method: raw.method ?? 'GET',
    path: decodeURI(url.pathname),
    query: url.searchParams,
    headers,
    body,
  };
}
