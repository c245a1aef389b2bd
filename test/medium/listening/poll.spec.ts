import { Logger } from '@nestjs/common';
import { AppConfig } from '../../../src/core/config/config.js';
import { readSettings } from '../../../src/core/config/settings.js';
import { Transactions } from '../../../src/core/database/transaction.js';
import { JobInterrupted } from '../../../src/core/jobs/run-job.js';
import { Vault } from '../../../src/core/vault/vault.js';
import { AccountsService } from '../../../src/listening/accounts/accounts.service.js';
import { FollowedAuthors } from '../../../src/listening/ingest/followed-authors.service.js';
import { IngestService } from '../../../src/listening/ingest/ingest.service.js';
import { IngestStore } from '../../../src/listening/ingest/ingest.store.service.js';
import { RecentFingerprintsService } from '../../../src/listening/ingest/recent-fingerprints.service.js';
import { PollSchedule } from '../../../src/listening/polling/poll-schedule.service.js';
import { PollService } from '../../../src/listening/polling/poll.service.js';
import { RecheckService } from '../../../src/listening/polling/recheck.service.js';
import { SourceFailures } from '../../../src/listening/polling/source-failures.service.js';
import { loadLexicons } from '../../../src/listening/scoring/lexicons.loader.js';
import { createScorer } from '../../../src/listening/scoring/scorer.js';
import { type ReplyPublisher, PlatformError, type PollPage } from '../../../src/platforms/ports.js';
import { PlatformRegistry } from '../../../src/platforms/registry.js';
import { SourcesService } from '../../../src/listening/sources/sources.service.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { FakeConnector, refusedToken } from '../../support/fake-connector.js';
import { FixedClock } from '../../support/fixed-clock.js';
import { aPost, GRAVE } from '../../support/posts.js';

const scorer = createScorer(loadLexicons('config'));

describe('polling a source', () => {
  let database: TestDatabase;
  let connector: FakeConnector;
  let poller: PollService;
  let schedule: PollSchedule;
  let recheck: RecheckService;
  /** Whether the platform takes the account's token. */
  let letsIn: boolean;
  let sourceId: string;
  let brandId: string;
  const clock = new FixedClock();
  const signal = new AbortController().signal;
  const config = new AppConfig(
    readSettings({ EARSHOT_POLL_MIN_SECONDS: '60', EARSHOT_SECRET_KEY: Buffer.alloc(32, 1).toString('hex') })
      .settings,
  );
  const rows = <T>(sql: string, args: unknown[] = []): Promise<T[]> => database.dataSource.query(sql, args);
  const source = async (): Promise<Record<string, unknown>> =>
    (await rows<Record<string, unknown>>(`SELECT * FROM source`))[0]!;
  const poll = (): Promise<void> => poller.poll({ sourceId }, { signal });

  beforeEach(async () => {
    database = await testDatabase();
    clock.set('2026-03-01T12:00:00Z');
    connector = new FakeConnector();
    letsIn = true;
    const publisher = {
      capabilities: connector.capabilities,
      verify: () => (letsIn ? Promise.resolve({}) : Promise.reject(refusedToken())),
    } as unknown as ReplyPublisher;
    const registry = new PlatformRegistry([connector], [publisher]);
    const transactions = new Transactions(database.dataSource);
    const accounts = new AccountsService(database.dataSource, transactions, new Vault(config), clock);
    const ingest = new IngestService(
      new IngestStore(),
      new RecentFingerprintsService(),
      new FollowedAuthors(),
      clock,
      scorer,
    );
    const failures = new SourceFailures(transactions, accounts, registry, clock);
    poller = new PollService(
      database.dataSource,
      transactions,
      registry,
      accounts,
      ingest,
      failures,
      config,
      clock,
    );
    schedule = new PollSchedule(transactions, config, clock);
    recheck = new RecheckService(database.dataSource, transactions, registry, accounts, ingest, clock);
    brandId = (
      await rows<{ id: string }>(`INSERT INTO brand (name, slug) VALUES ('Nila', 'nila') RETURNING id`)
    )[0]!.id;
    sourceId = (
      await rows<{ id: string }>(
        `INSERT INTO source (brand_id, platform, kind, address, key, title, next_poll_at) VALUES ($1, 'fake', 'fake', '{}', 'k', 'A feed', $2) RETURNING id`,
        [brandId, clock.now()],
      )
    )[0]!.id;
    await rows(
      `INSERT INTO person (email, name, password_hash, roles) VALUES ('admin@example.org', 'Admin', 'x', '{admin}')`,
    );
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await database.drop();
  });

  it('reads page after page until nothing is left, and gives the source free', async () => {
    connector.posts = Array.from({ length: 25 }, (_, n) => aPost(n));
    await poll();
    expect(connector.polls).toBe(3);
    expect(await source()).toMatchObject({
      cursor: { at: 25 },
      lease_owner: null,
      mentions_count: '25',
      failures: 0,
      last_success_at: clock.now(),
    });
  });

  it('keeps what came before a page that failed, with the cursor that covers it', async () => {
    connector.posts = Array.from({ length: 25 }, (_, n) => aPost(n));
    const poll0 = connector.poll.bind(connector);
    jest.spyOn(connector, 'poll').mockImplementation((...args) => {
      if (connector.polls === 2) throw new PlatformError('temporary', 'The server answered 503.');
      return poll0(...args);
    });
    await poll();
    expect(await source()).toMatchObject({
      cursor: { at: 20 },
      lease_owner: null,
      failures: 1,
      error_kind: 'temporary',
      error_words: 'The server answered 503.',
    });
    expect(await rows(`SELECT 1 FROM mention`)).toHaveLength(20);
    jest.restoreAllMocks();
    await poll();
    expect(await source()).toMatchObject({ cursor: { at: 25 }, failures: 0, error_kind: null });
    expect(await rows(`SELECT 1 FROM mention`)).toHaveLength(25);
  });

  it('is done by one at a time', async () => {
    let release = (): void => undefined;
    connector.hold = new Promise((done) => (release = done));
    connector.posts = [aPost(1)];
    const both = Promise.all([poll(), poll(), poll()]);
    setTimeout(release, 300);
    await both;
    expect(connector.polls).toBe(1);
  });

  it('is taken over when the poller died, and what the dead one still sends is rolled back', async () => {
    let release = (): void => undefined;
    connector.hold = new Promise((done) => (release = done));
    connector.posts = [aPost(1)];
    const dead = poll();
    while (connector.open === 0) await new Promise((done) => setTimeout(done, 10));
    // The lease ran out unrenewed, and another process took it.
    await rows(`UPDATE source SET lease_owner = 'another', lease_until = $1`, [
      new Date(clock.now().getTime() + 60_000),
    ]);
    release();
    await dead;
    expect(await rows(`SELECT 1 FROM mention`)).toHaveLength(0);
    expect(await source()).toMatchObject({ lease_owner: 'another', cursor: null, failures: 0 });
  });

  it('comes back when the platform says so, and tells people only when it is more than a hiccup', async () => {
    connector.failures = [
      new PlatformError('rate-limited', 'Too many requests.', 777),
      new PlatformError('temporary', 'x'),
      new PlatformError('temporary', 'x'),
    ];
    await poll();
    expect(await source()).toMatchObject({ next_poll_at: new Date(clock.now().getTime() + 777_000) });
    expect(await rows(`SELECT 1 FROM notification`)).toHaveLength(0);
    await poll();
    await poll();
    expect(await rows<{ kind: string }>(`SELECT kind FROM notification`)).toEqual([
      { kind: 'source.failing' },
    ]);
    await poll();
    expect(await source()).toMatchObject({ failures: 0, error_words: null });
  });

  it('stops for good where the platform says "gone", and says so', async () => {
    const gone = (): PlatformError => new PlatformError('gone', 'The feed says it is gone for good (410).');
    connector.failures = [gone(), gone()];
    await poll();
    await poll();
    expect(await source()).toMatchObject({ state: 'active', failures: 2 }); // a bad day says so too
    await poll();
    expect(await source()).toMatchObject({ state: 'active', failures: 0 });
    connector.failures = [gone(), gone(), gone()];
    for (let n = 0; n < 3; n++) await poll();
    expect(await source()).toMatchObject({
      state: 'gone',
      error_words: 'The feed says it is gone for good (410).',
    });
    expect(await rows(`SELECT 1 FROM notification`)).toHaveLength(1);
    const { polls } = connector;
    await poll();
    expect(connector.polls).toBe(polls);
  });

  it('stops the account whose token was refused and tells the administrator at once', async () => {
    const sealed = new Vault(config).seal({ accessToken: 't' });
    const [account] = await rows<{ id: string }>(
      `INSERT INTO account (brand_id, platform, base_url, external_id, credentials) VALUES ($1, 'fake', 'https://x.example', 'us', $2) RETURNING id`,
      [brandId, sealed],
    );
    await rows(`UPDATE source SET account_id = $1`, [account!.id]);
    connector.failures = [refusedToken()];
    await poll();
    expect(await rows(`SELECT state, last_error FROM account`)).toEqual([
      { state: 'needs_attention', last_error: 'The access token is invalid. Connect the account again.' },
    ]);
    const kinds = (await rows<{ kind: string }>(`SELECT kind FROM notification ORDER BY kind`)).map(
      (n) => n.kind,
    );
    expect(kinds).toEqual(['account.needs-attention', 'source.failing']);
  });

  it('does not stop an account that is still let in for one refused request', async () => {
    const [account] = await rows<{ id: string }>(
      `INSERT INTO account (brand_id, platform, base_url, external_id, credentials) VALUES ($1, 'fake', 'https://x.example', 'us', $2) RETURNING id`,
      [brandId, new Vault(config).seal({ accessToken: 't' })],
    );
    await rows(`UPDATE source SET account_id = $1`, [account!.id]);
    const refused = (): PlatformError => new PlatformError('auth', 'No (403).', null, { doubtful: true });
    connector.failures = [refused(), refused()];
    await poll();
    expect(await source()).toMatchObject({ failures: 1, error_words: 'No (403).' });
    expect(await rows(`SELECT state FROM account`)).toEqual([{ state: 'active' }]);
    letsIn = false;
    await poll();
    expect(await rows(`SELECT state FROM account`)).toEqual([{ state: 'needs_attention' }]);
  });

  it('does nothing for a paused source', async () => {
    await rows(`UPDATE source SET state = 'paused'`);
    await poll();
    expect(connector.polls).toBe(0);
  });

  it('is enqueued once when due, not again while it is being read, and again when its poller died', async () => {
    expect(await schedule.tick()).toBe(1);
    expect(await schedule.tick()).toBe(0);
    expect(await rows(`SELECT 1 FROM outbox WHERE job = 'source.poll'`)).toHaveLength(1);
    await rows(`UPDATE source SET lease_owner = 'dead', lease_until = $1, next_poll_at = $2`, [
      new Date(clock.now().getTime() + 5_000),
      clock.now(),
    ]);
    expect(await schedule.tick()).toBe(0);
    clock.advance(6);
    expect(await schedule.tick()).toBe(1);
  });

  it('looks again at flagged posts: a deletion that no page shows is noticed', async () => {
    connector.posts = [aPost(1, { text: GRAVE }), aPost(2)];
    await poll();
    connector.deleted = ['post-1'];
    clock.advance(3600);
    await recheck.enqueueDue();
    expect(await rows(`SELECT payload FROM outbox WHERE job = 'mention.recheck'`)).toEqual([
      { payload: { sourceId } },
    ]);
    await recheck.recheckSource({ sourceId }, { signal });
    expect(await rows(`SELECT external_id FROM mention WHERE deleted_at IS NOT NULL`)).toEqual([
      { external_id: 'post-1' },
    ]);
    expect(await rows(`SELECT 1 FROM outbox WHERE job = 'case.touch'`)).toHaveLength(1);
  });

  it('looks again at deleted posts for a day: what the platform withheld for a moment comes back', async () => {
    const gone = (): Promise<unknown[]> =>
      rows(`SELECT external_id FROM mention WHERE deleted_at IS NOT NULL`);
    connector.posts = [aPost(1, { text: GRAVE })];
    await poll();
    connector.deleted = ['post-1'];
    clock.advance(3600);
    await recheck.recheckSource({ sourceId }, { signal });
    expect(await gone()).toHaveLength(1);
    connector.deleted = [];
    clock.advance(3600);
    await rows(`DELETE FROM outbox`);
    await recheck.enqueueDue();
    expect(await rows(`SELECT 1 FROM outbox WHERE job = 'mention.recheck'`)).toHaveLength(1);
    await recheck.recheckSource({ sourceId }, { signal });
    expect(await gone()).toEqual([]);
    expect(await rows(`SELECT job FROM outbox WHERE job IN ('case.open', 'case.touch')`)).toHaveLength(2);

    connector.deleted = ['post-1'];
    clock.advance(3600);
    await recheck.recheckSource({ sourceId }, { signal });
    clock.advance(25 * 3600);
    await rows(`DELETE FROM outbox`);
    await recheck.enqueueDue();
    expect(await rows(`SELECT 1 FROM outbox WHERE job = 'mention.recheck'`)).toEqual([]);
  });

  describe('of posts that are looked at again', () => {
    const refresh = (): FakeConnector['refresh'] => FakeConnector.prototype.refresh.bind(connector);
    /** One flagged post among three whose stored data nobody can read any more. */
    const poison = async (failure: Error): Promise<void> => {
      jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
      connector.posts = [1, 2, 3].map((n) =>
        aPost(n, { text: `${GRAVE} Number ${n}, bought in ${n} shops.` }),
      );
      await poll();
      await rows(`UPDATE mention SET flagged = true`);
      clock.advance(3600);
      connector.deleted = ['post-3'];
      const real = refresh();
      jest.spyOn(connector, 'refresh').mockImplementation((source, refs) => {
        if (refs.some((ref) => ref.externalId === 'post-2')) throw failure;
        return real(source, refs);
      });
    };

    it.each([
      ['breaks', new TypeError('native.uri is not a string')],
      ['is refused by the platform', new PlatformError('malformed', 'That is no address of a post.')],
    ])('sets the one aside that %s, says so, and goes on with the others', async (_what, failure) => {
      await poison(failure);
      await recheck.recheckSource({ sourceId }, { signal });
      expect(
        await rows(
          `SELECT external_id, recheck_failure, deleted_at IS NOT NULL AS deleted FROM mention ORDER BY 1`,
        ),
      ).toEqual([
        { external_id: 'post-1', recheck_failure: null, deleted: false },
        { external_id: 'post-2', recheck_failure: failure.message, deleted: false },
        { external_id: 'post-3', recheck_failure: null, deleted: true },
      ]);
      const asked = jest.spyOn(connector, 'refresh').mock.calls.length;
      await recheck.recheckSource({ sourceId }, { signal }); // its turn comes again like everybody's, not each minute
      expect(jest.spyOn(connector, 'refresh').mock.calls).toHaveLength(asked);
      const sources = new SourcesService(
        database.dataSource,
        new Transactions(database.dataSource),
        new PlatformRegistry([connector], []),
        null!,
        clock,
      );
      expect((await sources.list(brandId))[0]!.warnings).toEqual([
        expect.stringContaining('Of 1 captured posts'),
      ]);
      jest.restoreAllMocks();
      clock.advance(86_400);
      await recheck.recheckSource({ sourceId }, { signal });
      expect(await rows(`SELECT 1 FROM mention WHERE recheck_failure IS NOT NULL`)).toEqual([]);
    });

    it('asks later for all of them when the platform is away, and fails loudly when none of them can be asked for', async () => {
      await poison(new PlatformError('temporary', 'The server answered 503.'));
      await recheck.recheckSource({ sourceId }, { signal });
      expect(await rows(`SELECT 1 FROM mention WHERE rechecked_at IS NOT NULL`)).toEqual([]);
      jest.spyOn(connector, 'refresh').mockImplementation(() => {
        throw new TypeError('nothing works');
      });
      await expect(recheck.recheckSource({ sourceId }, { signal })).rejects.toThrow('nothing works');
    });
  });

  it('counts nobody a failure when the process stops in the middle, and whoever comes next goes on', async () => {
    connector.posts = Array.from({ length: 25 }, (_, n) => aPost(n));
    const stopping = new AbortController();
    const poll0 = connector.poll.bind(connector);
    jest.spyOn(connector, 'poll').mockImplementation((source, cursor, page) => {
      if (connector.polls === 1) {
        stopping.abort(new JobInterrupted('The process is stopping'));
        // As a connector does whose request is cancelled.
        return Promise.reject(new PlatformError('temporary', 'The request to x.example was cancelled.'));
      }
      return poll0(source, cursor, page);
    });
    await expect(poller.poll({ sourceId }, { signal: stopping.signal })).rejects.toThrow('cancelled');
    expect(await source()).toMatchObject({
      cursor: { at: 10 },
      failures: 0,
      error_kind: null,
      lease_owner: null,
      next_poll_at: clock.now(),
    });
    jest.restoreAllMocks();
    await poll();
    expect(await rows(`SELECT 1 FROM mention`)).toHaveLength(25);
  });

  it('is silent when it is due for long and nobody reads it, although it is enqueued again and again', async () => {
    const sources = new SourcesService(
      database.dataSource,
      new Transactions(database.dataSource),
      new PlatformRegistry([connector], []),
      null!,
      clock,
    );
    const health = async (): Promise<unknown> => (await sources.list(brandId))[0]!.health;
    for (let minute = 0; minute < 20; minute++) {
      await schedule.tick();
      clock.advance(61);
    }
    expect(await health()).toBe('silent');
    await poll();
    expect(await health()).toBe('ok');
  });

  describe('of a network that misbehaves', () => {
    const page = (over: Partial<PollPage>): PollPage => ({
      posts: [],
      deleted: [],
      cursor: null,
      more: false,
      minIntervalSeconds: null,
      movedTo: null,
      rate: null,
      warnings: [],
      ...over,
    });
    const answer = (over: Partial<PollPage>): void => {
      jest.spyOn(connector, 'poll').mockResolvedValueOnce(page(over));
    };

    it('stores the page, whatever stands in its cursor and its warnings', async () => {
      answer({
        posts: [aPost(1)],
        cursor: { seen: 'a\u0000b\ud800' },
        warnings: ['cut in half: \ud83d', 'NUL: \u0000'],
        movedTo: { url: 'https://new.example/\u0000' },
      });
      await poll();
      expect(await source()).toMatchObject({ failures: 0, cursor: { seen: 'ab\ufffd' } });
      expect(await rows(`SELECT 1 FROM mention`)).toHaveLength(1);
    });

    it('says that it fails even when its words cannot be stored as they are', async () => {
      connector.failures = [new PlatformError('temporary', 'It said: \u0000 \ud800')];
      await poll();
      expect(await source()).toMatchObject({
        failures: 1,
        error_words: 'It said:  \ufffd',
        lease_owner: null,
      });
    });

    it.each([
      ['in a hundred years', new Date('2126-01-01T00:00:00Z')],
      ['at no date at all', new Date(NaN)],
    ])('comes back within a day although its limit is renewed %s', async (_when, resetAt) => {
      answer({ posts: [aPost(1)], rate: { limit: 1, remaining: 0, resetAt } });
      await poll();
      const { next_poll_at } = await source();
      expect((next_poll_at as Date).getTime() - clock.now().getTime()).toBeLessThanOrEqual(86_400_000);
    });
  });

  it('notes the recovery of a source also when the transaction had to run again', async () => {
    connector.failures = [new PlatformError('temporary', 'away')];
    await poll();
    connector.posts = [aPost(1)];
    const recovered = Reflect.get(SourceFailures.prototype, 'recovered');
    let runs = 0;
    const spy = jest.spyOn(SourceFailures.prototype, 'recovered');
    spy.mockImplementation(function (this: SourceFailures, tx, row) {
      recovered.call(this, tx, row);
      if (++runs === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    });
    await poll();
    spy.mockRestore();
    expect(await rows(`SELECT 1 FROM audit_entry WHERE action = 'source.recover'`)).toHaveLength(1);
  });

  it('goes on after the clock was wrong for a while and has been set right', async () => {
    clock.set('2031-01-01T00:00:00Z');
    await schedule.tick();
    await rows(`UPDATE source SET lease_owner = 'dead', lease_until = $1`, [
      new Date('2031-01-01T00:05:00Z'),
    ]);
    await rows(`UPDATE outbox SET relayed_at = now()`);
    clock.set('2026-03-01T12:00:00Z');
    expect(await schedule.tick()).toBe(1);
    connector.posts = [aPost(1)];
    await poll();
    expect(await rows(`SELECT 1 FROM mention`)).toHaveLength(1);
  });

  it.each([
    ['five hours ahead', 5],
    ['two days ahead', 48],
  ])('is read at once when the clock that planned it was %s', async (_how, hours) => {
    clock.advance(hours * 3600);
    await poll();
    clock.advance(-hours * 3600);
    expect(await schedule.tick()).toBe(1);
    expect(await schedule.tick()).toBe(0);
    await poll();
    const { next_poll_at } = await source();
    expect((next_poll_at as Date).getTime() - clock.now().getTime()).toBeLessThan(3600_000);
  });

  it('is looked at again although a clock that was ahead has dated the last look', async () => {
    connector.posts = [aPost(1, { text: GRAVE })];
    await poll();
    await rows(`UPDATE mention SET rechecked_at = $1`, [new Date(clock.now().getTime() + 5 * 3600_000)]);
    connector.deleted = ['post-1'];
    await recheck.recheckSource({ sourceId }, { signal });
    expect(await rows(`SELECT 1 FROM mention WHERE deleted_at IS NOT NULL`)).toHaveLength(1);
  });
});
