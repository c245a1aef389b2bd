import { AppConfig } from '../../../src/core/config/config.js';
import { readSettings } from '../../../src/core/config/settings.js';
import { Transactions } from '../../../src/core/database/transaction.js';
import { Vault } from '../../../src/core/vault/vault.js';
import { CaseLog } from '../../../src/desk/cases/case-log.service.js';
import { DeadlineService } from '../../../src/desk/cases/deadline.service.js';
import { LinkingService } from '../../../src/desk/cases/linking.service.js';
import { OpeningService } from '../../../src/desk/cases/opening.service.js';
import { loadPromises } from '../../../src/desk/cases/promises.loader.js';
import { AccountsService } from '../../../src/listening/accounts/accounts.service.js';
import { ByHandAccounts } from '../../../src/listening/accounts/by-hand-accounts.service.js';
import { IncidentsService } from '../../../src/listening/escalation/incidents.service.js';
import { SpreadIncidents } from '../../../src/listening/escalation/spread-incidents.service.js';
import { loadSpreadLimits } from '../../../src/listening/escalation/spread-limits.loader.js';
import { SpreadWatches } from '../../../src/listening/escalation/spread-watch.service.js';
import { FollowedAuthors } from '../../../src/listening/ingest/followed-authors.service.js';
import { IngestService } from '../../../src/listening/ingest/ingest.service.js';
import { IngestStore } from '../../../src/listening/ingest/ingest.store.service.js';
import { RecentFingerprintsService } from '../../../src/listening/ingest/recent-fingerprints.service.js';
import { RecheckService } from '../../../src/listening/polling/recheck.service.js';
import type { Scorer } from '../../../src/listening/scoring/scorer.js';
import { PlatformRegistry } from '../../../src/platforms/registry.js';
import { FakeConnector } from '../../support/fake-connector.js';
import { aPost } from '../../support/posts.js';
import { EscalationWorld, HOUR, MINUTE, START } from './escalation-world.js';

const NEVER_ASKED = {
  model: 'none',
  score: () => {
    throw new Error('nothing is new here');
  },
} as unknown as Scorer;

describe('a post that spreads', () => {
  let world: EscalationWorld;
  let network: FakeConnector;
  let rechecks: RecheckService;
  let watches: SpreadWatches;
  let deadlines: DeadlineService;
  let mentionId: string;
  const began = START + 12 * HOUR;

  const due = async (): Promise<{ dueAt: string; reason: { by: string; people?: number } }> => {
    const [row] = await world.rows<{ due_at: Date; due_reason: { by: string; people?: number } }>(
      `SELECT due_at, due_reason FROM care_case`,
    );
    return { dueAt: row!.due_at.toISOString(), reason: row!.due_reason };
  };
  const deadlineJobs = async (): Promise<void> => {
    const jobs = await world.rows<{ id: string }>(
      `SELECT id FROM outbox WHERE job = 'case.deadline' AND relayed_at IS NULL`,
    );
    await world.rows(`UPDATE outbox SET relayed_at = now()`);
    if (jobs.length > 0) await deadlines.reckon({ mentionId });
  };
  /** A minute of the schedules, `minutes` after it began, with counters as the network shows them. */
  const at = async (minutes: number, likes: number, reposts: number): Promise<void> => {
    world.clock.set(new Date(began + minutes * MINUTE));
    network.posts = [
      { ...aPost(1), externalId: 'post-1', revision: '1', engagement: { likes, reposts, replies: 0 } },
    ];
    await rechecks.recheckSource({ sourceId: world.sourceId }, { signal: world.signal });
    await watches.look();
    await deadlineJobs();
  };

  beforeEach(async () => {
    world = await EscalationWorld.open();
    const { dataSource } = world.database;
    network = new FakeConnector();
    const platforms = new PlatformRegistry([network], []);
    const transactions = new Transactions(dataSource);
    const vault = new Vault(
      new AppConfig(readSettings({ EARSHOT_SECRET_KEY: Buffer.alloc(32, 1).toString('hex') }).settings),
    );
    const { clock } = world;
    const ingest = new IngestService(
      new IngestStore(),
      new RecentFingerprintsService(),
      new FollowedAuthors(),
      clock,
      NEVER_ASKED,
    );
    rechecks = new RecheckService(
      dataSource,
      transactions,
      platforms,
      new AccountsService(dataSource, transactions, vault, clock),
      ingest,
      clock,
    );
    watches = new SpreadWatches(
      transactions,
      new SpreadIncidents(new IncidentsService()),
      clock,
      loadSpreadLimits('config'),
    );
    const log = new CaseLog(clock);
    deadlines = new DeadlineService(transactions, log, loadPromises('config'));
    const linking = new LinkingService(log, new FollowedAuthors(), clock);
    const opening = new OpeningService(
      transactions,
      linking,
      log,
      new ByHandAccounts(platforms, vault),
      clock,
    );
    clock.set(new Date(began));
    mentionId = (
      await world.say([{ at: began, published: began, flagged: true, risk: 50, sentiment: 'neg' }])
    )[0]!;
    await opening.openFlagged({ mentionId });
    await watches.look();
    await deadlineJobs();
  });
  afterEach(() => world.database.drop());

  it('is due as promised, sooner when it will reach too many, and as promised again when it is gone', async () => {
    const promised = new Date(began + 4 * HOUR).toISOString();
    expect(await due()).toMatchObject({ dueAt: promised, reason: { by: 'promise' } });
    await at(10, 40, 12);
    await at(20, 160, 45);
    await at(30, 420, 110);
    const spreading = await due();
    expect(spreading.reason).toMatchObject({ by: 'spread', people: 10_000 });
    expect(Date.parse(spreading.dueAt)).toBeLessThan(began + 2 * HOUR);
    const [incident] = await world.incidents();
    expect(incident).toMatchObject({ kind: 'spread', state: 'open', stakes: { mentionIds: [mentionId] } });
    expect(incident!.facts.map((fact) => fact.code)).toContain('spread.forecast');
    const [told] = await world.rows<{ n: number }>(
      `SELECT count(*)::integer AS n FROM case_event WHERE kind = 'deadline-moved'`,
    );
    expect(told!.n).toBeGreaterThan(0);

    network.deleted = ['post-1'];
    await at(40, 0, 0);
    expect(await world.incidents()).toMatchObject([{ state: 'ended', end_reason: 'deleted' }]);
    expect(await due()).toMatchObject({ dueAt: promised, reason: { by: 'promise' } });
    expect(await world.rows(`SELECT state, end_reason FROM spread_watch`)).toEqual([
      { state: 'ended', end_reason: 'deleted' },
    ]);
  });

  it('is given up where it can be read no more, which is not called calm, and taken up again when it can', async () => {
    const promised = new Date(began + 4 * HOUR).toISOString();
    await at(10, 40, 12);
    await at(20, 160, 45);
    await at(30, 420, 110);
    expect(await world.incidents()).toMatchObject([{ state: 'open' }]);
    const later = async (hours: number): Promise<void> => {
      world.clock.set(new Date(began + hours * HOUR));
      await watches.look();
      await deadlineJobs();
    };
    await later(12);
    expect(await world.incidents()).toMatchObject([{ state: 'open' }]);
    await later(30);
    const [given] = await world.incidents();
    expect(given).toMatchObject({ state: 'ended', end_reason: 'unread' });
    expect(given!.facts.map((fact) => fact.code)).toContain('spread.unread');
    expect(await due()).toMatchObject({ dueAt: promised, reason: { by: 'promise' } });
    await at(31 * 60, 421, 110);
    expect(await world.rows(`SELECT state FROM spread_watch`)).toEqual([{ state: 'watching' }]);
  });

  it('goes before those that reach few where a storm leaves no time for all, and none is left out for good', async () => {
    const others = await world.say(
      Array.from({ length: 59 }, () => ({ at: began, published: began, flagged: true, risk: 50 })),
    );
    network.posts = [mentionId, ...others].map((_, n) => ({ ...aPost(n + 1), revision: '1' }));
    await watches.look();
    const far = others.slice(-3);
    await world.rows(`UPDATE spread_watch SET next_at = $1, forecast = '{"reach": 12}'`, [new Date(began)]);
    await world.rows(`UPDATE spread_watch SET forecast = '{"reach": 90000}' WHERE mention_id = ANY($1)`, [
      far,
    ]);
    // Read last of all, and due a little later than the rest.
    await world.rows(
      `UPDATE mention SET rechecked_at = captured_at + interval '1 minute' WHERE id = ANY($1)`,
      [far],
    );
    const batches: string[][] = [];
    for (const minutes of [3, 4, 5]) {
      world.clock.set(new Date(began + minutes * MINUTE));
      const before = new Date(world.clock.now().getTime() - 1);
      await rechecks.recheckSource({ sourceId: world.sourceId }, { signal: world.signal });
      const read = await world.rows<{ id: string }>(`SELECT id FROM mention WHERE rechecked_at > $1`, [
        before,
      ]);
      batches.push(read.map(({ id }) => id));
      await world.rows(`UPDATE spread_watch SET next_at = $2 WHERE mention_id = ANY($1)`, [
        batches.at(-1),
        new Date(world.clock.now().getTime() + MINUTE),
      ]);
    }
    expect(batches[0]).toEqual(expect.arrayContaining(far));
    expect(new Set(batches.flat()).size).toBe(60);
  });

  it('is judged by readings of now, not by one that a clock far ahead has dated', async () => {
    await at(10, 40, 12);
    const ahead = new Date(began + 3 * 24 * HOUR);
    await world.rows(
      `INSERT INTO engagement_reading (mention_id, at, likes, reposts, replies) VALUES ($1, $2, 9, 9, 9)`,
      [mentionId, ahead],
    );
    await world.rows(`UPDATE spread_watch SET judged_at = $1`, [ahead]);
    await at(20, 160, 45);
    await at(30, 420, 110);
    const [watch] = await world.rows<{ judged_at: Date; forecast: { activity: number } }>(
      `SELECT judged_at, forecast FROM spread_watch`,
    );
    expect(watch).toMatchObject({ judged_at: new Date(began + 30 * MINUTE), forecast: { activity: 530 } });
  });

  it('is read again often while it is young or moves, and ever more seldom when it does not', async () => {
    const waits: number[] = [];
    let minutes = 0;
    for (let i = 0; i < 6; i++) {
      const [watch] = await world.rows<{ next_at: Date }>(`SELECT next_at FROM spread_watch`);
      const next = Math.max(minutes + 2, (watch!.next_at.getTime() - began) / MINUTE);
      waits.push(next - minutes);
      minutes = next;
      await at(minutes, 3, 0);
      minutes = next;
    }
    expect(waits[0]).toBeLessThanOrEqual(2);
    for (const minute of [300, 2000, 9000]) await at(minute, 3, 0);
    const [late] = await world.rows<{ next_at: Date }>(`SELECT next_at FROM spread_watch`);
    expect(late!.next_at.getTime() - (began + 9000 * MINUTE)).toBe(12 * HOUR);
    expect(await world.incidents()).toEqual([]);
    await at(20_000, 3, 0);
    expect(await world.rows(`SELECT state, end_reason FROM spread_watch`)).toEqual([
      { state: 'ended', end_reason: 'still' },
    ]);
  });
});
