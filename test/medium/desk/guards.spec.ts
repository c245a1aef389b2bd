/** The rules that never bend, attacked with SQL that the program's own role may run. */
import { BrandsService } from '../../../src/core/organisation/brands.service';
import { Brand } from '../../../src/core/organisation/brand.entity';
import { type Bench, type BenchOptions, deskBench } from './desk-bench';

describe('the database', () => {
  let bench: Bench;
  const start = async (options: BenchOptions = {}): Promise<Bench> => (bench = await deskBench(options));
  afterEach(() => bench.drop());

  const send = (id: string): Promise<unknown> =>
    bench.sql(`UPDATE publication SET state = 'sending', sending_since = now() WHERE id = $1`, [id]);

  it.each([
    'mention',
    'mention_version',
    'reply',
    'reply_author',
    'reply_version',
    'review_decision',
    'approval',
    'publication',
  ])('never empties %s', async (table) => {
    await start({ undoSeconds: 60 });
    await bench.approved();
    await expect(bench.sql(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(/append-only/);
  });

  it('keeps a sample a sample and a real brand real', async () => {
    await start();
    await bench.approved();
    await expect(bench.sql(`UPDATE brand SET sample = true`)).rejects.toThrow(/sample/);
    await bench.sql(`INSERT INTO brand (name, slug, sample) VALUES ('S', 's', true)`);
    await expect(bench.sql(`UPDATE brand SET sample = false WHERE slug = 's'`)).rejects.toThrow(/sample/);
    await expect(bench.sql(`DELETE FROM brand WHERE slug = 'nila'`)).rejects.toThrow(/sample/);
  });

  it.each([
    ['another brand', `UPDATE reply SET brand_id = (SELECT id FROM brand WHERE slug = 'other')`],
    [
      'another post',
      `UPDATE reply SET parent_mention_id = (SELECT id FROM mention WHERE external_id = 'other')`,
    ],
    [
      'an account of another brand',
      `UPDATE reply SET account_id = (SELECT a.id FROM account a JOIN brand b ON b.id = a.brand_id WHERE b.slug = 'other')`,
    ],
    [
      'an account moved from another brand',
      `UPDATE account SET brand_id = (SELECT id FROM brand WHERE slug = 'nila')`,
    ],
    ['a post at another address', `UPDATE mention SET external_id = external_id || 'x'`],
    [
      'a post by another author',
      `UPDATE mention SET author_id = (SELECT id FROM author WHERE id <> author_id LIMIT 1)`,
    ],
    ['words without a writer', `UPDATE reply SET draft_text = 'Sneaky', draft_by = NULL`],
  ])('refuses a reply with %s', async (_what, statement) => {
    await start({ undoSeconds: 60 });
    await bench.approved();
    await bench.capture('Another post', { externalId: 'other', by: 'bala' });
    await bench.sql(`INSERT INTO brand (name, slug) VALUES ('Other', 'other')`);
    await bench.sql(
      `INSERT INTO account (brand_id, platform, base_url, external_id, credentials)
       SELECT id, 'fake', 'https://fake.example', 'other', '\\x00' FROM brand WHERE slug = 'other'`,
    );
    await expect(bench.sql(statement)).rejects.toThrow();
  });

  it('never calls a reply published of which nothing was published', async () => {
    await start({ undoSeconds: 60 });
    const { reply } = await bench.approved();
    await expect(bench.sql(`UPDATE reply SET state = 'published' WHERE id = $1`, [reply.id])).rejects.toThrow(
      /nothing of this reply was published/,
    );
  });

  it.each(['withdrawn', 'changes_requested', 'draft', 'in_review'])(
    'posts nothing of a reply that is %s, whatever its approval says',
    async (state) => {
      await start({ undoSeconds: 60 });
      const { reply, publicationId } = await bench.approved();
      await bench.sql(`UPDATE reply SET state = $2 WHERE id = $1`, [reply.id, state]);
      await expect(send(publicationId)).rejects.toThrow(/not-approved/);
    },
  );

  it.each([
    ['is addressed differently', `UPDATE mention SET native = '{"post":"elsewhere"}'`],
    ['is no longer public', `UPDATE mention SET visibility = 'direct'`],
    ['was edited', `UPDATE mention SET version = version + 1`],
  ])('posts nothing once the post it answers %s', async (_what, statement) => {
    await start({ undoSeconds: 60 });
    const { publicationId } = await bench.approved();
    await bench.sql(statement);
    await expect(send(publicationId)).rejects.toThrow(/changed/);
  });

  it('sees a message of the customer that claims to be older than the last one', async () => {
    await start({ undoSeconds: 60 });
    const { publicationId } = await bench.approved();
    await bench.capture('Forget it, I am with my lawyer', { publishedAt: new Date('2020-01-01T00:00:00Z') });
    await expect(send(publicationId)).rejects.toThrow(/changed/);
    await bench.pump();
    expect((await bench.publication(publicationId)).state).toBe('cancelled');
    expect((await bench.bell(bench.reviewer.id)).map((n) => n.kind)).toContain('approval.ended');
  });

  it('lets whoever is ending the approval this instant go first', async () => {
    await start({ undoSeconds: 60 });
    const { reply, publicationId } = await bench.approved();
    const other = await bench.database.another();
    const ending = other.createQueryRunner();
    await ending.startTransaction();
    await ending.query(
      `UPDATE approval SET revoked_at = now(), revoked_reason = 'test' WHERE reply_id = $1`,
      [reply.id],
    );
    const sending = send(publicationId).then(
      () => 'sent',
      (error: Error) => error.message,
    );
    const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await bench.sql(waits)).length === 0) await new Promise((done) => setTimeout(done, 20));
    await ending.commitTransaction();
    await ending.release();
    expect(await sending).toMatch(/revoked/);
  });

  it('lets the sample brand go with everything in it, while its stream is being stored and its cases are open', async () => {
    await start({ sample: true });
    const waiting = await bench.inReview();
    const { reply } = await bench.approved(undefined, { by: 'bala' });
    expect(reply.state).toBe('approved');
    await bench.takingBack.withdraw(bench.agent, waiting.reply.id);
    const brands = new BrandsService(bench.database.dataSource.getRepository(Brand), bench.transactions);
    const posts = Array.from({ length: 30 }, (_, n) =>
      bench.capture(`The pot is broken ${n}`, { by: `by${n}` }),
    );
    const [removed, ...stored] = await Promise.allSettled([
      brands.removeSample(bench.brandId, { kind: 'person', id: bench.reviewer.id }),
      ...posts,
    ]);
    if (removed!.status === 'rejected') throw removed!.reason;
    expect(stored.length).toBe(30);
    for (const table of [
      'brand',
      'source',
      'account',
      'mention',
      'care_case',
      'reply',
      'reply_version',
      'approval',
      'customer',
    ])
      expect(await bench.sql(`SELECT 1 FROM ${table}`)).toEqual([]);
    // What still waits in the queue finds nothing to do, and nothing fails.
    bench.clock.advance(10);
    await bench.pump();
  });
});
