/**
 * Ten thousand posts, twenty kills: bursts on hashtags and sliding feeds, with overlaps, duplicates and edits, are read while the
 * program is killed with SIGKILL at random moments, a few of them during its boot. The database server lives on.
 */
import { auditTrouble } from '../support/chaos-checks.js';
import { newDice, scaled } from '../support/chaos-dice.js';
import { IngestWorld } from '../support/chaos-ingest-story.js';
import { MortalEarshot } from '../support/chaos-program.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

describe('listening while the program is killed again and again', () => {
  let database: TestDatabase;
  let program: MortalEarshot;
  let world: IngestWorld;

  beforeAll(async () => {
    database = await testDatabase();
    program = await MortalEarshot.on({ DATABASE_URL: database.url });
    world = await IngestWorld.make(
      program,
      (sql, params) => database.dataSource.query(sql, params),
      newDice('listening'),
      {
        posts: scaled(6000),
        bursts: 4,
        feeds: 8,
        entriesPerFeed: scaled(500),
        kills: scaled(20),
        workBetween: 45,
      },
    );
  }, 120_000);
  afterAll(async () => {
    await program?.end();
    await world?.stop();
    await database?.drop();
  }, 60_000);

  it('stores every post once, with the newest version of every edited one, and keeps every cursor true', async () => {
    await program.start();
    await world.settle();
    await world.live();
    expect(await world.verdict()).toEqual([]);
    expect(await program.stop()).toBe(0);
    expect(auditTrouble({ DATABASE_URL: database.url })).toBeNull();
  }, 1_800_000);
});
