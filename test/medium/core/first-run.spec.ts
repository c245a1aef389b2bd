/** The first administrator: made at this machine, or with the code that Earshot printed. */
import { codeOf, type Arrival, isHere } from '../../../src/core/identity/first-run.js';
import { SetupService } from '../../../src/core/identity/setup.service.js';
import type { Settings } from '../../../src/core/config/settings.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { Transactions } from '../../../src/core/database/transaction.js';
import { KeyCheck } from '../../../src/core/vault/key-check.service.js';
import { Vault } from '../../../src/core/vault/vault.js';
import { ADMIN, type Edge, startEdge, testConfig } from './support.js';

describe('whether a request comes from this machine', () => {
  const here: Arrival = {
    remoteAddress: '127.0.0.1',
    host: 'localhost:3000',
    httpVersion: '1.1',
    headers: {},
    behindProxy: false,
  };
  it.each<[string, Partial<Arrival>, boolean]>([
    ['a browser of this machine', {}, true],
    ['the same over IPv6', { remoteAddress: '::1', host: '[::1]:3000' }, true],
    ['another machine', { remoteAddress: '192.168.1.7', host: '192.168.1.2:3000' }, false],
    ['a container’s gateway', { remoteAddress: '172.17.0.1', host: 'localhost:3000' }, false],
    ['a proxy that says for whom it asks', { headers: { 'x-forwarded-for': '203.0.113.9' } }, false],
    ['a proxy that says so in the standard way', { headers: { forwarded: 'for=203.0.113.9' } }, false],
    ['a proxy that keeps the name people use', { host: 'desk.example.org' }, false],
    ['a proxy that speaks the old HTTP and says nothing', { httpVersion: '1.0' }, false],
    ['anybody, where a proxy is configured', { behindProxy: true }, false],
    ['a page whose name was pointed at this machine', { host: 'evil.example' }, false],
    ['nobody knows whom', { remoteAddress: undefined }, false],
  ])('%s: %s', (_who, over, expected) => {
    expect(isHere({ ...here, ...over })).toBe(expected);
  });

  it('makes one code of one secret, easy to read out', () => {
    const secret = Buffer.alloc(32, 7).toString('base64url');
    expect(codeOf(secret)).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
    expect(codeOf(secret)).toBe(codeOf(secret));
    expect(codeOf(Buffer.alloc(32, 8).toString('base64url'))).not.toBe(codeOf(secret));
  });
});

describe('the key that credentials are sealed with', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await testDatabase()));
  afterAll(() => database.drop());
  const check = (key: string, settings: Partial<Settings> = {}): Promise<void> => {
    const config = testConfig({ secretKey: key.repeat(32), ...settings });
    return new KeyCheck(new Transactions(database.dataSource), new Vault(config), config).check();
  };

  it('is that of the first process, and another one is refused in words, before anything is touched', async () => {
    await Promise.all([check('11'), check('11')]);
    await check('11');
    await expect(check('22')).rejects.toThrow(
      /sealed with another key than that of EARSHOT_SECRET_KEY\. Nothing was changed[^]*EARSHOT_NEW_SECRET_KEY=true/,
    );
    await check('11');
    expect(await database.dataSource.query('SELECT 1 FROM audit_entry')).toEqual([]);
  });

  it('is replaced by a new one when somebody says that the old one is lost, and that is in the audit trail', async () => {
    await check('33', { newSecretKey: true });
    await check('33');
    await expect(check('11')).rejects.toThrow(/another key/);
    expect(await database.dataSource.query('SELECT action FROM audit_entry')).toEqual([
      { action: 'secret-key.replace' },
    ]);
  });
});

describe('setting up', () => {
  let database: TestDatabase;
  let edge: Edge;
  const start = async (settings: Partial<Settings> = {}): Promise<void> => {
    database = await testDatabase();
    edge = await startEdge(database, { settings });
  };
  afterEach(async () => {
    await edge.close();
    await database.drop();
  });
  const ELSEWHERE = { 'x-forwarded-for': '203.0.113.9' };

  it('asks for no code at this machine', async () => {
    await start();
    expect((await edge.client().get('/api/setup')).body).toEqual({ needed: true, codeNeeded: false });
    expect((await edge.client().post('/api/setup', ADMIN)).status).toBe(200);
  });

  it('is refused from elsewhere without the code, and with a wrong one', async () => {
    await start({ host: '0.0.0.0' });
    const client = edge.client();
    expect((await client.call('GET', '/api/setup', undefined, ELSEWHERE)).body).toEqual({
      needed: true,
      codeNeeded: true,
    });
    for (const given of [{}, { code: '' }, { code: 'AAAA-AAAA-AAAA' }]) {
      const answer = await client.call('POST', '/api/setup', { ...ADMIN, ...given }, ELSEWHERE);
      expect(answer).toMatchObject({
        status: 403,
        body: { code: 'set-up-code', errors: [{ field: 'code' }] },
      });
    }
    expect(await database.dataSource.query('SELECT 1 FROM person')).toEqual([]);
  });

  it('works from elsewhere with the code, however it was typed, and once', async () => {
    await start({ publicUrl: 'https://desk.example.org' });
    const client = edge.client();
    const code = edge.app.get(SetupService, { strict: false }).code.toLowerCase().replaceAll('-', ' ');
    expect((await client.call('POST', '/api/setup', { ...ADMIN, code }, ELSEWHERE)).status).toBe(200);
    const again = { ...ADMIN, email: 'eve@example.org', code };
    expect(await edge.client().call('POST', '/api/setup', again, ELSEWHERE)).toMatchObject({
      status: 409,
      body: { code: 'already-set-up' },
    });
    expect((await edge.client().call('GET', '/api/setup', undefined, ELSEWHERE)).body).toEqual({
      needed: false,
      codeNeeded: false,
    });
  });
});
