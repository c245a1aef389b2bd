/** Checking as one types costs the server work: it is bounded in size and number, and says so in a way a program understands. */
import { randomUUID } from 'node:crypto';
import { type ApiClient, staff } from '../../support/earshot';
import { type OverHttp, overHttp } from '../../support/over-http';

describe('checking a draft over HTTP', () => {
  let desk: OverHttp;
  let people: Record<'ravi' | 'meena', ApiClient>;

  beforeAll(async () => {
    desk = await overHttp();
    people = await staff(desk.url, { ravi: { roles: ['agent'] }, meena: { roles: ['reviewer'] } });
  }, 120_000);
  afterAll(() => desk?.close());

  const check = (by: ApiClient, text: string) =>
    by.request<{ code: string; limit?: number }>('POST', `/api/replies/${randomUUID()}/check`, { text });

  it('refuses a text that would hold up everybody, and says how much it takes', async () => {
    expect(await check(people.ravi, 'a'.repeat(5001))).toMatchObject({
      status: 413,
      body: { code: 'too-long-to-preview', limit: 5000 },
    });
    expect((await check(people.ravi, 'a'.repeat(5000))).status).toBe(404); // read as far as there being no such reply
    expect((await check(people.ravi, 'a'.repeat(20_001))).status).toBe(400);
  });

  it('lets one person ask so often a minute, names the time to come back, and keeps nobody else waiting', async () => {
    let answer = await check(people.ravi, 'x');
    for (let n = 0; n < 200 && answer.status !== 429; n++) answer = await check(people.ravi, 'x');
    expect(answer).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const wait = Number(answer.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await check(people.meena, 'x')).status).toBe(404);
  });
});
