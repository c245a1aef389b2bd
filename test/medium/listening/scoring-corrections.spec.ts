import type { CorrectionInput } from '../../../src/listening/corrections/corrections.api';
import { correctionLines } from '../../../src/listening/corrections/training-rows.queries';
import { aPost, GRAVE } from '../../support/posts';
import { aPerson, scoringWorld, theScorer, type ScoringWorld } from '../../support/scoring-world';

const SPAM =
  'WIN FREE iPhone!!! Click http://bit.ly/x now to claim your prize $$$ call 09061701461 free entry txt WIN to 80086';
const CALM = 'The new shop opens on Sunday at ten.';

describe('overruling the scorer', () => {
  let world: ScoringWorld;
  let id: string;
  beforeEach(async () => {
    world = await scoringWorld();
    await world.store([aPost(1, { text: CALM })]);
    id = await world.idOf('post-1');
  });
  afterEach(() => world.database.drop());

  const say = (input: CorrectionInput, by = world.person.id): Promise<void> =>
    world.corrections.correct(id, input, by);
  const detail = () => world.mentions.detail(id);
  const takeBack = async (field: string): Promise<void> => {
    const held = (await detail()).corrections.find((one) => one.field === field && one.inForce);
    await world.corrections.withdraw(id, held!.id, {}, world.person.id);
  };

  it.each<[CorrectionInput, Record<string, unknown>]>([
    [{ field: 'sentiment', now: 'neg' }, { sentiment: 'neg' }],
    [{ field: 'complaint', now: true }, { complaint: 1 }],
    [{ field: 'offensive', now: true }, { offensive: 1 }],
    [{ field: 'language', now: 'ta-Latn' }, { language: 'ta-Latn' }],
    [
      { field: 'urgency', now: ['safety'] },
      { urgency: 1, urgencyKinds: ['safety'] },
    ],
    [{ field: 'topics', now: ['delivery', 'price'] }, { topics: ['delivery', 'price'] }],
    [{ field: 'spam', now: true }, { spam: true }],
    [{ field: 'flagged', now: true }, { flagged: true }],
  ])('shows what was said of %j, and the scorer’s word again when it is taken back', async (input, shown) => {
    const before = await detail();
    await say(input);
    expect(await detail()).toMatchObject({ ...shown, overruled: [input.field] });
    await takeBack(input.field);
    const { corrections: _, ...after } = await detail();
    expect(after).toEqual({ ...before, corrections: undefined });
  });

  it('keeps who said it, when, why, of which model, and what was shown before', async () => {
    await say({ field: 'sentiment', now: 'neg', reason: 'It is irony' });
    expect((await detail()).corrections).toEqual([
      {
        id: expect.any(String),
        field: 'sentiment',
        was: 'neu',
        now: 'neg',
        by: world.person,
        at: world.clock.now(),
        reason: 'It is irony',
        model: theScorer.model,
        version: 1,
        withdraws: null,
        inForce: true,
      },
    ]);
    expect((await detail()).score.sentiment).toBe('neu');
  });

  it('falls back to the person before when the last word is taken back', async () => {
    const other = await aPerson(world.rows, 'Meena');
    await say({ field: 'sentiment', now: 'neg' });
    await say({ field: 'sentiment', now: 'pos' }, other);
    expect((await detail()).sentiment).toBe('pos');
    await takeBack('sentiment');
    expect((await detail()).sentiment).toBe('neg');
    expect((await detail()).corrections.map((one) => [one.now, one.inForce])).toEqual([
      ['neg', false],
      ['pos', false],
      ['neg', true],
    ]);
  });

  it('writes nothing when it says what is shown already', async () => {
    await say({ field: 'sentiment', now: 'neu' });
    await say({ field: 'topics', now: [] });
    await say({ field: 'flagged', now: true });
    await say({ field: 'flagged', now: true });
    expect((await detail()).corrections).toHaveLength(1);
    expect(await world.jobs()).toEqual(['case.open']);
  });

  it('is one correction when two presses come at the same moment', async () => {
    await Promise.all([say({ field: 'spam', now: true }), say({ field: 'spam', now: true })]);
    expect((await detail()).corrections).toHaveLength(1);
    const held = (await detail()).corrections[0]!.id;
    const back = () => world.corrections.withdraw(id, held, {}, world.person.id);
    await Promise.all([back(), back()]);
    expect((await detail()).corrections).toHaveLength(2);
    expect((await detail()).spam).toBe(false);
  });

  it('refuses to take back what does not hold any more, and what was never said', async () => {
    await say({ field: 'sentiment', now: 'neg' });
    const first = (await detail()).corrections[0]!.id;
    await say({ field: 'sentiment', now: 'pos' });
    await expect(world.corrections.withdraw(id, first, {}, world.person.id)).rejects.toMatchObject({
      code: 'stale',
    });
    await expect(world.corrections.withdraw(id, world.person.id, {}, world.person.id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('reckons the risk anew with what was said, flags by it, and gives both back when it is taken back', async () => {
    const before = await detail();
    await say({ field: 'urgency', now: ['safety', 'press'] });
    await say({ field: 'complaint', now: true });
    const grave = await detail();
    expect(grave.risk).toBeGreaterThan(80);
    expect(grave.flagged).toBe(true);
    expect(grave.score.reasons.at(-1)).toMatchObject({
      code: 'overruled',
      points: grave.risk - grave.score.risk,
    });
    expect(await world.jobs()).toEqual(['case.open']);
    await takeBack('urgency');
    expect((await detail()).risk).toBeLessThan(grave.risk);
    await takeBack('complaint');
    expect(await detail()).toMatchObject({ risk: before.risk, flagged: false });
  });

  it('takes no flag away by the risk where a case stands, and none that a person set', async () => {
    await world.store([aPost(2, { text: GRAVE }), aPost(3, { text: `${GRAVE} And another one, later.` })]);
    const [withCase, without] = [await world.idOf('post-2'), await world.idOf('post-3')];
    await aCase(withCase);
    for (const mentionId of [withCase, without]) {
      await world.corrections.correct(mentionId, { field: 'urgency', now: [] }, world.person.id);
      await world.corrections.correct(mentionId, { field: 'complaint', now: false }, world.person.id);
    }
    expect(await world.mentions.detail(withCase)).toMatchObject({ flagged: true, risk: 0 });
    expect(await world.mentions.detail(without)).toMatchObject({ flagged: false, risk: 0 });
    await say({ field: 'flagged', now: true });
    await say({ field: 'complaint', now: true });
    await say({ field: 'complaint', now: false });
    expect(await detail()).toMatchObject({ flagged: true, risk: 0 });
  });

  async function aCase(mentionId: string): Promise<void> {
    const [customer] = await world.rows<{ id: string }>(
      `INSERT INTO customer (brand_id, name) VALUES ($1, 'C') RETURNING id`,
      [world.brandId],
    );
    const [care] = await world.rows<{ id: string }>(
      `INSERT INTO care_case (brand_id, customer_id, severity, risk, language, title, opened_at, updated_at)
       VALUES ($1, $2, 'high', 80, 'en', 'x', now(), now()) RETURNING id`,
      [world.brandId, customer!.id],
    );
    await world.rows(`INSERT INTO case_mention (mention_id, case_id) VALUES ($1, $2)`, [mentionId, care!.id]);
  }

  it('names the topics there are when one is not known', async () => {
    await expect(say({ field: 'topics', now: ['delivry'] })).rejects.toThrow(/delivry.*delivery, billing/);
    await expect(say({ field: 'urgency', now: ['bad-hair'] })).rejects.toThrow(/bad-hair.*safety/);
  });

  it('lets the later of "flagged" and "spam" hold, for a mention cannot be both', async () => {
    await say({ field: 'flagged', now: true });
    await say({ field: 'spam', now: true });
    expect(await detail()).toMatchObject({ spam: true, flagged: false, overruled: ['spam'] });
    await takeBack('spam');
    expect(await detail()).toMatchObject({ spam: false, flagged: true, overruled: ['flagged'] });
  });

  it('brings back a complaint that was taken for spam with the risk it has without that', async () => {
    await world.store([aPost(2, { text: `${GRAVE} ${SPAM}`, author: { isBot: true } })]);
    id = await world.idOf('post-2');
    const before = await detail();
    expect(before).toMatchObject({ spam: true, flagged: false });
    await say({ field: 'spam', now: false });
    const after = await detail();
    expect(after).toMatchObject({ spam: false, flagged: true });
    expect(after.risk).toBeGreaterThan(before.risk);
    expect(await world.jobs()).toEqual(['case.open', 'case.touch']);
  });

  it('never flags our own post', async () => {
    await world.rows(`UPDATE mention SET own = true`);
    await expect(say({ field: 'flagged', now: true })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('speaks of the words it was said of: an edit is judged anew, only spam stays as a person said', async () => {
    await say({ field: 'sentiment', now: 'neg' });
    await say({ field: 'spam', now: true });
    await world.store([
      aPost(1, { text: `${CALM} Everybody is welcome.`, revision: 'r2', editedAt: world.clock.now() }),
    ]);
    expect(await detail()).toMatchObject({ version: 2, sentiment: 'pos', spam: true, overruled: ['spam'] });
    expect((await detail()).corrections.map((one) => [one.field, one.inForce])).toEqual([
      ['spam', true],
      ['sentiment', false],
    ]);
  });

  it('is append-only in the database itself', async () => {
    await say({ field: 'sentiment', now: 'neg' });
    await expect(world.rows(`UPDATE score_correction SET reason = 'x'`)).rejects.toThrow('append-only');
    await expect(world.rows(`DELETE FROM score_correction`)).rejects.toThrow('append-only');
  });

  it('tells the audit log and open desks in the same transaction', async () => {
    await say({ field: 'complaint', now: true });
    await takeBack('complaint');
    expect(
      await world.rows(`SELECT action, details FROM audit_entry WHERE subject_kind = 'mention' ORDER BY seq`),
    ).toEqual([
      { action: 'mention.correct', details: { field: 'complaint', was: false, now: true } },
      {
        action: 'mention.correction-withdraw',
        details: { field: 'complaint', was: true, now: false, correctionId: expect.any(String) },
      },
    ]);
  });
});

describe('the corrections as training rows', () => {
  let world: ScoringWorld;
  beforeEach(async () => {
    world = await scoringWorld();
  });
  afterEach(() => world.database.drop());

  const exported = async (): Promise<string[]> => {
    const lines: string[] = [];
    for await (const page of correctionLines(world.database.dataSource)) lines.push(...page);
    return lines;
  };
  const say = async (n: number, input: CorrectionInput): Promise<void> =>
    world.corrections.correct(await world.idOf(`post-${n}`), input, world.person.id);

  it('hold judgement, language, label and text; what was taken back or is a decision is left out', async () => {
    await world.store([aPost(1, { text: CALM, title: 'Opening' })]);
    await say(1, { field: 'sentiment', now: 'neg' });
    await say(1, { field: 'sentiment', now: 'pos' });
    await say(1, { field: 'complaint', now: true });
    await say(1, { field: 'topics', now: ['price', 'delivery'] });
    await say(1, { field: 'urgency', now: ['safety'] });
    await say(1, { field: 'flagged', now: true });
    await say(1, { field: 'offensive', now: true });
    const detail = await world.mentions.detail(await world.idOf('post-1'));
    const offensive = detail.corrections.find((one) => one.field === 'offensive')!;
    await world.corrections.withdraw(detail.id, offensive.id, {}, world.person.id);
    expect(await exported()).toEqual([
      `sentiment\ten\tpos\tOpening. ${CALM}`,
      `complaint\ten\tcomplaint\tOpening. ${CALM}`,
      `urgency\ten\tsafety\tOpening. ${CALM}`,
      `topics\ten\tdelivery+price\tOpening. ${CALM}`,
    ]);
  });

  it('come with the words that were judged, not with what an edit made of them', async () => {
    await world.store([aPost(1, { text: CALM })]);
    await say(1, { field: 'sentiment', now: 'neg' });
    await say(1, { field: 'spam', now: true });
    await world.store([aPost(1, { text: 'All different.', revision: 'r2', editedAt: world.clock.now() })]);
    await say(1, { field: 'language', now: 'other' });
    expect(await exported()).toEqual([
      `sentiment\tother\tneg\t${CALM}`,
      `spam\tother\tspam\t${CALM}`,
      `language\tother\tother\tAll different.`,
    ]);
  });

  it('hold nobody’s numbers, names or addresses, and no line ends', async () => {
    const text =
      'Hey @nila and @care@social.example\tcall\n4111 1111 1111 1111 or see https://me.example/anbu?id=7';
    await world.store([aPost(1, { text })]);
    await say(1, { field: 'sentiment', now: 'neg' });
    const [line] = await exported();
    expect(line).toMatch(
      /^sentiment\t\S+\tneg\tHey @user and @user call \S+.* or see https:\/\/link\.example$/,
    );
    expect(line).not.toMatch(/4111|nila|social\.example|anbu/);
  });

  it('come in the same order each time, for more mentions than one page holds', async () => {
    await world.store(Array.from({ length: 1203 }, (_, n) => aPost(n)));
    await world.rows(
      `INSERT INTO score_correction (mention_id, version, field, was, now, model, person_id)
       SELECT id, 1, 'sentiment', '"neu"', '"pos"', 'm', $1 FROM mention`,
      [world.person.id],
    );
    const lines = await exported();
    expect(lines).toHaveLength(1203);
    expect(new Set(lines).size).toBe(1203);
    expect(await exported()).toEqual(lines);
  });
});
