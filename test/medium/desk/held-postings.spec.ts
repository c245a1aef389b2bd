/** What cannot be posted now is held where people see it, without jobs that fail every half minute; repaired, it goes on by itself. */
import { Logger } from '@nestjs/common';
import { PlatformRegistry } from '../../../src/platforms/registry';
import { type Bench, deskBench } from './desk-bench';

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
