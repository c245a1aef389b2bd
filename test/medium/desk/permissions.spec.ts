/** Who may do what, asked of the whole program over HTTP: every documented route, and what a role or another brand must not reach. */
import { randomUUID } from 'node:crypto';
import { type ApiClient, staff } from '../../support/earshot.js';
import { type OverHttp, overHttp } from '../../support/over-http.js';

type Role = 'agent' | 'reviewer' | 'lead' | 'executive' | 'admin';

/** For everybody signed in, or for nobody in particular. */
const OWN =
  /^(?:\/api\/(?:session|setup|me|me\/password|notifications|notifications\/read|events|brands)|\/health\/.*|\/metrics)$/;
/** Everything else, as the product says it. A route that is not here fails the test: decide about it. */
const MAY: Record<string, Role[]> = {
  'GET /api/people': ['lead', 'admin'],
  'POST /api/people': ['admin'],
  'PATCH /api/people/{id}': ['admin'],
  'POST /api/brands': ['admin'],
  'PATCH /api/brands/{id}': ['admin'],
  'DELETE /api/brands/{id}': ['admin'],
  'GET /api/audit': ['lead', 'admin'],
  'GET /api/audit/verify': ['admin'],
  'GET /api/jobs': ['lead', 'admin'],
  'POST /api/jobs/{id}/retry': ['lead', 'admin'],
  'GET /api/platforms': ['agent', 'reviewer', 'lead', 'admin'],
  'GET /api/accounts': ['agent', 'reviewer', 'lead', 'admin'],
  'POST /api/accounts': ['admin'],
  'POST /api/accounts/{id}/verify': ['admin'],
  'DELETE /api/accounts/{id}': ['admin'],
  'GET /api/sources': ['agent', 'reviewer', 'lead', 'admin'],
  'POST /api/sources': ['lead', 'admin'],
  'POST /api/sources/discover': ['lead', 'admin'],
  'POST /api/sources/{id}/pause': ['lead', 'admin'],
  'POST /api/sources/{id}/resume': ['lead', 'admin'],
  'POST /api/sources/{id}/poll': ['lead', 'admin'],
  'DELETE /api/sources/{id}': ['lead', 'admin'],
  'GET /api/mentions': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'GET /api/mentions/{id}': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'POST /api/mentions/{id}/corrections': ['agent', 'lead'],
  'POST /api/mentions/{id}/corrections/{correctionId}/withdraw': ['agent', 'lead'],
  'GET /api/scoring': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'GET /api/scoring/card': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'GET /api/brands/{id}/topics': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'PUT /api/brands/{id}/topics/{topic}': ['lead', 'admin'],
  'DELETE /api/brands/{id}/topics/{topic}': ['lead', 'admin'],
  'GET /api/brands/{id}/trending': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'GET /api/alert-lab': ['lead', 'executive', 'admin'],
  'POST /api/alert-lab': ['lead', 'executive', 'admin'],
  'PUT /api/alert-lab/sensitivity': ['lead', 'executive', 'admin'],
  'POST /api/scoring/rescore': ['lead', 'admin'],
  'POST /api/scoring/rescore/{id}/stop': ['lead', 'admin'],
  'GET /api/agents': ['agent', 'reviewer', 'lead'],
  'GET /api/cases': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'GET /api/cases/{id}': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'POST /api/cases': ['agent', 'lead'],
  'POST /api/cases/{id}/assign': ['agent', 'lead'],
  'POST /api/cases/{id}/state': ['agent', 'lead'],
  'POST /api/cases/{id}/notes': ['agent', 'lead'],
  'POST /api/cases/{id}/replies': ['agent', 'lead'],
  'GET /api/replies/{id}': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'PUT /api/replies/{id}/draft': ['agent', 'lead'],
  'POST /api/replies/{id}/check': ['agent', 'reviewer', 'lead'],
  'POST /api/replies/{id}/submit': ['agent', 'lead'],
  'POST /api/replies/{id}/return': ['reviewer', 'lead'],
  'POST /api/replies/{id}/edit': ['reviewer', 'lead'],
  'POST /api/replies/{id}/approve': ['reviewer', 'lead'],
  'POST /api/replies/{id}/recall': ['agent', 'lead'],
  'POST /api/replies/{id}/withdraw': ['agent', 'lead'],
  'GET /api/brands/{id}/review-policy': ['lead', 'admin'],
  'PUT /api/brands/{id}/review-policy': ['lead', 'admin'],
  'GET /api/brands/{id}/review-time': ['lead', 'admin'],
  'GET /api/brands/{id}/review-trust': ['lead', 'admin'],
  'GET /api/brands/{id}/check-settings': ['lead', 'admin'],
  'PUT /api/brands/{id}/check-settings': ['lead', 'admin'],
  'GET /api/brands/{id}/check-settings/history': ['lead', 'admin'],
  'POST /api/brands/{id}/check-settings/try': ['lead', 'admin'],
  'POST /api/replies/{id}/resend': ['agent', 'lead'],
  'POST /api/commitments/{id}/step': ['agent', 'lead'],
  'POST /api/commitments/{id}/owner': ['agent', 'lead'],
  'GET /api/reviews': ['reviewer', 'lead'],
  'POST /api/replies/{id}/looking': ['reviewer', 'lead'],
  'GET /api/replies/{id}/hand-over': ['reviewer', 'lead'],
  'POST /api/replies/{id}/hand-over': ['reviewer', 'lead'],
  'GET /api/reviews/second': ['reviewer', 'lead'],
  'POST /api/reviews/second/{id}': ['reviewer', 'lead'],
  'GET /api/brands/{id}/second-look': ['lead', 'admin'],
  'PUT /api/brands/{id}/second-look': ['lead', 'admin'],
  'GET /api/alerts': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'GET /api/alerts/{id}': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'POST /api/alerts/{id}/acknowledge': ['lead', 'executive', 'admin'],
  'POST /api/alerts/{id}/snooze': ['lead', 'executive', 'admin'],
  'POST /api/alerts/{id}/assign': ['lead', 'executive', 'admin'],
  'POST /api/alerts/{id}/resolve': ['lead', 'executive', 'admin'],
  'POST /api/alerts/{id}/mark': ['lead', 'executive', 'admin'],
  'GET /api/alert-rules': ['lead', 'admin'],
  'POST /api/alert-rules': ['lead', 'admin'],
  'PATCH /api/alert-rules/{id}': ['lead', 'admin'],
  'DELETE /api/alert-rules/{id}': ['lead', 'admin'],
  'GET /api/alert-endpoints': ['lead', 'admin'],
  'POST /api/alert-endpoints': ['admin'],
  'PATCH /api/alert-endpoints/{id}': ['admin'],
  'DELETE /api/alert-endpoints/{id}': ['admin'],
  'POST /api/alert-endpoints/{id}/rotate': ['admin'],
  'POST /api/alert-endpoints/{id}/test': ['admin'],
  'GET /api/alert-deliveries': ['lead', 'executive', 'admin'],
  'POST /api/alert-deliveries/{id}/retry': ['lead', 'admin'],
  'GET /api/digest': ['lead', 'executive', 'admin'],
  'GET /api/me/digest': ['lead', 'executive', 'admin'],
  'PATCH /api/me/digest': ['lead', 'executive', 'admin'],
  'GET /api/digest-runs': ['lead', 'admin'],
  'POST /api/digest-runs/{id}/retry': ['lead', 'admin'],
  'GET /api/brands/{id}/crisis': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'POST /api/brands/{id}/crisis/request': ['lead', 'executive'],
  'POST /api/brands/{id}/crisis': ['lead', 'executive'],
  'POST /api/brands/{id}/crisis/lift': ['lead', 'executive'],
  'GET /api/replies/{id}/help': ['agent', 'lead'],
  'POST /api/replies/{id}/help/take': ['agent', 'lead'],
  'POST /api/replies/{id}/help/assist': ['agent', 'lead'],
  'GET /api/brands/{id}/snippets': ['agent', 'reviewer', 'lead', 'admin'],
  'POST /api/brands/{id}/snippets': ['lead', 'admin'],
  'PATCH /api/snippets/{id}': ['lead', 'admin'],
  'DELETE /api/snippets/{id}': ['lead', 'admin'],
  'GET /api/assistant': ['admin'],
  'PUT /api/assistant': ['admin'],
  'POST /api/assistant/test': ['admin'],
  'DELETE /api/assistant': ['admin'],
  'GET /api/brands/{id}/sending-hours': ['agent', 'reviewer', 'lead', 'executive', 'admin'],
  'PUT /api/brands/{id}/sending-hours': ['lead', 'admin'],
  'PUT /api/replies/{id}/send-at': ['agent', 'reviewer', 'lead'],
  'POST /api/publications/{id}/correct': ['agent', 'lead'],
  'POST /api/publications/{id}/remove': ['agent', 'lead'],
  'POST /api/publications/{id}/cancel': ['agent', 'reviewer', 'lead'],
  'POST /api/publications/{id}/begin-manual': ['agent', 'lead'],
  'POST /api/publications/{id}/confirm-manual': ['agent', 'lead'],
  'POST /api/publications/{id}/not-posted': ['agent', 'lead'],
};

describe('permissions over HTTP', () => {
  let desk: OverHttp;
  let people: Record<'admin' | 'agent' | 'reviewer' | 'lead' | 'executive' | 'onlyAdmin', ApiClient>;

  beforeAll(async () => {
    desk = await overHttp();
    people = await staff(desk.url, {
      agent: { roles: ['agent'] },
      reviewer: { roles: ['reviewer'] },
      lead: { roles: ['lead'] },
      executive: { roles: ['executive'] },
      onlyAdmin: { roles: ['admin'] },
    });
  }, 120_000);
  afterAll(() => desk?.close());

  it('lets each role do what the table says and nothing else, on every documented route', async () => {
    const { paths } = await people.admin.get<{ paths: Record<string, Record<string, unknown>> }>(
      '/api/docs-json',
    );
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    );
    const decided = (method: string, path: string): boolean => `${method} ${path}` in MAY || OWN.test(path);
    expect(routes.filter(({ method, path }) => !decided(method, path))).toEqual([]);
    const wrong: string[] = [];
    for (const [route, allowed] of Object.entries(MAY)) {
      const [method, path] = route.split(' ') as [string, string];
      expect(routes).toContainEqual({ method, path });
      for (const role of ['agent', 'reviewer', 'lead', 'executive', 'admin'] as const) {
        const client = role === 'admin' ? people.onlyAdmin : people[role];
        const body = method === 'GET' ? undefined : { nothing: 'of use' };
        const { status } = await client.request(method, path.replace('{id}', randomUUID()), body);
        if ((status === 403) === allowed.includes(role)) wrong.push(`${role} ${route}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  describe('sources', () => {
    const brand = async (): Promise<string> =>
      (await people.admin.post<{ id: string }>('/api/brands', { name: 'Acme' })).id;
    const account = async (brandId: string, platform: string): Promise<string> => {
      const [row] = await desk.sql<{ id: string }>(
        `INSERT INTO account (brand_id, platform, base_url, external_id, credentials) VALUES ($1, $2, 'https://x.invalid', $3, '') RETURNING id`,
        [brandId, platform, randomUUID()],
      );
      return row!.id;
    };
    const source = (brandId: string, accountId: string) => ({
      brandId,
      accountId,
      platform: 'mastodon',
      kind: 'mentions',
      address: { stream: 'mentions', server: 'https://x.invalid' },
      key: randomUUID(),
      title: 'Mentions',
    });

    it('read with an account of their own brand and platform, and no other', async () => {
      const [ours, theirs] = [await brand(), await brand()];
      const foreign = await account(theirs, 'mastodon');
      const other = await account(ours, 'bluesky');
      const fitting = await account(ours, 'mastodon');
      for (const wrong of [foreign, other])
        expect(await people.lead.request('POST', '/api/sources', source(ours, wrong))).toMatchObject({
          status: 400,
          body: { errors: [{ field: 'accountId' }] },
        });
      expect((await people.lead.request('POST', '/api/sources', source(ours, fitting))).status).toBe(201);
      expect(
        await people.lead.request('POST', '/api/sources/discover', {
          brandId: ours,
          input: '#kettle',
          accountId: foreign,
        }),
      ).toMatchObject({ status: 400, body: { errors: [{ field: 'accountId' }] } });
    });

    it('are refused in words when platform or address make no sense', async () => {
      const brandId = await brand();
      const given = { brandId, platform: 'feed', kind: 'feed', address: {}, key: 'k', title: 't' };
      const nested = JSON.stringify({ ...given, address: { at: 'DEEP' } }).replace(
        '"DEEP"',
        '['.repeat(60_000) + ']'.repeat(60_000),
      );
      expect((await raw(people.lead, '/api/sources', nested)).status).toBe(400);
      for (const platform of ['nowhere', '__proto__', 'constructor']) {
        expect((await people.lead.request('POST', '/api/sources', { ...given, platform })).status).toBe(400);
        const connect = { brandId, platform, baseUrl: 'https://x.invalid', credentials: {} };
        expect((await people.admin.request('POST', '/api/accounts', connect)).status).toBe(400);
      }
    });
  });

  it.each(['mentions', 'cases', 'cases?view=all', 'audit', 'reviews'])(
    'a cursor that %s did not give is refused, never handed to the database',
    async (list) => {
      for (const key of [
        ["'; DROP TABLE mention; --", randomUUID()],
        ['infinity', randomUUID()],
        [1e99],
        [{}],
        '',
      ]) {
        const after = Buffer.from(JSON.stringify(key)).toString('base64url');
        const answer = await people.lead.request(
          'GET',
          `/api/${list}${list.includes('?') ? '&' : '?'}after=${after}`,
        );
        expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'after' }] } });
      }
    },
  );

  it('an account’s address never holds a password, since everybody at the desk sees it', async () => {
    const { id: brandId } = await people.admin.post<{ id: string }>('/api/brands', { name: 'Acme' });
    const answer = await people.admin.request('POST', '/api/accounts', {
      brandId,
      platform: 'bluesky',
      baseUrl: 'https://me:hunter2@x.invalid',
      credentials: { identifier: 'a.example', appPassword: 'x' },
    });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'baseUrl' }] } });
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
  });
});

/** A body that JSON.stringify could not have made. */
async function raw(client: ApiClient, path: string, body: string): Promise<Response> {
  const { cookie, csrf } = client as unknown as { cookie: string; csrf: string };
  return fetch(client.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrf },
    body,
  });
}
