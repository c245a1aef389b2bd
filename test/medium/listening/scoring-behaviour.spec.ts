import type { ScoreInput } from '../../../src/listening/scoring/score';
import type { Scorer } from '../../../src/listening/scoring/scorer';
import { aPost } from '../../support/posts';
import { scoringWorld, theScorer, type ScoringWorld } from '../../support/scoring-world';

const TEXT = 'Everybody should know how this shop treats people who ask for their money back, friends.';

describe('what the scorer is told of behaviour when posts are stored', () => {
  let world: ScoringWorld;
  let told: Map<string, ScoreInput>;
  const scorer: Scorer = {
    model: theScorer.model,
    score: (input) => {
      told.set(input.text.split(' ').at(-1) ?? '', input);
      return theScorer.score(input);
    },
  };
  beforeEach(async () => {
    world = await scoringWorld();
    told = new Map();
  });
  afterEach(() => world.database.drop());

  /** A copy of the text, told apart by a link at its end. */
  const copy = (n: number, author = n) =>
    aPost(n, { text: `${TEXT} https://l.example/${n}`, author: { externalId: `author-${author}` } });
  const of = (n: number) => told.get(`https://l.example/${n}`);

  it('how old the post and its author’s account are, and how many the author follows', async () => {
    await world.store(
      [
        aPost(1, {
          text: `x https://l.example/1`,
          publishedAt: new Date('2026-03-01T09:00:00Z'),
          author: {
            accountCreatedAt: new Date('2026-02-27T09:00:00Z'),
            following: 4800,
            followers: 3,
            isBot: true,
          },
        }),
        aPost(2, {
          text: `x https://l.example/2`,
          publishedAt: null,
          author: { accountCreatedAt: new Date('2027-01-01T00:00:00Z') },
        }),
      ],
      scorer,
    );
    expect(of(1)).toMatchObject({
      ageHours: 3,
      accountAgeDays: 2,
      following: 4800,
      followers: 3,
      isBot: true,
    });
    expect(of(2)).toMatchObject({ ageHours: null, accountAgeDays: null, following: null });
    expect(await world.rows(`SELECT following FROM author WHERE external_id = 'author-1'`)).toEqual([
      { following: 4800 },
    ]);
  });

  it('how many said the same and how many others wrote it, on one page and over pages', async () => {
    await world.store([copy(1), copy(2), copy(3, 2)], scorer);
    expect([1, 2, 3].map((n) => [of(n)?.nearDuplicates, of(n)?.sameTextAuthors])).toEqual([
      [0, 0],
      [1, 1],
      [2, 1],
    ]);
    await world.store([copy(4), copy(5, 1)], scorer);
    expect([4, 5].map((n) => [of(n)?.nearDuplicates, of(n)?.sameTextAuthors])).toEqual([
      [3, 2],
      [4, 2],
    ]);
  });

  it('what was said more than three days ago does not count', async () => {
    await world.store([copy(1), copy(2)], scorer);
    world.clock.advance(73 * 3600);
    await world.store([copy(3), copy(4)], scorer);
    expect([of(3)?.nearDuplicates, of(4)?.nearDuplicates]).toEqual([0, 1]);
  });

  it('an edited post does not count itself, neither as a copy nor as an earlier complaint', async () => {
    await world.store([copy(1), copy(2)], scorer);
    await world.rows(`UPDATE mention SET flagged = true WHERE external_id = 'post-2'`);
    await world.store([{ ...copy(2), revision: 'r2', editedAt: world.clock.now() }], scorer);
    expect(of(2)).toMatchObject({ nearDuplicates: 1, sameTextAuthors: 1, earlierComplaints: 0 });
  });

  it('a storm of thousands is counted as far as it matters', async () => {
    await world.store([copy(0)], scorer);
    await world.rows(
      `INSERT INTO mention (brand_id, source_id, platform, external_id, author_id, kind, revision, text, published_at, captured_at,
         fingerprint, duplicate_of, language, sentiment, complaint, urgency, risk)
       SELECT brand_id, source_id, platform, 'copy-' || n, author_id, kind, revision, text, published_at, captured_at, fingerprint, id,
         language, sentiment, complaint, urgency, risk FROM mention, generate_series(1, 3000) n`,
    );
    await world.store([copy(1)], scorer);
    expect(of(1)).toMatchObject({ nearDuplicates: 1000, sameTextAuthors: 1 });
  });
});
