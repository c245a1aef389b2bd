/** What a network may say, by mistake or on purpose: none of it may cost us a mention, or every mention of the page. */
import { randomBytes } from 'node:crypto';
import { Transactions } from '../../../src/core/database/transaction';
import { FollowedAuthors } from '../../../src/listening/ingest/followed-authors.service.js';
import { IngestService } from '../../../src/listening/ingest/ingest.service';
import { IngestStore } from '../../../src/listening/ingest/ingest.store.service';
import { RecentFingerprintsService } from '../../../src/listening/ingest/recent-fingerprints.service';
import { loadLexicons } from '../../../src/listening/scoring/lexicons.loader';
import { createScorer } from '../../../src/listening/scoring/scorer';
import type { CapturedPost } from '../../../src/platforms/ports';
import { testDatabase, type TestDatabase } from '../../support/database';
import { FixedClock } from '../../support/fixed-clock';
import { aPost, GRAVE } from '../../support/posts';

const scorer = createScorer(loadLexicons('config'));
const SERVICE =
  'I called the service three times about the mixer grinder, the service was terrible and nobody came, a waste of money';

describe('ingest of what a network should not send', () => {
  let database: TestDatabase;
  let transactions: Transactions;
  let ingest: IngestService;
  let source: { id: string; brandId: string; platform: string };
  const clock = new FixedClock();

  beforeEach(async () => {
    database = await testDatabase();
    transactions = new Transactions(database.dataSource);
    ingest = new IngestService(
      new IngestStore(),
      new RecentFingerprintsService(),
      new FollowedAuthors(),
      clock,
      scorer,
    );
    const [brand] = await rows<{ id: string }>(
      `INSERT INTO brand (name, slug) VALUES ('Nila', 'nila') RETURNING id`,
    );
    const [row] = await rows<{ id: string }>(
      `INSERT INTO source (brand_id, platform, kind, address, key, title) VALUES ($1, 'fake', 'fake', '{}', 'k', 'A feed') RETURNING id`,
      [brand!.id],
    );
    source = { id: row!.id, brandId: brand!.id, platform: 'fake' };
  });
  afterEach(() => database.drop());

  const store = (posts: CapturedPost[], deleted: string[] = []) =>
    transactions.run({ kind: 'system' }, (tx) => ingest.page(tx, source, { posts, deleted }));
  const rows = <T>(sql: string, args: unknown[] = []): Promise<T[]> => database.dataSource.query(sql, args);

  it.each<[string, Parameters<typeof aPost>[1]]>([
    ['counts beyond every number', { engagement: { replies: 9e15, reposts: 3e9, likes: 1e300 } }],
    ['counts that are none', { engagement: { replies: 1.5, reposts: -3, likes: NaN } }],
    ['a rating beyond every scale', { rating: 123_456 }],
    ['dates beyond every calendar', { editedAt: new Date(8.64e15), publishedAt: new Date(-8.64e15) }],
    ['an account older than time', { author: { accountCreatedAt: new Date(-8.64e15) } }],
    ['followers that are none', { author: { followers: -1.5 } }],
    ['an endless id', { externalId: `at:${randomBytes(9000).toString('base64')}` }],
    ['an endless author', { author: { externalId: `at:${randomBytes(9000).toString('base64')}` } }],
    ['an endless thread', { rootExternalId: `at:${randomBytes(9000).toString('base64')}` }],
    ['names of fields with NUL', { native: { 'a\u0000b': { 'c\ud800': 1 } } }],
  ])('stores the page with %s, once', async (_what, over) => {
    await store([aPost(1), aPost(2, over), aPost(3)]);
    expect((await store([aPost(2, over)])).fresh).toBe(0);
    expect(await rows(`SELECT 1 FROM mention`)).toHaveLength(3);
  });

  it('still sees the edits of a post whose network told of an edit in the future', async () => {
    await store([aPost(1)]);
    await store([aPost(1, { text: 'Second', revision: 'r2', editedAt: new Date('2999-01-01T00:00:00Z') })]);
    await store([aPost(1, { text: GRAVE, revision: 'r3', editedAt: clock.now() })]);
    expect(await rows(`SELECT text, version, flagged FROM mention`)).toEqual([
      { text: GRAVE, version: 3, flagged: true },
    ]);
  });

  it('flags a review whose stars fell although its words stayed nearly the same: no post is a copy of itself', async () => {
    const review = { kind: 'review' as const, text: SERVICE };
    await store([aPost(1, { ...review, rating: 5 })]);
    const [before] = await rows<{ flagged: boolean; risk: number }>(`SELECT flagged, risk FROM mention`);
    await rows(`UPDATE brand SET flag_risk = $1`, [before!.risk + 1]);
    await rows(`UPDATE mention SET flagged = false`);
    await store([aPost(1, { ...review, rating: 1, revision: 'r2' })]);
    const [after] = await rows<{ flagged: boolean; risk: number }>(`SELECT flagged, risk FROM mention`);
    expect(after!.risk).toBeGreaterThan(before!.risk);
    expect(after!.flagged).toBe(true);
    expect(await rows(`SELECT job FROM outbox WHERE job = 'case.open'`)).toHaveLength(1);
  });

  it('opens the case of a complaint that was gone when its turn came, and then came back', async () => {
    await store([aPost(1, { text: GRAVE })]);
    await store([], ['post-1']);
    await rows(`UPDATE outbox SET relayed_at = now()`); // done: a deleted post opens no case
    await store([aPost(1, { text: GRAVE })]);
    const waiting = await rows<{ job: string }>(
      `SELECT job FROM outbox WHERE relayed_at IS NULL ORDER BY job`,
    );
    expect(waiting.map((row) => row.job)).toEqual(['case.open', 'case.touch']);
  });
});
