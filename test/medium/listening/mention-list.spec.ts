/** The list of mentions, page by page: over one brand or all of them nothing is left out and nothing comes twice. */
import { MentionsQueries } from '../../../src/listening/ingest/mentions.queries.js';
import type { MentionQuery } from '../../../src/listening/ingest/mentions.api.js';
import type { PlatformRegistry } from '../../../src/platforms/registry.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

describe('the list of mentions', () => {
  let database: TestDatabase;
  let list: MentionsQueries;
  const brands: string[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    const sql = database.dataSource;
    list = new MentionsQueries(sql, {
      capabilities: () => ({ label: 'A feed' }),
    } as unknown as PlatformRegistry);
    for (const slug of ['nila', 'aram']) {
      const [brand] = await sql.query<{ id: string }[]>(
        `INSERT INTO brand (name, slug) VALUES ($1, $1) RETURNING id`,
        [slug],
      );
      brands.push(brand!.id);
      // Ten a page of a feed, captured in one instant; every fifth flagged, every seventh spam.
      await sql.query(
        `WITH source AS (INSERT INTO source (brand_id, platform, kind, address, key, title)
             VALUES ($1, 'feed', 'feed', '{}', 'k', 'A feed') RETURNING id),
           author AS (INSERT INTO author (platform, external_id, display_name) VALUES ('feed', $2, 'Asha') RETURNING id)
         INSERT INTO mention (brand_id, source_id, platform, external_id, author_id, kind, revision, text, published_at, captured_at,
             fingerprint, language, sentiment, complaint, urgency, risk, flagged, spam)
           SELECT $1, source.id, 'feed', $2 || n, author.id, 'post', 'r1', $2 || ' post ' || n, now(),
             timestamptz '2026-01-01' + (n / 10) * interval '1 hour', n, 'en', 'neg', 0.9, 0.1, 70, n % 5 = 0 AND n % 7 <> 0, n % 7 = 0
           FROM source, author, generate_series(1, 60) n`,
        [brand!.id, slug],
      );
    }
  }, 60_000);
  afterAll(() => database.drop());

  const read = async (query: Partial<MentionQuery>): Promise<{ texts: string[]; times: string[] }> => {
    const texts: string[] = [];
    const times: string[] = [];
    let after: string | undefined;
    do {
      const page = await list.list({ filter: 'all', limit: 7, ...query, ...(after ? { after } : {}) });
      texts.push(...page.items.map((one) => one.text));
      times.push(...page.items.map((one) => String(one.capturedAt)));
      after = page.next ?? undefined;
    } while (after !== undefined);
    return { texts, times };
  };
  const expected = (slugs: string[], takes: (n: number) => boolean): string[] =>
    slugs
      .flatMap((slug) =>
        Array.from({ length: 60 }, (_, i) => i + 1)
          .filter(takes)
          .map((n) => `${slug} post ${n}`),
      )
      .sort();

  it.each([
    ['all brands', undefined, ['nila', 'aram']],
    ['one brand', 1, ['aram']],
  ])('pages through %s, newest first, each mention once', async (_, brand, slugs) => {
    const { texts, times } = await read(brand === undefined ? {} : { brandId: brands[brand]! });
    expect([...texts].sort()).toEqual(expected(slugs, (n) => n % 7 !== 0));
    expect(times).toEqual([...times].sort().reverse());
  });

  it('finds words and flags over all brands', async () => {
    expect((await read({ filter: 'flagged' })).texts.sort()).toEqual(
      expected(['nila', 'aram'], (n) => n % 5 === 0 && n % 7 !== 0),
    );
    expect((await read({ filter: 'spam', q: 'aram post 4' })).texts.sort()).toEqual([
      'aram post 42',
      'aram post 49',
    ]);
  });
});
