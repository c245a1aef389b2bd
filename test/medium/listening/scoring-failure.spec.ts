/** A post on which the scorer itself fails: it is stored with its page, says that nobody judged it, and is judged as soon as that is possible. */
import { Logger } from '@nestjs/common';
import { AppConfig } from '../../../src/core/config/config';
import { readSettings } from '../../../src/core/config/settings';
import { FailedJudgements } from '../../../src/listening/rescoring/failed-judgements.service';
import { RescoreBatch } from '../../../src/listening/rescoring/rescore-batch.service';
import { RescoringQueries } from '../../../src/listening/rescoring/rescoring.queries';
import { RescoringService } from '../../../src/listening/rescoring/rescoring.service';
import type { Scorer } from '../../../src/listening/scoring/scorer';
import type { BrandScorers } from '../../../src/listening/topics/brand-scorers.service';
import { aPost, GRAVE } from '../../support/posts';
import { lexicons, scoringWorld, theScorer, type ScoringWorld } from '../../support/scoring-world';

const CURSED = `${GRAVE} Page 2.`;
const failing = (model = theScorer.model): Scorer => ({
  model,
  score: (input) => {
    if (input.text === CURSED) throw new Error('a bug');
    return { ...theScorer.score(input), model };
  },
});
const POSTS = [
  aPost(1, { text: 'The shop opens on Sunday at ten.' }),
  aPost(2, { text: CURSED }),
  aPost(3, { text: `${GRAVE} Another one, on page three.` }),
];

describe('a post on which the scorer fails', () => {
  let world: ScoringWorld;
  beforeEach(async () => {
    jest.spyOn(Logger.prototype, 'error').mockImplementation(); // the failures are meant
    world = await scoringWorld();
    await world.store(POSTS, failing());
  });
  afterEach(() => world.database.drop());

  const batch = () => new RescoreBatch(world.clock, new AppConfig(readSettings({}).settings), lexicons);
  const scorers = (scorer: Scorer) => ({ of: () => Promise.resolve(scorer) }) as unknown as BrandScorers;
  const again = async (scorer: Scorer) =>
    new FailedJudgements(world.transactions, scorers(scorer), batch()).judge({
      mentionId: await world.idOf('post-2'),
    });

  it('is stored with its page, plainly not judged, neither calm nor flagged, and waits for a further try', async () => {
    expect(await world.rows(`SELECT external_id, flagged FROM mention ORDER BY 1`)).toEqual([
      { external_id: 'post-1', flagged: false },
      { external_id: 'post-2', flagged: false },
      { external_id: 'post-3', flagged: true },
    ]);
    const mentionId = await world.idOf('post-2');
    const { risk, score } = await world.mentions.detail(mentionId);
    expect(risk).toBe(40);
    expect(score.model).toBe(`${theScorer.model} (failed)`);
    expect(score.reasons).toEqual([
      expect.objectContaining({ code: 'unjudged', text: expect.stringContaining('Not judged'), points: 40 }),
    ]);
    expect(await world.rows(`SELECT payload FROM outbox WHERE job = 'scoring.judge'`)).toEqual([
      { payload: { mentionId } },
    ]);
  });

  it('is judged once the scorer can, and then opens the case it deserves', async () => {
    await expect(again(failing())).rejects.toThrow('a bug');
    expect((await world.mentions.detail(await world.idOf('post-2'))).risk).toBe(40);
    await again(theScorer);
    const { risk, flagged, score } = await world.mentions.detail(await world.idOf('post-2'));
    expect(score.model).toBe(theScorer.model);
    expect(flagged).toBe(true);
    expect(risk).toBeGreaterThan(45);
    const opened = await world.rows(`SELECT payload FROM outbox WHERE job = 'case.open' ORDER BY created_at`);
    expect(opened).toContainEqual({ payload: { mentionId: await world.idOf('post-2') } });
    await again(failing('newer-2')); // delivered once more: nothing is left to do
    expect(await world.rows(`SELECT 1 FROM score`)).toHaveLength(4);
  });

  it('stops its page where the scorer fails on everything: nothing is stored, and the cursor stays', async () => {
    const broken: Scorer = {
      model: theScorer.model,
      score: () => {
        throw new Error('no word lists');
      },
    };
    const more = [aPost(11, { text: 'One more.' }), aPost(12, { text: 'And one.' })];
    await expect(world.store(more, broken)).rejects.toThrow(/fails on every post \(2 of 2/);
    expect(await world.rows(`SELECT 1 FROM mention WHERE external_id IN ('post-11','post-12')`)).toEqual([]);
    await world.store([aPost(13, { text: CURSED })], failing()); // alone on its page, and strange only itself
    expect(await world.rows(`SELECT 1 FROM mention WHERE external_id = 'post-13'`)).toHaveLength(1);
  });

  it('neither stops judging anew nor loses the judgement it has', async () => {
    await again(theScorer);
    const newer = scorers(failing('newer-2'));
    const { dataSource } = world.database;
    const service = new RescoringService(dataSource, world.transactions, newer, batch(), world.clock);
    const rescoringId = await service.start({ brandId: world.brandId }, world.person.id);
    await service.work({ rescoringId }, { signal: new AbortController().signal });
    const runs = new RescoringQueries(dataSource, newer);
    expect(await runs.one(rescoringId)).toMatchObject({ state: 'done', done: 3 });
    expect(await runs.state(world.brandId)).toMatchObject({ stale: 1 });
    expect(await world.rows(`SELECT external_id, score_model FROM mention ORDER BY 1`)).toEqual([
      { external_id: 'post-1', score_model: 'newer-2' },
      { external_id: 'post-2', score_model: theScorer.model },
      { external_id: 'post-3', score_model: 'newer-2' },
    ]);
  });
});
