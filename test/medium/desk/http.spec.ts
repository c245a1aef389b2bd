import type { CaseDetailView } from '../../../src/desk/replies/case-detail.api';
import type { ReplyView } from '../../../src/desk/replies/replies.api';
import { type ApiClient, staff } from '../../support/earshot';
import { type OverHttp, overHttp } from '../../support/over-http';
import { promisesOf } from '../../support/promises';
import { GOOD } from './desk-bench';

/** The desk through its documented API, as a script with a session uses it; the platform is one that is answered by hand. */
describe('the desk over HTTP', () => {
  let desk: OverHttp;
  let people: Record<'admin' | 'ravi' | 'meena', ApiClient>;
  let mentionId: string;

  beforeAll(async () => {
    desk = await overHttp();
    people = await staff(desk.url, { ravi: { roles: ['agent'] }, meena: { roles: ['reviewer'] } });
    const { sql } = desk;
    const [brand] = await sql<{ id: string }>(
      `INSERT INTO brand (name, slug, undo_seconds) VALUES ('Nila', 'nila', 60) RETURNING id`,
    );
    const [source] = await sql<{ id: string }>(
      `INSERT INTO source (brand_id, platform, kind, address, key, title) VALUES ($1, 'feed', 'feed', '{}', 'k', 'A feed') RETURNING id`,
      [brand!.id],
    );
    const [author] = await sql<{ id: string }>(
      `INSERT INTO author (platform, external_id, display_name) VALUES ('feed', 'asha', 'Asha') RETURNING id`,
    );
    const [mention] = await sql<{ id: string }>(
      `INSERT INTO mention (brand_id, source_id, platform, external_id, author_id, kind, revision, text, published_at, fingerprint,
         language, sentiment, complaint, urgency, risk, flagged, permalink)
       VALUES ($1, $2, 'feed', 'm1', $3, 'post', 'r1', 'My kettle is broken, card 4111 1111 1111 1111', now(), 1, 'en', 'neg', 0.9, 0.1, 70, true,
         'https://shop.example/1') RETURNING id`,
      [brand!.id, source!.id, author!.id],
    );
    mentionId = mention!.id;
    await sql(`INSERT INTO score (mention_id, version, model, result) VALUES ($1, 1, 'm', $2)`, [
      mentionId,
      JSON.stringify({
        language: 'en',
        script: 'latin',
        sentiment: 'neg',
        polarity: -1,
        complaint: 0.9,
        offensive: 0,
        spam: 0,
        urgency: 0.1,
        topics: [],
        pii: [],
        risk: 70,
        reasons: [],
        model: 'm',
      }),
    ]);
  }, 120_000);
  afterAll(() => desk?.close());

  it('works a case from the mention to the confirmed reply', async () => {
    const { ravi, meena } = people;
    const { id: caseId } = await ravi.post<{ id: string }>('/api/cases', { mentionId });
    expect(await ravi.post('/api/cases', { mentionId })).toEqual({ id: caseId });
    const list = await ravi.get<{ items: { id: string; snippet: string }[] }>('/api/cases?view=unassigned');
    expect(list.items).toMatchObject([{ id: caseId, snippet: expect.not.stringContaining('4111 1111') }]);
    const detail = await ravi.get<CaseDetailView>(`/api/cases/${caseId}`);
    expect(detail).toMatchObject({
      state: 'new',
      replyTarget: { mentionId, mode: 'manual', accounts: [{}] },
    });

    const me = await ravi.get<{ person: { id: string } }>('/api/session');
    expect(
      (await ravi.request('POST', `/api/cases/${caseId}/assign`, { personId: me.person.id, version: 1 }))
        .status,
    ).toBe(204);
    expect(
      await ravi.request('POST', `/api/cases/${caseId}/assign`, { personId: null, version: 1 }),
    ).toMatchObject({
      status: 409,
      body: { code: 'stale' },
    });
    const agents = await ravi.get<{ items: object[] }>('/api/agents');
    expect(agents.items).toContainEqual(expect.objectContaining({ name: 'ravi', openCases: 1 }));

    const accountId = detail.replyTarget!.accounts[0]!.id;
    const draft = await ravi.post<ReplyView>(`/api/cases/${caseId}/replies`, { mentionId, accountId });
    expect(await ravi.post(`/api/replies/${draft.id}/check`, { text: 'We will recieve it.' })).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ check: 'spelling', level: 'block', start: 8, end: 15 }),
      ]) as unknown,
    });
    const typo = await ravi.ok<ReplyView>('PUT', `/api/replies/${draft.id}/draft`, {
      text: 'We are sorry for the delay, and recieved it today.',
      revision: 1,
    });
    expect(
      await ravi.request('POST', `/api/replies/${draft.id}/submit`, { revision: typo.draft.revision }),
    ).toMatchObject({
      status: 422,
      body: {
        code: 'blocked',
        findings: expect.arrayContaining([expect.objectContaining({ check: 'spelling' })]) as unknown,
      },
    });
    const mended = await ravi.ok<ReplyView>('PUT', `/api/replies/${draft.id}/draft`, {
      text: GOOD,
      revision: typo.draft.revision,
    });
    expect(
      await ravi.request('PUT', `/api/replies/${draft.id}/draft`, {
        text: 'other',
        revision: typo.draft.revision,
      }),
    ).toMatchObject({
      status: 409,
      body: { code: 'stale', text: GOOD, revision: mended.draft.revision, by: { name: 'ravi' } },
    });
    const { reply } = await ravi.post<{ reply: ReplyView }>(`/api/replies/${draft.id}/submit`, {
      revision: mended.draft.revision,
      promises: await promisesOf(ravi, mended),
    });

    const queue = await meena.get<{ items: { reply: ReplyView; parent: { text: string } }[] }>(
      '/api/reviews',
    );
    expect(queue.items).toMatchObject([
      {
        reply: { id: reply.id, can: { approve: true } },
        parent: { text: expect.not.stringContaining('4111 1111') },
      },
    ]);
    const { id: versionId, contentHash } = queue.items[0]!.reply.version!;
    expect(
      (await ravi.request('POST', `/api/replies/${reply.id}/approve`, { versionId, contentHash })).status,
    ).toBe(403);
    expect(
      await meena.request('POST', `/api/replies/${reply.id}/approve`, {
        versionId,
        contentHash: '0'.repeat(64),
      }),
    ).toMatchObject({ status: 409, body: { code: 'stale', reason: 'changed' } });
    const approved = await meena.post<ReplyView>(`/api/replies/${reply.id}/approve`, {
      versionId,
      contentHash,
    });
    expect(approved).toMatchObject({
      state: 'approved',
      publication: { mode: 'manual', state: 'queued' },
      can: { cancel: true },
    });

    const publication = `/api/publications/${approved.publication!.id}`;
    expect(await ravi.post(`${publication}/begin-manual`)).toEqual({
      text: GOOD,
      url: 'https://shop.example/1',
    });
    const done = await ravi.post<ReplyView>(`${publication}/confirm-manual`, {
      permalink: 'https://shop.example/1#r',
    });
    expect(done).toMatchObject({
      state: 'published',
      publication: { permalink: 'https://shop.example/1#r' },
    });
    expect(await ravi.get(`/api/cases/${caseId}`)).toMatchObject({
      state: 'pending',
      replyState: 'published',
    });
  });

  it('refuses what is not meant for a role, and what it does not understand', async () => {
    const { meena, ravi } = people;
    expect((await meena.request('POST', '/api/cases', { mentionId })).status).toBe(403);
    expect((await ravi.request('GET', '/api/reviews')).status).toBe(403);
    expect((await ravi.request('GET', '/api/cases?view=everything')).status).toBe(400);
    expect((await ravi.request('GET', '/api/cases?after=rubbish')).status).toBe(400);
    expect((await ravi.request('GET', '/api/cases/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it('documents every route of the desk', async () => {
    const docs = await people.ravi.get<{ paths: Record<string, object> }>('/api/docs-json');
    for (const path of [
      '/api/cases',
      '/api/cases/{id}',
      '/api/replies/{id}/approve',
      '/api/publications/{id}/cancel',
      '/api/reviews',
    ])
      expect(Object.keys(docs.paths)).toContain(path);
  });
});
