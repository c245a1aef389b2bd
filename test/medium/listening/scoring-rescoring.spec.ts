import { AppConfig } from '../../../src/core/config/config';
import { readSettings } from '../../../src/core/config/settings';
import { RescoreBatch } from '../../../src/listening/rescoring/rescore-batch.service';
import { RescoringQueries } from '../../../src/listening/rescoring/rescoring.queries';
import { RescoringService } from '../../../src/listening/rescoring/rescoring.service';
import type { Scorer } from '../../../src/listening/scoring/scorer';
import type { BrandScorers } from '../../../src/listening/topics/brand-scorers.service';
import { aPost, GRAVE } from '../../support/posts';
import { lexicons, scoringWorld, theScorer, type ScoringWorld } from '../../support/scoring-world';

const CALM = 'The new shop opens on Sunday at ten.';
const never = new AbortController().signal;

/** As the product's, but another version of it, which may find risk where the other found none. */
function newer(
  risk: (text: string, before: number) => number = (_, before) => before,
  model = 'newer-2',
): Scorer {
  return {
    model,
    score: (input) => {
      const score = theScorer.score(input);
      return { ...score, model, sentiment: 'neg', risk: risk(input.text, score.risk) };
    },
  };
}

describe('judging earlier mentions anew', () => {
  let world: ScoringWorld;
  beforeEach(async () => {
    world = await scoringWorld();
  });
  afterEach(() => world.database.drop());

  const rescoring = (scorer: Scorer, transactions = world.transactions) => {
    const scorers = { of: () => Promise.resolve(scorer) } as unknown as BrandScorers;
    const config = new AppConfig(readSettings({}).settings);
    const batch = new RescoreBatch(world.clock, config, lexicons);
    const { dataSource } = world.database;
    return {
      service: new RescoringService(dataSource, transactions, scorers, batch, world.clock),
      runs: new RescoringQueries(dataSource, scorers),
    };
  };
  const whole = async (scorer: Scorer, since?: Date) => {
    const { service, runs } = rescoring(scorer);
    const rescoringId = await service.start({ brandId: world.brandId, since }, world.person.id);
    await service.work({ rescoringId }, { signal: never });
    return runs.one(rescoringId);
  };
  const many = (n: number, text = CALM) =>
    Array.from({ length: n }, (_, i) => aPost(i, { text: `${text} Note ${i} of the day.` }));
  const cases = async (): Promise<number> => (await world.jobs()).filter((job) => job === 'case.open').length;

  it('offers itself when the scorer has become another, and says how many wait', async () => {
    await world.store(many(3));
    expect(await rescoring(theScorer).runs.state(world.brandId)).toEqual({
      model: theScorer.model,
      stale: 0,
      running: null,
      last: null,
    });
    const { runs } = rescoring(newer());
    expect(await runs.state(world.brandId)).toMatchObject({ model: 'newer-2', stale: 3 });
    const run = await whole(newer());
    expect(run).toMatchObject({ state: 'done', total: 3, done: 3, changed: 3, by: world.person });
    expect(await runs.state(world.brandId)).toMatchObject({ stale: 0, running: null, last: { id: run.id } });
  });

  it('shows the new judgement and keeps every earlier one', async () => {
    await world.store([aPost(1, { text: CALM })]);
    await whole(newer(() => 30));
    const detail = await world.mentions.detail(await world.idOf('post-1'));
    expect(detail).toMatchObject({ sentiment: 'neg', risk: 30, score: { model: 'newer-2' } });
    expect(await world.rows(`SELECT model FROM score ORDER BY created_at, model`)).toEqual([
      { model: theScorer.model },
      { model: 'newer-2' },
    ]);
  });

  it('never overwrites what a person said, and shows it beside the new scorer’s word', async () => {
    await world.store([aPost(1, { text: CALM }), aPost(2, { text: GRAVE })]);
    const [calm, grave] = [await world.idOf('post-1'), await world.idOf('post-2')];
    await world.corrections.correct(calm, { field: 'sentiment', now: 'pos' }, world.person.id);
    await world.corrections.correct(calm, { field: 'spam', now: true }, world.person.id);
    await world.corrections.correct(grave, { field: 'flagged', now: false }, world.person.id);
    const before = await cases();
    await whole(newer(() => 90));
    expect(await world.mentions.detail(calm)).toMatchObject({
      sentiment: 'pos',
      spam: true,
      flagged: false,
      risk: 0, // not the newer scorer's 90: what a person said is reckoned into it
      overruled: ['sentiment', 'spam'],
      score: { sentiment: 'neg' },
    });
    expect(await world.mentions.detail(grave)).toMatchObject({ flagged: false, sentiment: 'neg' });
    expect(await cases()).toBe(before);
  });

  it('opens cases for what is newly flagged and young; what is old is flagged and left in peace', async () => {
    await world.store([
      aPost(1, { text: `${CALM} young`, publishedAt: new Date('2026-02-27T10:00:00Z') }),
      aPost(2, { text: `${CALM} old as the hills`, publishedAt: new Date('2026-02-01T10:00:00Z') }),
    ]);
    const run = await whole(newer(() => 90));
    expect(run.flagged).toBe(2);
    expect(await world.rows(`SELECT external_id FROM mention WHERE flagged ORDER BY 1`)).toHaveLength(2);
    expect(await world.rows(`SELECT payload FROM outbox WHERE job = 'case.open'`)).toEqual([
      { payload: { mentionId: await world.idOf('post-1') } },
    ]);
  });

  it('takes a flag back where nobody is at work on it, and leaves it where a case stands', async () => {
    await world.store([
      aPost(1, { text: GRAVE }),
      aPost(2, { text: `${GRAVE} Again and again, for the third time!` }),
    ]);
    const [customer] = await world.rows<{ id: string }>(
      `INSERT INTO customer (brand_id, name) VALUES ($1, 'C') RETURNING id`,
      [world.brandId],
    );
    const [care] = await world.rows<{ id: string }>(
      `INSERT INTO care_case (brand_id, customer_id, severity, risk, language, title, opened_at, updated_at)
       VALUES ($1, $2, 'high', 80, 'en', 'x', now(), now()) RETURNING id`,
      [world.brandId, customer!.id],
    );
    await world.rows(`INSERT INTO case_mention (mention_id, case_id) VALUES ($1, $2)`, [
      await world.idOf('post-1'),
      care!.id,
    ]);
    await whole(newer(() => 5));
    expect(await world.rows(`SELECT external_id, flagged, risk FROM mention ORDER BY 1`)).toEqual([
      { external_id: 'post-1', flagged: true, risk: 5 },
      { external_id: 'post-2', flagged: false, risk: 5 },
    ]);
  });

  it('is one run however often it is pressed', async () => {
    await world.store(many(5));
    const { service } = rescoring(newer());
    const start = () => service.start({ brandId: world.brandId }, world.person.id);
    const ids = await Promise.all([start(), start(), start()]);
    expect(new Set(ids).size).toBe(1);
    expect(await start()).toBe(ids[0]);
    expect(await world.rows(`SELECT 1 FROM rescoring`)).toHaveLength(1);
    expect((await world.jobs()).filter((job) => job === 'scoring.rescore')).toHaveLength(1);
  });

  it('goes on where a crash left it: nothing twice, nothing left out', async () => {
    await world.store(many(700));
    // The third batch's transaction never commits, as when the process is killed in it.
    let batches = 0;
    const dying = Object.create(world.transactions) as typeof world.transactions;
    dying.run = (actor, work) =>
      world.transactions.run(actor, async (tx) => {
        const result = await work(tx);
        if (++batches === 4) throw new Error('killed');
        return result;
      });
    const first = rescoring(newer(), dying);
    const rescoringId = await first.service.start({ brandId: world.brandId }, world.person.id);
    await expect(first.service.work({ rescoringId }, { signal: never })).rejects.toThrow('killed');
    const { service, runs } = rescoring(newer());
    const between = await runs.one(rescoringId);
    expect(between).toMatchObject({ state: 'running', total: 700, done: 500 });
    expect(between.secondsLeft).toBeGreaterThanOrEqual(0);
    await service.work({ rescoringId }, { signal: never });
    expect(await runs.one(rescoringId)).toMatchObject({ state: 'done', done: 700, changed: 700 });
    expect(await world.rows(`SELECT 1 FROM score WHERE model = 'newer-2'`)).toHaveLength(700);
    await service.work({ rescoringId }, { signal: never }); // delivered once more
    expect(await runs.one(rescoringId)).toMatchObject({ done: 700 });
  });

  it('is shared by two workers without doing anything twice', async () => {
    await world.store(many(1100));
    const one = rescoring(newer());
    const two = rescoring(newer());
    const rescoringId = await one.service.start({ brandId: world.brandId }, world.person.id);
    await Promise.all([one, two].map(({ service }) => service.work({ rescoringId }, { signal: never })));
    expect(await one.runs.one(rescoringId)).toMatchObject({ state: 'done', done: 1100 });
    expect(await world.rows(`SELECT 1 FROM score WHERE model = 'newer-2'`)).toHaveLength(1100);
    expect(await world.rows(`SELECT 1 FROM audit_entry WHERE action = 'scoring.rescore-done'`)).toHaveLength(
      1,
    );
  });

  it('judges the words of now when a post is edited while it waits for the batch', async () => {
    await world.store([aPost(1, { text: CALM })]);
    const { service } = rescoring(newer((text) => (text.includes('exploded') ? 90 : 10)));
    const rescoringId = await service.start({ brandId: world.brandId }, world.person.id);
    const editing = world.database.dataSource.createQueryRunner();
    await editing.startTransaction();
    await editing.query(`UPDATE mention SET text = $1, version = 2`, [GRAVE]);
    await editing.query(
      `INSERT INTO mention_version (mention_id, version, revision, text) SELECT id, 2, 'r2', $1 FROM mention`,
      [GRAVE],
    );
    const working = service.work({ rescoringId }, { signal: never });
    await editing.query(`SELECT pg_sleep(0.2)`);
    await editing.commitTransaction();
    await editing.release();
    await working;
    expect(await world.rows(`SELECT version, risk FROM mention`)).toEqual([{ version: 2, risk: 90 }]);
    expect(await world.rows(`SELECT version FROM score WHERE model = 'newer-2'`)).toEqual([{ version: 2 }]);
  });

  it('hands over to a new job after its shift, and takes up runs that lost theirs', async () => {
    await world.store(many(600));
    const { service, runs } = rescoring(newer());
    const rescoringId = await service.start({ brandId: world.brandId }, world.person.id);
    await world.rows(`UPDATE outbox SET relayed_at = now()`);
    const slow = newer((_, before) => {
      world.clock.advance(1);
      return before;
    });
    await rescoring(slow).service.work({ rescoringId }, { signal: never });
    expect(await runs.one(rescoringId)).toMatchObject({ state: 'running', done: 250 });
    const waiting = () =>
      world.rows(`SELECT 1 FROM outbox WHERE relayed_at IS NULL AND job = 'scoring.rescore'`);
    expect(await waiting()).toHaveLength(1);
    await world.rows(`UPDATE outbox SET relayed_at = now()`);
    await service.sweep();
    expect(await waiting()).toHaveLength(0);
    world.clock.advance(200);
    await service.sweep();
    expect(await waiting()).toHaveLength(1);
  });

  it('stops when asked, keeps what is done, and can be begun again', async () => {
    await world.store(many(300));
    const { service, runs } = rescoring(newer());
    const rescoringId = await service.start({ brandId: world.brandId }, world.person.id);
    await service.stop(rescoringId, world.person.id);
    await service.work({ rescoringId }, { signal: never });
    expect(await runs.one(rescoringId)).toMatchObject({ state: 'stopped', done: 0 });
    expect(await whole(newer())).toMatchObject({ state: 'done', done: 300 });
  });

  it('looks no further back than it was told', async () => {
    await world.store([aPost(1, { text: CALM })]);
    world.clock.advance(3 * 24 * 3600);
    await world.store([aPost(2, { text: `${CALM} Later.` })]);
    const run = await whole(newer(), new Date('2026-03-03T00:00:00Z'));
    expect(run).toMatchObject({ total: 1, done: 1 });
    expect(await world.rows(`SELECT external_id FROM mention WHERE score_model = 'newer-2'`)).toEqual([
      { external_id: 'post-2' },
    ]);
  });
});
