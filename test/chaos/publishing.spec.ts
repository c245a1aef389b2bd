/**
 * A thousand approved replies go out to a platform on a bad day while the program is killed with SIGKILL at random moments: before,
 * during and after the one call that cannot be taken back; while its clock jumps by hours and three accounts lose their tokens. Nothing is posted twice, nothing is lost, and nothing is shown
 * as published that the platform does not have, not even for a moment.
 */
import { auditTrouble, type Ask } from '../support/chaos-checks.js';
import { newDice, pause, say, scaled } from '../support/chaos-dice.js';
import { ChaosClock } from '../support/chaos-jumps.js';
import { ChaosDesk } from '../support/chaos-desk.js';
import { ChaosPlatform } from '../support/chaos-platform.js';
import { postedBlindly, type Posting } from '../support/chaos-postings.js';
import { MortalEarshot, QUICK } from '../support/chaos-program.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { eventually } from '../support/earshot.js';

interface Row {
  state: string;
  external_id: string | null;
  text: string;
  parent: string;
  attempts: number;
  error_words: string | null;
}

describe('publishing while the program is killed again and again', () => {
  const dice = newDice('publishing');
  const replies = scaled(1000);
  const clock = new ChaosClock();
  let database: TestDatabase;
  let program: MortalEarshot;
  let platform: ChaosPlatform;
  const ask: Ask = (sql, params) => database.dataSource.query(sql, params);
  const publications = (): Promise<Row[]> =>
    ask<Row>(
      `SELECT pu.state, pu.external_id, v.text, m.external_id AS parent, pu.attempts, pu.error_words FROM publication pu
       JOIN reply_version v ON v.id = pu.reply_version_id JOIN reply r ON r.id = pu.reply_id JOIN mention m ON m.id = r.parent_mention_id`,
    );

  beforeAll(async () => {
    database = await testDatabase();
    platform = await ChaosPlatform.start(dice.fork(), replies, Math.min(20, replies));
    program = await MortalEarshot.on({ DATABASE_URL: database.url, ...clock.env });
  }, 120_000);
  afterAll(async () => {
    await program?.end();
    await platform?.stop();
    await database?.drop();
    clock.end();
  }, 60_000);

  /** Shown as published, and not on the platform in those words below that post. */
  const claimedFalsely = async (): Promise<Row[]> => {
    const there = new Map(platform.fake.accepted.map((status) => [platform.uri(status), status]));
    return (await publications()).filter((row) => {
      const post = row.external_id === null ? undefined : there.get(row.external_id);
      const parent = platform.complaints.find((one) => one.id === post?.inReplyTo);
      const true_ = post?.text === row.text && parent !== undefined && platform.uri(parent) === row.parent;
      return row.state === 'published' && !true_;
    });
  };

  const blindly = async (): Promise<string[]> => {
    // Asked first: what is sent after it has its intent by then.
    const { requests } = platform;
    const postings = await ask<Posting>(
      `SELECT v.text, m.external_id AS parent,
         coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'outcome', t.outcome) ORDER BY t.seq)
           FILTER (WHERE t.id IS NOT NULL), '[]') AS tries
       FROM publication pu JOIN reply_version v ON v.id = pu.reply_version_id JOIN reply r ON r.id = pu.reply_id
       JOIN mention m ON m.id = r.parent_mention_id LEFT JOIN publication_attempt t ON t.publication_id = pu.id GROUP BY 1, 2`,
    );
    return postedBlindly(postings, requests, Number(QUICK.EARSHOT_RECONCILE_READINGS));
  };

  /** In mid-run three accounts are refused: each stops, says so and keeps its queue, until somebody connects it anew. */
  const tokensExpire = async (desk: ChaosDesk): Promise<void> => {
    const begun = eventually(
      () => Promise.resolve(platform.fake.accepted.length),
      (n) => n >= replies / 4,
      900_000,
    );
    await begun;
    const expired = platform.brandAccounts.slice(0, 3);
    platform.expire(expired);
    const waiting = (): Promise<{ handle: string; state: string; last_error: string; queued: number }[]> =>
      ask(
        `SELECT a.handle, a.state, a.last_error, count(pu.id) FILTER (WHERE pu.state = 'queued')::int AS queued FROM account a
         LEFT JOIN publication pu ON pu.account_id = a.id WHERE split_part(ltrim(a.handle, '@'), '@', 1) = ANY($1) GROUP BY a.id`,
        [expired.map((one) => one.username)],
      );
    const stopped = await eventually(
      waiting,
      (rows) => rows.every((row) => row.state === 'needs_attention'),
      600_000,
    );
    for (const row of stopped) expect(row.last_error).toMatch(/token/i);
    expect(await desk.bells()).toBe(expired.length);
    await pause(3_000); // what was let in just before is taken by then
    const before = platform.fake.accepted.filter((status) => expired.includes(status.account)).length;
    await pause(5_000);
    expect(platform.fake.accepted.filter((status) => expired.includes(status.account))).toHaveLength(before);
    const kept = (await waiting()).reduce((sum, row) => sum + row.queued, 0);
    say(
      `${expired.length} accounts lost their tokens; they keep ${kept} replies until they are connected anew`,
    );
    for (const { token } of expired) await desk.reconnect(token);
  };

  it('posts every approved reply exactly once and says so of no other', async () => {
    await program.start();
    const desk = new ChaosDesk(program.url, ask, platform);
    await desk.open(replies);
    await desk.draft();
    say(`${desk.replies.length} replies are in review`);
    platform.worsen();
    let killing = true;
    await Promise.all([
      desk.approve(),
      clock.jumpUntil(dice.fork(), () => !killing),
      tokensExpire(desk),
      program
        .killAtRandom(dice.fork(), {
          kills: Math.min(30, scaled(30)),
          workBetween: 60,
          work: () => platform.postings,
          patienceMs: 10_000,
          afterDeath: async () => {
            expect(platform.doubled()).toEqual([]);
            expect(await blindly()).toEqual([]);
            expect(await claimedFalsely()).toEqual([]);
          },
        })
        .finally(() => (killing = false)),
    ]);
    say(
      `${clock.jumps} jumps of the clock; ${platform.fake.accepted.length} of ${desk.replies.length} are posted, nobody kills any more`,
    );
    const settled = await eventually(
      () => publications(),
      (rows) =>
        rows.length === desk.replies.length &&
        rows.every((row) => ['published', 'rejected', 'cancelled'].includes(row.state)),
      1_800_000,
    );
    expect(settled.filter((row) => row.state !== 'published')).toEqual([]);
    expect(platform.doubled()).toEqual([]);
    expect(await blindly()).toEqual([]);
    expect(await claimedFalsely()).toEqual([]);
    expect(platform.fake.accepted).toHaveLength(desk.replies.length);
    expect(await desk.states()).toEqual({ published: desk.replies.length });
    expect((await desk.failedJobs()).failed).toEqual([]);
    const outcomes = await ask<{ outcome: string; n: number }>(
      `SELECT coalesce(outcome, 'never told') AS outcome, count(*)::int AS n FROM publication_attempt WHERE kind = 'send' GROUP BY 1 ORDER BY 2 DESC`,
    );
    say(`sendings: ${outcomes.map(({ outcome, n }) => `${n} ${outcome}`).join(', ')}`);
    say(
      `${platform.postings} requests to post, ${settled.filter((row) => row.attempts > 1).length} replies needed more than one`,
    );
    expect(await program.stop()).toBe(0);
    expect(auditTrouble({ DATABASE_URL: database.url })).toBeNull();
  }, 3_600_000);
});
