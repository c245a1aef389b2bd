/** The rules that never bend, attacked with SQL that the program's own role may run. */
import { BrandsService } from '../../../src/core/organisation/brands.service';
import { Brand } from '../../../src/core/organisation/brand.entity';
import type { ReplyView } from '../../../src/desk/replies/replies.api';
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

  describe('a review of two steps', () => {
    const PLAN = '{"steps":[{"by":"reviewer"},{"by":"reviewer"}],"ordered":true,"leadSuffices":false}';
    const begin = async () => {
      await start({ undoSeconds: 60 });
      const omar = await bench.person('Omar', ['reviewer'], { available: false });
      const { reply } = await bench.inReview();
      await bench.sql(`UPDATE reply SET review_plan = $2 WHERE id = $1`, [reply.id, PLAN]);
      return { omar, reply };
    };
    const approval = (reply: ReplyView, by: string, step: number): Promise<{ id: string }[]> =>
      bench.sql<{ id: string }>(
        `INSERT INTO approval (reply_id, reply_version_id, brand_id, reviewer_id, content_hash, step, expires_at)
         VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, now() + interval '1 day') RETURNING id`,
        [reply.id, reply.version!.id, reply.brandId, by, reply.version!.contentHash, step],
      );
    const publish = (reply: ReplyView, approvalId: string): Promise<{ id: string }[]> =>
      bench.sql<{ id: string }>(
        `INSERT INTO publication (brand_id, reply_id, reply_version_id, approval_id, account_id, mode, idempotency_key, not_before)
         SELECT brand_id, id, $2, $3, account_id, 'api', 'k', now() FROM reply WHERE id = $1 RETURNING id`,
        [reply.id, reply.version!.id, approvalId],
      );
    const set = (reply: ReplyView, assignment: string): Promise<unknown> =>
      bench.sql(`UPDATE reply SET ${assignment} WHERE id = $1`, [reply.id]);

    it('posts nothing on one approval, and nothing once one of both has ended', async () => {
      const { omar, reply } = await begin();
      await expect(approval(reply, bench.reviewer.id, 2)).rejects.toThrow(/steps before this one come first/);
      await expect(approval(reply, bench.reviewer.id, 0)).rejects.toThrow(/asks for somebody else/);
      await expect(approval(reply, bench.reviewer.id, 3)).rejects.toThrow(/asks for somebody else/);
      await expect(approval(reply, bench.agent.id, 1)).rejects.toThrow(/own/);
      const [first] = await approval(reply, bench.reviewer.id, 1);
      await expect(approval(reply, bench.reviewer.id, 2)).rejects.toThrow(/uq_approval_live/);
      await expect(approval(reply, omar.id, 1)).rejects.toThrow(/uq_approval_step/);
      await set(reply, `state = 'approved'`);
      await expect(publish(reply, first!.id)).rejects.toThrow(/every step of its review/);
      const [second] = await approval(reply, omar.id, 2);
      const [publication] = await publish(reply, second!.id);
      await bench.sql(`UPDATE person SET active = false WHERE id = $1`, [bench.reviewer.id]);
      await expect(send(publication!.id)).rejects.toThrow(/every step of its review/);
      await bench.sql(`UPDATE person SET active = true WHERE id = $1`, [bench.reviewer.id]);
      await bench.sql(`UPDATE approval SET revoked_at = now(), revoked_reason = 'x' WHERE id = $1`, [
        first!.id,
      ]);
      await expect(send(publication!.id)).rejects.toThrow(/every step of its review/);
    });

    it('cannot be weakened, only made stricter', async () => {
      const { reply } = await begin();
      const weaker = [
        `review_plan = '{"steps":[{"by":"reviewer"}],"ordered":true,"leadSuffices":false}'`,
        'review_plan = NULL',
        `review_plan = review_plan || '{"ordered":false}'`,
        `review_plan = review_plan || '{"leadSuffices":true}'`,
        `review_plan = '{"steps":[]}'`,
        `state = 'draft', review_plan = NULL`,
      ];
      const refused = async (): Promise<void> => {
        for (const one of weaker)
          await expect(set(reply, one)).rejects.toThrow(/only gets stricter|reply_review_plan_check/);
      };
      await refused();
      const [first] = await approval(reply, bench.reviewer.id, 1);
      const raised = `review_plan = jsonb_set(review_plan, '{steps,0,by}', '"lead"')`;
      await expect(set(reply, raised)).rejects.toThrow(/stay as they are/);
      // Not by way of a draft either, as long as somebody’s yes is alive.
      await set(reply, `state = 'draft'`);
      await refused();
      await set(reply, `state = 'in_review'`);
      await set(reply, `review_plan = jsonb_insert(review_plan, '{steps,-1}', '{"by":"lead"}', true)`);
      await set(reply, `state = 'approved'`);
      await expect(publish(reply, first!.id)).rejects.toThrow(/every step of its review/);
    });

    it('wants a lead for what goes beyond its author’s authority, whatever the plan says', async () => {
      const { omar, reply } = await begin();
      const lead = await bench.person('Lata', ['lead'], { available: false });
      await bench.sql(
        `INSERT INTO reply_version (reply_id, brand_id, number, text, author_id, checks_model, findings)
         VALUES ($1, $2, 2, 'We give you a thousand.', $3, 'x', '[{"level":"block","code":"authority.amount","start":0,"end":5,"cosign":true}]')`,
        [reply.id, reply.brandId, bench.agent.id],
      );
      await set(reply, 'current_version = 2');
      const changed = await bench.replies.view(reply.id, bench.agent);
      await approval(changed, bench.reviewer.id, 1);
      const [second] = await approval(changed, omar.id, 2);
      await set(reply, `state = 'approved'`);
      await expect(publish(changed, second!.id)).rejects.toThrow(/every step of its review/);
      await bench.sql(`UPDATE approval SET revoked_at = now(), revoked_reason = 'x' WHERE id = $1`, [
        second!.id,
      ]);
      const [signed] = await approval(changed, lead.id, 2);
      expect(await publish(changed, signed!.id)).toHaveLength(1);
    });
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
