import { type Bench, type BenchOptions, deskBench } from './desk-bench';

describe('cases', () => {
  let bench: Bench;
  const start = async (options: BenchOptions = {}): Promise<Bench> => (bench = await deskBench(options));
  afterEach(() => bench.drop());

  const all = () =>
    bench.sql<{
      id: string;
      state: string;
      severity: string;
      title: string;
      version: number;
      assignee_id: string | null;
    }>(`SELECT * FROM care_case ORDER BY number`);

  describe('opening', () => {
    it('makes one case and one customer of a flagged mention, however often the job runs', async () => {
      await start();
      const mentionId = await bench.capture(
        '@nila The fire in my kettle burned a hand. Card 4111 1111 1111 1111!',
      );
      await bench.pump();
      const other = await bench.otherProcess();
      await Promise.all([bench.opening.openFlagged({ mentionId }), other.opening.openFlagged({ mentionId })]);
      const [care, ...rest] = await all();
      expect(rest).toEqual([]);
      expect(care).toMatchObject({
        state: 'new',
        severity: 'urgent',
        title: 'The fire in my kettle burned a hand.',
      });
      expect(await bench.sql(`SELECT name FROM customer`)).toEqual([{ name: 'asha' }]);
      const detail = await bench.details.detail(care!.id, bench.agent);
      expect(detail.thread[0]).toMatchObject({
        kind: 'mention',
        text: expect.not.stringContaining('4111 1111'),
      });
      expect(detail.mentions[0]?.score.reasons[0]?.text).toBe('It says so.');
      expect(detail.snippet).not.toContain('4111 1111');
      expect(detail.replyTarget).toMatchObject({
        mentionId,
        mode: 'api',
        accounts: [{ id: bench.accountId }],
      });
    });

    it('opens none for harmless, spam, own or deleted mentions', async () => {
      await start();
      for (const [text, by] of [
        ['fine weather', 'a'],
        ['crypto broken', 'b'],
        ['the kettle is broken', 'nila-1'],
      ] as const) {
        const mentionId = await bench.capture(text, { by });
        await bench.opening.openFlagged({ mentionId });
      }
      const gone = await bench.capture('The kettle is broken', { by: 'c' });
      await bench.sql(`UPDATE mention SET deleted_at = now() WHERE id = $1`, [gone]);
      await bench.pump();
      expect(await all()).toEqual([]);
    });

    it('joins further complaints of the same customer, even two at once, and grows as bad as the worst', async () => {
      await start();
      const a = await bench.capture('The kettle is broken');
      const b = await bench.capture('It is on fire now and broken');
      const other = await bench.otherProcess();
      await Promise.all([
        bench.opening.openFlagged({ mentionId: a }),
        other.opening.openFlagged({ mentionId: b }),
      ]);
      await bench.pump();
      expect(await all()).toMatchObject([{ severity: 'urgent' }]);
      expect(await bench.sql(`SELECT 1 FROM case_mention`)).toHaveLength(2);
    });

    it('opens a new one once the old is closed, and shows the earlier one', async () => {
      await start();
      await bench.capture('The kettle is broken');
      await bench.pump();
      const [first] = await all();
      await bench.cases.move(bench.agent, first!.id, {
        to: 'closed',
        version: first!.version,
        reason: 'Not ours',
      });
      await bench.capture('The toaster is broken');
      await bench.pump();
      const [, second] = await all();
      const detail = await bench.details.detail(second!.id, bench.agent);
      expect(detail.customer.earlierCases).toMatchObject([{ id: first!.id, state: 'closed' }]);
    });

    it('takes up any mention a person picks, and names the case twice', async () => {
      await start();
      const mentionId = await bench.capture('A question about kettles');
      const a = await bench.opening.openFor(bench.agent.id, mentionId);
      expect(await bench.opening.openFor(bench.agent.id, mentionId)).toEqual(a);
      const own = await bench.capture('Our new kettle!', { by: 'nila-1' });
      await expect(bench.opening.openFor(bench.agent.id, own)).rejects.toMatchObject({ code: 'conflict' });
    });
  });

  describe('the customer', () => {
    const published = async () => {
      const begun = await bench.approved();
      await bench.pump();
      return begun;
    };

    it('who writes again reopens a waiting case, but not with thanks alone', async () => {
      await start();
      const { caseId } = await published();
      expect(await all()).toMatchObject([{ state: 'pending' }]);
      await bench.capture('Thank you so much! 🙏');
      await bench.pump();
      expect(await all()).toMatchObject([{ state: 'pending' }]);
      await bench.capture('It stopped again');
      await bench.pump();
      expect(await all()).toMatchObject([{ state: 'open' }]);
      expect((await bench.history(caseId)).filter((k) => k === 'mention-joined')).toHaveLength(2);
      expect((await bench.bell(bench.agent.id)).map((n) => n.kind)).toContain('case.customer-wrote');
    });

    it('who writes after it was resolved reopens it; an absent agent loses it', async () => {
      await start();
      await published();
      const kala = await bench.person('Kala', ['agent']);
      let [care] = await all();
      await bench.cases.move(bench.agent, care!.id, { to: 'resolved', version: care!.version });
      await bench.sql(`UPDATE person SET available = false WHERE id = $1`, [bench.agent.id]);
      await bench.capture('It stopped again');
      await bench.pump();
      [care] = await all();
      expect(care).toMatchObject({ state: 'open', assignee_id: kala.id });
    });

    it('who edits or deletes is noted once', async () => {
      await start();
      await bench.capture('The kettle is broken', { externalId: 'x' });
      await bench.pump();
      await bench.capture('The kettle is broken!', {
        externalId: 'x',
        revision: 'r2',
        publishedAt: new Date(),
      });
      await bench.pump();
      await bench.store([], ['x']);
      await bench.pump();
      const [mention] = await bench.sql<{ id: string }>(`SELECT id FROM mention`);
      await bench.touch.touch({ mentionId: mention!.id });
      const [care] = await all();
      const kinds = await bench.history(care!.id);
      expect(kinds.filter((k) => k.startsWith('mention-'))).toEqual(['mention-edited', 'mention-deleted']);
    });
  });

  describe('assignment', () => {
    it('prefers the customer’s last agent, then who waited longest, and never overfills', async () => {
      await start();
      const kala = await bench.person('Kala', ['agent'], { capacity: 2 });
      await bench.capture('The kettle is broken', { by: 'asha' });
      await bench.pump();
      const [first] = await all();
      const owner = first!.assignee_id;
      await bench.capture('The pot is broken', { by: 'bala' });
      await bench.pump();
      const [, second] = await all();
      expect(new Set([owner, second!.assignee_id])).toEqual(new Set([bench.agent.id, kala.id]));
      await bench.cases.move(bench.agent, first!.id, {
        to: 'closed',
        version: first!.version,
        reason: 'done',
      });
      await bench.capture('The lid is broken', { by: 'asha' });
      await bench.pump();
      expect((await all())[2]!.assignee_id).toBe(owner);
    });

    it('fills the last place once when two processes assign at the same moment', async () => {
      await start();
      await bench.sql(`UPDATE person SET capacity = 1 WHERE id = $1`, [bench.agent.id]);
      const lead = await bench.person('Lata', ['lead'], { available: false });
      for (const by of ['a', 'b', 'c'])
        await bench.opening.openFlagged({ mentionId: await bench.capture(`The ${by} is broken`, { by }) });
      const other = await bench.otherProcess();
      const ids = (await all()).map((c) => c.id);
      await Promise.all(ids.map((caseId, n) => (n % 2 ? other : bench).assignment.assignFree({ caseId })));
      expect((await all()).filter((c) => c.assignee_id)).toHaveLength(1);
      expect((await bench.bell(lead.id)).map((n) => n.kind)).toEqual([
        'case.nobody-free',
        'case.nobody-free',
      ]);
    });

    it('leaves a case in a language nobody speaks to the leads', async () => {
      await start();
      const lead = await bench.person('Lata', ['lead'], { available: false });
      await bench.capture('केतली broken है');
      await bench.pump();
      expect((await all())[0]!.assignee_id).toBeNull();
      expect(await bench.bell(lead.id)).toMatchObject([
        { kind: 'case.nobody-free', params: { reason: 'language' } },
      ]);
      const hindi = await bench.person('Usha', ['agent'], { languages: ['hi'] });
      await bench.assignment.assignWaiting();
      expect((await all())[0]!.assignee_id).toBe(hindi.id);
    });

    it('takes untouched cases back from whoever went off, and all from whoever left', async () => {
      await start();
      await bench.capture('The kettle is broken', { by: 'asha' });
      await bench.pump();
      const { caseId } = await bench.inReview(undefined, { by: 'bala' });
      const kala = await bench.person('Kala', ['agent']);
      await bench.sql(`UPDATE person SET available = false WHERE id = $1`, [bench.agent.id]);
      await bench.assignment.assignWaiting();
      expect((await all()).map((c) => c.assignee_id)).toEqual([kala.id, bench.agent.id]);
      await bench.sql(`UPDATE person SET active = false WHERE id = $1`, [bench.agent.id]);
      await bench.assignment.assignWaiting();
      expect((await all()).find((c) => c.id === caseId)!.assignee_id).toBe(kala.id);
    });

    it('is handed over by people who saw the case as it is', async () => {
      await start();
      const kala = await bench.person('Kala', ['agent'], { capacity: 0 });
      const lead = await bench.person('Lata', ['lead'], { available: false });
      await bench.capture('The kettle is broken');
      await bench.pump();
      const [care] = await all();
      await expect(
        bench.assignment.assign(bench.agent, care!.id, kala.id, care!.version - 1),
      ).rejects.toMatchObject({ code: 'stale' });
      await expect(
        bench.assignment.assign(bench.agent, care!.id, kala.id, care!.version),
      ).rejects.toMatchObject({
        details: { code: 'over-capacity' },
      });
      await bench.assignment.assign(lead, care!.id, kala.id, care!.version);
      await bench.assignment.assign(lead, care!.id, kala.id, care!.version); // a second click
      const [now] = await all();
      expect(now).toMatchObject({ assignee_id: kala.id, version: care!.version + 1 });
      expect((await bench.bell(bench.agent.id)).map((n) => n.kind)).toContain('case.handed-over');
      await bench.assignment.assign(kala, care!.id, null, now!.version);
      expect((await all())[0]!.assignee_id).toBeNull();
    });

    it('keeps sample cases and sample people apart from real ones', async () => {
      await start({ sample: true });
      const sample = await bench.person('Sample agent', ['agent'], { sample: true });
      await bench.capture('The kettle is broken');
      await bench.pump();
      expect((await all())[0]!.assignee_id).toBe(sample.id);
    });
  });

  describe('changes', () => {
    it('name the version they saw; the second of two at once is told', async () => {
      await start();
      await bench.capture('The kettle is broken');
      await bench.pump();
      const [care] = await all();
      const results = await Promise.allSettled([
        bench.cases.move(bench.agent, care!.id, { to: 'pending', version: care!.version }),
        bench.cases.move(bench.agent, care!.id, { to: 'resolved', version: care!.version }),
      ]);
      expect(results.filter((r) => r.status === 'rejected')).toMatchObject([{ reason: { code: 'stale' } }]);
    });

    it('need a reason to close what was never resolved, and no open reply', async () => {
      await start();
      const { caseId, reply } = await bench.inReview();
      const [care] = await all();
      const close = (reason?: string) =>
        bench.cases.move(bench.agent, caseId, { to: 'closed', version: care!.version, reason });
      await expect(close()).rejects.toMatchObject({ code: 'invalid-input' });
      await expect(close('Not ours')).rejects.toMatchObject({ details: { code: 'reply-open' } });
      await bench.takingBack.withdraw(bench.agent, reply.id);
      await close('Not ours');
      expect(await all()).toMatchObject([{ state: 'closed' }]);
    });

    it('and notes are in the history, with their authors', async () => {
      await start();
      await bench.capture('The kettle is broken');
      await bench.pump();
      const [care] = await all();
      await bench.cases.note(bench.agent, care!.id, 'Called the shop.');
      const detail = await bench.details.detail(care!.id, bench.agent);
      expect(detail.history[0]).toMatchObject({
        kind: 'note',
        actor: { name: 'Ravi' },
        details: { text: 'Called the shop.' },
      });
      expect(detail.version).toBe(care!.version);
    });
  });

  it('are listed worst first and paged by key: nothing twice, nothing missed', async () => {
    await start();
    for (const [n, text] of ['broken', 'fire', 'broken', 'fire', 'broken'].entries())
      await bench.capture(`It is ${text} ${n}`, { by: `c${n}` });
    await bench.pump();
    const seen: { title: string; severity: string }[] = [];
    let after: string | undefined;
    do {
      const page = await bench.casesQueries.list(
        { view: 'open', limit: 2, after, brandId: bench.brandId },
        bench.agent.id,
      );
      seen.push(...page.items);
      after = page.next ?? undefined;
    } while (after);
    expect(seen.map((c) => c.severity)).toEqual(['urgent', 'urgent', 'high', 'high', 'high']);
    expect(new Set(seen.map((c) => c.title)).size).toBe(5);
    const views = await Promise.all(
      (['mine', 'unassigned', 'waiting-review', 'resolved', 'all'] as const).map((view) =>
        bench.casesQueries.list({ view, limit: 50 }, bench.agent.id),
      ),
    );
    expect(views.map((v) => v.items.length)).toEqual([5, 0, 0, 0, 5]);
    expect(
      (await bench.casesQueries.list({ view: 'all', limit: 50, q: 'fire 3' }, bench.agent.id)).items,
    ).toHaveLength(1);
    expect(
      (await bench.casesQueries.list({ view: 'all', limit: 50, q: '100%' }, bench.agent.id)).items,
    ).toHaveLength(0);
    const pages = await bench.casesQueries.list({ view: 'all', limit: 3 }, bench.agent.id);
    const rest = await bench.casesQueries.list({ view: 'all', limit: 3, after: pages.next! }, bench.agent.id);
    expect(pages.items.length + rest.items.length).toBe(5);
  });
});
