/** The edge as a caller sees it: problems, limits, headers, documents, and the boot that refuses a forgotten permission. */
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { EarshotError } from '../../../src/core/errors/errors.js';
import { id, instant, Returns, words } from '../../../src/core/http-api/api-schema.js';
import { Costly } from '../../../src/core/http-api/costly.decorator.js';
import { Allow, Public } from '../../../src/core/identity/allow.decorator.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { ADMIN, type Edge, setUpAdmin, startEdge } from './support.js';

const thing = z.object({ name: z.string(), at: instant }).meta({ id: 'Thing' });
const thingInput = z.strictObject({
  name: words(20),
  size: z.number().int().min(1).max(9),
  kind: z.enum(['a', 'b']),
});

@Controller('api/things')
@Public()
class ThingsController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  @Get('whole')
  @Returns(thing)
  whole(): { name: string; at: Date; secret: string } {
    return { name: 'x', at: new Date('2026-01-02T03:04:05Z'), secret: 'never' };
  }
  @Get('wrong')
  @Returns(thing)
  wrong(): z.input<typeof thing> {
    return { name: 1 as unknown as string, at: new Date() };
  }
  @Get('broken')
  @Returns(thing)
  broken(): z.input<typeof thing> {
    throw new Error('select * from passwords');
  }
  @Get('busy')
  @Costly(2)
  @Returns(thing)
  busy(): z.input<typeof thing> {
    return { name: 'x', at: new Date() };
  }
  @Get('blocked')
  @Returns(thing)
  blocked(): z.input<typeof thing> {
    throw new EarshotError('conflict', 'Stopped by the checks.', {
      code: 'blocked',
      status: 422,
      findings: [{ code: 'x' }],
    });
  }
  @Get('stored')
  @Returns(thing)
  async stored(
    @Query({ schema: z.object({ text: z.string() }) }) { text }: { text: string },
  ): Promise<z.input<typeof thing>> {
    await this.dataSource.query('SELECT $1::text', [text]);
    return { name: text, at: new Date() };
  }
  @Get(':id')
  @Returns(thing)
  one(@Param('id', { schema: id }) which: string): z.input<typeof thing> {
    return { name: which, at: new Date() };
  }
  @Post()
  @Returns(thing, 201)
  make(@Body({ schema: thingInput }) input: z.infer<typeof thingInput>): z.input<typeof thing> {
    return { name: input.name, at: new Date() };
  }
}

describe('the edge', () => {
  let database: TestDatabase;
  let edge: Edge;
  beforeAll(async () => {
    database = await testDatabase();
    edge = await startEdge(database, { controllers: [ThingsController] });
  });
  afterAll(async () => {
    await edge?.close();
    await database?.drop();
  });

  it('lets out only what the route declares, with dates as ISO 8601', async () => {
    const answer = await edge.client().get('/api/things/whole');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ name: 'x', at: '2026-01-02T03:04:05.000Z' });
  });

  it.each(['wrong', 'broken'])(
    'answers a fault of ours (%s) with a problem that tells nothing of the inside',
    async (path) => {
      const answer = await edge
        .client()
        .call('GET', `/api/things/${path}`, undefined, { 'x-request-id': 'abc-12345' });
      expect(answer.status).toBe(500);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.headers.get('x-request-id')).toBe('abc-12345');
      expect(answer.body).toMatchObject({ status: 500, code: 'internal', requestId: 'abc-12345' });
      expect(JSON.stringify(answer.body)).not.toMatch(/passwords|name/);
    },
  );

  it('replaces a request id that is not sane', async () => {
    const answer = await edge
      .client()
      .call('GET', '/api/things/whole', undefined, { 'x-request-id': 'a b"' });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names every field that is wrong, what was given and what is allowed', async () => {
    const answer = await edge.client().post('/api/things', { name: ' ', size: 12, kind: 'c', extra: 1 });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-input');
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'name', problem: 'must not be empty' }),
        expect.objectContaining({ field: 'size', given: 12, allowed: 'at most 9' }),
        expect.objectContaining({ field: 'kind', given: 'c', allowed: 'a, b' }),
        expect.objectContaining({ allowed: 'no extra' }),
      ]),
    );
  });

  it.each([
    ['an id that is none', 'GET', '/api/things/7', undefined, 400, 'invalid-input'],
    ['JSON that is none', 'POST', '/api/things', '{"name":', 400, 'invalid-input'],
    ['no body at all', 'POST', '/api/things', undefined, 400, 'invalid-input'],
    [
      'a body over the limit',
      'POST',
      '/api/things',
      JSON.stringify({ name: 'x'.repeat(300_000) }),
      413,
      'payload-too-large',
    ],
    ['a route that does not exist', 'GET', '/api/nothing', undefined, 404, 'not-found'],
    ['a path that cannot be decoded', 'GET', '/api/things/%E0%A4%A', undefined, 400, 'invalid-input'],
    [
      'a character that cannot be stored',
      'GET',
      '/api/things/stored?text=%00',
      undefined,
      400,
      'invalid-input',
    ],
    ['a refusal with its own code and status', 'GET', '/api/things/blocked', undefined, 422, 'blocked'],
  ])('answers %s with a problem document', async (_, method, path, body, status, code) => {
    const answer = await edge.client().call(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, code, type: `urn:earshot:problem:${code}` });
    expect(answer.body.detail).not.toBe('');
  });

  it('stops a costly route after its share, and says when to come back', async () => {
    const client = edge.client();
    const answers = [
      await client.get('/api/things/busy'),
      await client.get('/api/things/busy'),
      await client.get('/api/things/busy'),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 429]);
    expect(Number(answers[2]!.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('sends headers that keep other pages and scripts out, and none that would break plain http', async () => {
    const { headers } = await edge.client().get('/api/setup');
    const csp = headers.get('content-security-policy')!;
    expect(csp).toContain("script-src 'self'");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('documents what it validates, with named shapes and the problem', async () => {
    const { status, body } = await edge.client().get('/api/docs-json');
    expect(status).toBe(200);
    expect(body.paths['/api/things'].post.requestBody.content['application/json'].schema.required).toEqual([
      'name',
      'size',
      'kind',
    ]);
    expect(body.paths['/api/things/whole'].get.responses['200'].content['application/json'].schema.$ref).toBe(
      '#/components/schemas/Thing',
    );
    expect(body.components.schemas.Thing.properties.at).toMatchObject({
      type: 'string',
      format: 'date-time',
    });
    expect(
      body.paths['/api/session'].post.responses.default.content['application/problem+json'].schema.$ref,
    ).toBe('#/components/schemas/Problem');
    expect(body.paths['/api/audit'].get.parameters.map((p: { name: string }) => p.name)).toEqual([
      'after',
      'limit',
      'subjectKind',
      'subjectId',
      'actorId',
      'action',
      'from',
      'to',
    ]);
    const page = await edge.client().get('/api/docs');
    expect(page.body).toContain('swagger-ui');
  });

  it('tells whether it is alive and ready, and turns unready with the queue', async () => {
    await setUpAdmin(edge);
    expect((await edge.client().get('/health/live')).body).toEqual({ status: 'ok' });
    const ready = await edge.client().get('/health/ready');
    expect(ready.status).toBe(200);
    expect(ready.body.details).toMatchObject({
      database: { status: 'up' },
      queue: { status: 'up', outboxDue: 2 },
      polling: { lastPollAt: null },
    });
    edge.jobs.queues = null;
    edge.jobs.problems = ['redis://user:hunter2@inside cannot be reached'];
    const unready = await edge.client().get('/health/ready');
    expect(unready.status).toBe(503);
    expect(unready.body).toMatchObject({
      status: 'error',
      details: { queue: { status: 'down' }, database: { status: 'up' } },
    });
    expect(JSON.stringify(unready.body)).not.toContain('hunter2');
  });

  it('gives this machine its metrics by route template', async () => {
    await edge.client().get('/api/things/7f0c0000-0000-4000-8000-000000000000');
    const { status, body } = await edge.client().get('/metrics');
    expect(status).toBe(200);
    expect(body).toContain('route="/api/things/:id"');
    expect(body).not.toContain('7f0c0000');
    expect(body).toMatch(/earshot_outbox_due 2/);
    expect(body).toMatch(/earshot_job_runs_total\{job="case.open",outcome="completed"\} 4/);
    expect(body).toMatch(/nodejs_eventloop_lag_seconds/);
    const proxied = await edge
      .client()
      .call('GET', '/metrics', undefined, { 'x-forwarded-for': '127.0.0.1' });
    expect(proxied.status).toBe(403);
  });

  it('reads the large bodies of one route from people who are signed in, and from nobody else', async () => {
    const file = JSON.stringify({ counts: 'x'.repeat(400_000) });
    const stranger = edge.client();
    stranger.cookie = `earshot_session=${'A'.repeat(43)}`;
    expect((await stranger.call('POST', '/api/alert-lab', file)).status).toBe(413);
    const admin = edge.client();
    if ((await admin.post('/api/setup', ADMIN)).status !== 200)
      await admin.signIn(ADMIN.email, ADMIN.password);
    expect((await admin.call('POST', '/api/alert-lab', file)).status).toBe(404); // read, and not served here
    expect((await admin.call('POST', '/api/things', file)).status).toBe(413);
  });
});

describe('the boot', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('stops for a route that leaves open who may call it, what it gives, or what it reads, and names it', async () => {
    @Controller('api/forgotten')
    class ForgottenController {
      @Get()
      list(): string {
        return 'everything';
      }
      @Post(':id')
      @Allow()
      @Returns(thing)
      change(@Param('id') which: string): z.input<typeof thing> {
        return { name: which, at: new Date() };
      }
    }
    const boot = startEdge(database, { controllers: [ForgottenController] });
    const error = await boot.then(
      (edge) => edge.close().then(() => null),
      (reason: Error) => reason,
    );
    expect(error?.message).toContain(
      'GET /api/forgotten (ForgottenController.list) has neither @Allow(…) nor @Public()',
    );
    expect(error?.message).toContain('GET /api/forgotten (ForgottenController.list) has none of @Returns');
    expect(error?.message).toContain(
      'POST /api/forgotten/:id (ForgottenController.change) has @Allow() without a role',
    );
    expect(error?.message).toContain('reads its path without { schema }');
  });

  it('asks for the token of the metrics when one is set', async () => {
    const edge = await startEdge(database, { settings: { metricsToken: 'a-long-metrics-token' } });
    try {
      const status = async (authorization?: string): Promise<number> =>
        (await edge.client().call('GET', '/metrics', undefined, authorization ? { authorization } : {}))
          .status;
      expect(await status()).toBe(401);
      expect(await status('Bearer a-long-metrics-tokem')).toBe(401);
      expect(await status('Bearer a-long-metrics-token')).toBe(200);
    } finally {
      await edge.close();
    }
  });
});
