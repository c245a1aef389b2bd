import { Logger } from '@nestjs/common';
import { BrandMemories } from '../../../src/listening/escalation/brand-memory.service.js';
import { HeardQueries } from '../../../src/listening/escalation/heard.queries.js';
import { AT } from '../../../src/listening/escalation/spike-state.js';
import { StakesQueries } from '../../../src/listening/escalation/stakes.queries.js';
import { DAY, EscalationWorld, HOUR, MINUTE, type Process, type Said, START } from './escalation-world.js';

describe('what is said of a brand', () => {
  let world: EscalationWorld;
  let process: Process;
  const storm = (from: number, count: number, more: Partial<Said> = {}): Said[] =>
    Array.from({ length: count }, (_, i) => ({ at: from + (i % 40) * 10_000, ...more }));

  beforeEach(async () => {
    world = await EscalationWorld.open();
    process = world.process();
    await world.calm(START, START + 3 * DAY);
    await world.minute(START + 3 * DAY + 40_000, [process]);
  });
  afterEach(() => world.database.drop());

  it('opens one incident for a storm, though two processes look and one died between two looks', async () => {
    const other = world.process(await world.database.another());
    const began = START + 3 * DAY;
    await world.calm(began, began + HOUR);
    await world.pass(began + 5 * MINUTE, began + HOUR, [process, other], { each: false });
    expect(await world.incidents()).toEqual([]);
    await world.say(storm(began + HOUR, 40, { sentiment: 'neg', topics: ['delivery'] }));
    // Killed at the end of its transaction: whatever it wrote is gone, and the next one does it again.
    jest
      .spyOn(process.ticks as unknown as { progress(): Promise<void> }, 'progress')
      .mockRejectedValueOnce(new Error('killed'));
    const log = jest.spyOn(Logger.prototype, 'error').mockImplementation();
    world.clock.set(new Date(began + HOUR + 5 * MINUTE + 40_000));
    await process.pulse.look();
    await expect(process.ticks.tick({ signal: world.signal })).rejects.toThrow('killed');
    expect(await world.incidents()).toEqual([]);
    expect(log).toHaveBeenCalledTimes(1);
    jest.restoreAllMocks();
    await world.pass(began + HOUR + 5 * MINUTE, began + HOUR + 20 * MINUTE, [process, other]);
    const found = await world.incidents();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      kind: expect.stringMatching(/spike|mood/),
      state: 'open',
      subject: { topic: null, platform: null },
    });
    expect(found[0]!.stakes).toMatchObject({ topics: ['delivery'], mentionIds: expect.any(Array) });
    expect(found[0]!.stakes.voices).toBeGreaterThanOrEqual(40);
    expect(found[0]!.stakes.mentionIds).toHaveLength(3);
    expect(await world.rows(`SELECT payload FROM outbox WHERE job = 'alert.raise'`)).toEqual([
      { payload: { incidentId: found[0]!.id } },
    ]);
    // It calms: the incident ends, once, and a quiet evening does not open it again.
    await world.pass(began + HOUR + 25 * MINUTE, began + 7 * HOUR, [process], { each: false });
    expect(await world.incidents()).toMatchObject([{ state: 'ended' }]);
  });

  it('hears ten posts of one author, copies of one story and spam as hardly a voice', async () => {
    const began = START + 3 * DAY + HOUR;
    const [story] = await world.say([{ at: began }]);
    await world.say([
      ...storm(began, 10, { author: 'one-and-the-same', sentiment: 'neg' }),
      ...storm(began, 40, { copyOf: story }),
      ...storm(began, 40, { spam: true }),
      ...storm(began, 10, { own: true }),
    ]);
    await world.pass(began + 5 * MINUTE, began + HOUR, [process], { each: false });
    expect(await world.incidents()).toEqual([]);
    const [heard] = await world.rows<{ voices: number }>(
      `SELECT sum((counts->>'*|*|*')::integer)::integer AS voices FROM voice_bin WHERE brand_id = $1 AND bin >= $2`,
      [world.brandId, began / (5 * MINUTE)],
    );
    expect(heard!.voices).toBe(2);
  });

  it('counts a post once that is stored after its bin was judged', async () => {
    const began = START + 3 * DAY + HOUR;
    await world.minute(began + 5 * MINUTE + 40_000, [process]);
    await world.say([{ at: began + 4 * MINUTE }]);
    await world.pass(began + 10 * MINUTE, began + 20 * MINUTE, [process]);
    const bins = await world.rows<{ bin: number }>(`SELECT bin FROM voice_bin WHERE bin >= $1`, [
      began / (5 * MINUTE),
    ]);
    expect(bins).toEqual([{ bin: began / (5 * MINUTE) + 1 }]);
  });

  it.each([
    ['the platform fails', true],
    ['Earshot stands still', false],
  ])('takes what comes at once after an outage for no spike: %s', async (_, running) => {
    const began = START + 3 * DAY;
    if (running) {
      await world.rows(`UPDATE source SET failures = 9`);
      await world.pass(began + 5 * MINUTE, began + 6 * HOUR, [process], { heard: false, each: false });
    }
    // Undated, so that only the gap tells what they are.
    const backlog = storm(began + 6 * HOUR + 6 * MINUTE, 24).map((post) => ({ ...post, published: post.at }));
    await world.say(backlog);
    await world.rows(`UPDATE source SET failures = 0`);
    await world.pass(began + 6 * HOUR + 5 * MINUTE, began + 6 * HOUR + 30 * MINUTE, [process]);
    expect(await world.incidents()).toEqual([]);
    expect(await world.rows(`SELECT 1 FROM collection_gap`)).toHaveLength(1);
  });

  it('tells of three grave posts in an evening, however calm the volume', async () => {
    const began = START + 3 * DAY + HOUR;
    const grave = { risk: 80, complaint: 0.9, kinds: ['safety'], sentiment: 'neg' as const };
    await world.say([0, 25, 50].map((minute) => ({ at: began + minute * MINUTE, ...grave })));
    await world.pass(began + 5 * MINUTE, began + HOUR, [process], { each: false });
    expect(await world.incidents()).toMatchObject([{ kind: 'grave', facts: [{ code: 'grave.3' }] }]);
  });

  it('does not call a storm over while nobody listens', async () => {
    const began = START + 3 * DAY + HOUR;
    await world.say(storm(began, 40));
    await world.pass(began + 5 * MINUTE, began + 20 * MINUTE, [process]);
    await world.rows(`UPDATE source SET failures = 9`);
    const blind = { heard: false, each: false };
    await world.pass(began + 25 * MINUTE, began + 12 * HOUR, [process], blind);
    expect(await world.incidents()).toMatchObject([{ state: 'open' }]);
    await world.rows(`UPDATE source SET failures = 0`);
    await world.pass(began + 12 * HOUR + 5 * MINUTE, began + 16 * HOUR, [process], { each: false });
    expect(await world.incidents()).toMatchObject([{ state: 'ended', end_reason: 'calm' }]);
  });

  it('tells at once of something grave that joins a storm people know of, and calls it graver', async () => {
    const began = START + 3 * DAY + HOUR;
    await world.say(storm(began, 40));
    await world.pass(began + 5 * MINUTE, began + 10 * MINUTE, [process]);
    const [loud] = await world.incidents();
    await world.rows(`UPDATE outbox SET relayed_at = now()`);
    // Authors who spoke before, of nothing in particular.
    const grave = {
      risk: 80,
      complaint: 0.9,
      kinds: ['safety'],
      sentiment: 'neg' as const,
      topics: ['safety'],
    };
    const known = await world.rows<{ external_id: string }>(
      `SELECT external_id FROM author ORDER BY id LIMIT 3`,
    );
    await world.say(
      known.map((author, i) => ({ at: began + (11 + i) * MINUTE, author: author.external_id, ...grave })),
    );
    await world.pass(began + 15 * MINUTE, began + 20 * MINUTE, [process]);
    const found = await world.incidents();
    expect(found).toHaveLength(1);
    expect(found[0]!.level).toBeGreaterThan(loud!.level);
    expect(found[0]!.updates).toBeGreaterThan(loud!.updates);
    expect(found[0]!.subject).toMatchObject({ graver: 1, kinds: expect.arrayContaining(['spike', 'grave']) });
    expect(
      await world.rows(`SELECT 1 FROM outbox WHERE job = 'alert.raise' AND relayed_at IS NULL`),
    ).toHaveLength(1);
  });

  it('hears on recovery what was said gravely during an outage, and calls it no spike', async () => {
    const began = START + 3 * DAY;
    await world.rows(`UPDATE source SET failures = 9`);
    await world.pass(began + 5 * MINUTE, began + 6 * HOUR, [process], { heard: false, each: false });
    const injury = { risk: 80, complaint: 0.9, kinds: ['safety'], sentiment: 'neg' as const };
    const captured = began + 6 * HOUR + 6 * MINUTE;
    await world.say([
      ...[1, 2, 3].map((hour) => ({ at: captured, published: began + hour * HOUR, ...injury })),
      ...storm(captured, 60, { published: began + 4 * HOUR }),
    ]);
    await world.rows(`UPDATE source SET failures = 0`);
    await world.pass(began + 6 * HOUR + 5 * MINUTE, began + 6 * HOUR + 30 * MINUTE, [process]);
    const found = await world.incidents();
    expect(found).toMatchObject([{ kind: 'grave', state: 'open', subject: { kinds: ['grave'] } }]);
    expect(found[0]!.stakes.mentionIds).toHaveLength(3);
  });

  it('learns anew when earlier mentions were judged anew, and tells nothing twice by that', async () => {
    const began = START + 3 * DAY + HOUR;
    await world.say(storm(began, 40, { topics: ['delivery'] }));
    await world.pass(began + 5 * MINUTE, began + 20 * MINUTE, [process]);
    const [told] = await world.incidents();
    await world.rows(`UPDATE escalation_brand SET sensitivity = 2`);
    await world.rows(`UPDATE mention SET topics = '{tea}'`);
    const now = new Date(began + 22 * MINUTE);
    await world.rows(
      `INSERT INTO rescoring (brand_id, until, model, state, total, done, changed, started_at, finished_at)
       VALUES ($1, $2, 'next', 'done', 9, 9, 9, $2, $2)`,
      [world.brandId, now],
    );
    const judging = jest.spyOn(HeardQueries.prototype, 'history');
    await world.pass(began + 25 * MINUTE, began + 30 * MINUTE, [process]);
    expect(judging).toHaveBeenCalledTimes(1);
    jest.restoreAllMocks();
    expect(await world.incidents()).toMatchObject([{ id: told!.id, updates: told!.updates, state: 'open' }]);
    const [brand] = await world.rows<{ sensitivity: number; seeded_at: Date }>(
      `SELECT * FROM escalation_brand`,
    );
    expect(brand).toMatchObject({ sensitivity: 2 });
    expect(brand!.seeded_at.getTime()).toBeGreaterThan(now.getTime());
    const series = await world.rows<{ key: string }>(`SELECT key FROM spike_series WHERE key LIKE '%|*|*'`);
    expect(series.map((one) => one.key).sort()).toEqual(['*|*|*', 'tea|*|*']);
  });

  it('of more history than can be read learns from what it has read, not from the silence before', async () => {
    const { manager } = world.database.dataSource;
    const until = START / (5 * MINUTE) + 3 * 288;
    const heard = new HeardQueries();
    const few = heard.history.bind(heard);
    jest
      .spyOn(HeardQueries.prototype, 'history')
      .mockImplementation((m, brand, from, to, settled) => few(m, brand, from, to, settled, 48));
    await world.rows(`DELETE FROM escalation_brand`);
    await process.ticks.brand(world.brandId, until);
    jest.restoreAllMocks();
    const memory = await new BrandMemories().read(manager, world.brandId);
    const age = memory!.series.get('*|*|*')!.state[AT.age]!;
    expect(age).toBeGreaterThan(12 * 11);
    expect(age).toBeLessThanOrEqual(12 * 12 + 2);
  });

  it('reckons the reach of a storm by people: whoever writes ten times has one audience', async () => {
    const at = START + 3 * DAY + HOUR;
    await world.say(storm(at, 10, { author: 'one-and-the-same' }));
    const scope = { brandId: world.brandId, topic: null, sentiment: null, platform: null };
    const manager = world.database.dataSource.manager;
    const reach = await new StakesQueries().reachAround(manager, scope, at + 6 * HOUR - 2 * MINUTE);
    expect(reach).toBe(20);
  });

  it('hears a storm on the feed that still works while the main one is dead, and takes its return for no spike', async () => {
    const began = START + 3 * DAY;
    const small = await world.source('A smaller feed', START - DAY);
    await world.rows(
      `INSERT INTO source_rhythm (source_id, hours, arrivals, observed_days, dispersion, usual_lag_seconds, reckoned_at)
       SELECT id, array_fill(1::real, ARRAY[168]), CASE WHEN id = $1 THEN 60 ELSE 240 END, 3, 0, 20, $2 FROM source`,
      [small, new Date(began)],
    );
    await world.rows(`UPDATE source SET failures = 9 WHERE id <> $1`, [small]);
    await world.say(storm(began + 2 * HOUR, 40), small);
    for (let at = began + 5 * MINUTE; at <= began + 2 * HOUR + 20 * MINUTE; at += 5 * MINUTE) {
      await world.rows(`UPDATE source SET last_success_at = $2 WHERE id = $1`, [small, new Date(at)]);
      await world.minute(at + 40_000, [process], false);
    }
    const gaps = await world.rows<{ platform: string | null; heard: number }>(
      `SELECT platform, heard FROM collection_gap ORDER BY platform NULLS FIRST`,
    );
    expect(gaps.map((gap) => [gap.platform, gap.heard.toFixed(1)])).toEqual([
      [null, '0.2'],
      ['fake', '0.2'],
    ]);
    const found = await world.incidents();
    expect(found).toMatchObject([{ kind: 'spike', state: 'open', subject: { topic: null } }]);
    await world.rows(`UPDATE source SET failures = 0`);
    const back = began + 2 * HOUR + 26 * MINUTE;
    await world.say(storm(back, 30).map((post) => ({ ...post, published: post.at })));
    await world.pass(back, back + 10 * MINUTE, [process]);
    expect((await world.incidents()).map((one) => one.updates)).toEqual([found[0]!.updates]);
  });

  it('lets a new source settle in: its first days are how it is, not a spike', async () => {
    const began = START + 3 * DAY + HOUR;
    const busy = await world.source('A busy feed', began);
    const posts: Said[] = [];
    for (let at = began + HOUR; at < began + 4 * HOUR; at += MINUTE) posts.push({ at });
    await world.say(posts, busy);
    await world.calm(began, began + 30 * HOUR);
    for (let at = began + HOUR; at <= began + 30 * HOUR; at += HOUR)
      await world.minute(at + 40_000, [process]);
    expect(await world.incidents()).toEqual([]);
    const [brand] = await world.rows<{ seeded_at: Date }>(`SELECT seeded_at FROM escalation_brand`);
    expect(brand!.seeded_at.getTime()).toBeGreaterThan(began);
  });

  it('tells of a storm that is going on when a brand is first listened to', async () => {
    const [brand] = await world.rows<{ id: string }>(
      `INSERT INTO brand (name, slug) VALUES ('Nova', 'nova') RETURNING id`,
    );
    const now = START + 3 * DAY + HOUR;
    const feed = await world.source('First look', now - 2 * MINUTE, brand!.id);
    const history: Said[] = [];
    for (let at = now - 2 * DAY; at < now; at += 30 * MINUTE)
      history.push({ at: now - MINUTE, published: at });
    for (let i = 0; i < 60; i++) history.push({ at: now - MINUTE, published: now - HOUR + i * 50_000 });
    await world.say(history, feed);
    await world.pass(now, now + 10 * MINUTE, [process]);
    const found = await world.incidents();
    expect(found).toMatchObject([{ brand_id: brand!.id, kind: 'spike', state: 'open' }]);
    expect(found[0]!.stakes.voices).toBeGreaterThan(10);
  });
});
