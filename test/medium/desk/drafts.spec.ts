import { type Bench, deskBench, GOOD } from './desk-bench';

describe('drafts', () => {
  let bench: Bench;
  let caseId: string;
  let mentionId: string;
  beforeEach(async () => {
    bench = await deskBench();
    mentionId = await bench.capture('The kettle is broken');
    await bench.pump();
    [{ caseId }] = (await bench.sql<{ caseId: string }>(`SELECT case_id AS "caseId" FROM case_mention`)) as [
      { caseId: string },
    ];
  });
  afterEach(() => bench.drop());

  it('are one a mention: a double click and a colleague get the same', async () => {
    const kala = await bench.person('Kala', ['agent']);
    const [a, b, c] = await Promise.all([
      bench.drafts.start(bench.agent, caseId, { mentionId }),
      bench.drafts.start(bench.agent, caseId, { mentionId }),
      bench.drafts.start(kala, caseId, { mentionId }),
    ]);
    expect(new Set([a.id, b.id, c.id]).size).toBe(1);
    expect(a.account.id).toBe(bench.accountId);
    const [care] = await bench.sql<{ state: string }>(`SELECT state FROM care_case`);
    expect(care!.state).toBe('open');
  });

  it('show the second of two people the text of the first, and lose neither', async () => {
    const kala = await bench.person('Kala', ['agent']);
    const draft = await bench.drafts.start(bench.agent, caseId, { mentionId });
    const mine = await bench.drafts.save(bench.agent, draft.id, {
      text: 'We are sorry',
      revision: draft.draft.revision,
    });
    await expect(
      bench.drafts.save(kala, draft.id, { text: 'Please hold on', revision: draft.draft.revision }),
    ).rejects.toMatchObject({
      code: 'stale',
      details: { text: 'We are sorry', revision: mine.draft.revision, by: { name: 'Ravi' } },
    });
    const merged = await bench.drafts.save(kala, draft.id, {
      text: 'We are sorry, please hold on',
      revision: mine.draft.revision,
    });
    expect(merged.authors.map((a) => a.name)).toEqual(['Ravi', 'Kala']);
  });

  it('make nobody an author who only saved the same text again', async () => {
    const kala = await bench.person('Kala', ['agent']);
    const draft = await bench.drafts.start(bench.agent, caseId, { mentionId });
    const mine = await bench.drafts.save(bench.agent, draft.id, { text: 'We are sorry', revision: 1 });
    const same = await bench.drafts.save(kala, draft.id, { text: 'We are sorry', revision: 1 });
    expect(same.draft.revision).toBe(mine.draft.revision);
    expect(same.authors.map((a) => a.name)).toEqual(['Ravi']);
  });

  it('with a typo are stopped at submission and nothing changes', async () => {
    const draft = await bench.drafts.start(bench.agent, caseId, { mentionId });
    const saved = await bench.drafts.save(bench.agent, draft.id, {
      text: 'We will recieve the kettle back.',
      revision: 1,
    });
    const result = await bench.submit(bench.agent, draft.id, saved.draft.revision);
    expect(result).toMatchObject({ blocked: [{ check: 'spelling', level: 'block' }] });
    expect(await bench.replies.view(draft.id, bench.agent)).toMatchObject({ state: 'draft', versions: [] });
  });

  it('are read with what stands around them: the people of the thread, where links lead, what came since', async () => {
    const draft = await bench.drafts.start(bench.agent, caseId, { mentionId });
    const text = 'Hi Ramesh, see http://x.example or ask @stranger.';
    const codes = async () =>
      (await bench.checking.preview(bench.agent, draft.id, text)).findings.map((one) => one.code);
    const told = ['listening.wrong-name', 'links.insecure', 'links.third-party'];
    expect(await codes()).toEqual(expect.arrayContaining(told));
    expect(await codes()).not.toContain('listening.older-post');
    await bench.capture('The kettle is still broken');
    await bench.pump();
    expect(await codes()).toContain('listening.older-post');
  });

  it('become a version that stays as it was, and a double click submits once', async () => {
    const draft = await bench.drafts.start(bench.agent, caseId, { mentionId });
    const saved = await bench.drafts.save(bench.agent, draft.id, { text: GOOD, revision: 1 });
    const [a, b] = await Promise.all([
      bench.submit(bench.agent, draft.id, saved.draft.revision),
      bench.submit(bench.agent, draft.id, saved.draft.revision),
    ]);
    if ('blocked' in a || 'blocked' in b) throw new Error('blocked');
    expect(a.reply.versions).toHaveLength(1);
    expect(b.reply.version?.id).toBe(a.reply.version?.id);
    await expect(
      bench.drafts.save(bench.agent, draft.id, { text: 'later', revision: saved.draft.revision }),
    ).rejects.toMatchObject({
      code: 'conflict',
      details: { code: 'in-review' },
    });
    expect((await bench.bell(bench.reviewer.id)).map((n) => n.kind)).toEqual(['reply.waiting-review']);
  });

  it('go to the review queue, longest wait first, with what they answer', async () => {
    const draft = await bench.drafts.start(bench.agent, caseId, { mentionId });
    const saved = await bench.drafts.save(bench.agent, draft.id, { text: GOOD, revision: 1 });
    await bench.submit(bench.agent, draft.id, saved.draft.revision);
    bench.clock.advance(60);
    await bench.inReview(GOOD, { by: 'bala' });
    bench.clock.advance(30);
    const first = await bench.reviews.list({ limit: 1 }, bench.reviewer);
    expect(first.items).toMatchObject([
      { waitingSeconds: 90, parent: { text: 'The kettle is broken' }, case: { id: caseId } },
    ]);
    const second = await bench.reviews.list({ limit: 1, after: first.next! }, bench.reviewer);
    expect(second.items).toMatchObject([{ waitingSeconds: 30 }]);
    expect(second.next).toBeNull();
  });

  it('come back with a comment and go again as the next version', async () => {
    const { reply } = await bench.inReview(GOOD, { by: 'bala' });
    const returned = await bench.review.sendBack(bench.reviewer, reply.id, {
      versionId: reply.version!.id,
      comment: 'Say when.',
    });
    expect(returned).toMatchObject({
      state: 'changes_requested',
      versions: [{ decisions: [{ decision: 'returned', comment: 'Say when.' }] }],
    });
    expect((await bench.bell(bench.agent.id)).map((n) => n.kind)).toContain('reply.returned');
    const saved = await bench.drafts.save(bench.agent, reply.id, {
      text: `${GOOD} By Friday.`,
      revision: returned.draft.revision,
    });
    const again = await bench.submit(bench.agent, reply.id, saved.draft.revision);
    expect(again).toMatchObject({ reply: { state: 'in_review', version: { number: 2 } } });
  });

  it('can be withdrawn, and the mention answered anew', async () => {
    const { reply, mentionId: parent, caseId: care } = await bench.inReview(GOOD, { by: 'bala' });
    expect((await bench.takingBack.withdraw(bench.agent, reply.id)).state).toBe('withdrawn');
    expect((await bench.takingBack.withdraw(bench.agent, reply.id)).state).toBe('withdrawn');
    await expect(bench.approve(reply)).rejects.toMatchObject({ code: 'stale' });
    expect((await bench.drafts.start(bench.agent, care, { mentionId: parent })).id).not.toBe(reply.id);
  });

  it('are not begun on a deleted post, from a foreign account, or where none is connected', async () => {
    await expect(
      bench.drafts.start(bench.agent, caseId, { mentionId, accountId: bench.agent.id }),
    ).rejects.toMatchObject({
      details: { code: 'no-account' },
    });
    await bench.sql(`UPDATE account SET state = 'removed'`);
    await expect(bench.drafts.start(bench.agent, caseId, { mentionId })).rejects.toThrow(
      /No account of this platform/,
    );
    await bench.sql(`UPDATE mention SET deleted_at = now()`);
    await expect(bench.drafts.start(bench.agent, caseId, { mentionId })).rejects.toMatchObject({
      details: { code: 'parent-deleted' },
    });
  });

  it('are refused to people who only review', async () => {
    const draft = await bench.drafts.start(bench.agent, caseId, { mentionId });
    await expect(
      bench.drafts.save(bench.reviewer, draft.id, { text: 'x', revision: 1 }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
