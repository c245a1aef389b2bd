import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { SafeHttp } from '../../../src/core/http/safe-http.service.js';
import { HttpError, type HttpRequest } from '../../../src/core/http/safe-http.types.js';

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;
const open: (http.Server | net.Server)[] = [];

async function listen<S extends http.Server | net.Server>(server: S): Promise<number> {
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}
const serve = async (handler: Handler) => `http://127.0.0.1:${await listen(http.createServer(handler))}`;

afterEach(async () => {
  for (const server of open.splice(0)) {
    if (server instanceof http.Server) server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

const trusting = new SafeHttp({ allowHosts: ['127.0.0.1', 'localhost'], userAgent: 'Earshot test' });
const strict = new SafeHttp({ allowHosts: [], userAgent: 'Earshot test' });

async function failure(http: SafeHttp, request: Partial<HttpRequest> & { url: string }): Promise<HttpError> {
  const answer = await http.request({ method: 'GET', ...request }).then(
    (response) => new Error(`answered ${response.status}`),
    (error: unknown) => error,
  );
  expect(answer).toBeInstanceOf(HttpError);
  return answer as HttpError;
}

describe('safe outbound HTTP', () => {
  it('answers with status, headers, bytes and the final address', async () => {
    const base = await serve((_q, r) =>
      r.writeHead(404, { 'X-One': 'a', 'Set-Cookie': ['a=1', 'b=2'] }).end(Buffer.from([0xff, 0x00])),
    );
    const answer = await trusting.request({ method: 'GET', url: `${base}/x#part` });
    expect(answer).toMatchObject({
      status: 404,
      url: `${base}/x`,
      permanentUrl: null,
      body: Buffer.from([0xff, 0x00]),
    });
    expect(answer.headers).toMatchObject({ 'x-one': 'a', 'set-cookie': 'a=1, b=2' });
  });

  it('sends objects as JSON, text as it is, and its own user agent', async () => {
    const base = await serve((q, r) => {
      const parts: Buffer[] = [];
      q.on('data', (part: Buffer) => parts.push(part)).on('end', () =>
        r.end(
          JSON.stringify([
            q.headers['content-type'],
            q.headers['user-agent'],
            Buffer.concat(parts).toString(),
          ]),
        ),
      );
    });
    const post = async (body: unknown, headers = {}) =>
      JSON.parse(
        String((await trusting.request({ method: 'POST', url: base, body, headers })).body),
      ) as string[];
    expect(await post({ a: 'ä' })).toEqual(['application/json', 'Earshot test', '{"a":"ä"}']);
    expect(await post('a=b', { 'Content-Type': 'application/x-www-form-urlencoded' })).toEqual([
      'application/x-www-form-urlencoded',
      'Earshot test',
      'a=b',
    ]);
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://[fd00::1]/',
    'http://[64:ff9b::7f00:1]/',
    'https://192.168.1.1/',
  ])('refuses %s before anything is sent', async (url) => {
    expect(await failure(strict, { url })).toMatchObject({ failure: 'blocked', delivered: 'no' });
  });

  it.each([
    ['ftp://example.com/x', 'Only http and https'],
    ['file:///etc/passwd', 'Only http and https'],
    ['gopher://example.com', 'Only http and https'],
    ['not an address', 'not a web address'],
    ['https://me:secret@example.com/', 'user name or password'],
  ])('refuses %s', async (url, words) => {
    const error = await failure(strict, { url });
    expect(error).toMatchObject({ failure: 'blocked', delivered: 'no' });
    expect(error.message).toContain(words);
    expect(error.message).not.toContain('secret');
  });

  it('refuses a public name that resolves to a private address, and one that changes its mind', async () => {
    let answers = ['93.184.216.34', '127.0.0.1'];
    const rebinding = new SafeHttp({
      allowHosts: [],
      userAgent: 't',
      resolve: () => Promise.resolve([{ address: answers.pop() ?? '', family: 4 }]),
    });
    const error = await failure(rebinding, { url: 'http://rebind.example/' });
    expect(error).toMatchObject({ failure: 'blocked', delivered: 'no' });
    expect(error.message).toContain('rebind.example (127.0.0.1)');
    expect(answers).toEqual(['93.184.216.34']);
    answers = [];
  });

  it('refuses when only one of several addresses is private', async () => {
    const mixed = new SafeHttp({
      allowHosts: [],
      userAgent: 't',
      resolve: () =>
        Promise.resolve([
          { address: '93.184.216.34', family: 4 },
          { address: '10.0.0.1', family: 4 },
        ]),
    });
    expect(await failure(mixed, { url: 'http://mixed.example/' })).toMatchObject({
      failure: 'blocked',
      delivered: 'no',
    });
  });

  it.each(['http://127.0.0.1:1/', 'http://169.254.169.254/', 'file:///etc/passwd', 'http://u:p@127.0.0.1/'])(
    'refuses a redirect to %s at the hop',
    async (location) => {
      let asked = 0;
      const base = await serve((_q, r) => {
        asked++;
        r.writeHead(302, { location }).end();
      });
      const onlyThisPort = new SafeHttp({ allowHosts: [new URL(base).host], userAgent: 't' });
      expect(await failure(onlyThisPort, { url: base, maxRedirects: 3 })).toMatchObject({
        failure: 'blocked',
        delivered: 'maybe',
      });
      expect(asked).toBe(1);
    },
  );

  it('does not follow redirects unless asked, and never for POST', async () => {
    const base = await serve((_q, r) => r.writeHead(307, { location: '/next' }).end());
    expect((await trusting.request({ method: 'GET', url: base })).status).toBe(307);
    expect((await trusting.request({ method: 'POST', url: base, maxRedirects: 3, body: 'x' })).status).toBe(
      307,
    );
  });

  it('tells a move for good from a detour', async () => {
    const base = await serve((q, r) => {
      if (q.url === '/moved') r.writeHead(301, { location: '/again' }).end();
      else if (q.url === '/again') r.writeHead(308, { location: 'final' }).end();
      else if (q.url === '/detour') r.writeHead(302, { location: '/final' }).end();
      else if (q.url === '/mixed') r.writeHead(301, { location: '/detour' }).end();
      else r.end('here');
    });
    const get = (path: string) => trusting.request({ method: 'GET', url: base + path, maxRedirects: 3 });
    expect(await get('/moved')).toMatchObject({
      url: `${base}/final`,
      permanentUrl: `${base}/final`,
      status: 200,
    });
    expect(await get('/detour')).toMatchObject({ url: `${base}/final`, permanentUrl: null });
    expect(await get('/mixed')).toMatchObject({ url: `${base}/final`, permanentUrl: null });
  });

  it('gives up on a redirect loop', async () => {
    const base = await serve((_q, r) => r.writeHead(302, { location: '/' }).end());
    expect(await failure(trusting, { url: base, maxRedirects: 3 })).toMatchObject({
      failure: 'too-many-redirects',
    });
  });

  it('carries no credentials of any kind to another origin', async () => {
    let seen: http.IncomingHttpHeaders = {};
    const other = await serve((q, r) => {
      seen = q.headers;
      r.end();
    });
    const base = await serve((_q, r) => r.writeHead(302, { location: other }).end());
    await trusting.request({
      method: 'GET',
      url: base,
      maxRedirects: 1,
      headers: { Authorization: 'Bearer t', Cookie: 'c=1', 'X-Api-Key': 'k', Accept: 'text/xml' },
    });
    expect(seen).toMatchObject({ accept: 'text/xml', 'user-agent': 'Earshot test' });
    expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['authorization']));
    expect(JSON.stringify(seen)).not.toMatch(/Bearer|c=1|api-key/i);
  });

  it('stops a server that drips its answer at the total deadline', async () => {
    const base = await serve((_q, r) => {
      r.writeHead(200);
      const drip = setInterval(() => r.write('x'), 20);
      r.on('close', () => clearInterval(drip));
    });
    expect(await failure(trusting, { url: base, timeoutMs: 250 })).toMatchObject({
      failure: 'timeout',
      delivered: 'maybe',
    });
  });

  it('counts decompressed bytes, so a gzip bomb is too large', async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000));
    const base = await serve((_q, r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await failure(trusting, { url: base, maxBytes: 1_000_000 })).toMatchObject({
      failure: 'too-large',
    });
  });

  it('says "maybe" when the connection is reset after the request was written or mid-body', async () => {
    const silent = await serve((q) => q.socket.destroy());
    expect(await failure(trusting, { url: silent, method: 'POST', body: 'x' })).toMatchObject({
      failure: 'network',
      delivered: 'maybe',
    });
    const half = await serve((q, r) => {
      r.writeHead(200, { 'content-length': '100' });
      r.write('half', () => q.socket.destroy());
    });
    expect(await failure(trusting, { url: half })).toMatchObject({ failure: 'network', delivered: 'maybe' });
  });

  it('says "maybe" when nobody answers a request that was accepted', async () => {
    const base = await serve(() => undefined);
    expect(await failure(trusting, { url: base, method: 'POST', body: 'x', timeoutMs: 200 })).toMatchObject({
      failure: 'timeout',
      delivered: 'maybe',
    });
  });

  it('says "no" when nothing listens, when the name is unknown, and when there is no TLS', async () => {
    const closed = net.createServer();
    const port = await listen(closed);
    await new Promise((done) => closed.close(done));
    open.pop();
    expect(
      await failure(trusting, { url: `http://127.0.0.1:${port}/`, method: 'POST', body: 'x' }),
    ).toMatchObject({ failure: 'refused', delivered: 'no' });
    const nowhere = new SafeHttp({
      allowHosts: [],
      userAgent: 't',
      resolve: () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })),
    });
    expect(await failure(nowhere, { url: 'https://no.example/', method: 'POST', body: 'x' })).toMatchObject({
      failure: 'dns',
      delivered: 'no',
    });
    const plain = await serve((_q, r) => r.end());
    expect(
      await failure(trusting, { url: plain.replace('http:', 'https:'), method: 'POST', body: 'x' }),
    ).toMatchObject({ failure: 'tls', delivered: 'no' });
    const mute = await listen(
      net.createServer((socket) => socket.on('data', () => socket.destroy()).on('error', () => undefined)),
    );
    expect(
      await failure(trusting, { url: `https://127.0.0.1:${mute}/`, method: 'POST', body: 'x' }),
    ).toMatchObject({ delivered: 'no' });
  });

  it('says "no" when the time-out falls before the connection stands', async () => {
    const slowName = new SafeHttp({
      allowHosts: [],
      userAgent: 't',
      resolve: () => new Promise(() => undefined),
    });
    expect(
      await failure(slowName, { url: 'http://slow.example/', method: 'POST', body: 'x', timeoutMs: 100 }),
    ).toMatchObject({ failure: 'timeout', delivered: 'no' });
  });

  it('stops when the caller cancels', async () => {
    const caller = new AbortController();
    const base = await serve(() => caller.abort());
    expect(await failure(trusting, { url: base, signal: caller.signal })).toMatchObject({
      failure: 'aborted',
    });
    expect(await failure(trusting, { url: base, signal: AbortSignal.abort() })).toMatchObject({
      failure: 'aborted',
      delivered: 'no',
    });
  });

  it('retries GET on 5xx and broken connections, never 429, never POST', async () => {
    const counts: Record<string, number> = {};
    const base = await serve((q, r) => {
      const n = (counts[`${q.method} ${q.url}`] = (counts[`${q.method} ${q.url}`] ?? 0) + 1);
      if (q.url === '/flaky' && n === 1) return q.socket.destroy();
      if (q.url === '/flaky' && n === 2) return void r.writeHead(502).end();
      if (q.url === '/busy') return void r.writeHead(429).end();
      if (q.url === '/down') return void r.writeHead(500).end();
      r.end('ok');
    });
    expect((await trusting.request({ method: 'GET', url: `${base}/flaky`, retries: 2 })).status).toBe(200);
    expect((await trusting.request({ method: 'GET', url: `${base}/busy`, retries: 2 })).status).toBe(429);
    expect((await trusting.request({ method: 'GET', url: `${base}/down`, retries: 1 })).status).toBe(500);
    expect(
      (await trusting.request({ method: 'POST', url: `${base}/down`, retries: 2, body: 'x' })).status,
    ).toBe(500);
    expect(counts).toEqual({ 'GET /flaky': 3, 'GET /busy': 1, 'GET /down': 2, 'POST /down': 1 });
  });

  it('ignores a proxy of the environment', async () => {
    let proxied = 0;
    const proxy = await serve((_q, r) => {
      proxied++;
      r.end('proxy');
    });
    const base = await serve((_q, r) => r.end('direct'));
    const before = { ...process.env };
    Object.assign(process.env, { http_proxy: proxy, HTTP_PROXY: proxy, https_proxy: proxy, no_proxy: '' });
    try {
      expect(String((await trusting.request({ method: 'GET', url: base })).body)).toBe('direct');
      expect(proxied).toBe(0);
    } finally {
      for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'no_proxy']) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  });
});
