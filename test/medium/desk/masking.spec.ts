import type { CaseDetailView } from '../../../src/desk/replies/case-detail.api';
import type { ReplyView } from '../../../src/desk/replies/replies.api';
import { type ApiClient, staff } from '../../support/earshot';
import { type OverHttp, overHttp } from '../../support/over-http';
import { promisesOf } from '../../support/promises';
import { GOOD } from './desk-bench';

/** What a customer must not have told us: published test numbers. */
const SECRETS = ['4111 1111', '4242 4242', '5555 5555', '5555 4444', '482913', 'hunter22', 'ABCPE1234F'];

/** Wherever the API shows what a customer wrote, it shows it masked: words, title, name, earlier words, history, reasons. */
describe('secrets of customers', () => {
  let desk: OverHttp;
  let people: Record<'admin' | 'ravi' | 'meena', ApiClient>;
  let ids: Record<'whole' | 'first' | 'second' | 'wordless', string>;
  let caseId = '';

  const told = (answer: unknown): string[] => {
    const words = JSON.stringify(answer);
    return SECRETS.filter((secret) => words.includes(secret));
  };

  beforeAll(async () => {
    desk = await overHttp();
    people = await staff(desk.url, { ravi: { roles: ['agent'] }, meena: { roles: ['reviewer'] } });
    ids = await whatCustomersWrote(desk);
  }, 120_000);
  afterAll(() => desk?.close());

  it('are masked in the list of mentions, in what a search finds, and in a mention with its earlier words', async () => {
    const { ravi } = people;
    for (const path of ['/api/mentions', '/api/mentions?q=kettle', '/api/mentions?filter=flagged']) {
      const list = await ravi.get<{ items: { author: { name: string } }[] }>(path);
      expect(list.items.length).toBeGreaterThan(0);
      // Halves of one card, each in a post of its own, are a matter of the conversation.
      expect(told(list).filter((secret) => !secret.startsWith('5555'))).toEqual([]);
    }
    const one = await ravi.get<{ author: object; versions: object[] }>(`/api/mentions/${ids.whole}`);
    expect(told(one)).toEqual([]);
    expect(one.versions).toHaveLength(2);
    expect(one.author).toMatchObject({ name: 'Asha card •••• 4242' });
  });

  it('are masked in the case: its title, its thread, its customer, its history and its reasons', async () => {
    const { ravi } = people;
    ({ id: caseId } = await ravi.post<{ id: string }>('/api/cases', { mentionId: ids.whole }));
    for (const mentionId of [ids.first, ids.second])
      expect(await ravi.post('/api/cases', { mentionId })).toEqual({ id: caseId });
    await ravi.post(`/api/cases/${caseId}/notes`, { text: 'They say the card is 4111 1111 1111 1111.' });

    const detail = await ravi.get<CaseDetailView>(`/api/cases/${caseId}`);
    expect(told(detail)).toEqual([]);
    expect(detail.thread.map((item) => item.text)).toEqual([
      expect.stringContaining('•••• •••• •••• 1111'),
      'my other card is •••• ••••',
      '•••• •••• is the rest',
    ]);
    expect(detail.customer.name).toBe('Asha card •••• 4242');
    expect(JSON.stringify(detail.history)).toContain('They say the card is •••• 1111.');
    expect(told(await ravi.get('/api/cases?view=all'))).toEqual([]);
    expect(told(await ravi.get('/api/cases?view=all&q=card'))).toEqual([]);
  });

  it('are masked where a name stands in for words', async () => {
    const { ravi } = people;
    const { id } = await ravi.post<{ id: string }>('/api/cases', { mentionId: ids.wordless });
    expect(told(await ravi.get(`/api/cases/${id}`))).toEqual([]);
  });

  it('are masked for the reviewer, in the bell and in the record of what was done', async () => {
    const { ravi, meena, admin } = people;
    const detail = await ravi.get<CaseDetailView>(`/api/cases/${caseId}`);
    const draft = await ravi.post<ReplyView>(`/api/cases/${caseId}/replies`, {
      mentionId: ids.second,
      accountId: detail.replyTarget!.accounts[0]!.id,
    });
    const written = await ravi.ok<ReplyView>('PUT', `/api/replies/${draft.id}/draft`, {
      text: 'We saw the card 4111 1111 1111 1111.',
      revision: draft.draft.revision,
    });
    const refused = await ravi.request('POST', `/api/replies/${draft.id}/submit`, {
      revision: written.draft.revision,
    });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'blocked', findings: [{ check: 'secret-given' }] },
    });
    expect(told(refused.body)).toEqual([]);
    const mended = await ravi.ok<ReplyView>('PUT', `/api/replies/${draft.id}/draft`, {
      text: GOOD,
      revision: written.draft.revision,
    });
    await ravi.post(`/api/replies/${draft.id}/submit`, {
      revision: mended.draft.revision,
      promises: await promisesOf(ravi, mended),
    });

    const queue = await meena.get<{ items: { parent: object; reply: ReplyView }[] }>('/api/reviews');
    expect(told(queue)).toEqual([]);
    expect(queue.items[0]).toMatchObject({
      parent: { text: '•••••• is the rest', author: { name: 'Asha card •••• 4242' } },
      reply: { versions: [{ number: 1, text: GOOD }] },
    });
    for (const path of ['/api/notifications', '/api/audit', '/api/jobs'])
      expect([path, told(await admin.get(path))]).toEqual([path, []]);
    expect(told(await meena.get('/api/notifications'))).toEqual([]);
  });
});

async function whatCustomersWrote({
  sql,
}: OverHttp): Promise<Record<'whole' | 'first' | 'second' | 'wordless', string>> {
  const one = async (text: string, args: unknown[] = []): Promise<string> =>
    (await sql<{ id: string }>(text, args))[0]!.id;
  const brand = await one(
    `INSERT INTO brand (name, slug, undo_seconds) VALUES ('Nila', 'nila', 60) RETURNING id`,
  );
  const source = await one(
    `INSERT INTO source (brand_id, platform, kind, address, key, title) VALUES ($1, 'feed', 'feed', '{}', 'k', 'A feed') RETURNING id`,
    [brand],
  );
  const author = (name: string): Promise<string> =>
    one(
      `INSERT INTO author (platform, external_id, display_name, handle) VALUES ('feed', $1, $1, $1) RETURNING id`,
      [name],
    );
  const asha = await author('Asha card 4242 4242 4242 4242');
  let minute = 0;
  const mention = async (by: string, text: string, title: string | null = null): Promise<string> => {
    const id = await one(
      `INSERT INTO mention (brand_id, source_id, platform, external_id, author_id, kind, revision, text, title, published_at, fingerprint,
         language, sentiment, complaint, urgency, risk, flagged, version, permalink)
       VALUES ($1, $2, 'feed', $3, $4, 'post', 'r2', $5, $6, now() + $7 * interval '1 minute', 1, 'en', 'neg', 0.9, 0.1, 70, true, 2,
         'https://shop.example/1') RETURNING id`,
      [brand, source, `m${++minute}`, by, text, title, minute],
    );
    for (const [version, words] of [
      [1, 'My kettle is broken, my password is hunter22 and PAN ABCPE1234F'],
      [2, text],
    ] as const)
      await sql(
        `INSERT INTO mention_version (mention_id, version, revision, text, title) VALUES ($1, $2, $3, $4, $5)`,
        [id, version, `r${version}`, words, title],
      );
    await sql(`INSERT INTO score (mention_id, version, model, result) VALUES ($1, 2, 'm', $2)`, [
      id,
      JSON.stringify(SCORE),
    ]);
    return id;
  };
  return {
    whole: await mention(asha, 'My kettle is broken, card 4111 1111 1111 1111', 'The otp is 482913'),
    first: await mention(asha, 'my other card is 5555 5555'),
    second: await mention(asha, '5555 4444 is the rest'),
    wordless: await mention(await author('Ravi 4242 4242 4242 4242'), ''),
  };
}

const SCORE = {
  language: 'en',
  script: 'latin',
  sentiment: 'neg',
  polarity: -1,
  complaint: 0.9,
  offensive: 0,
  spam: 0,
  urgency: 0.1,
  topics: [],
  pii: [{ kind: 'card', start: 25, end: 44 }],
  risk: 70,
  reasons: [
    {
      code: 'complaint',
      text: 'Complains: “password is hunter22”',
      params: { words: '“password is hunter22”' },
      points: 20,
    },
  ],
  model: 'm',
};
