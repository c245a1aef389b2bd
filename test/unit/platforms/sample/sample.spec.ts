import { join } from 'node:path';
import type { Cursor } from '../../../../src/platforms/ports.js';
import { loadSamplePack } from '../../../../src/platforms/sample/load-pack.js';
import { assemble, brandFileSchema, minutes } from '../../../../src/platforms/sample/pack.js';
import { SampleConnector } from '../../../../src/platforms/sample/sample.connector.js';
import { pollAll, signal, sourceOf } from '../../../support/platform-fixtures.js';

const pack = loadSamplePack(join(process.cwd(), 'config/sample'));
const start = new Date('2026-03-02T09:00:00.000Z');
let now = start;
const connector = new SampleConnector(pack, () => now);
const source = sourceOf('sample', { startedAt: start.toISOString() });
const at = (text: string) => new Date(start.getTime() + minutes(text) * 60_000);
beforeEach(() => (now = start));

describe('the sample stream', () => {
  it('has enough of every language, of every mood, and says that it is made up', async () => {
    const posts = [...pack.posts.values()];
    expect(posts.length).toBeGreaterThanOrEqual(160);
    for (const language of ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'])
      expect(posts.filter((post) => post.lang === language).length).toBeGreaterThanOrEqual(20);
    const found = await connector.discover('sample', null);
    expect(found?.title).toContain('Sample');
    expect(found?.summary).toContain('made-up');
    expect(found?.preview).toHaveLength(5);
  });

  it('writes Hindi in Devanagari, Tamil in its script, and the mixtures in Latin letters', () => {
    const script: Record<string, RegExp> = { hi: /\p{Script=Devanagari}/u, ta: /\p{Script=Tamil}/u };
    for (const post of pack.posts.values()) {
      const wanted = script[post.lang ?? ''];
      if (wanted) expect(post.text).toMatch(wanted);
      else expect(post.text).not.toMatch(/\p{Script=Devanagari}|\p{Script=Tamil}/u);
    }
  });

  it('can never post', () => {
    expect(connector.capabilities.reply).toBe('never');
  });

  it('shows the last days at once, in order and in pages', async () => {
    const { posts, pages } = await pollAll(connector, source, null);
    expect(pages).toBeGreaterThan(1);
    expect(posts.length).toBeGreaterThan(120);
    expect(posts.every((post) => (post.publishedAt?.getTime() ?? Infinity) <= start.getTime())).toBe(true);
    const times = posts
      .filter((post) => post.editedAt === null)
      .map((post) => post.publishedAt?.getTime() ?? 0);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });

  it('contains a storm that grows by the hour and has many voices', async () => {
    const { posts } = await pollAll(connector, source, null);
    const storm = posts.filter((post) => post.externalId.includes('storm-'));
    const hours = [4, 3, 2, 1].map(
      (hour) =>
        storm.filter((post) => (post.publishedAt?.getTime() ?? 0) < start.getTime() - (hour - 1) * 3_600_000)
          .length,
    );
    expect(hours[3]! - hours[2]!).toBeGreaterThan(hours[0]!);
    expect(new Set(storm.map((post) => post.author.externalId)).size).toBeGreaterThan(15);
  });

  it('trickles the rest as its time comes, each once, wherever it was stopped', async () => {
    const seen = new Map<string, number>();
    let cursor: Cursor = null;
    for (const when of ['0m', '+5m', '+5m', '+1h', '+10h', '+3d', '+9d']) {
      now = at(when);
      const result = await pollAll(connector, source, cursor);
      for (const post of result.posts)
        seen.set(
          `${post.externalId} ${post.revision}`,
          (seen.get(`${post.externalId} ${post.revision}`) ?? 0) + 1,
        );
      cursor = result.cursor;
    }
    expect(new Set([...seen.keys()].map((key) => key.split(' ')[0])).size).toBe(pack.posts.size);
    expect([...seen.values()].every((times) => times === 1)).toBe(true);
  });

  it('has an edit and a deletion', async () => {
    const first = await pollAll(connector, source, null);
    expect(first.deleted).toEqual(['sample:nila:en-036']);
    now = at('+13m');
    const later = await pollAll(connector, source, first.cursor);
    const edited = later.posts.find((post) => post.editedAt !== null);
    expect(edited?.externalId).toBe('sample:nila:storm-20');
    expect(edited?.revision).not.toBe(
      first.posts.find((post) => post.externalId === edited?.externalId)?.revision,
    );
    const states = await connector.refresh(source, first.posts, signal());
    expect(states.filter((one) => one.state === 'edited').map((one) => one.externalId)).toEqual([
      'sample:nila:storm-20',
    ]);
    expect(states.filter((one) => one.state === 'deleted').map((one) => one.externalId)).toEqual([
      'sample:nila:en-036',
    ]);
  });

  it('shows a thread as it stands now', async () => {
    now = at('+10m');
    const { posts } = await pollAll(connector, source, null);
    const statement = posts.find((post) => post.externalId === 'sample:nila:storm-10')!;
    const before = await connector.thread(source, statement, signal());
    expect(before.posts[0]?.externalId).toBe('sample:nila:storm-10');
    expect(before.posts.length).toBe(4);
  });

  it('leaves other addresses to others', async () => {
    expect(await connector.discover('samples of tea', null)).toBeNull();
  });
});

describe('mistakes in the files', () => {
  const brand = brandFileSchema.parse({
    name: 'N',
    notice: 'x',
    languages: ['en'],
    authors: [{ handle: 'a', name: 'A' }],
  });
  const post = { id: 'p1', at: '-1h', by: 'a', text: 'x', likes: 0, reposts: 0, replies: 0 };
  it.each([
    [[post, post], 'used twice'],
    [[{ ...post, by: 'nobody' }], 'nobody is called'],
    [[{ ...post, replyTo: 'p9' }], 'no p9 to answer'],
    [[{ ...post, deletedAt: '-2h' }], 'changed before it was written'],
  ])('are named (%#)', (posts, words) => {
    expect(() => assemble(brand, posts)).toThrow(words);
  });

  it.each([
    ['-1d2h', -1560],
    ['+35m', 35],
    ['2h', 120],
    ['0m', 0],
  ])('reads the time %s', (text, value) => {
    expect(minutes(text)).toBe(value);
  });
});
