/** Much of everything: one customer's thousand posts, a thread half the town joins, a sample that waits beside real work. */
import { type Bench, deskBench } from './desk-bench';

describe('a backlog', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await deskBench()));
  afterEach(() => bench.drop());

  /** `count` posts of the author below one post, the n-th of them n minutes before now; linked to the case when there is one. */
  const pour = async (by: string, count: number, caseId: string | null, root: string): Promise<void> => {
    await bench.sql(
      `INSERT INTO author (platform, external_id, handle) VALUES ('fake', $1, $1) ON CONFLICT DO NOTHING`,
      [by],
    );
    await bench.sql(
      `WITH made AS (INSERT INTO mention (brand_id, source_id, platform, external_id, author_id, kind, revision, text, published_at, fingerprint,
           language, sentiment, complaint, urgency, risk, root_external_id)
         SELECT $1, (SELECT id FROM source), 'fake', $2 || n, (SELECT id FROM author WHERE external_id = $2), 'post', 'r1', $2 || ' says ' || n,
           $5::timestamptz - n * interval '1 minute', n, 'en', 'neg', 0.5, 0.1, 50, $4 FROM generate_series(1, $3::int) n RETURNING id),
       scored AS (INSERT INTO score (mention_id, version, model, result) SELECT id, 1, 'm', $7::jsonb FROM made)
       INSERT INTO case_mention (mention_id, case_id) SELECT id, $6 FROM made WHERE $6::uuid IS NOT NULL`,
      [
        bench.brandId,
        by,
        count,
        root,
        bench.clock.now(),
        caseId,
        JSON.stringify({ reasons: [], topics: [], pii: [], sentiment: 'neg', risk: 50, model: 'm' }),
      ],
    );
  };

  it('of a customer who wrote a thousand times below one post is shown by its newest, and counted whole', async () => {
    const root = await bench.capture('The kettle is broken', { externalId: 'root' });
    await bench.pump();
    const [care] = await bench.sql<{ id: string }>(
      `SELECT case_id AS id FROM case_mention WHERE mention_id = $1`,
      [root],
    );
    await pour('asha', 1000, care!.id, 'root');
    const detail = await bench.details.detail(care!.id, bench.agent);
    expect(detail.mentionsCount).toBe(1001);
    expect(detail.mentions).toHaveLength(200);
    expect(detail.mentions.at(-1)!.text).toBe('asha says 1');
    expect(detail.thread.length).toBeLessThanOrEqual(300);
    expect(detail.thread.at(-1)).toMatchObject({ text: 'asha says 1' });
  });

  it('of strangers below the customer’s post hides neither the post nor the newest of them', async () => {
    const root = await bench.capture('The kettle is broken', {
      externalId: 'root',
      publishedAt: new Date(bench.clock.now().getTime() - 30 * 86_400_000),
    });
    await bench.pump();
    await pour('stranger', 700, null, 'root');
    const [care] = await bench.sql<{ id: string }>(
      `SELECT case_id AS id FROM case_mention WHERE mention_id = $1`,
      [root],
    );
    const { thread } = await bench.details.detail(care!.id, bench.agent);
    expect(thread[0]).toMatchObject({ id: root });
    expect(thread.at(-1)).toMatchObject({ text: 'stranger says 1' });
    expect(thread).toHaveLength(300);
  });

  it('of the sample does not keep real work waiting, and no more is tried than there are places', async () => {
    const [sample] = await bench.sql<{ id: string }>(
      `INSERT INTO brand (name, slug, sample) VALUES ('Sample', 'sample', true) RETURNING id`,
    );
    const cases = async (brandId: string, count: number, risk: number): Promise<void> => {
      const [customer] = await bench.sql<{ id: string }>(
        `INSERT INTO customer (brand_id, name) VALUES ($1, 'C') RETURNING id`,
        [brandId],
      );
      await bench.sql(
        `INSERT INTO care_case (brand_id, customer_id, severity, risk, language, title)
         SELECT $1, $2, 'urgent', $3, 'en', $4 || n FROM generate_series(1, $5::int) n`,
        [brandId, customer!.id, risk, brandId === sample!.id ? 'S' : 'R', count],
      );
    };
    await bench.person('Sample agent', ['agent'], { sample: true, capacity: 0 });
    await cases(sample!.id, 250, 95);
    await cases(bench.brandId, 30, 50);
    await bench.sql(`UPDATE person SET capacity = 5 WHERE id = $1`, [bench.agent.id]);
    const tried = jest.spyOn(bench.assignment, 'assignFree');
    await bench.assignment.assignWaiting();
    expect(
      await bench.sql(`SELECT DISTINCT left(title, 1) AS of FROM care_case WHERE assignee_id IS NOT NULL`),
    ).toEqual([{ of: 'R' }]);
    expect(await bench.sql(`SELECT 1 FROM care_case WHERE assignee_id IS NOT NULL`)).toHaveLength(5);
    expect(tried).toHaveBeenCalledTimes(5);
  });
});
