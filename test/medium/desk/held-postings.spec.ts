/** What cannot be posted now is held where people see it, without jobs that fail every half minute; repaired, it goes on by itself. */
import { Logger } from '@nestjs/common';
import { PlatformRegistry } from '../../../src/platforms/registry';
import { type Bench, type BenchOptions, deskBench } from './desk-bench';

describe('a posting that cannot go', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await deskBench()));
  afterEach(async () => {
    jest.restoreAllMocks();
    await bench.drop();
  });
  const publishersAre = (there: boolean): void => {
    const real = PlatformRegistry.prototype.publisher;
    jest.spyOn(PlatformRegistry.prototype, 'publisher').mockImplementation(function (
      this: PlatformRegistry,
      platform,
    ) {
      return there ? real.call(this, platform) : null;
    });
  };

  it('waits, says so, and goes on when the account is connected again', async () => {
    const { publicationId, reply } = await bench.approved();
    const behind = await bench.approved(undefined, { by: 'bala' });
    await bench.sql(`UPDATE account SET state = 'needs_attention'`);
    for (let n = 0; n < 5; n++) {
      bench.clock.advance(60);
      await bench.sweeping.sweep();
      await bench.pump();
    }
    expect(bench.network.writes).toHaveLength(0);
    for (const id of [reply.id, behind.reply.id])
      expect((await bench.replies.view(id, bench.agent)).publication).toMatchObject({
        state: 'queued',
        error: { kind: 'account-attention' },
      });
    await bench.sql(`UPDATE account SET state = 'active'`);
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.posts).toHaveLength(2);
    expect((await bench.publication(publicationId)).state).toBe('published');
    expect((await bench.replies.view(reply.id, bench.agent)).publication?.error).toBeNull();
  });

  it('waits when this version cannot post to the platform: no job fails, nothing is enqueued for it', async () => {
    const { publicationId, reply } = await bench.approved();
    publishersAre(false);
    await bench.pump();
    bench.clock.advance(60);
    await bench.sweeping.sweep();
    expect(await bench.pump()).toEqual([]);
    expect((await bench.replies.view(reply.id, bench.agent)).publication).toMatchObject({
      state: 'queued',
      error: { kind: 'no-publisher', words: 'This version of Earshot cannot post to The fake network.' },
    });
    jest.restoreAllMocks();
    await bench.sweeping.sweep();
    await bench.pump();
    expect((await bench.publication(publicationId)).state).toBe('published');
  });

  it('is tried more and more seldom when a fault of ours stops it before it leaves, and the others go', async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const stuck = await bench.approved();
    const next = await bench.approved(undefined, { by: 'bala' });
    const open = bench.accounts.access.bind(bench.accounts);
    let broken = 1;
    jest.spyOn(bench.accounts, 'access').mockImplementation((id) => {
      if (broken-- > 0) throw new TypeError('a fault');
      return open(id);
    });
    await expect(bench.sending.send(stuck)).rejects.toThrow('a fault');
    expect((await bench.replies.view(stuck.reply.id, bench.agent)).publication).toMatchObject({
      state: 'queued',
      error: { kind: 'internal' },
    });
    bench.clock.advance(31);
    await bench.sweeping.sweep();
    await bench.pump();
    expect((await bench.publication(next.publicationId)).state).toBe('published');
    expect((await bench.publication(stuck.publicationId)).state).toBe('queued');
    bench.clock.advance(60);
    await bench.sweeping.sweep();
    await bench.pump();
    expect((await bench.publication(stuck.publicationId)).state).toBe('published');
  });

  it('fails no job when its account is removed the very moment it is opened', async () => {
    const { publicationId, reply } = await bench.approved();
    const read = bench.accounts.access.bind(bench.accounts);
    jest.spyOn(bench.accounts, 'access').mockImplementation(async (id) => {
      await bench.sql(`UPDATE account SET state = 'removed'`);
      return read(id);
    });
    await bench.sending.send({ publicationId });
    await bench.sweeping.sweep();
    expect((await bench.replies.view(reply.id, bench.reviewer)).state).toBe('in_review');
  });
});

describe('the queue of an account', () => {
  let bench: Bench;
  const start = async (options: BenchOptions = {}): Promise<Bench> => (bench = await deskBench(options));
  afterEach(() => bench.drop());
  const raise = (caseId: string, severity: string, dueInHours: number | null): Promise<unknown> =>
    bench.sql(`UPDATE care_case SET severity = $2, due_at = $3 WHERE id = $1`, [
      caseId,
      severity,
      dueInHours === null ? null : new Date(bench.clock.now().getTime() + dueInHours * 3_600_000),
    ]);

  it('lets the gravest case go first, then the one due soonest, however long the others have waited', async () => {
    await start({ undoSeconds: 60 });
    const wanted: [by: string, severity: string, due: number | null][] = [
      ['low', 'low', 1],
      ['normal-undated', 'normal', null],
      ['normal-late', 'normal', 9],
      ['normal-soon', 'normal', 2],
      ['high', 'high', 20],
      ['urgent', 'urgent', 40],
    ];
    for (const [by, severity, due] of wanted) {
      const { caseId } = await bench.approved(`We are sorry, ${by}. Please write to us and we will help.`, {
        by,
      });
      await raise(caseId, severity, due);
    }
    bench.clock.advance(120);
    await bench.pump();
    expect(bench.network.writes.map(({ text }) => /sorry, ([\w-]+)/.exec(text)![1])).toEqual([
      'urgent',
      'high',
      'normal-soon',
      'normal-late',
      'normal-undated',
      'low',
    ]);
    expect(bench.network.mostAtOnce).toBe(1);
  });

  it('lets an urgent one pass that is approved while others wait, also when it is found by the sweep', async () => {
    await start();
    const waiting = [];
    for (const by of ['asha', 'bala', 'chitra']) waiting.push(await bench.approved(undefined, { by }));
    const urgent = await bench.approved('We are very sorry. Please call us now and we will help you.', {
      by: 'deepa',
    });
    await raise(urgent.caseId, 'urgent', 1);
    await bench.sql(`DELETE FROM outbox WHERE relayed_at IS NULL`);
    bench.clock.advance(30);
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.writes).toHaveLength(4);
    expect(bench.network.writes[0]!.text).toContain('very sorry');
  });

  it('waits until the platform renews what it allows, in every process and after a restart, and says so', async () => {
    await start();
    const second = await bench.addAccount(2);
    const first = await bench.approved(undefined, { by: 'asha' });
    const behind = await bench.approved(undefined, { by: 'bala' });
    bench.network.tells = {
      limit: 300,
      remaining: 0,
      resetAt: new Date(bench.clock.now().getTime() + 600_000),
    };
    await bench.pump();
    expect((await bench.publication(first.publicationId)).state).toBe('published');
    expect(await bench.replies.view(behind.reply.id, bench.agent)).toMatchObject({
      publication: {
        state: 'queued',
        attempts: 0,
        error: { kind: 'rate-limited', words: expect.stringContaining('300') },
      },
    });
    // What is approved meanwhile waits as well, whichever process looks; another account goes on.
    const other = await bench.otherProcess();
    const later = await bench.approved(undefined, { by: 'chitra' });
    const elsewhere = await bench.approved(undefined, { by: 'deepa', account: second });
    bench.network.tells = null;
    await bench.pump(other);
    expect(await bench.publication(later.publicationId)).toMatchObject({
      state: 'queued',
      error_kind: 'rate-limited',
    });
    expect((await bench.publication(elsewhere.publicationId)).state).toBe('published');
    bench.clock.advance(599);
    await bench.pump(other);
    expect(bench.network.writes).toHaveLength(2);
    bench.clock.advance(2);
    await bench.pump(other);
    expect(bench.network.writes).toHaveLength(4);
  });

  it('does not wait for a time that a wrong clock has noted', async () => {
    await start();
    bench.clock.advance(5 * 3600);
    bench.network.tells = {
      limit: 300,
      remaining: 0,
      resetAt: new Date(bench.clock.now().getTime() + 600_000),
    };
    await bench.approved(undefined, { by: 'asha' });
    await bench.pump();
    bench.clock.advance(-5 * 3600);
    bench.network.tells = null;
    const { publicationId } = await bench.approved(undefined, { by: 'bala' });
    await bench.pump();
    expect((await bench.publication(publicationId)).state).toBe('published');
  });
});

describe('the hours of a brand', () => {
  let bench: Bench;
  afterEach(() => bench.drop());
  /** Open only in the hour that begins `inHours` from now, by the wall of the brand (India). */
  const openIn = async (inHours: number, options: BenchOptions = {}): Promise<Date> => {
    bench = await deskBench(options);
    const opens = new Date(
      Math.ceil(bench.clock.now().getTime() / 3_600_000 + inHours) * 3_600_000 + 1_800_000,
    );
    const wall = new Date(opens.getTime() + 5.5 * 3_600_000);
    const hour = (n: number): string => `${String(n).padStart(2, '0')}:00`;
    const weekday = String(wall.getUTCDay() === 0 ? 7 : wall.getUTCDay());
    await bench.sql(`INSERT INTO sending_hours (brand_id, days, updated_by) VALUES ($1, $2, $3)`, [
      bench.brandId,
      JSON.stringify({ [weekday]: [[hour(wall.getUTCHours()), hour(wall.getUTCHours() + 1)]] }),
      bench.agent.id,
    ]);
    return opens;
  };
  const travelTo = (at: Date): void => bench.clock.set(at);

  it('keep a reply until they begin, and say so', async () => {
    const opens = await openIn(3);
    const { reply } = await bench.approved();
    expect(reply.publication).toMatchObject({ state: 'queued', error: { kind: 'outside-hours' } });
    expect(new Date(reply.publication!.notBefore)).toEqual(opens);
    travelTo(new Date(opens.getTime() - 1000));
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.writes).toHaveLength(0);
    travelTo(new Date(opens.getTime() + 10_000));
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.posts).toHaveLength(1);
  });

  it('are for others than the urgent', async () => {
    await openIn(3);
    const begun = await bench.inReview();
    await bench.sql(`UPDATE care_case SET severity = 'urgent' WHERE id = $1`, [begun.caseId]);
    await bench.approve(begun.reply);
    await bench.pump();
    expect(bench.network.posts).toHaveLength(1);
  });

  it('refuse an approval that would have ended before they begin, and say when that is', async () => {
    await openIn(30);
    const begun = await bench.inReview();
    await expect(bench.approve(begun.reply)).rejects.toMatchObject({
      code: 'conflict',
      details: { code: 'leaves-too-late' },
    });
    expect((await bench.replies.view(begun.reply.id, bench.agent)).state).toBe('in_review');
  });

  it('end the approval of what was held up until after them, and tell its people', async () => {
    const opens = await openIn(1);
    const { reply, publicationId } = await bench.approved();
    travelTo(new Date(opens.getTime() + 3 * 3_600_000)); // its account was out of order all the time
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.writes).toHaveLength(0);
    expect((await bench.publication(publicationId)).state).toBe('cancelled');
    expect(await bench.replies.view(reply.id, bench.agent)).toMatchObject({
      state: 'in_review',
      approval: { problem: 'outside-hours' },
    });
    expect(await bench.bell(bench.agent.id)).toContainEqual(
      expect.objectContaining({
        kind: 'approval.ended',
        params: expect.objectContaining({ reason: 'outside-hours' }),
      }),
    );
  });

  it('are set by a lead, and refuse a chosen time outside of them', async () => {
    bench = await deskBench();
    const lead = await bench.person('Lata', ['lead']);
    const days = { '1': [['09:00', '18:00']] } as const;
    expect(
      await bench.sendingHours.set(lead, bench.brandId, {
        days: days as never,
        urgentAnyTime: false,
      }),
    ).toMatchObject({ timeZone: 'Asia/Kolkata', days, urgentAnyTime: false });
    const { reply } = await bench.inReview();
    const monday = new Date('2032-03-01T00:00:00Z');
    travelTo(new Date(monday.getTime() - 86_400_000));
    await expect(bench.sendingTime.choose(bench.agent, reply.id, monday)).rejects.toMatchObject({
      details: { code: 'outside-hours', next: '2032-03-01T03:30:00.000Z' },
    });
    await bench.sendingTime.choose(bench.agent, reply.id, new Date('2032-03-01T03:30:00Z'));
    expect(
      (await bench.sendingHours.set(lead, bench.brandId, { days: null, urgentAnyTime: true })).days,
    ).toBeNull();
  });
});

describe('a chosen time', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await deskBench({ undoSeconds: 15 })));
  afterEach(() => bench.drop());
  const inHours = (n: number): Date => new Date(bench.clock.now().getTime() + n * 3_600_000);

  it('is kept: the reply goes then, and not sooner', async () => {
    const begun = await bench.inReview();
    const at = inHours(5);
    await bench.sendingTime.choose(bench.agent, begun.reply.id, at);
    const reply = await bench.approve(begun.reply);
    expect(reply.publication).toMatchObject({ error: { kind: 'scheduled' } });
    expect(new Date(reply.publication!.notBefore)).toEqual(at);
    bench.clock.set(new Date(at.getTime() - 60_000));
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.writes).toHaveLength(0);
    bench.clock.set(new Date(at.getTime() + 6_000));
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.posts).toHaveLength(1);
  });

  it('may be days away, within what an approval lives: no job is made for it before, and no clock is suspected', async () => {
    await bench.sql(`UPDATE brand SET approval_hours = 200`);
    const { reply, publicationId, caseId } = await bench.approved();
    const at = inHours(150);
    await bench.sendingTime.choose(bench.reviewer, reply.id, at);
    for (let n = 0; n < 3; n++) {
      bench.clock.advance(3600);
      await bench.sweeping.sweep();
      await bench.pump();
    }
    expect(await bench.history(caseId)).not.toContain('publication-rescheduled');
    expect(await bench.publication(publicationId)).toMatchObject({ state: 'queued', not_before: at });
    bench.clock.set(new Date(at.getTime() + 6_000));
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.posts).toHaveLength(1);
  });

  it('can be taken back: then it goes as soon as its undo window is over', async () => {
    const { reply } = await bench.approved();
    await bench.sendingTime.choose(bench.agent, reply.id, inHours(3));
    await bench.pump();
    const view = await bench.sendingTime.choose(bench.agent, reply.id, null);
    expect(view.publication).toMatchObject({ state: 'queued', error: null });
    bench.clock.advance(16);
    await bench.pump();
    expect(bench.network.posts).toHaveLength(1);
  });

  it('is refused in the past, after the approval, and for what is published', async () => {
    const { reply } = await bench.approved();
    await expect(bench.sendingTime.choose(bench.agent, reply.id, inHours(-1))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(bench.sendingTime.choose(bench.agent, reply.id, inHours(25))).rejects.toMatchObject({
      details: { code: 'leaves-too-late' },
    });
    bench.clock.advance(20);
    await bench.pump();
    await expect(bench.sendingTime.choose(bench.agent, reply.id, inHours(1))).rejects.toMatchObject({
      details: { code: 'published' },
    });
  });

  it('does not outlive the approval: the customer wrote meanwhile, and nothing goes', async () => {
    const { reply } = await bench.approved();
    await bench.sendingTime.choose(bench.agent, reply.id, inHours(3));
    await bench.capture('And now the lid is gone too');
    await bench.pump();
    bench.clock.advance(4 * 3600);
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.writes).toHaveLength(0);
    expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('in_review');
  });
});
