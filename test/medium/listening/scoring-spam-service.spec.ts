import { SafeHttp } from '../../../src/core/http/safe-http.service';
import { FollowedAuthors } from '../../../src/listening/ingest/followed-authors.service';
import { CorrectionsService } from '../../../src/listening/corrections/corrections.service';
import { IngestService } from '../../../src/listening/ingest/ingest.service';
import { IngestStore } from '../../../src/listening/ingest/ingest.store.service';
import { RecentFingerprintsService } from '../../../src/listening/ingest/recent-fingerprints.service';
import { SpamOpinionsService } from '../../../src/listening/spam/spam-opinions.service';
import { SpamReportsService } from '../../../src/listening/spam/spam-reports.service';
import type { Scorer } from '../../../src/listening/scoring/scorer';
import { AkismetService } from '../../../src/platforms/akismet/akismet';
import type { CapturedPost } from '../../../src/platforms/ports';
import type { SpamService } from '../../../src/platforms/spam-service';
import { FAKE_KEY, FakeAkismet } from '../../support/fake-akismet';
import { aPost } from '../../support/posts';
import { lexicons, scoringWorld, theScorer, type ScoringWorld } from '../../support/scoring-world';

const never = new AbortController().signal;

describe('the outside spam service beside the scorer', () => {
  const fake = new FakeAkismet();
  let world: ScoringWorld;
  let service: SpamService;
  beforeAll(() => fake.server.start());
  afterAll(() => fake.server.stop());
  beforeEach(async () => {
    fake.server.clearFaults();
    fake.server.log.length = 0;
    fake.reports.length = 0;
    world = await scoringWorld();
    service = new AkismetService(
      new SafeHttp({ allowHosts: ['127.0.0.1'], userAgent: 'test' }),
      { baseUrl: fake.url, key: FAKE_KEY, blog: 'https://desk.example' },
      () => world.clock.now(),
    );
  });
  afterEach(() => world.database.drop());

  /** As sure of spam as the post's own words say: "spam 0.5 …". */
  const scorer: Scorer = {
    model: 'says-so',
    score: (input) => ({
      ...theScorer.score(input),
      model: 'says-so',
      spam: Number(/spam (\d?\.\d+)/.exec(input.text)?.[1] ?? 0),
      risk: input.text.includes('grave') ? 80 : 10,
      reasons: [],
    }),
  };
  const store = async (post: CapturedPost, asking: SpamService | null = service): Promise<string> => {
    const ingest = new IngestService(
      new IngestStore(),
      new RecentFingerprintsService(),
      new FollowedAuthors(),
      world.clock,
      scorer,
      undefined,
      undefined,
      asking,
    );
    await world.transactions.run(world.system, (tx) =>
      ingest.page(tx, world.source, { posts: [post], deleted: [] }),
    );
    return world.idOf(post.externalId);
  };
  const ask = (mentionId: string, asking: SpamService | null = service) =>
    new SpamOpinionsService(world.database.dataSource, world.transactions, world.clock, asking, lexicons).ask(
      { mentionId },
      { signal: never },
    );
  const waiting = (job: string): Promise<unknown[]> =>
    world.rows(`SELECT 1 FROM outbox WHERE job = $1`, [job]);
  const standing = async (id: string) => {
    const { spam, flagged, spamOpinion } = await world.mentions.detail(id);
    return { spam, flagged, spamOpinion };
  };

  it('is asked by a job, after the mention is stored, and only where the scorer is in doubt', async () => {
    await store(aPost(1, { text: 'calm words' }));
    await store(aPost(2, { text: 'spam .99' }));
    await store(aPost(3, { text: 'spam .5', visibility: 'direct' }));
    expect(await waiting('spam.check')).toHaveLength(0);
    await store(aPost(4, { text: 'spam .5' }));
    expect(await waiting('spam.check')).toHaveLength(1);
    expect(fake.server.log).toHaveLength(0);
  });

  it('is not asked at all where none is configured', async () => {
    const id = await store(aPost(1, { text: 'spam .5' }), null);
    await ask(id, null);
    expect(await waiting('spam.check')).toHaveLength(0);
    expect(await standing(id)).toEqual({ spam: false, flagged: false, spamOpinion: null });
  });

  it('puts a mention aside that both take for spam, and closes nothing for ever', async () => {
    const id = await store(aPost(1, { text: 'spam .5 grave prize' }));
    expect(await standing(id)).toMatchObject({ spam: false, flagged: true });
    await ask(id);
    expect(await standing(id)).toEqual({ spam: true, flagged: false, spamOpinion: 'spam' });
    await world.corrections.correct(id, { field: 'spam', now: false }, world.person.id);
    expect(await standing(id)).toEqual({ spam: false, flagged: true, spamOpinion: 'spam' });
  });

  it('brings back what it takes for none, and has its case opened', async () => {
    const id = await store(aPost(1, { text: 'spam .9 grave but honest' }));
    expect(await standing(id)).toMatchObject({ spam: true, flagged: false });
    await ask(id);
    expect(await standing(id)).toEqual({ spam: false, flagged: true, spamOpinion: 'ham' });
    expect(await waiting('case.open')).toHaveLength(1);
  });

  it('hears masked words and never who wrote them or where', async () => {
    const id = await store(
      aPost(1, {
        text: 'spam .5 call 4111 1111 1111 1111 @nila@social.example',
        permalink: 'https://social.example/@anbu/7',
      }),
    );
    await ask(id);
    const sent = String(fake.forms('comment-check')[0]);
    expect(sent).not.toMatch(/4111|nila|anbu|social\.example|author1|Author/);
  });

  it.each([
    ['is down', { kind: 'answer', status: 503 } as const, 'TemporaryJobError'],
    [
      'asks for a pause',
      { kind: 'answer', status: 429, headers: { 'retry-after': '60' } } as const,
      'TemporaryJobError',
    ],
    ['cuts the line', { kind: 'drop-before' } as const, 'TemporaryJobError'],
    ['speaks no protocol', { kind: 'answer', status: 200, body: '<html>' } as const, 'TemporaryJobError'],
    ['refuses the key', { kind: 'answer', status: 200, body: 'invalid' } as const, 'PermanentJobError'],
  ])('costs nothing but its opinion when it %s', async (_name, fault, error) => {
    const id = await store(aPost(1, { text: 'spam .5 grave' }));
    fake.server.inject('POST', /comment-check/, fault);
    await expect(ask(id)).rejects.toMatchObject({ name: error });
    expect(await standing(id)).toEqual({ spam: false, flagged: true, spamOpinion: null });
    fake.server.clearFaults();
    await ask(id);
    expect(await standing(id)).toMatchObject({ spamOpinion: 'ham' });
  });

  it('is asked once about the same words, and again about others', async () => {
    const id = await store(aPost(1, { text: 'spam .5 a' }));
    await ask(id);
    await ask(id);
    expect(fake.forms('comment-check')).toHaveLength(1);
    await store(aPost(1, { text: 'spam .5 prize', revision: 'r2', editedAt: world.clock.now() }));
    expect((await standing(id)).spamOpinion).toBeNull();
    await ask(id);
    expect(fake.forms('comment-check')[1]?.get('recheck_reason')).toBe('edit');
    expect(await standing(id)).toMatchObject({ spam: true, spamOpinion: 'spam' });
  });

  it('never overrules a person, nor what the desk is at work on', async () => {
    const said = await store(aPost(1, { text: 'spam .5 prize one' }));
    await world.corrections.correct(said, { field: 'flagged', now: true }, world.person.id);
    await ask(said);
    expect(await standing(said)).toEqual({ spam: false, flagged: true, spamOpinion: 'spam' });
  });

  it('hears what people find, by a job, once', async () => {
    const id = await store(aPost(1, { text: 'spam .5 a' }));
    const corrections = new CorrectionsService(world.transactions, world.clock, lexicons, service);
    await corrections.correct(id, { field: 'spam', now: true }, world.person.id);
    expect(await waiting('spam.report')).toHaveLength(1);
    const reports = new SpamReportsService(
      world.database.dataSource,
      world.transactions,
      world.clock,
      service,
    );
    const [said] = (await world.mentions.detail(id)).corrections;
    const tell = (correctionId: string) => reports.tell({ correctionId }, { signal: never });
    await tell(said!.id);
    await tell(said!.id);
    expect(fake.reports.map((one) => one.said)).toEqual(['spam']);
    await corrections.withdraw(id, said!.id, {}, world.person.id);
    await tell((await world.mentions.detail(id)).corrections[0]!.id);
    expect(fake.reports.map((one) => one.said)).toEqual(['spam', 'ham']);
  });

  it('never hears what was taken back before it was told', async () => {
    const id = await store(aPost(1, { text: 'spam .5 a' }));
    const corrections = new CorrectionsService(world.transactions, world.clock, lexicons, service);
    await corrections.correct(id, { field: 'spam', now: true }, world.person.id);
    const [said] = (await world.mentions.detail(id)).corrections;
    await corrections.withdraw(id, said!.id, {}, world.person.id);
    const reports = new SpamReportsService(
      world.database.dataSource,
      world.transactions,
      world.clock,
      service,
    );
    for (const one of (await world.mentions.detail(id)).corrections)
      await reports.tell({ correctionId: one.id }, { signal: never });
    expect(fake.reports).toEqual([]);
  });

  it('is tried again when it could not be told', async () => {
    const id = await store(aPost(1, { text: 'spam .5 a' }));
    const corrections = new CorrectionsService(world.transactions, world.clock, lexicons, service);
    await corrections.correct(id, { field: 'spam', now: true }, world.person.id);
    const reports = new SpamReportsService(
      world.database.dataSource,
      world.transactions,
      world.clock,
      service,
    );
    const [said] = (await world.mentions.detail(id)).corrections;
    fake.server.inject('POST', /submit-spam/, { kind: 'answer', status: 500 });
    await expect(reports.tell({ correctionId: said!.id }, { signal: never })).rejects.toMatchObject({
      name: 'TemporaryJobError',
    });
    await reports.tell({ correctionId: said!.id }, { signal: never });
    expect(fake.reports).toHaveLength(1);
  });
});
