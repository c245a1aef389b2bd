/** A server that takes webhooks and answers 200 "ok", or what the test says for the next ones. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export class HookServer {
  readonly requests: { path: string; headers: Record<string, string>; body: string }[] = [];
  readonly answers: { status: number; body?: string; headers?: Record<string, string> }[] = [];
  url = '';
  private server!: Server;

  async open(): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        this.requests.push({
          path: request.url ?? '',
          headers: request.headers as Record<string, string>,
          body,
        });
        const answer = this.answers.shift() ?? { status: 200, body: 'ok' };
        response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
      });
    });
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((done) => this.server.close(() => done()));
  }
}
