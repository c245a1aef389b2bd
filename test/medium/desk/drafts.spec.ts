import { RECENT } from '../../../src/desk/replies/reply-around.queries';
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

  it('are held against the newest public replies by an index, however many there are', async () => {
    const plan = await bench.transactions.run({ kind: 'system' }, async ({ manager }) => {
      // As in a table too large to be read whole.
      await manager.query('SET LOCAL enable_seqscan = off');
      return manager.query<Record<string, string>[]>(`EXPLAIN ${RECENT}`, [bench.brandId]);
    });
    expect(JSON.stringify(plan)).toContain('ix_publication_published');
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

describe('promises in a reply', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await deskBench();
  });
  afterEach(() => bench.drop());
  const PROMISE = 'We are sorry about the kettle. We will call you back tomorrow.';
  const later = () => new Date(bench.clock.now().getTime() + 26 * 3_600_000);

  async function drafted(text: string, by = bench.agent) {
    const mentionId = await bench.capture('The kettle is broken');
    await bench.pump(undefined, 'case.%');
    const [care] = await bench.sql<{ id: string }>(`SELECT case_id AS id FROM case_mention`);
    const draft = await bench.drafts.start(by, care!.id, { mentionId });
    return { caseId: care!.id, reply: await bench.drafts.save(by, draft.id, { text, revision: 1 }) };
  }
  const states = async (): Promise<string[]> =>
    (
      await bench.sql<{ state: string }>(`SELECT state FROM commitment ORDER BY confirmed_at, span_start`)
    ).map((row) => row.state);

  it('stop it until somebody keeps each, and then go with the version to the case, open once it is public', async () => {
    const { caseId, reply } = await drafted(PROMISE);
    const { draft } = reply;
    const bare = await bench.drafts.submit(bench.agent, reply.id, draft.revision);
    const blocked = { code: 'promise.unconfirmed', level: 'block', start: 31, end: 61 };
    expect(bare).toMatchObject({ blocked: [blocked] });
    const kala = await bench.person('Kala', ['agent']);
    const promise = { start: 31, end: 61, ownerId: kala.id, dueAt: later() };
    const submit = (over: object) =>
      bench.drafts.submit(bench.agent, reply.id, draft.revision, { promises: [{ ...promise, ...over }] });
    await expect(submit({ dueAt: bench.clock.now() })).rejects.toMatchObject({
      details: { code: 'promise-due' },
    });
    await bench.sql(`UPDATE person SET active = false WHERE id = $1`, [kala.id]);
    await expect(submit({})).rejects.toMatchObject({ details: { code: 'promise-owner' } });
    await bench.sql(`UPDATE person SET active = true WHERE id = $1`, [kala.id]);

    const done = await submit({});
    if ('blocked' in done) throw new Error('blocked');
    const { version } = done.reply;
    expect(version!.findings).toEqual([]);
    expect(version!.commitments).toMatchObject([
      {
        words: 'We will call you back tomorrow',
        kind: 'call-back',
        owner: { name: 'Kala' },
        state: 'proposed',
      },
    ]);
    const approved = await bench.approve(done.reply);
    expect(await states()).toEqual(['proposed']);
    await bench.pump();
    expect(await bench.publication(approved.publication!.id)).toMatchObject({ state: 'published' });
    const open = (await bench.details.detail(caseId, bench.agent)).commitments;
    expect(open).toMatchObject([{ state: 'open', steps: ['keep', 'break', 'cancel'], beyond: false }]);
    expect((await bench.bell(kala.id)).map((one) => one.kind)).toEqual(['commitment.yours']);

    await expect(bench.commitments.take(kala, open[0]!.id, 'break', ' ')).rejects.toMatchObject({
      details: { code: 'commitment-why' },
    });
    await bench.commitments.take(kala, open[0]!.id, 'keep', null);
    await bench.commitments.take(kala, open[0]!.id, 'keep', null); // a second press
    await expect(bench.commitments.take(kala, open[0]!.id, 'cancel', 'x')).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await states()).toEqual(['kept']);
    const told = (await bench.history(caseId)).filter((kind) => kind.startsWith('commitment'));
    expect(told).toEqual(['commitment-opened', 'commitment-kept']);
  });

  it('stay confirmed when a reviewer returns it and other words change; their own words need it anew', async () => {
    const { reply } = await drafted(PROMISE);
    const first = await bench.submit(bench.agent, reply.id, reply.draft.revision);
    if ('blocked' in first) throw new Error('blocked');
    const back = { versionId: first.reply.version!.id, comment: 'Warmer.' };
    let now = await bench.review.sendBack(bench.reviewer, reply.id, back);
    const resubmit = async (text: string) => {
      now = await bench.drafts.save(bench.agent, reply.id, { text, revision: now.draft.revision });
      return bench.drafts.submit(bench.agent, reply.id, now.draft.revision);
    };
    const sooner = PROMISE.replace('tomorrow', 'today');
    expect(await resubmit(sooner)).toMatchObject({ blocked: [{ code: 'promise.unconfirmed' }] });
    const again = await resubmit(
      `We are very sorry about the kettle, and about the wait. ${PROMISE.slice(31)}`,
    );
    if ('blocked' in again) throw new Error('blocked');
    expect(again.reply.version!.commitments).toMatchObject([{ start: 56, owner: { name: 'Ravi' } }]);
    expect(await states()).toEqual(['cancelled', 'proposed']);

    // In a reviewer's words it stays what it was, by whom it was.
    const mended = await bench.review.mend(bench.reviewer, reply.id, {
      versionId: again.reply.version!.id,
      text: 'We are very sorry about the kettle. We call you back on Friday.',
    });
    if ('blocked' in mended) throw new Error('blocked');
    expect(mended.reply.version!.commitments).toMatchObject([
      { words: 'We call you back on Friday', owner: { name: 'Ravi' }, confirmedBy: { name: 'Meena' } },
    ]);
    await bench.takingBack.withdraw(bench.agent, reply.id);
    expect(await states()).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  it('that a reviewer’s edit adds are confirmed by that reviewer, read by another, and signed for where they go beyond both', async () => {
    const { reply } = await drafted('We are sorry about the kettle.');
    const first = await bench.submit(bench.agent, reply.id, reply.draft.revision);
    if ('blocked' in first) throw new Error('blocked');
    const versionId = first.reply.version!.id;
    const added = 'We are sorry about the kettle. We will refund you ₹50,000 tomorrow.';
    const edit = (over: object = {}) =>
      bench.review.mend(bench.reviewer, reply.id, { versionId, text: added, ...over });
    expect(await edit()).toMatchObject({ blocked: [{ code: 'promise.unconfirmed', start: 31 }] });
    const [found] = (await bench.checking.preview(bench.reviewer, reply.id, added)).promises.unconfirmed;
    const promise = { start: found!.start, end: found!.end, ownerId: bench.agent.id, dueAt: later() };
    const problem = (code: string) => ({ details: expect.objectContaining({ code }) });
    await expect(edit({ promises: [{ ...promise, dueAt: bench.clock.now() }] })).rejects.toMatchObject(
      problem('promise-due'),
    );
    // More than a reviewer may give, and no lead: it would wait for ever.
    await expect(edit({ promises: [promise] })).rejects.toMatchObject(problem('no-lead'));
    expect(await states()).toEqual([]);

    const lead = await bench.person('Leela', ['lead']);
    const done = await edit({ promises: [promise] });
    if ('blocked' in done) throw new Error(JSON.stringify(done.blocked));
    expect(done.reply).toMatchObject({
      state: 'in_review',
      authors: [{ name: 'Ravi' }, { name: 'Meena' }],
      review: { steps: [{ by: 'lead' }] },
      version: {
        number: 2,
        commitments: [
          { owner: { name: 'Ravi' }, confirmedBy: { name: 'Meena' }, beyond: true, state: 'proposed' },
        ],
      },
    });
    await expect(bench.approve(done.reply)).rejects.toMatchObject(problem('own-words'));
    const approved = await bench.approve(done.reply, lead);
    expect(approved.version!.commitments).toMatchObject([{ cosignedBy: { name: 'Leela' } }]);
    await bench.pump();
    expect(await states()).toEqual(['open']);
    expect((await bench.bell(bench.agent.id)).map((one) => one.kind)).toContain('commitment.yours');
  });

  it('that a reviewer puts in other words are shown as kept while they are typed', async () => {
    const { reply } = await drafted(PROMISE);
    const first = await bench.submit(bench.agent, reply.id, reply.draft.revision);
    if ('blocked' in first) throw new Error('blocked');
    const text = PROMISE.replace('tomorrow', 'on Friday');
    const { promises, findings } = await bench.checking.preview(bench.reviewer, reply.id, text);
    expect(promises).toMatchObject({ confirmed: [{ ownerId: bench.agent.id }], unconfirmed: [] });
    expect(findings.map((one) => one.code)).not.toContain('promise.unconfirmed');
  });

  it('beyond what the writer may give are signed for by the lead who approves, and stop nothing', async () => {
    const lead = await bench.person('Leela', ['lead']);
    const { reply } = await drafted('We are sorry. We will refund you ₹50,000 tomorrow.');
    const { findings, limits } = await bench.checking.preview(bench.agent, reply.id, reply.draft.text);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'authority.amount', cosign: true }));
    expect(limits.refund).toMatchObject({ INR: 10000 });
    const asLead = await bench.checking.preview(lead, reply.id, `${reply.draft.text} Thank you.`);
    expect(asLead.findings.map((one) => one.check)).not.toContain('authority');
    const done = await bench.submit(bench.agent, reply.id, reply.draft.revision);
    if ('blocked' in done) throw new Error(JSON.stringify(done.blocked));
    expect(done.reply.version!.commitments).toMatchObject([{ beyond: true, cosignedBy: null }]);
    await bench.approve(done.reply, lead);
    const [version] = (await bench.replies.view(reply.id, lead)).versions;
    expect(version!.commitments).toMatchObject([{ beyond: true, cosignedBy: { name: 'Leela' } }]);
  });

  it('whose time has come are told to their owner, an hour later to the leads, each once, by whichever process', async () => {
    const lead = await bench.person('Leela', ['lead']);
    await bench.approved(PROMISE);
    await bench.pump();
    const overdue = async (of: { id: string }) =>
      (await bench.bell(of.id)).map((one) => one.kind).filter((kind) => kind.includes('overdue'));
    const other = await bench.otherProcess();
    await bench.overdue.tell();
    expect(await overdue(bench.agent)).toEqual([]);
    bench.clock.advance(3 * 24 * 3600);
    await Promise.all([bench.overdue.tell(), other.overdue.tell()]);
    expect(await overdue(bench.agent)).toEqual(['commitment.overdue']);
    expect(await overdue(lead)).toEqual([]);
    bench.clock.advance(3600);
    await Promise.all([bench.overdue.tell(), other.overdue.tell()]);
    await bench.overdue.tell();
    expect(await overdue(bench.agent)).toEqual(['commitment.overdue']);
    expect(await overdue(lead)).toEqual(['commitment.overdue-lead']);
    expect(await states()).toEqual(['open']);
  });

  it('cannot be opened, put off or taken away behind the program’s back', async () => {
    await bench.inReview(PROMISE);
    for (const wrong of [
      `UPDATE commitment SET state = 'open', opened_at = now()`,
      `UPDATE commitment SET due_at = due_at + interval '1 day'`,
      `UPDATE commitment SET words = 'Nothing'`,
      `DELETE FROM commitment`,
      `TRUNCATE commitment`,
    ])
      await expect(bench.sql(wrong)).rejects.toMatchObject({ code: 'EA001' });
    await expect(
      bench.sql(`INSERT INTO commitment (brand_id, case_id, customer_id, reply_id, reply_version_id, words, span_start, span_end, kind,
        who, owner_id, due_at, confirmed_by) SELECT brand_id, case_id, customer_id, reply_id, reply_version_id, 'Said nowhere', 0, 5, kind,
        who, owner_id, due_at, confirmed_by FROM commitment`),
    ).rejects.toMatchObject({ code: 'EA001' });
  });
});

describe('links of a draft', () => {
  const PAGE = 'https://nila.in/help';
  const TEXT = `We are sorry about the kettle. Please read ${PAGE} today.`;
  let bench: Bench;
  let draft: Awaited<ReturnType<Bench['drafts']['start']>>;
  beforeEach(async () => {
    bench = await deskBench();
    const mentionId = await bench.capture('The kettle is broken, says https://nila.in');
    await bench.pump();
    const [care] = await bench.sql<{ id: string }>(`SELECT id FROM care_case`);
    draft = await bench.drafts.start(bench.agent, care!.id, { mentionId });
  });
  afterEach(async () => {
    await bench.linkLooks.onApplicationShutdown();
    await bench.drop();
  });
  const preview = async (text = TEXT) => {
    const { findings, looking } = await bench.checking.preview(bench.agent, draft.id, text);
    return { looking, codes: findings.filter((one) => one.check === 'links').map((one) => one.code) };
  };
  const submit = async (text = TEXT, askOverrule?: string) => {
    const { revision } = (await bench.replies.view(draft.id, bench.agent)).draft;
    const saved = await bench.drafts.save(bench.agent, draft.id, { text, revision });
    return bench.drafts.submit(bench.agent, draft.id, saved.draft.revision, { askOverrule });
  };

  it('are tried while one types, which nobody waits for, and told to open desks when something was found', async () => {
    bench.web.set({ [PAGE]: { status: 404 } });
    expect(await preview()).toEqual({ looking: true, codes: [] });
    const told = await bench.linkLooks.settle([PAGE], 2_000);
    expect(told).toMatchObject([{ url: PAGE, outcome: 'gone', host: 'nila.in' }]);
    expect(await preview()).toEqual({ looking: false, codes: ['links.dead'] });
    expect(bench.web.asked).toEqual([`HEAD ${PAGE}`, `GET ${PAGE}`]);
  });

  it('are let be while they still grow, and never opened where they are forged or hide where they lead', async () => {
    expect(await preview(`Please read ${PAGE}`)).toEqual({ looking: false, codes: [] });
    await preview('See https://bit.ly/abc or https://nila.in@evil.in/x or https://nilа.in/help today.');
    expect(bench.web.asked).toEqual([]);
  });

  it('that lead nowhere, or to somebody else, stop the reply until a reviewer overrules it', async () => {
    bench.web.set({ [PAGE]: { status: 404 } });
    expect(await submit()).toMatchObject({
      blocked: [{ code: 'links.dead', level: 'block', overrulableBy: 'reviewer' }],
    });
    bench.web.set({ [PAGE]: { location: 'https://prizes.in/win' }, 'https://prizes.in/win': {} });
    bench.clock.advance(6 * 60);
    expect(await submit()).toMatchObject({
      blocked: [{ code: 'links.leads-elsewhere', params: { host: 'nila.in', to: 'prizes.in' } }],
    });
    const asked = await submit(TEXT, 'Our partner keeps that page.');
    expect(asked).toMatchObject({ reply: { state: 'in_review' } });
  });

  it('that lead on within the same house pass, and are tried once an hour by whoever asks', async () => {
    bench.web.set({ [PAGE]: { location: 'https://www.nila.in/en/help' }, 'https://www.nila.in/en/help': {} });
    const other = await bench.otherProcess();
    const both = [bench.linkLooks.settle([PAGE], 2_000), other.linkLooks.settle([PAGE], 2_000)];
    expect((await Promise.all(both)).flat().map((one) => one.outcome)).toEqual(['answers', 'answers']);
    expect(await submit()).toMatchObject({ reply: { state: 'in_review' } });
    expect(bench.web.asked).toHaveLength(2);
    bench.clock.advance(61 * 60);
    await bench.linkLooks.settle([PAGE], 2_000);
    expect(bench.web.asked).toHaveLength(4);
  });

  it('that died in review stop its approval', async () => {
    bench.web.set({ [PAGE]: {} });
    const submitted = await submit();
    if ('blocked' in submitted) throw new Error('blocked');
    bench.web.set({ [PAGE]: { status: 410 } });
    bench.clock.advance(61 * 60);
    const { id: versionId, contentHash } = submitted.reply.version!;
    const decided = await bench.approving.approve(bench.reviewer, draft.id, { versionId, contentHash });
    expect(decided).toMatchObject({ blocked: [{ code: 'links.dead' }] });
  });

  it('that nobody could try are told as that, and keep nobody from submitting', async () => {
    bench.web.set({ [PAGE]: { after: new Promise(() => undefined) } });
    expect(await bench.linkLooks.settle([PAGE], 30)).toMatchObject([{ outcome: 'untried', host: 'nila.in' }]);
    const busy = 'https://nila.in/busy';
    bench.web.set({ [busy]: { status: 503 } });
    const submitted = await submit(TEXT.replace(PAGE, busy));
    expect(submitted).toMatchObject({
      reply: { version: { findings: [{ code: 'links.untried', level: 'warn' }] } },
    });
  });

  it('are not called dead by a machine that is not online itself', async () => {
    const gone = 'https://gone.nila.in/';
    expect(await bench.linkLooks.settle([gone], 2_000)).toMatchObject([{ outcome: 'untried' }]);
    await bench.sql(`UPDATE source SET last_success_at = $1`, [bench.clock.now()]);
    bench.clock.advance(3 * 60);
    expect(await bench.linkLooks.settle([gone], 2_000)).toMatchObject([{ outcome: 'gone' }]);
  });

  it('are asked for so often a minute and host, and not of a host that asked to be left alone', async () => {
    const many = Array.from({ length: 24 }, (_, n) => `https://nila.in/${n}`);
    bench.web.set(Object.fromEntries(many.map((url) => [url, {}])));
    for (let from = 0; from < many.length; from += 8)
      await bench.linkLooks.settle(many.slice(from, from + 8), 200);
    expect(bench.web.asked).toHaveLength(20);
    bench.clock.advance(61);
    bench.web.set({
      'https://busy.in/a': { status: 429, headers: { 'retry-after': '600' } },
      'https://busy.in/b': {},
    });
    await bench.linkLooks.settle(['https://busy.in/a'], 2_000);
    await bench.linkLooks.settle(['https://busy.in/b'], 50);
    expect(bench.web.asked.filter((one) => one.endsWith('/b'))).toEqual([]);
  });

  it('whose trial died with its process are tried by another, and old ones are forgotten', async () => {
    bench.web.set({ [PAGE]: {} });
    const now = bench.clock.now();
    await bench.sql(
      `INSERT INTO link_look (key, url, host, began_at, looking_until)
       VALUES (encode(sha256($1::text::bytea), 'hex'), $1, 'nila.in', $2, $2::timestamptz + interval '20 seconds'),
         (encode(sha256('x'), 'hex'), 'x', 'x', $2::timestamptz - interval '8 days', NULL)`,
      [PAGE, now],
    );
    expect(await bench.linkLooks.settle([PAGE], 100)).toMatchObject([{ outcome: 'untried' }]);
    bench.clock.advance(21);
    expect(await bench.linkLooks.settle([PAGE], 2_000)).toMatchObject([{ outcome: 'answers' }]);
    expect(await bench.sql(`SELECT url FROM link_look`)).toEqual([{ url: PAGE }]);
  });
});
