/** Live events as an open desk hears them: real notifications of PostgreSQL, a real stream over HTTP. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { DatabaseAddress } from '../../../src/core/database/database.module.js';
import { Transactions, SYSTEM } from '../../../src/core/database/transaction.js';
import { LiveListenerService } from '../../../src/core/live/live-listener.service.js';
import { LiveService } from '../../../src/core/live/live.service.js';
import { LiveStreamsService } from '../../../src/core/live/live-streams.service.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { type Client, type Edge, setUpAdmin, signedInAs, startEdge } from './support.js';

/** An EventSource as far as these tests need one. */
class Desk {
  readonly heard: { kind: string; ids?: Record<string, string> }[] = [];
  readonly closed: Promise<void>;
  private waiting: (() => void)[] = [];
  private constructor(
    readonly status: number,
    body: ReadableStream<Uint8Array> | null,
  ) {
    this.closed = this.read(body).catch(() => undefined);
  }

  static async open(
    edge: Edge,
    client: Client,
    path = '/api/events',
    headers: Record<string, string> = {},
  ): Promise<Desk> {
    const response = await fetch(edge.url + path, {
      headers: { cookie: client.cookie ?? '', accept: 'text/event-stream', ...headers },
    });
    return new Desk(response.status, response.body);
  }

  private async read(body: ReadableStream<Uint8Array> | null): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = text
          .slice(0, end)
          .split('\n')
          .filter((line) => line.startsWith('data: '))
          .map((line) => line.slice(6))
          .join('');
        text = text.slice(end + 2);
        if (data) this.heard.push(JSON.parse(data));
      }
      for (const wake of this.waiting.splice(0)) wake();
    }
  }

  async hears(kind: string): Promise<void> {
    while (!this.heard.some((event) => event.kind === kind))
      await new Promise<void>((wake) => this.waiting.push(wake));
  }
}

describe('live events', () => {
  let database: TestDatabase;
  let edge: Edge;
  let admin: Client;
  beforeEach(async () => {
    database = await testDatabase();
    edge = await startEdge(database);
    admin = await setUpAdmin(edge);
  });
  afterEach(async () => {
    await edge?.close();
    await database?.drop();
  });

  it('reach the desks of another process when the transaction commits, and never when it does not', async () => {
    const second = await startEdge(database);
    try {
      const desk = await Desk.open(second, admin);
      const transactions = edge.app.get(Transactions, { strict: false });
      const failed = transactions.run(SYSTEM, async (tx) => {
        tx.publish({ kind: 'case.changed', ids: { caseId: 'rolled-back' } });
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      await transactions.run(SYSTEM, async (tx) =>
        tx.publish({ kind: 'case.changed', ids: { caseId: 'kept' } }),
      );
      await desk.hears('case.changed');
      expect(desk.heard).toEqual([{ kind: 'case.changed', ids: { caseId: 'kept' } }]);
    } finally {
      await second.close();
    }
  });

  it('reach only whom they concern: by person, by role, by brand', async () => {
    const agent = await signedInAs(edge, admin, ['agent']);
    const agentId = (await agent.get('/api/session')).body.person.id;
    const [mine, other] = [randomUUID(), randomUUID()];
    const ofAgent = await Desk.open(edge, agent, `/api/events?brandId=${mine}`);
    const ofAdmin = await Desk.open(edge, admin);
    const live = edge.app.get(LiveService, { strict: false });
    await live.publishNow({ kind: 'job.failed', ids: {} });
    await live.publishNow({ kind: 'mention.new', brandId: other, ids: {} });
    await live.publishNow({ kind: 'mention.new', brandId: mine, ids: { mentionId: 'm' } });
    await live.publishNow({ kind: 'notification.new', personId: agentId, ids: {} });
    await live.publishNow({ kind: 'end', ids: {} });
    await Promise.all([ofAgent.hears('end'), ofAdmin.hears('end')]);
    expect(ofAgent.heard.map((event) => event.kind)).toEqual(['mention.new', 'notification.new', 'end']);
    expect(ofAdmin.heard.map((event) => event.kind)).toEqual([
      'job.failed',
      'mention.new',
      'mention.new',
      'end',
    ]);
  });

  it('come again over a new connection when the old one says nothing any more', async () => {
    const address = new URL(database.url);
    const { hostname, port } = address;
    let silent = false;
    const between = createServer((one) => {
      const other = connect(Number(port), hostname);
      // What a firewall does that forgot the connection: nothing arrives, and nobody is told.
      one.on('data', (bytes) => silent || other.write(bytes)).on('error', () => other.destroy());
      other.on('data', (bytes) => silent || one.write(bytes)).on('error', () => one.destroy());
      one.on('close', () => other.destroy());
    });
    await new Promise<void>((done) => between.listen(0, '127.0.0.1', done));
    address.port = String((between.address() as AddressInfo).port);
    const live = new LiveService(database.dataSource);
    const heard: string[] = [];
    let wake: () => void = () => undefined;
    live.subscribe((event) => (heard.push(event.kind), wake()));
    const listener = new (class extends LiveListenerService {
      protected override readonly pulseMs = 30;
      protected override readonly answerMs = 1_000;
    })(new DatabaseAddress(address.href), live);
    try {
      await listener.onApplicationBootstrap();
      while (!listener.listening) await new Promise((soon) => setTimeout(soon, 10));
      heard.length = 0;
      silent = true;
      while (listener.listening) await new Promise((soon) => setTimeout(soon, 10));
      silent = false;
      while (!heard.includes('refetch')) await new Promise<void>((again) => (wake = again));
    } finally {
      await listener.onApplicationShutdown();
      between.close();
    }
  });

  it('need a session, and the stream ends with it', async () => {
    const nobody = await Desk.open(edge, edge.client());
    expect(nobody.status).toBe(401);
    const agent = await signedInAs(edge, admin, ['agent']);
    const { id } = (await agent.get('/api/session')).body.person;
    const desk = await Desk.open(edge, agent);
    const adminDesk = await Desk.open(edge, admin);
    await admin.patch(`/api/people/${id}`, { active: false });
    await desk.closed;
    const live = edge.app.get(LiveService, { strict: false });
    await live.publishNow({ kind: 'still', ids: {} });
    await adminDesk.hears('still');
    expect(desk.heard.map((event) => event.kind)).not.toContain('still');
  });

  it('tell desks to read again after the connection to the database was lost', async () => {
    const desk = await Desk.open(edge, admin);
    await database.dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'earshot-live' AND datname = current_database()`,
    );
    await desk.hears('refetch');
    expect(edge.app.get(LiveListenerService, { strict: false }).listening).toBe(true);
    await edge.app.get(LiveService, { strict: false }).publishNow({ kind: 'again', ids: {} });
    await desk.hears('again');
  });

  it('tell a desk that comes back to read again', async () => {
    const desk = await Desk.open(edge, admin, '/api/events', { 'last-event-id': '7' });
    await desk.hears('refetch');
  });

  it('end cleanly when the process stops', async () => {
    const stopping = await startEdge(database);
    const desk = await Desk.open(stopping, admin);
    expect(stopping.app.get(LiveStreamsService, { strict: false }).count).toBe(1);
    await stopping.close();
    await desk.closed;
    expect(stopping.app.get(LiveStreamsService, { strict: false }).count).toBe(0);
  });

  it('cut off a client that does not read, and keep serving the others', async () => {
    const desk = await Desk.open(edge, admin);
    const { port } = new URL(edge.url);
    const deaf = connect(Number(port), '127.0.0.1');
    deaf.write(`GET /api/events HTTP/1.1\r\nHost: x\r\nCookie: ${admin.cookie}\r\n\r\n`);
    await once(deaf, 'data');
    deaf.pause();
    const streams = edge.app.get(LiveStreamsService, { strict: false });
    const live = edge.app.get(LiveService, { strict: false });
    expect(streams.count).toBe(2);
    for (let i = 0; streams.count === 2 && i < 20_000; i++) {
      live.deliver({ kind: 'flood', ids: { text: 'x'.repeat(6000) } });
      await new Promise((next) => setImmediate(next));
    }
    expect(streams.count).toBe(1);
    live.deliver({ kind: 'after', ids: {} });
    await desk.hears('after');
    deaf.destroy();
  });

  it('refuse an event that PostgreSQL could not carry', async () => {
    const live = edge.app.get(LiveService, { strict: false });
    await expect(live.publishNow({ kind: 'big', ids: { text: 'x'.repeat(8000) } })).rejects.toThrow(
      'ids only',
    );
  });
});

describe('the bell', () => {
  let database: TestDatabase;
  let edge: Edge;
  beforeAll(async () => {
    database = await testDatabase();
    edge = await startEdge(database);
  });
  afterAll(async () => {
    await edge?.close();
    await database?.drop();
  });

  it('rings once for one thing, tells the open desk, and is read by its owner only', async () => {
    const admin = await setUpAdmin(edge);
    const agent = await signedInAs(edge, admin, ['agent']);
    const agentId = (await agent.get('/api/session')).body.person.id;
    const desk = await Desk.open(edge, agent);
    const transactions = edge.app.get(Transactions, { strict: false });
    for (const dedupeKey of ['a', 'a', 'b'])
      await transactions.run(SYSTEM, async (tx) =>
        tx.notify({
          personIds: [agentId],
          kind: 'reply.returned',
          params: { number: 7 },
          link: '/cases/7',
          dedupeKey,
        }),
      );
    await desk.hears('notification.new');
    const bell = (await agent.get('/api/notifications')).body;
    expect(bell.unread).toBe(2);
    expect(bell.items[0]).toMatchObject({
      kind: 'reply.returned',
      params: { number: 7 },
      link: '/cases/7',
      readAt: null,
    });

    expect((await admin.post('/api/notifications/read', { ids: [bell.items[0].id] })).status).toBe(204);
    expect((await agent.get('/api/notifications')).body.unread).toBe(2);
    await agent.post('/api/notifications/read', { ids: [bell.items[0].id] });
    expect((await agent.get('/api/notifications')).body.unread).toBe(1);
    await agent.post('/api/notifications/read', { all: true });
    expect((await agent.get('/api/notifications')).body.unread).toBe(0);
    expect((await agent.post('/api/notifications/read', { all: false })).status).toBe(400);
  });
});
