/** What a customer wrote before there was a case, too harmless to open one, is part of it all the same. */
import { type Bench, deskBench, GOOD } from './desk-bench';

describe('what a customer wrote around the complaint', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await deskBench()));
  afterEach(() => bench.drop());
  const HOUR = 3_600_000;
  const at = (hours: number): Date => new Date(bench.clock.now().getTime() + hours * HOUR);
  const linked = async (): Promise<string[]> =>
    (
      await bench.sql<{ text: string }>(
        `SELECT m.text FROM case_mention cm JOIN mention m ON m.id = cm.mention_id ORDER BY m.published_at`,
      )
    ).map((row) => row.text);

  it('joins the case that is opened later, of the last three days or of the same thread', async () => {
    await bench.capture('Is anybody there?', { publishedAt: at(-2) });
    await bench.capture('Bought a kettle a month ago', { publishedAt: at(-24 * 30) });
    await bench.capture('Where it all began', {
      externalId: 'root',
      publishedAt: at(-24 * 9),
    });
    await bench.capture('Somebody else entirely', { by: 'bala', publishedAt: at(-2) });
    await bench.capture('buy crypto', { publishedAt: at(-3) });
    await bench.capture('The kettle is broken', { rootExternalId: 'root', publishedAt: at(-1) });
    await bench.pump();
    expect(await linked()).toEqual(['Where it all began', 'Is anybody there?', 'The kettle is broken']);
    const [care] = await bench.sql<{ id: string }>(`SELECT id FROM care_case`);
    const detail = await bench.details.detail(care!.id, bench.agent);
    expect(detail.mentions).toHaveLength(3);
    expect(await bench.history(care!.id)).toEqual(expect.arrayContaining(['opened', 'mention-joined']));
  });

  it('is told once, as it stood: an edit afterwards is an edit, and nothing else is', async () => {
    const first = await bench.capture('Is anybody there?', { publishedAt: at(-2) });
    await bench.capture('The kettle is broken', { publishedAt: at(-1) });
    await bench.pump();
    const [care] = await bench.sql<{ id: string }>(`SELECT id FROM care_case`);
    await bench.touch.touch({ mentionId: first });
    expect(await bench.history(care!.id)).not.toContain('mention-edited');
  });

  it('counts in the approval as before, and the answer goes below the newest of it', async () => {
    await bench.capture('The kettle is broken', { publishedAt: at(-2) });
    const newest = await bench.capture('Hello?', { publishedAt: at(-1) });
    await bench.pump();
    const [care] = await bench.sql<{ id: string }>(`SELECT id FROM care_case`);
    const { replyTarget } = await bench.details.detail(care!.id, bench.agent);
    expect(replyTarget?.mentionId).toBe(newest);
    const draft = await bench.drafts.start(bench.agent, care!.id, { mentionId: newest });
    const saved = await bench.drafts.save(bench.agent, draft.id, {
      text: GOOD,
      revision: draft.draft.revision,
    });
    const submitted = await bench.submit(bench.agent, draft.id, saved.draft.revision);
    if ('blocked' in submitted) throw new Error('blocked');
    await bench.approve(submitted.reply);
    await bench.pump();
    expect(bench.network.posts).toHaveLength(1);
  });

  it('is known to the checks: what was given in another post, or told in a note, is not asked for again', async () => {
    await bench.capture('Order AB-90211 has not come', { publishedAt: at(-24 * 30) });
    const mentionId = await bench.capture('The kettle is broken', { publishedAt: at(-1) });
    await bench.capture('Order ZZ-77777 is mine, says somebody else', { by: 'bala', publishedAt: at(-1) });
    await bench.pump();
    const [care] = await bench.sql<{ id: string }>(
      `SELECT case_id AS id FROM case_mention WHERE mention_id = $1`,
      [mentionId],
    );
    const draft = await bench.drafts.start(bench.agent, care!.id, { mentionId });
    const asked = async (text: string): Promise<unknown[]> =>
      (await bench.checking.preview(bench.agent, draft.id, text)).findings
        .filter(({ code }) => code === 're-ask.given')
        .map(({ params }) => params?.['given']);
    expect(await asked('So sorry. What is your order number?')).toEqual(['Order AB-90211']);
    expect(await asked('So sorry. Which phone do you use?')).toEqual([]);
    await bench.sql(
      `INSERT INTO case_event (case_id, kind, details) VALUES ($1, 'note', '{"text":"On the phone: uses a Nokia 105"}')`,
      [care!.id],
    );
    expect(await asked('So sorry. Which phone do you use?')).toHaveLength(1);
  });

  it('makes the case as bad as the worst of it, and has an end', async () => {
    await bench.store(
      Array.from({ length: 80 }, (_, n) => ({
        ...post(`note ${n}`, n),
        publishedAt: at(-1 - n / 1000),
      })),
    );
    await bench.capture('The kettle is broken', { publishedAt: at(-1) });
    await bench.capture('The kettle is on fire', { publishedAt: at(-0.5) });
    await bench.pump();
    expect(await bench.sql(`SELECT risk, severity FROM care_case`)).toEqual([
      { risk: 90, severity: 'urgent' },
    ]);
    expect((await linked()).length).toBeLessThan(60);
  });
});

function post(text: string, n: number) {
  return {
    externalId: `fake:n${n}`,
    revision: 'r1',
    kind: 'post' as const,
    text,
    title: null,
    html: null,
    language: null,
    rating: null,
    parentExternalId: null,
    rootExternalId: null,
    permalink: null,
    editedAt: null,
    visibility: 'public' as const,
    engagement: { replies: 0, reposts: 0, likes: 0 },
    media: [],
    native: {},
    author: {
      externalId: 'asha',
      handle: '@asha',
      displayName: 'asha',
      profileUrl: null,
      followers: 10,
      isBot: null,
      accountCreatedAt: null,
    },
  };
}
