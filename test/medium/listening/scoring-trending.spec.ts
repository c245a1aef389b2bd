import { TrendingQueries } from '../../../src/listening/trending/trending.queries';
import { aPost } from '../../support/posts';
import { lexicons, scoringWorld, type ScoringWorld } from '../../support/scoring-world';

describe('what an hour speaks of', () => {
  let world: ScoringWorld;
  let trending: TrendingQueries;
  let next = 0;
  beforeEach(async () => {
    world = await scoringWorld();
    trending = new TrendingQueries(world.database.dataSource, world.clock, lexicons);
    next = 0;
  });
  afterEach(() => world.database.drop());

  const say = async (texts: string[], over: Parameters<typeof aPost>[1] = {}) =>
    world.store(texts.map((text) => aPost(next++, { ...over, text })));
  const phrases = async (hour: Date | null = null) =>
    (await trending.of(world.brandId, hour)).items.map((item) => item.phrase);
  /** A week in which the brand's posts were about parcels; ends a day ago. */
  const aWeekOfParcels = async () => {
    const ways = [
      'The parcel came today',
      'Lovely parcel, thank you',
      'My parcel is here',
      'Where is my parcel',
    ];
    for (let day = 0; day < 4; day++) {
      await say(Array.from({ length: 25 }, (_, n) => `${ways[n % 4]} on day ${day} number ${n}`));
      world.clock.advance(24 * 3600);
    }
  };
  const many = (words: string) =>
    Array.from({ length: 12 }, (_, n) => `${['', 'oh ', 'well, ', 'hm '][n % 4]}${words} for reason ${n}`);

  beforeEach(aWeekOfParcels);

  it('is what many say now and hardly anybody said before', async () => {
    await say([...many('the zipper broke'), 'The parcel came today']);
    expect(await phrases()).toContain('zipper broke');
    expect(await phrases()).not.toContain('parcel');
    const { items, posts } = await trending.of(world.brandId, null);
    expect(items.find((item) => item.phrase === 'zipper broke')).toMatchObject({ voices: 12 });
    expect(posts).toBe(13);
  });

  it('counts voices: spam, our own posts, copies and one author’s ten posts are none', async () => {
    await say(
      Array.from({ length: 10 }, (_, n) => `The magic cushion is wonderful for reason ${n}`),
      { author: { externalId: 'one' } },
    );
    expect(await phrases()).toEqual([]);
    await say(many('magic cushion'));
    await world.rows(`UPDATE mention SET spam = true WHERE text LIKE '%magic cushion%'`);
    world.clock.advance(120);
    expect(await phrases()).toEqual([]);
  });

  it('never shows the brand’s own name or a number somebody wrote', async () => {
    await say(Array.from({ length: 12 }, (_, n) => `Nila 98840 1234${n % 10} zipper ${n}`));
    const shown = (await phrases()).join(' ');
    expect(shown).toContain('zipper');
    expect(shown).not.toMatch(/nila|\d/);
  });

  it('looks at the hour that was asked for', async () => {
    await say(many('zipper'));
    const then = world.clock.now();
    world.clock.advance(5 * 3600);
    expect(await phrases()).toEqual([]);
    expect(await phrases(then)).toContain('zipper for reason');
  });

  it('is reckoned once for all who ask within a minute', async () => {
    const [first, second] = await Promise.all([
      trending.of(world.brandId, null),
      trending.of(world.brandId, null),
    ]);
    expect(second).toBe(first);
    await say(many('zipper'));
    expect(await phrases()).toEqual([]);
    world.clock.advance(61);
    expect(await phrases()).toContain('zipper for reason');
  });

  it('is refused for a brand there is not, each time', async () => {
    for (let n = 0; n < 2; n++)
      await expect(trending.of(world.person.id, null)).rejects.toMatchObject({ code: 'not-found' });
  });
});
