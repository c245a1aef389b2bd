/** The sample as a fresh installation gets it: what its brand says itself is never a complaint. */
import { AppConfig } from '../../../src/core/config/config.js';
import { readSettings } from '../../../src/core/config/settings.js';
import { SYSTEM, Transactions } from '../../../src/core/database/transaction.js';
import { Vault } from '../../../src/core/vault/vault.js';
import { FollowedAuthors } from '../../../src/listening/ingest/followed-authors.service.js';
import { IngestService } from '../../../src/listening/ingest/ingest.service.js';
import { IngestStore } from '../../../src/listening/ingest/ingest.store.service.js';
import { RecentFingerprintsService } from '../../../src/listening/ingest/recent-fingerprints.service.js';
import { SampleBrand } from '../../../src/listening/polling/sample-brand.service.js';
import { loadLexicons } from '../../../src/listening/scoring/lexicons.loader.js';
import { createScorer } from '../../../src/listening/scoring/scorer.js';
import { PlatformRegistry } from '../../../src/platforms/registry.js';
import { loadSamplePack } from '../../../src/platforms/sample/load-pack.js';
import { SampleConnector } from '../../../src/platforms/sample/sample.connector.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { FixedClock } from '../../support/fixed-clock.js';

describe('the sample brand', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('knows its own voice from the first post on', async () => {
    const clock = new FixedClock();
    const connector = new SampleConnector(loadSamplePack('config/sample'), () => clock.now());
    const transactions = new Transactions(database.dataSource);
    const config = new AppConfig(readSettings({ EARSHOT_SECRET_KEY: '11'.repeat(32) }).settings);
    const sample = new SampleBrand(
      database.dataSource,
      transactions,
      new PlatformRegistry([connector], []),
      { ensure: () => Promise.resolve([]) } as never,
      new Vault(config),
    );
    await sample.ensure();
    await sample.ensure();
    const [source] = await database.dataSource.query<
      { id: string; brand_id: string; platform: string; kind: string; address: Record<string, unknown> }[]
    >(`SELECT id, brand_id, platform, kind, address FROM source`);
    clock.advance(10 * 86_400);
    const ingest = new IngestService(
      new IngestStore(),
      new RecentFingerprintsService(),
      new FollowedAuthors(),
      clock,
      createScorer(loadLexicons('config')),
    );
    let cursor = null;
    for (let more = true; more;) {
      const page = await connector.poll({ ...source!, account: null }, cursor, new AbortController().signal);
      await transactions.run(SYSTEM, (tx) =>
        ingest.page(tx, { id: source!.id, brandId: source!.brand_id, platform: source!.platform }, page),
      );
      cursor = page.cursor;
      more = page.more;
    }
    const said = await database.dataSource.query<{ own: boolean; flagged: boolean }[]>(
      `SELECT m.own, m.flagged FROM mention m JOIN author a ON a.id = m.author_id WHERE a.handle = '@nilahome'`,
    );
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((m) => !m.own || m.flagged)).toEqual([]);
    const [others] = await database.dataSource.query<{ own: number; flagged: number }[]>(
      `SELECT count(*) FILTER (WHERE m.own)::int AS own, count(*) FILTER (WHERE m.flagged)::int AS flagged
       FROM mention m JOIN author a ON a.id = m.author_id WHERE a.handle <> '@nilahome'`,
    );
    expect(others).toMatchObject({ own: 0 });
    expect(others!.flagged).toBeGreaterThan(0);
    expect(await database.dataSource.query(`SELECT handle, can_publish FROM account`)).toEqual([
      { handle: '@nilahome', can_publish: false },
    ]);
  });
});
