import { type ApiClient, staff } from '../../support/earshot';
import { type OverHttp, overHttp } from '../../support/over-http';
import { RaisingService } from '../../../src/desk/alerts/raising.service';

/** Alerts, their rules and crisis mode through the documented API, with everybody’s own permissions. */
describe('alerts over HTTP', () => {
  let desk: OverHttp;
  let people: Record<'admin' | 'lea' | 'ed' | 'ravi', ApiClient>;
  let brandId: string;
  let alertId: string;
  beforeAll(async () => {
    desk = await overHttp({ allowHosts: ['127.0.0.1'] });
    people = await staff(desk.url, {
      lea: { roles: ['lead'] },
      ed: { roles: ['executive'] },
      ravi: { roles: ['agent'] },
    });
    brandId = (await people.admin.post<{ id: string }>('/api/brands', { name: 'Nila' })).id;
    const [incident] = await desk.sql<{ id: string }>(
      `INSERT INTO incident (brand_id, kind, kind_group, subject_key, level, opened_at, last_seen_at, facts)
       VALUES ($1, 'spike', 'talk', 'k', 4, now(), now(), '[{"code":"spike.seen","params":{"seen":40,"expected":4,"minutes":60,"oneIn":null},"points":1}]') RETURNING id`,
      [brandId],
    );
    await desk.app.get(RaisingService).raise({ incidentId: incident!.id });
    const list = await people.ed.get<{ items: { id: string; title: string }[] }>(
      `/api/alerts?brandId=${brandId}`,
    );
    alertId = list.items[0]!.id;
  }, 120_000);
  afterAll(() => desk.close());

  const status = async (who: ApiClient, method: string, path: string, body?: unknown): Promise<number> =>
    (await who.request(method, path, body)).status;

  it('shows everybody what there is, and what each may do about it', async () => {
    const seen = await people.ravi.get<{ can: Record<string, boolean>; reasons: { words: string }[] }>(
      `/api/alerts/${alertId}`,
    );
    expect(seen.can).toEqual({
      acknowledge: false,
      snooze: false,
      assign: false,
      resolve: false,
      mark: false,
    });
    expect(seen.reasons[0]?.words).toContain('40 posts in 60 minutes');
    expect(await status(people.ravi, 'POST', `/api/alerts/${alertId}/acknowledge`, {})).toBe(403);
    const taken = await people.ed.post<{ state: string; owner: { name: string } }>(
      `/api/alerts/${alertId}/acknowledge`,
    );
    expect(taken).toMatchObject({ state: 'acknowledged', owner: { name: 'ed' } });
    expect(await status(people.ed, 'POST', `/api/alerts/${alertId}/snooze`, { minutes: 1 })).toBe(400);
    expect(
      await people.ed.post(`/api/alerts/${alertId}/mark`, { mark: 'right', words: 'It was' }),
    ).toMatchObject({
      marked: 'right',
      markedBy: { name: 'ed' },
    });
    expect((await people.ed.get<{ items: unknown[] }>('/api/alerts?marked=right')).items).toHaveLength(1);
    expect(await status(people.ed, 'GET', '/api/alerts?after=nonsense')).toBe(400);
    const bell = await people.ed.get<{ items: { kind: string; link: string }[] }>('/api/notifications');
    expect(bell.items[0]).toMatchObject({ kind: 'alert.raised', link: `/alerts/${alertId}` });
    expect(
      (await people.lea.get<{ items: unknown[] }>(`/api/alert-deliveries?alertId=${alertId}`)).items.length,
    ).toBeGreaterThan(0);
  });

  it('keeps rules that reach somebody, refuses others in words, and never loses those that came with it', async () => {
    expect(await status(people.ed, 'GET', '/api/alert-rules')).toBe(403);
    const rules = await people.lea.get<{
      items: { id: string; builtIn: string | null }[];
      mailReady: boolean;
    }>('/api/alert-rules');
    expect(rules.items.map((rule) => rule.builtIn)).toEqual(
      expect.arrayContaining(['executives', 'leads', 'leads-serious', 'administrators']),
    );
    expect(rules.mailReady).toBe(false);
    const builtIn = rules.items[0]!;
    expect(await status(people.lea, 'DELETE', `/api/alert-rules/${builtIn.id}`)).toBe(409);
    expect(await people.lea.ok('PATCH', `/api/alert-rules/${builtIn.id}`, { active: false })).toMatchObject({
      active: false,
    });
    const nobody = await people.lea.request('POST', '/api/alert-rules', { name: 'Nobody', minLevel: 3 });
    expect(nobody).toMatchObject({
      status: 400,
      body: { detail: 'The rule cannot be kept: it names no people, no roles and no endpoints.' },
    });
    const made = await people.lea.post<{ id: string }>('/api/alert-rules', {
      name: 'Night shift',
      minLevel: 3,
      roles: ['agent', 'agent'],
      quiet: { from: '09:00', to: '17:00' },
      chain: [{ afterMinutes: 10, roles: ['lead'] }],
    });
    expect(made).toMatchObject({
      roles: ['agent'],
      channels: ['bell'],
      chain: [{ afterMinutes: 10, channels: ['bell', 'email'] }],
    });
    expect(await status(people.lea, 'DELETE', `/api/alert-rules/${made.id}`)).toBe(204);
  });

  it('lets administrators connect endpoints, and shows an address and a secret once', async () => {
    const input = { kind: 'webhook', name: 'Ops', url: 'https://hooks.example/services/T0/B0/very-secret' };
    expect(await status(people.lea, 'POST', '/api/alert-endpoints', input)).toBe(403);
    const made = await people.admin.post<{ endpoint: { id: string }; secret: string }>(
      '/api/alert-endpoints',
      input,
    );
    expect(made.secret).toMatch(/^whsec_/);
    const listed = JSON.stringify(await people.lea.get('/api/alert-endpoints'));
    expect(listed).toContain('https://hooks.example/servi…');
    expect(listed).not.toMatch(/very-secret|whsec_/);
    const stored = await desk.sql<{ sealed: Buffer }>(`SELECT sealed FROM alert_endpoint`);
    expect(stored[0]?.sealed.toString('latin1')).not.toMatch(/very-secret|whsec_/);
    expect(await status(people.admin, 'DELETE', `/api/alert-endpoints/${made.endpoint.id}`)).toBe(204);
  });

  it('switches crisis mode on and off in the hands of leads and executives', async () => {
    const path = `/api/brands/${brandId}/crisis`;
    expect(await status(people.ravi, 'POST', `${path}/request`)).toBe(403);
    const asked = await people.ed.post<{ token: string; brandName: string; people: number }>(
      `${path}/request`,
    );
    expect(asked).toMatchObject({ brandName: 'Nila', people: 3 });
    const on = await people.ed.post(path, { token: asked.token, brandName: 'Nila', reason: 'A fire' });
    expect(on).toMatchObject({ open: { reason: 'A fire', openedBy: { name: 'ed' } }, can: { lift: true } });
    expect(await people.ravi.get(path)).toMatchObject({
      open: { reason: 'A fire' },
      can: { switchOn: false, lift: false },
    });
    expect(await status(people.lea, 'POST', `${path}/lift`, {})).toBe(400);
    expect(await people.lea.post(`${path}/lift`, { reason: 'Out' })).toMatchObject({
      open: null,
      earlier: [{ liftReason: 'Out' }],
    });
  });

  it('gives the morning page to those who lead, and each of them their own choice', async () => {
    expect(await status(people.ravi, 'GET', '/api/digest')).toBe(403);
    expect(await people.ed.get('/api/digest')).toMatchObject({
      brand: null,
      voices: { value: null, usual: null },
      alerts: [{ id: alertId }],
    });
    expect(await people.lea.ok('PATCH', '/api/me/digest', { enabled: true, hour: 7 })).toMatchObject({
      enabled: true,
      hour: 7,
    });
    expect(await people.lea.get('/api/me/digest')).toMatchObject({ enabled: true, mailReady: false });
    // Who may not open the page is not offered it.
    expect(await status(people.ravi, 'PATCH', '/api/me/digest', { enabled: true })).toBe(403);
    expect(await people.lea.get('/api/digest-runs?state=failed')).toEqual({ items: [], next: null });
  });
});
