/** People, sessions, set-up and sign-in through the API, on a real database. */
import { SignInAttemptsService } from '../../../src/core/identity/sign-in-attempts.service.js';
import { hashToken } from '../../../src/core/identity/session-token.js';
import { SamplePeople } from '../../../src/core/identity/sample-people.service.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { ADMIN, type Client, type Edge, setUpAdmin, signedInAs, startEdge } from './support.js';

jest.setTimeout(90_000); // a hundred passwords are hashed, on machines that do other things besides

describe('identity', () => {
  let database: TestDatabase;
  let edge: Edge;
  beforeEach(async () => {
    database = await testDatabase();
    edge = await startEdge(database);
  });
  afterEach(async () => {
    await edge?.close();
    await database?.drop();
  });

  const auditActions = async (): Promise<string[]> =>
    (
      await database.dataSource.query<{ action: string }[]>('SELECT action FROM audit_entry ORDER BY seq')
    ).map((row) => row.action);

  describe('first run', () => {
    it('makes one administrator however many browsers try at once, on two processes', async () => {
      const second = await startEdge(database);
      try {
        const tries = Array.from({ length: 6 }, (_, i) =>
          (i % 2 ? edge : second).client().post('/api/setup', { ...ADMIN, email: `a${i}@example.org` }),
        );
        const statuses = (await Promise.all(tries)).map((answer) => answer.status).sort();
        expect(statuses).toEqual([200, 409, 409, 409, 409, 409]);
        const people = await database.dataSource.query<{ roles: string[] }[]>('SELECT roles FROM person');
        expect(people).toEqual([{ roles: ['lead', 'admin'] }]);
      } finally {
        await second.close();
      }
    });

    it('is needed while there are only sample people, and signs the administrator in', async () => {
      await edge.app.get(SamplePeople, { strict: false }).ensure();
      expect((await edge.client().get('/api/setup')).body).toMatchObject({ needed: true });
      const admin = await setUpAdmin(edge);
      expect((await edge.client().get('/api/setup')).body).toMatchObject({ needed: false });
      const me = await admin.get('/api/session');
      expect(me.body.person).toMatchObject({ email: ADMIN.email, roles: ['lead', 'admin'], sample: false });
      expect(me.body.permissions).toContain('people.manage');
      expect(me.body.permissions).toContain('replies.write');
    });

    it.each([
      ['short', 'at least 10 characters'],
      ['Password1234', 'less easily guessed'],
      ['ada@example.org', 'not made of the name'],
    ])('refuses the password %s and says why', async (password, why) => {
      const answer = await edge.client().post('/api/setup', { ...ADMIN, password });
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0]).toMatchObject({ field: 'password' });
      expect(answer.body.errors[0].allowed).toContain(why);
      expect(answer.body.errors[0].given).toBeUndefined();
    });
  });

  describe('sessions', () => {
    it('keeps only the hash of the cookie, which no script can read and no other site sends', async () => {
      const client = edge.client();
      await setUpAdmin(edge);
      const answer = await client.signIn(' ADA@example.org ', ADMIN.password);
      expect(answer.status).toBe(200);
      const cookie = answer.headers.getSetCookie()[0]!;
      expect(cookie).toMatch(/HttpOnly/);
      expect(cookie).toMatch(/SameSite=Lax/);
      expect(cookie).not.toMatch(/Secure/);
      const token = client.cookie!.split('=')[1]!;
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      const rows = await database.dataSource.query<{ id_hash: Buffer }[]>(
        'SELECT id_hash FROM session ORDER BY created_at, ctid',
      );
      expect(rows.at(-1)!.id_hash.equals(hashToken(token))).toBe(true);
      expect(JSON.stringify(await database.dataSource.query('SELECT * FROM session'))).not.toContain(token);
    });

    it('ends on sign-out, after idling, and at the latest after two weeks however busy', async () => {
      const admin = await setUpAdmin(edge);
      expect((await admin.call('DELETE', '/api/session')).status).toBe(204);
      expect((await admin.get('/api/session')).body.code).toBe('not-signed-in');

      await admin.signIn(ADMIN.email, ADMIN.password);
      edge.clock.forward(11.9 * 3600);
      expect((await admin.get('/api/session')).status).toBe(200);
      edge.clock.forward(12.1 * 3600);
      expect((await admin.get('/api/session')).status).toBe(401);

      await admin.signIn(ADMIN.email, ADMIN.password);
      for (let hours = 0; hours < 14 * 24 - 6; hours += 6) {
        edge.clock.forward(6 * 3600);
        expect((await admin.get('/api/session')).status).toBe(200);
      }
      edge.clock.forward(6 * 3600 + 1);
      expect((await admin.get('/api/session')).status).toBe(401);
    });

    it('ends every other session when the password changes, and all of them on deactivation', async () => {
      const admin = await setUpAdmin(edge);
      const agent = await signedInAs(edge, admin, ['agent']);
      const elsewhere = edge.client();
      await elsewhere.signIn('agent@example.org', 'four patient lanterns');
      expect(
        (await agent.post('/api/me/password', { current: 'wrong', next: 'five winding rivers' })).body
          .errors[0].field,
      ).toBe('current');
      expect(
        (
          await agent.post('/api/me/password', {
            current: 'four patient lanterns',
            next: 'five winding rivers',
          })
        ).status,
      ).toBe(204);
      expect((await agent.get('/api/session')).status).toBe(200);
      expect((await elsewhere.get('/api/session')).status).toBe(401);
      expect((await elsewhere.signIn('agent@example.org', 'five winding rivers')).status).toBe(200);

      const { id } = (await agent.get('/api/session')).body.person;
      expect((await admin.patch(`/api/people/${id}`, { active: false })).body.active).toBe(false);
      expect((await agent.get('/api/session')).status).toBe(401);
      expect((await elsewhere.get('/api/session')).status).toBe(401);
      expect((await elsewhere.signIn('agent@example.org', 'five winding rivers')).status).toBe(401);
      const [{ n }] = (await database.dataSource.query<{ n: string }[]>(
        'SELECT count(*) n FROM session WHERE person_id = $1',
        [id],
      )) as [{ n: string }];
      expect(n).toBe('0');
    });
  });

  describe('sign-in limits', () => {
    it('makes one wait after ten wrong passwords for an e-mail, over two processes, known or not', async () => {
      await setUpAdmin(edge);
      const second = await startEdge(database, { clock: edge.clock });
      try {
        for (const email of [ADMIN.email, 'nobody@example.org']) {
          const tries = Array.from({ length: 14 }, (_, i) =>
            (i % 2 ? edge : second).client().signIn(email, 'wrong wrong wrong'),
          );
          const answers = await Promise.all(tries);
          const counts = {
            refused: answers.filter((a) => a.status === 401).length,
            stopped: answers.filter((a) => a.status === 429).length,
          };
          expect({ email, ...counts }).toEqual({ email, refused: 10, stopped: 4 });
          const stopped = answers.find((answer) => answer.status === 429)!;
          expect(Number(stopped.headers.get('retry-after'))).toBe(15 * 60);
          expect(stopped.body.code).toBe('too-many-requests');
        }
        expect((await edge.client().signIn(ADMIN.email, ADMIN.password)).status).toBe(429);
        edge.clock.forward(15 * 60 + 1);
        expect((await edge.client().signIn(ADMIN.email, ADMIN.password)).status).toBe(200);
        const keys = JSON.stringify(await database.dataSource.query('SELECT key FROM sign_in_attempt'));
        expect(keys).not.toMatch(/example|127\.0\.0\.1/);
      } finally {
        await second.close();
      }
    });

    it('makes an address wait after fifty wrong passwords, whatever the e-mails', async () => {
      await setUpAdmin(edge);
      const answers = await Promise.all(
        Array.from({ length: 52 }, (_, i) => edge.client().signIn(`p${i}@example.org`, 'wrong wrong')),
      );
      expect(answers.filter((answer) => answer.status === 401)).toHaveLength(50);
      expect((await edge.client().signIn(ADMIN.email, ADMIN.password)).status).toBe(429);
    });

    it('does not let whoever knows an e-mail keep its owner out, from one address or from many', async () => {
      await setUpAdmin(edge);
      const proxied = await startEdge(database, { clock: edge.clock, settings: { trustProxy: 1 } });
      const signIn = (password: string, from: string): Promise<{ status: number }> =>
        proxied
          .client()
          .call('POST', '/api/session', { email: ADMIN.email, password }, { 'x-forwarded-for': from });
      try {
        for (let n = 0; n < 10; n++) await signIn('wrong wrong', '203.0.113.9');
        expect((await signIn(ADMIN.password, '203.0.113.9')).status).toBe(429);
        expect((await signIn(ADMIN.password, '198.51.100.7')).status).toBe(200);
        // Guesses from everywhere: strangers wait, the owner's own address does not.
        const attempts = proxied.app.get(SignInAttemptsService, { strict: false });
        for (let n = 0; n < 100; n++)
          await attempts.book(ADMIN.email, `192.0.2.${n + 1}`).catch(() => undefined);
        expect((await signIn(ADMIN.password, '192.0.2.200')).status).toBe(429);
        expect((await signIn(ADMIN.password, '198.51.100.7')).status).toBe(200);
      } finally {
        await proxied.close();
      }
    });

    it('forgets failures of an e-mail after the right password', async () => {
      await setUpAdmin(edge);
      for (let round = 0; round < 2; round++) {
        for (let i = 0; i < 9; i++)
          expect((await edge.client().signIn(ADMIN.email, 'wrong wrong')).status).toBe(401);
        expect((await edge.client().signIn(ADMIN.email, ADMIN.password)).status).toBe(200);
      }
    });

    it('answers a wrong password and an unknown e-mail alike', async () => {
      await setUpAdmin(edge);
      const known = await edge.client().signIn(ADMIN.email, 'wrong wrong');
      const unknown = await edge.client().signIn('who@example.org', 'wrong wrong');
      const { requestId: _a, ...a } = known.body;
      const { requestId: _b, ...b } = unknown.body;
      expect(a).toEqual(b);
    });
  });

  describe('requests that another site could cause', () => {
    let admin: Client;
    beforeEach(async () => {
      admin = await setUpAdmin(edge);
    });

    it.each([
      ['without the token', {}, 'csrf'],
      ['with another token', { 'x-csrf-token': 'x'.repeat(43) }, 'csrf'],
      ['from another origin', { 'x-csrf-token': 'own', origin: 'https://evil.example' }, 'wrong-origin'],
      ['from an origin that is hidden', { 'x-csrf-token': 'own', origin: 'null' }, 'wrong-origin'],
      [
        'that the browser says are cross-site',
        { 'x-csrf-token': 'own', 'sec-fetch-site': 'cross-site' },
        'wrong-origin',
      ],
      ['from a sister site', { 'x-csrf-token': 'own', 'sec-fetch-site': 'same-site' }, 'wrong-origin'],
    ])('are refused %s', async (_, headers: Record<string, string>, code) => {
      const token = admin.csrf!;
      admin.csrf = null;
      const sent = headers['x-csrf-token'] === 'own' ? { ...headers, 'x-csrf-token': token } : headers;
      const answer = await admin.call('PATCH', '/api/me', { locale: 'ta' }, sent);
      expect(answer.status).toBe(403);
      expect(answer.body.code).toBe(code);
      admin.csrf = token;
      expect((await admin.get('/api/session')).body.person.locale).toBe('en');
    });

    it('are refused at sign-in too, where no token exists yet', async () => {
      const answer = await edge
        .client()
        .call(
          'POST',
          '/api/session',
          { email: ADMIN.email, password: ADMIN.password },
          { origin: 'https://evil.example' },
        );
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
    });

    it('are let in from the address people use when that is configured', async () => {
      const behind = await startEdge(database, { settings: { publicUrl: 'https://desk.example.org' } });
      try {
        const answer = await behind
          .client()
          .call(
            'POST',
            '/api/session',
            { email: ADMIN.email, password: ADMIN.password },
            { origin: 'https://desk.example.org' },
          );
        expect(answer.status).toBe(200);
      } finally {
        await behind.close();
      }
    });
  });

  describe('people', () => {
    it('are read by leads and changed by administrators only', async () => {
      const admin = await setUpAdmin(edge);
      const lead = await signedInAs(edge, admin, ['lead']);
      const agent = await signedInAs(edge, admin, ['agent']);
      expect((await lead.get('/api/people')).body.items).toHaveLength(3);
      expect((await agent.get('/api/people')).status).toBe(403);
      const another = { name: 'X', email: 'x@example.org', password: 'six muddy boots', roles: ['agent'] };
      expect((await lead.post('/api/people', another)).status).toBe(403);
      expect((await edge.client().get('/api/people')).status).toBe(401);
      expect(JSON.stringify((await admin.get('/api/people')).body)).not.toMatch(/argon2|password/i);
    });

    it('never lose their last active administrator, not even when two remove each other at once', async () => {
      const admin = await setUpAdmin(edge);
      const me = (await admin.get('/api/session')).body.person;
      for (const change of [{ active: false }, { roles: ['lead'] }]) {
        const answer = await admin.patch(`/api/people/${me.id}`, change);
        expect(answer.status).toBe(409);
        expect(answer.body.code).toBe('last-administrator');
      }
      const other = await signedInAs(edge, admin, ['admin']);
      const otherId = (await other.get('/api/session')).body.person.id;
      const both = await Promise.all([
        admin.patch(`/api/people/${otherId}`, { roles: ['agent'] }),
        other.patch(`/api/people/${me.id}`, { active: false }),
      ]);
      expect(both.filter((answer) => answer.status === 200)).toHaveLength(1);
      const rows = await database.dataSource.query(
        `SELECT 1 FROM person WHERE active AND 'admin' = ANY(roles)`,
      );
      expect(rows).toHaveLength(1);
    });

    it('have one account an e-mail, in whatever case it is written', async () => {
      const admin = await setUpAdmin(edge);
      const answer = await admin.post('/api/people', {
        name: 'B',
        email: 'ADA@Example.org',
        password: 'six muddy boots',
        roles: ['agent'],
      });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'email-taken', errors: [{ field: 'email' }] });
    });

    it('change their own language, zone and availability, and it is recorded', async () => {
      const admin = await setUpAdmin(edge);
      const answer = await admin.patch('/api/me', {
        locale: 'hi',
        available: true,
        timeZone: 'Asia/Kolkata',
        languages: ['hi', 'hi-Latn'],
      });
      expect(answer.body.person).toMatchObject({
        locale: 'hi',
        available: true,
        timeZone: 'Asia/Kolkata',
        languages: ['hi', 'hi-Latn'],
      });
      expect((await admin.patch('/api/me', { timeZone: 'Mars/Olympus' })).status).toBe(400);
      expect((await admin.patch('/api/me', { roles: ['reviewer'] })).status).toBe(400);
      expect(await auditActions()).toEqual(['person.set-up', 'session.begin', 'person.change']);
    });

    it('act with the roles they hold now, not with those of their sign-in', async () => {
      const admin = await setUpAdmin(edge);
      const lead = await signedInAs(edge, admin, ['lead']);
      expect((await lead.get('/api/audit')).status).toBe(200);
      const { id } = (await lead.get('/api/session')).body.person;
      await admin.patch(`/api/people/${id}`, { roles: ['agent'] });
      expect((await lead.get('/api/audit')).status).toBe(403);
    });
  });

  it('makes sample accounts that can sign in, once, and leaves those alone that were deactivated', async () => {
    const samples = edge.app.get(SamplePeople, { strict: false });
    const [first, again] = await Promise.all([samples.ensure(), samples.ensure()]);
    expect(again).toEqual(first);
    expect(first.map((account) => account.roles)).toEqual([
      ['agent'],
      ['agent'],
      ['reviewer'],
      ['lead'],
      ['executive'],
    ]);
    for (const { email, password } of first) {
      const answer = await edge.client().signIn(email, password);
      expect(answer.body.person).toMatchObject({ email, sample: true, available: true });
    }
    const admin = await setUpAdmin(edge);
    const agent = (await admin.get('/api/people')).body.items.find(
      (p: { email: string }) => p.email === first[0]!.email,
    );
    await admin.patch(`/api/people/${agent.id}`, { active: false });
    expect((await samples.ensure()).map((account) => account.email)).not.toContain(first[0]!.email);
  });

  it('shuts the sample accounts out, sessions under way included, from the first real brand on', async () => {
    const [agent, , reviewer] = await edge.app.get(SamplePeople, { strict: false }).ensure();
    const inside = edge.client();
    expect((await inside.signIn(reviewer!.email, reviewer!.password)).status).toBe(200);
    const admin = await setUpAdmin(edge);
    const brand = (name: string, sample: boolean): Promise<unknown> =>
      database.dataSource.query('INSERT INTO brand (name, slug, sample) VALUES ($1, lower($1), $2)', [
        name,
        sample,
      ]);
    await brand('Nila', true);
    expect((await inside.get('/api/session')).status).toBe(200);
    await brand('Acme', false);
    expect((await inside.get('/api/session')).status).toBe(401);
    const refused = await edge.client().signIn(agent!.email, agent!.password);
    expect(refused.status).toBe(403);
    expect(refused.body.code).toBe('sample-over');
    expect(refused.headers.getSetCookie()).toEqual([]);
    const { id } = (await admin.get('/api/people')).body.items.find(
      (p: { email: string }) => p.email === agent!.email,
    );
    await admin.patch(`/api/people/${id}`, { active: false });
    await admin.patch(`/api/people/${id}`, { active: true });
    expect((await edge.client().signIn(agent!.email, agent!.password)).status).toBe(403);
    expect((await admin.get('/api/session')).status).toBe(200);
  });
});
