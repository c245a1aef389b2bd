import { AppConfig } from '../../../src/core/config/config.js';
import { readSettings } from '../../../src/core/config/settings.js';
import { Transactions } from '../../../src/core/database/transaction.js';
import { Vault } from '../../../src/core/vault/vault.js';
import { AccountsService } from '../../../src/listening/accounts/accounts.service.js';
import { FeedWatch } from '../../../src/listening/escalation/feed-watch.service.js';
import { IllIncidents } from '../../../src/listening/escalation/ill-incidents.service.js';
import { IncidentsService } from '../../../src/listening/escalation/incidents.service.js';
import { Rhythms } from '../../../src/listening/escalation/rhythms.service.js';
import { DAY, EscalationWorld, HOUR, START } from './escalation-world.js';

describe('feeds, accounts and quotas', () => {
  let world: EscalationWorld;
  let watch: FeedWatch;
  const now = START + 10 * DAY;
  const vault = new Vault(
    new AppConfig(readSettings({ EARSHOT_SECRET_KEY: Buffer.alloc(32, 1).toString('hex') }).settings),
  );
  const look = async (at: number): Promise<void> => {
    world.clock.set(new Date(at));
    await watch.look();
  };

  beforeEach(async () => {
    world = await EscalationWorld.open();
    const { dataSource } = world.database;
    const transactions = new Transactions(dataSource);
    watch = new FeedWatch(
      dataSource,
      new AccountsService(dataSource, transactions, vault, world.clock),
      transactions,
      new Rhythms(dataSource, transactions, world.clock),
      new IllIncidents(new IncidentsService()),
      world.clock,
    );
  });
  afterEach(() => world.database.drop());

  it('calls a feed dead that is read and brings nothing, once, and well when it brings something again', async () => {
    await world.calm(START, now, 20);
    await world.rows(`UPDATE source SET last_item_at = $1, last_success_at = $1`, [new Date(now)]);
    await look(now);
    expect(await world.incidents()).toEqual([]);
    await world.rows(`UPDATE source SET last_success_at = $1`, [new Date(now + 2 * HOUR)]);
    await look(now + 2 * HOUR);
    expect(await world.incidents()).toEqual([]);
    for (const hours of [30, 31]) {
      await world.rows(`UPDATE source SET last_success_at = $1`, [new Date(now + hours * HOUR)]);
      await look(now + hours * HOUR);
    }
    expect(await world.incidents()).toMatchObject([
      { kind: 'feed', state: 'open', updates: 0, subject: { feed: 'silent', title: 'A feed' } },
    ]);
    expect((await world.incidents())[0]!.facts.map((fact) => fact.code)).toContain('feed.silent');
    await world.rows(`UPDATE source SET last_item_at = $1, last_success_at = $1`, [
      new Date(now + 32 * HOUR),
    ]);
    await look(now + 32 * HOUR);
    expect(await world.incidents()).toMatchObject([{ state: 'ended', end_reason: 'well', updates: 1 }]);
    expect(await world.rows(`SELECT 1 FROM outbox WHERE job = 'alert.raise'`)).toHaveLength(1);
  });

  it('says nothing of silence while nothing could be read, and tells of the failures instead', async () => {
    await world.calm(START, now, 20);
    await world.rows(
      `UPDATE source SET last_item_at = $1, last_success_at = $1, failures = 12, error_kind = 'temporary'`,
      [new Date(now)],
    );
    await look(now + 30 * HOUR);
    expect(await world.incidents()).toMatchObject([{ kind: 'feed', subject: { feed: 'failing' } }]);
  });

  it('tells of a feed that nobody reads though nothing fails, but not because Earshot itself stood still', async () => {
    const bin = Math.floor(now / 300_000);
    await world.rows(`UPDATE source SET last_success_at = $1, next_poll_at = $1, due_since = $1`, [
      new Date(now - 6 * HOUR),
    ]);
    await world.rows(`INSERT INTO escalation_pulse (bin) VALUES ($1)`, [bin - 70]);
    await look(now); // just started again: nothing could be read yet
    await world.rows(`INSERT INTO collection_gap (from_bin, to_bin) VALUES ($1, $2)`, [bin - 69, bin - 1]);
    await world.rows(`UPDATE escalation_pulse SET bin = $1`, [bin + 11]);
    await look(now + HOUR);
    expect(await world.incidents()).toEqual([]);
    await world.rows(`UPDATE escalation_pulse SET bin = $1`, [bin + 35]);
    await look(now + 3 * HOUR);
    const [ill] = await world.incidents();
    expect(ill).toMatchObject({ kind: 'feed', state: 'open', subject: { feed: 'unread' } });
    expect(ill!.facts.map((fact) => fact.code)).toContain('feed.not-read');
  });

  it('does not take a silence for usual because it lasts', async () => {
    await world.calm(START, now, 20);
    const silent = async (days: number): Promise<void> => {
      await world.rows(`UPDATE source SET last_item_at = $1, last_success_at = $2`, [
        new Date(now),
        new Date(now + days * DAY),
      ]);
      await look(now + days * DAY);
    };
    for (const days of [0, 2, 10, 30, 60]) await silent(days);
    expect(await world.incidents()).toMatchObject([
      { kind: 'feed', state: 'open', subject: { feed: 'silent' } },
    ]);
  });

  it('tells of a brand that is heard and not judged, and when it is judged again', async () => {
    const bin = Math.floor(now / 300_000);
    await world.rows(`UPDATE source SET last_success_at = $1`, [new Date(now)]);
    await world.rows(`INSERT INTO escalation_pulse (bin) VALUES ($1)`, [bin - 1]);
    await world.rows(
      `INSERT INTO escalation_brand (brand_id, bin, seeded_at, ticked_at) VALUES ($1, $2, $3, $3)`,
      [world.brandId, bin - 40, new Date(now - DAY)],
    );
    await look(now);
    expect(await world.incidents()).toMatchObject([
      { kind: 'feed', state: 'open', subject: { feed: 'unjudged', title: 'Nila' }, facts: expect.any(Array) },
    ]);
    await world.rows(`UPDATE escalation_brand SET bin = $1`, [bin - 1]);
    await look(now + 60_000);
    expect(await world.incidents()).toMatchObject([{ state: 'ended', end_reason: 'well' }]);
  });

  it('tells once of an account that was refused, of a token that ends soon, and of a quota that is spent', async () => {
    const account = (state: string, credentials: Record<string, string>) =>
      world.rows(
        `INSERT INTO account (brand_id, platform, base_url, external_id, handle, credentials, state, last_error)
         VALUES ($1, 'fake', 'https://fake.example', $2, $2, $3, $2, 'The token was refused.')`,
        [world.brandId, state, vault.seal(credentials)],
      );
    await account('needs_attention', {});
    await account('active', { expiresAt: new Date(now + 20 * HOUR).toISOString() });
    await world.rows(
      `UPDATE source SET account_id = (SELECT id FROM account WHERE state = 'needs_attention'), failures = 1, error_kind = 'auth'`,
    );
    await world.rows(
      `INSERT INTO host_rate (host, paused_until, reason) VALUES ('fake.example', $1, 'enough')`,
      [new Date(now + 5 * HOUR)],
    );
    const busy = await world.source('A limited feed', now - HOUR);
    await world.rows(`UPDATE source SET last_success_at = $2, rate = $3::jsonb WHERE id = $1`, [
      busy,
      new Date(now),
      JSON.stringify({ limit: 100, remaining: 4, resetAt: new Date(now + 9 * HOUR), at: new Date(now) }),
    ]);
    await look(now);
    await look(now + 60_000);
    const codes = (await world.incidents()).map((one) => `${one.kind} ${one.facts[0]!.code} ${one.updates}`);
    expect(codes.sort()).toEqual([
      'account account.expires 0',
      'account account.needs-attention 0',
      'quota feed.quota 0',
      'quota quota.host-paused 0',
    ]);
  });
});
