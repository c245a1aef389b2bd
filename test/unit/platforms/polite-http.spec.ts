import type { HttpRequest, HttpResponse } from '../../../src/core/http/safe-http.types.js';
import { PoliteHttp } from '../../../src/platforms/polite-http.js';

const now = new Date('2026-03-01T12:00:00Z');
const get: HttpRequest = { method: 'GET', url: 'https://social.example/api' };
const answer = (status: number): HttpResponse => ({
  status,
  headers: {},
  body: Buffer.from('x'),
  url: get.url,
  permanentUrl: null,
});

describe('manners towards hosts', () => {
  it('sends nothing to a host that is to be left alone, and says for how long', async () => {
    const sent: string[] = [];
    const http = { request: (r: HttpRequest) => (sent.push(r.url), Promise.resolve(answer(200))) };
    const hosts = {
      pauseOf: () => Promise.resolve({ until: new Date(now.getTime() + 4200), reason: '429' }),
      note: () => Promise.resolve(null),
    };
    const response = await new PoliteHttp(http, hosts, () => now).request(get);
    expect(response.status).toBe(429);
    expect(response.headers['retry-after']).toBe('5');
    expect(sent).toEqual([]);
  });

  it('tells the others what a host answered', async () => {
    const noted: number[] = [];
    const hosts = {
      pauseOf: () => Promise.resolve(null),
      note: (_: string, r: { status: number }) => (noted.push(r.status), Promise.resolve(null)),
    };
    const http = { request: () => Promise.resolve(answer(429)) };
    expect((await new PoliteHttp(http, hosts, () => now).request(get)).status).toBe(429);
    expect(noted).toEqual([429]);
  });

  it('leaves the host alone that answered, not the one that pointed to it', async () => {
    const noted: string[] = [];
    const hosts = {
      pauseOf: () => Promise.resolve(null),
      note: (url: string) => (noted.push(url), Promise.resolve(null)),
    };
    const http = { request: () => Promise.resolve({ ...answer(429), url: 'https://other.example/feed' }) };
    await new PoliteHttp(http, hosts, () => now).request(get);
    expect(noted).toEqual(['https://other.example/feed']);
  });
});
