import { PUBLICATION_TRANSITIONS } from '../../../src/desk/publishing/publication.workflow';
import { type Bench, type BenchOptions, deskBench, GOOD } from './desk-bench';

/** A reply cannot get out unapproved: not through the services, and not round them. */
describe('approval', () => {
  let bench: Bench;
  const start = async (options: BenchOptions = {}): Promise<Bench> => (bench = await deskBench(options));
  afterEach(() => bench.drop());

  const insertPublication = (replyId: string, approvalId: string | null): Promise<unknown> =>
    bench.sql(
      `INSERT INTO publication (brand_id, reply_id, reply_version_id, approval_id, account_id, mode, idempotency_key, not_before)
       SELECT r.brand_id, r.id, v.id, coalesce($2::uuid, gen_random_uuid()), r.account_id, 'api', gen_random_uuid()::text, now()
       FROM reply r JOIN reply_version v ON v.reply_id = r.id AND v.number = r.current_version WHERE r.id = $1`,
      [replyId, approvalId],
    );
  const liveApproval = async (replyId: string): Promise<string> =>
    (
      await bench.sql<{ id: string }>(`SELECT id FROM approval WHERE reply_id = $1 AND revoked_at IS NULL`, [
        replyId,
      ])
    )[0]!.id;

  describe('the database', () => {
    it('refuses a publication without an approval', async () => {
      await start();
      const { reply } = await bench.inReview();
      await expect(insertPublication(reply.id, null)).rejects.toThrow(/without a valid approval: missing/);
    });

    it('refuses an approval by somebody who wrote a word of it', async () => {
      await start();
      const { reply } = await bench.inReview();
      await bench.sql(`UPDATE person SET roles = '{agent,reviewer}' WHERE id = $1`, [bench.agent.id]);
      await expect(
        bench.sql(
          `INSERT INTO approval (reply_id, reply_version_id, brand_id, reviewer_id, content_hash, expires_at)
           VALUES ($1, $2, $3, $4, decode($5, 'hex'), now() + interval '1 day')`,
          [reply.id, reply.version!.id, reply.brandId, bench.agent.id, reply.version!.contentHash],
        ),
      ).rejects.toThrow(/own/);
    });

    it('refuses to publish a reply edited after approval', async () => {
      await start({ undoSeconds: 60 });
      const { reply, publicationId } = await bench.approved();
      await bench.sql(
        `INSERT INTO reply_version (reply_id, brand_id, number, text, author_id, checks_model) VALUES ($1, $2, 2, 'Buy more', $3, 'x')`,
        [reply.id, reply.brandId, bench.agent.id],
      );
      await bench.sql(`UPDATE reply SET current_version = 2 WHERE id = $1`, [reply.id]);
      await expect(
        bench.sql(`UPDATE publication SET state = 'sending', sending_since = now() WHERE id = $1`, [
          publicationId,
        ]),
      ).rejects.toThrow(/other-version/);
      bench.clock.advance(120);
      await bench.pump();
      expect(bench.network.writes).toHaveLength(0);
      expect((await bench.publication(publicationId)).state).toBe('cancelled');
    });

    it('refuses to publish once the approver has typed into the draft', async () => {
      await start({ undoSeconds: 60 });
      const { reply, publicationId } = await bench.approved();
      await bench.sql(`UPDATE reply SET draft_text = 'mine', draft_by = $2 WHERE id = $1`, [
        reply.id,
        bench.reviewer.id,
      ]);
      bench.clock.advance(120);
      await bench.pump();
      expect(bench.network.writes).toHaveLength(0);
      expect((await bench.publication(publicationId)).state).toBe('cancelled');
    });

    it.each([
      ['a version', `UPDATE reply_version SET text = 'other'`],
      ['a decision', `UPDATE review_decision SET decision = 'returned', comment = 'x'`],
      ['an author', `DELETE FROM reply_author`],
      ['an approval', `UPDATE approval SET expires_at = now() + interval '1 year'`],
      ['what a publication posts', `UPDATE publication SET idempotency_key = 'another'`],
    ])('never lets %s be rewritten', async (_what, statement) => {
      await start({ undoSeconds: 60 });
      await bench.approved();
      await expect(bench.sql(statement)).rejects.toThrow();
    });

    it('refuses a second live publication of a reply', async () => {
      await start({ undoSeconds: 60 });
      const { reply } = await bench.approved();
      await expect(insertPublication(reply.id, await liveApproval(reply.id))).rejects.toThrow(
        /uq_publication_live/,
      );
    });
  });

  it('refuses the author in clear words', async () => {
    await start();
    const lead = await bench.person('Lata', ['agent', 'lead', 'reviewer']);
    const { reply } = await bench.inReview();
    const returned = await bench.review.sendBack(bench.reviewer, reply.id, {
      versionId: reply.version!.id,
      comment: 'Warmer, please.',
    });
    await bench.drafts.save(lead, reply.id, { text: `${GOOD} Sorry!`, revision: returned.draft.revision });
    const again = await bench.submit(bench.agent, reply.id, returned.draft.revision + 1);
    if ('blocked' in again) throw new Error('blocked');
    await expect(bench.approve(again.reply, lead)).rejects.toMatchObject({
      code: 'forbidden',
      details: { code: 'own-words' },
      message: expect.stringContaining('You wrote a part of it'),
    });
    expect((await bench.replies.view(reply.id, lead)).can).toMatchObject({ review: false, approve: false });
    expect(await bench.approve(again.reply)).toMatchObject({ state: 'approved' });
  });

  it('makes a reviewer who edits an author, and wants another reviewer', async () => {
    await start();
    const { reply } = await bench.inReview();
    const edited = await bench.review.mend(bench.reviewer, reply.id, {
      versionId: reply.version!.id,
      text: `${GOOD} Thank you.`,
    });
    if ('blocked' in edited) throw new Error('blocked');
    expect(edited.reply).toMatchObject({
      state: 'in_review',
      version: { number: 2, author: { name: 'Meena' } },
    });
    await expect(bench.approve(edited.reply)).rejects.toMatchObject({ code: 'forbidden' });
    const second = await bench.person('Nila', ['reviewer'], { available: false });
    expect(await bench.approve(edited.reply, second)).toMatchObject({ state: 'approved' });
    await bench.pump();
    expect(bench.network.posts[0]!.text).toBe(`${GOOD} Thank you.`);
  });

  it('is bound to the thread the reviewer was shown', async () => {
    await start();
    const { reply } = await bench.inReview();
    const newest = await bench.capture('And now the lid is gone too');
    await expect(bench.approve(reply)).rejects.toMatchObject({
      code: 'stale',
      details: { reason: 'changed', latestMentionId: newest },
    });
    expect(await bench.approve(await bench.replies.view(reply.id, bench.reviewer))).toMatchObject({
      state: 'approved',
    });
  });

  it('lets one of two reviewers at once win and tells the other', async () => {
    await start({ undoSeconds: 60 });
    const second = await bench.person('Nila', ['reviewer'], { available: false });
    const { reply } = await bench.inReview();
    const other = await bench.otherProcess();
    const input = { versionId: reply.version!.id, contentHash: reply.version!.contentHash };
    const results = await Promise.allSettled([
      bench.approving.approve(bench.reviewer, reply.id, input),
      other.approving.approve(second, reply.id, input),
    ]);
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = results.find((r) => r.status === 'rejected');
    expect(loser?.reason).toMatchObject({ code: 'stale', details: { reason: 'not-in-review' } });
    expect(await bench.sql(`SELECT id FROM publication`)).toHaveLength(1);
  });

  it('lets a return and an approval at once end in one of the two', async () => {
    await start({ undoSeconds: 60 });
    const second = await bench.person('Nila', ['reviewer'], { available: false });
    const { reply } = await bench.inReview();
    const results = await Promise.allSettled([
      bench.approve(reply),
      bench.review.sendBack(second, reply.id, { versionId: reply.version!.id, comment: 'No.' }),
    ]);
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    const view = await bench.replies.view(reply.id, bench.agent);
    expect(view.publication === null).toBe(view.state === 'changes_requested');
  });

  it('takes a double click for one approval', async () => {
    await start({ undoSeconds: 60 });
    const { reply } = await bench.inReview();
    const [a, b] = await Promise.all([bench.approve(reply), bench.approve(reply)]);
    expect(a.publication?.id).toBe(b.publication?.id);
    expect(await bench.sql(`SELECT id FROM approval`)).toHaveLength(1);
    expect(await bench.sql(`SELECT id FROM publication`)).toHaveLength(1);
  });

  it('is refused for a version that is not the one in review', async () => {
    await start();
    const { reply } = await bench.inReview();
    const edited = await bench.review.mend(bench.reviewer, reply.id, {
      versionId: reply.version!.id,
      text: `${GOOD} Thank you.`,
    });
    if ('blocked' in edited) throw new Error('blocked');
    const second = await bench.person('Nila', ['reviewer'], { available: false });
    await expect(bench.approve(reply, second)).rejects.toMatchObject({
      code: 'stale',
      details: { reason: 'other-version' },
    });
  });

  it('asks the checks again', async () => {
    await start();
    const { reply } = await bench.inReview();
    await bench.sql(`UPDATE account SET length_rule = '{"max": 20, "unit": "graphemes"}'`);
    const result = await bench.approving.approve(bench.reviewer, reply.id, {
      versionId: reply.version!.id,
      contentHash: reply.version!.contentHash,
    });
    expect(result).toMatchObject({ blocked: [{ code: 'length.over' }] });
    expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('in_review');
  });

  it('is refused while the account waits to be connected again', async () => {
    await start();
    const { reply } = await bench.inReview();
    await bench.sql(`UPDATE account SET state = 'needs_attention'`);
    await expect(bench.approve(reply)).rejects.toMatchObject({
      code: 'conflict',
      details: { code: 'account-attention' },
    });
  });

  it('leaves an audit trail of who decided what', async () => {
    await start();
    await bench.approved();
    await bench.pump();
    const actions = await bench.sql<{ action: string; actor_kind: string }>(
      `SELECT action, actor_kind FROM audit_entry ORDER BY seq`,
    );
    expect(actions).toEqual(
      expect.arrayContaining([
        { action: 'reply.submit', actor_kind: 'person' },
        { action: 'reply.approve', actor_kind: 'person' },
        { action: 'publication.queue', actor_kind: 'person' },
        { action: 'publication.send', actor_kind: 'system' },
        { action: 'publication.published', actor_kind: 'system' },
      ]),
    );
  });
});

describe('the table of publication states', () => {
  it('is the one the database keeps', async () => {
    const bench = await deskBench();
    const [guard] = await bench.sql<{ source: string }>(
      `SELECT prosrc AS source FROM pg_proc WHERE proname = 'publication_guard'`,
    );
    const kept = [...guard!.source.matchAll(/\('(\w+)','(\w+)'\)/g)].map(([, from, to]) => `${from}→${to}`);
    expect(PUBLICATION_TRANSITIONS.map(([from, to]) => `${from}→${to}`).sort()).toEqual(kept.sort());
    await bench.drop();
  });
});
