/** A clock that was wrong for a while, ahead or behind, neither stops a posting for days nor lets it out twice or too early. */
import { Logger } from '@nestjs/common';
import { replanned } from '../../../src/core/clock/credible';
import { type Bench, type BenchOptions, deskBench } from './desk-bench';

const HOUR = 3600;

describe('a clock that jumped', () => {
  let bench: Bench;
  const start = async (options: BenchOptions = {}): Promise<void> => {
    bench = await deskBench(options);
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  };
  afterEach(async () => {
    jest.restoreAllMocks();
    await bench.drop();
  });
  const ahead = async <T>(hours: number, work: () => Promise<T>): Promise<T> => {
    bench.clock.advance(hours * HOUR);
    const result = await work();
    bench.clock.advance(-hours * HOUR);
    return result;
  };

  it.each([5, 24 * 40])(
    '%i hours ahead at the approval: the undo window counts from the true time',
    async (hours) => {
      await start({ undoSeconds: 60 });
      const { publicationId, caseId } = await ahead(hours, () => bench.approved());
      await bench.sql(`UPDATE outbox SET relayed_at = now() WHERE job = 'publishing.send'`);
      await bench.sending.send({ publicationId }); // early, and without a loop of jobs that find it too early
      expect(await bench.pump(undefined, 'publishing.%')).toEqual([]);
      await bench.sweeping.sweep();
      expect(bench.network.writes).toHaveLength(0);
      expect(await bench.history(caseId)).toContain('publication-rescheduled');
      bench.clock.advance(59);
      await bench.pump();
      expect(bench.network.writes).toHaveLength(0);
      bench.clock.advance(2);
      await bench.pump();
      expect(bench.network.posts).toHaveLength(1);
      expect((await bench.publication(publicationId)).state).toBe('published');
    },
  );

  it('ahead while it was being sent by a process that died: it is read back, and never sent again', async () => {
    await start();
    const { publicationId } = await bench.approved();
    await ahead(48, async () => {
      bench.network.hold();
      void bench.sending.send({ publicationId }).catch(() => undefined);
      while (bench.network.writes.length === 0) await new Promise((go) => setImmediate(go));
    });
    await bench.sweeping.sweep(); // set right: perhaps it is still alive
    expect((await bench.publication(publicationId)).state).toBe('sending');
    bench.clock.advance(60);
    await bench.sweeping.sweep();
    expect((await bench.publication(publicationId)).state).toBe('unconfirmed');
    bench.network.release();
    for (let n = 0; n < 300 && (await bench.publication(publicationId)).state !== 'published'; n++)
      await new Promise((go) => setTimeout(go, 10));
    expect((await bench.publication(publicationId)).state).toBe('published');
    expect(bench.network.writes).toHaveLength(1);
  });

  it('ahead while it became unconfirmed: readings that find nothing count again, with their pauses', async () => {
    await start();
    const { publicationId } = await bench.approved();
    await ahead(72, async () => {
      bench.network.next('lost-before');
      await bench.pump();
    });
    expect((await bench.publication(publicationId)).state).toBe('unconfirmed');
    await bench.sweeping.sweep();
    for (let n = 0; n < 4; n++) {
      bench.clock.advance(31);
      await bench.pump();
    }
    expect((await bench.publication(publicationId)).state).toBe('published');
    expect(bench.network.posts).toHaveLength(1);
  });

  it('behind at the approval: set right, it goes at once, and once', async () => {
    await start({ undoSeconds: 60 });
    const { publicationId } = await ahead(-72, () => bench.approved());
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.posts).toHaveLength(1);
    expect((await bench.publication(publicationId)).state).toBe('published');
  });

  it('forward while it was being sent: what looks dead is read, and its own answer still counts', async () => {
    await start();
    const { publicationId } = await bench.approved();
    bench.network.hold();
    const sending = bench.sending.send({ publicationId });
    while (bench.network.writes.length === 0) await new Promise((go) => setImmediate(go));
    bench.clock.advance(5 * HOUR);
    await bench.sweeping.sweep();
    await bench.pump();
    bench.network.release();
    await sending;
    bench.clock.advance(120);
    await bench.sweeping.sweep();
    await bench.pump();
    expect((await bench.publication(publicationId)).state).toBe('published');
    expect(bench.network.posts).toHaveLength(1);
    expect(bench.network.writes).toHaveLength(1);
  });

  it('ahead at the approval: how old it is cannot be told, and it is reviewed again', async () => {
    await start({ undoSeconds: 60 });
    const { reply } = await bench.approved();
    // As if the whole machine, its database included, had believed it was the day after tomorrow.
    await bench.sql(`ALTER TABLE approval DISABLE TRIGGER approval_guard`);
    await bench.sql(
      `UPDATE approval SET approved_at = approved_at + interval '2 days', expires_at = expires_at + interval '2 days'`,
    );
    await bench.sql(`ALTER TABLE approval ENABLE TRIGGER approval_guard`);
    await bench.ending.endBroken();
    expect(await bench.replies.view(reply.id, bench.reviewer)).toMatchObject({
      state: 'in_review',
      approval: { problem: 'expired' },
    });
  });

  it('lets nothing alone that is right', async () => {
    await start({ undoSeconds: 60 });
    const { caseId } = await bench.approved();
    for (let n = 0; n < 3; n++) {
      await bench.sweeping.sweep();
      bench.clock.advance(10);
    }
    expect(await bench.history(caseId)).not.toContain('publication-rescheduled');
  });
});

describe('a plan made by a wrong clock', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const at = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
  it.each([
    ['keeps the pause it was meant to have', at(48.5), at(48), at(0.5)],
    ['is due when it was meant to be due at once', at(48), at(48), at(0)],
    ['is due when it makes no sense', at(48), at(50), at(0)],
    ['is due when no policy waits that long', at(72), at(0), at(0)],
  ])('%s', (_what, plan, written, expected) => {
    expect(replanned(plan, written, now)).toEqual(expected);
  });
});
