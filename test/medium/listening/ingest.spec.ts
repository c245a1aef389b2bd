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

describe('ingest', () => {
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
    const [brand] = await database.dataSource.query<{ id: string }[]>(
      `INSERT INTO brand (name, slug) VALUES ('Nila', 'nila') RETURNING id`,
    );
    const [row] = await database.dataSource.query<{ id: string }[]>(
      `INSERT INTO source (brand_id, platform, kind, address, key, title) VALUES ($1, 'sample', 'sample', '{}', 'k', 'A feed') RETURNING id`,
      [brand!.id],
    );
    source = { id: row!.id, brandId: brand!.id, platform: 'sample' };
  });
  afterEach(() => database.drop());

  const store = (posts: CapturedPost[], deleted: string[] = [], at = source) =>
    transactions.run({ kind: 'system' }, (tx) => ingest.page(tx, at, { posts, deleted }));
  const rows = <T>(sql: string, args: unknown[] = []): Promise<T[]> => database.dataSource.query(sql, args);
  const jobs = async (): Promise<string[]> =>
    (await rows<{ job: string }>(`SELECT job FROM outbox ORDER BY job`)).map((r) => r.job);

  it('stores a post once however often it is seen', async () => {
    await store([aPost(1), aPost(2), aPost(1)]);
    const again = await store([aPost(2), aPost(3)]);
    expect(again).toMatchObject({ fresh: 1, edited: 0 });
    expect(await rows(`SELECT external_id FROM mention ORDER BY 1`)).toHaveLength(3);
    expect(await rows(`SELECT 1 FROM mention_version`)).toHaveLength(3);
    expect(await rows(`SELECT 1 FROM score`)).toHaveLength(3);
  });

  it('is one mention when two pollers store the same posts at the same moment', async () => {
    const posts = Array.from({ length: 40 }, (_, n) => aPost(n));
    const results = await Promise.all([store(posts), store([...posts].reverse()), store(posts)]);
    expect(results.reduce((sum, r) => sum + r.fresh, 0)).toBe(40);
    expect(await rows(`SELECT 1 FROM mention`)).toHaveLength(40);
  });

  it('keeps every version of an edited post and never an older state over a newer one', async () => {
    await store([aPost(1, { text: 'Thank you for the lovely kettle' })]);
    await store([aPost(1, { text: GRAVE, revision: 'r2', editedAt: new Date('2026-03-01T11:00:00Z') })]);
    await store([
      aPost(1, {
        text: 'Thank you for the lovely kettle',
        revision: 'r1',
        editedAt: new Date('2026-03-01T10:30:00Z'),
      }),
    ]);
    const [mention] = await rows<{ version: number; text: string; flagged: boolean }>(
      `SELECT version, text, flagged FROM mention`,
    );
    expect(mention).toEqual({ version: 2, text: GRAVE, flagged: true });
    expect(await rows(`SELECT version, text FROM mention_version ORDER BY version`)).toEqual([
      { version: 1, text: 'Thank you for the lovely kettle' },
      { version: 2, text: GRAVE },
    ]);
    expect(await jobs()).toEqual(['case.open', 'case.touch']);
  });

  it('keeps a deleted post, says when it went, and takes it back when it reappears', async () => {
    await store([aPost(1)]);
    await store([], ['post-1', 'never-heard-of']);
    const [gone] = await rows<{ deleted_at: Date | null; text: string }>(
      `SELECT deleted_at, text FROM mention`,
    );
    expect(gone?.deleted_at).toEqual(clock.now());
    expect(gone?.text).toContain('note number 1');
    await store([aPost(1)]);
    expect(await rows(`SELECT 1 FROM mention WHERE deleted_at IS NULL`)).toHaveLength(1);
  });

  it('flags a grave complaint and has a case opened by a job of the same transaction', async () => {
    const result = await store([
      aPost(1, { text: GRAVE }),
      aPost(2, { text: 'I love my new fan, works great, thanks!' }),
    ]);
    expect(result).toMatchObject({ fresh: 2, flagged: 1 });
    expect(await rows(`SELECT external_id FROM mention WHERE flagged`)).toEqual([{ external_id: 'post-1' }]);
    expect(await jobs()).toEqual(['case.open']);
    expect(await rows(`SELECT action FROM audit_entry`)).toEqual([{ action: 'source.ingest' }]);
  });

  it('stores nothing at all when the transaction fails after the page', async () => {
    await expect(
      transactions.run({ kind: 'system' }, async (tx) => {
        await ingest.page(tx, source, { posts: [aPost(1, { text: GRAVE })], deleted: [] });
        throw new Error('the process died here');
      }),
    ).rejects.toThrow('the process died here');
    expect(await rows(`SELECT 1 FROM mention`)).toHaveLength(0);
    expect(await jobs()).toEqual([]);
  });

  it('never flags our own posts', async () => {
    await rows(
      `INSERT INTO account (brand_id, platform, base_url, external_id, credentials) VALUES ($1, 'sample', 'https://social.example', 'us', '\\x00')`,
      [source.brandId],
    );
    await store([aPost(1, { text: GRAVE, author: { externalId: 'us' } })]);
    expect(await rows(`SELECT own, flagged FROM mention`)).toEqual([{ own: true, flagged: false }]);
    expect(await jobs()).toEqual([]);
  });

  it('groups copies under the first of them, on one page and over pages, and does not flag them again', async () => {
    const text = `${GRAVE} Please share so that everybody knows about this kettle and this company.`;
    await store([aPost(1, { text }), aPost(2, { text: `${text} https://example.com/x` })]);
    await store([aPost(3, { text: text.toUpperCase() })]);
    const [first] = await rows<{ id: string }>(`SELECT id FROM mention WHERE external_id = 'post-1'`);
    expect(await rows(`SELECT external_id, duplicate_of, flagged FROM mention ORDER BY 1`)).toEqual([
      { external_id: 'post-1', duplicate_of: null, flagged: true },
      { external_id: 'post-2', duplicate_of: first!.id, flagged: false },
      { external_id: 'post-3', duplicate_of: first!.id, flagged: false },
    ]);
  });

  it('takes short texts for what they are: two people, not a copy', async () => {
    await store([aPost(1, { text: 'Worst service ever' }), aPost(2, { text: 'worst service ever' })]);
    expect(await rows(`SELECT 1 FROM mention WHERE duplicate_of IS NOT NULL`)).toHaveLength(0);
  });

  it('respects a person who said "not spam" when the post is edited', async () => {
    const spam =
      'WIN FREE iPhone!!! Click http://bit.ly/x now to claim your prize $$$ call 09061701461 free entry txt WIN to 80086';
    await store([aPost(1, { text: spam })]);
    expect(await rows(`SELECT spam FROM mention`)).toEqual([{ spam: true }]);
    await rows(`UPDATE mention SET spam = false, spam_by = 'person'`);
    await store([aPost(1, { text: `${spam} today`, revision: 'r2' })]);
    expect(await rows(`SELECT spam FROM mention`)).toEqual([{ spam: false }]);
  });

  it('survives what the network may send: NUL, lone surrogates, a date in the future, an endless name', async () => {
    await store([
      aPost('x\u0000y', {
        text: 'broken \ud800 text \u0000 here',
        publishedAt: new Date('2999-01-01T00:00:00Z'),
        native: { note: 'a\u0000b' },
        author: { externalId: 'a\u0000', displayName: 'x'.repeat(5000), followers: 9_999_999_999 },
      }),
    ]);
    const [row] = await rows<{ external_id: string; published_at: Date }>(
      `SELECT external_id, published_at FROM mention`,
    );
    expect(row).toEqual({ external_id: 'post-xy', published_at: clock.now() });
    expect((await store([aPost('x\u0000y', { author: { externalId: 'a\u0000' } })])).fresh).toBe(0);
  });

  it('remembers every source that showed a post', async () => {
    const [other] = await rows<{ id: string }>(
      `INSERT INTO source (brand_id, platform, kind, address, key, title) VALUES ($1, 'sample', 'sample', '{}', 'k2', 'Another') RETURNING id`,
      [source.brandId],
    );
    await store([aPost(1)]);
    await store([aPost(1)], [], { ...source, id: other!.id });
    expect(await rows(`SELECT 1 FROM mention`)).toHaveLength(1);
    expect(await rows(`SELECT 1 FROM mention_sighting`)).toHaveLength(2);
  });

  it('follows the counts of a post without making a version of it', async () => {
    await store([aPost(1)]);
    await store([aPost(1, { engagement: { replies: 4, reposts: 2, likes: null } })]);
    expect(await rows(`SELECT version, replies, reposts, likes FROM mention`)).toEqual([
      { version: 1, replies: 4, reposts: 2, likes: 0 },
    ]);
  });

  it('tells the desk of what somebody it is in talks with writes next', async () => {
    await store([aPost(1, { text: 'Hello there', author: { externalId: 'angry' } })]);
    const [author] = await rows<{ id: string }>(`SELECT id FROM author WHERE external_id = 'angry'`);
    await transactions.run({ kind: 'system' }, (tx) =>
      new FollowedAuthors().follow(tx, source.brandId, author!.id),
    );
    await store([
      aPost(2, { text: 'Any news?', author: { externalId: 'angry' } }),
      aPost(3, { text: 'Nice day', author: { externalId: 'calm' } }),
    ]);
    expect(await jobs()).toEqual(['case.touch']);
  });
});
