import { BrandScorers } from '../../../src/listening/topics/brand-scorers.service';
import type { TopicInput } from '../../../src/listening/topics/topics.api';
import { TopicsService } from '../../../src/listening/topics/topics.service';
import { aPost } from '../../support/posts';
import { lexicons, scoringWorld, theScorer, type ScoringWorld } from '../../support/scoring-world';

const LAMP: TopicInput = {
  label: 'Sun lamp',
  words: { any: ['sun lamp', 'sunlamp*'], ta: ['சூரிய விளக்கு'] },
};

describe('a brand’s own topics', () => {
  let world: ScoringWorld;
  let topics: TopicsService;
  let scorers: BrandScorers;
  beforeEach(async () => {
    world = await scoringWorld();
    topics = new TopicsService(world.database.dataSource, world.transactions, world.clock, lexicons);
    scorers = new BrandScorers(theScorer);
  });
  afterEach(() => world.database.drop());

  const put = (topic: string, input: TopicInput = LAMP) =>
    topics.put(world.brandId, topic, input, world.person.id);
  const model = async () => (await scorers.of(world.database.dataSource.manager, world.brandId)).model;
  const store = async (n: number, text: string) => {
    await world.store([aPost(n, { text })]);
    return (await world.mentions.detail(await world.idOf(`post-${n}`))).topics;
  };

  it('are found in what comes in from then on, in any language, before the general ones', async () => {
    const text = 'My sun lamp arrived late, delivery took weeks';
    expect(await store(1, text)).not.toContain('sun-lamp');
    await put('sun-lamp');
    expect(await store(2, `${text}!`)).toEqual(['sun-lamp', 'delivery']);
    expect(await store(3, 'என் சூரிய விளக்கு உடைந்தது')).toContain('sun-lamp');
  });

  it('are the brand’s alone', async () => {
    await put('sun-lamp');
    const [other] = await world.rows<{ id: string }>(
      `INSERT INTO brand (name, slug) VALUES ('Other', 'other') RETURNING id`,
    );
    expect((await scorers.of(world.database.dataSource.manager, other!.id)).model).toBe(theScorer.model);
    expect(await topics.list(other!.id)).toMatchObject({ items: [] });
  });

  it('make another scorer, the same one for the same words, so that rescoring is offered', async () => {
    const plain = await model();
    await put('sun-lamp');
    const first = await model();
    expect(first).not.toBe(plain);
    await put('sun-lamp', { ...LAMP, label: 'Sun lamps' });
    expect(await model()).toBe(first);
    await put('sun-lamp', { ...LAMP, words: { any: ['sun lamp'] } });
    expect(await model()).not.toBe(first);
    await topics.remove(world.brandId, 'sun-lamp', world.person.id);
    expect(await model()).toBe(plain);
  });

  it('may add words to a general topic', async () => {
    await put('delivery', { label: 'Delivery', words: { any: ['drone drop'] } });
    expect(await store(1, 'The drone drop was great fun')).toContain('delivery');
  });

  it.each<[string, TopicInput, RegExp]>([
    ['no words', { label: 'Empty', words: { en: [] } }, /no words/],
    [
      'a word that matches nearly anything',
      { label: 'All', words: { any: ['a*'] } },
      /match nearly anything/,
    ],
  ])('are refused with %s, in words that help', async (_name, input, words) => {
    await expect(put('wrong', input)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(words) as string,
    });
    expect((await topics.list(world.brandId)).items).toEqual([]);
  });

  it('are at most sixty', async () => {
    for (let n = 0; n < 60; n++) await put(`topic-${n}`, { label: `T${n}`, words: { any: [`word${n}`] } });
    await expect(put('one-more')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('leave a trace in the audit log when they change, and none when nothing does', async () => {
    await put('sun-lamp');
    await put('sun-lamp');
    await topics.remove(world.brandId, 'sun-lamp', world.person.id);
    await topics.remove(world.brandId, 'sun-lamp', world.person.id);
    expect(
      await world.rows(`SELECT action FROM audit_entry WHERE subject_kind = 'brand' ORDER BY seq`),
    ).toEqual([{ action: 'brand.topic-set' }, { action: 'brand.topic-remove' }]);
  });

  it('can be named by a person who overrules', async () => {
    await store(1, 'Lovely weather in the hills today');
    const id = await world.idOf('post-1');
    await put('sun-lamp');
    await world.corrections.correct(id, { field: 'topics', now: ['sun-lamp'] }, world.person.id);
    expect((await world.mentions.detail(id)).topics).toEqual(['sun-lamp']);
  });
});
