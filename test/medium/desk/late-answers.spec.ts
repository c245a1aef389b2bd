/** The platform answers after Earshot has decided that the reply did not arrive: what is public counts, and nothing goes twice. */
import { type Bench, type BenchOptions, deskBench } from './desk-bench';

describe('a platform that answers late', () => {
  let bench: Bench;
  const start = async (options: BenchOptions = {}): Promise<Bench> => (bench = await deskBench(options));
  afterEach(() => bench.drop());

  /** Sending hangs until `release`; meanwhile everybody agrees that nothing arrived. */
  const thoughtLost = async (publicationId: string): Promise<{ answered: Promise<void> }> => {
    bench.network.hold();
    const answered = bench.sending.send({ publicationId });
    while (bench.network.writes.length === 0) await new Promise((go) => setImmediate(go));
    bench.clock.advance(60);
    await bench.sweeping.sweep();
    for (let n = 0; n < 3; n++) {
      await bench.reconciling.reconcile({ publicationId });
      bench.clock.advance(31);
    }
    return { answered };
  };
  /** What was held is let go, and everything that comes of it is written down, within the call's time or after it. */
  const answers = async (answered: Promise<void>, letGo = () => bench.network.release()): Promise<void> => {
    letGo();
    await answered;
    for (;;) {
      const open = (await attempts()).filter((one) =>
        ([null, 'lost', 'unknown'] as (string | null)[]).includes(one.outcome),
      );
      if (open.length === 0) return;
      await new Promise((go) => setTimeout(go, 10));
    }
  };
  const attempts = (): Promise<{ kind: string; outcome: string | null; external_id: string | null }[]> =>
    bench.sql(`SELECT kind, outcome, external_id FROM publication_attempt WHERE kind = 'send'`);

  it('has posted it: the second attempt that waits does not go', async () => {
    await start();
    const { publicationId, reply, caseId } = await bench.approved();
    const { answered } = await thoughtLost(publicationId);
    expect((await bench.publication(publicationId)).state).toBe('queued');
    await answers(answered);
    await bench.pump();
    expect(bench.network.writes).toHaveLength(1);
    expect(await bench.publication(publicationId)).toMatchObject({
      state: 'published',
      external_id: bench.network.posts[0]!.externalId,
    });
    expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('published');
    expect(await bench.history(caseId)).toContain('publication-answered-late');
    expect(await attempts()).toEqual([
      { kind: 'send', outcome: 'published', external_id: bench.network.posts[0]!.externalId },
    ]);
  });

  it('has refused it: that is written down, and the second attempt goes', async () => {
    await start();
    const { publicationId } = await bench.approved();
    bench.network.next({ refused: 'refused' });
    const { answered } = await thoughtLost(publicationId);
    await answers(answered);
    expect(await attempts()).toMatchObject([{ outcome: 'rejected' }]);
    await bench.pump();
    expect((await bench.publication(publicationId)).state).toBe('published');
    expect(bench.network.posts).toHaveLength(1);
  });

  it('has posted it although it was undone meanwhile: it is shown as posted', async () => {
    await start();
    const { publicationId, reply } = await bench.approved();
    const { answered } = await thoughtLost(publicationId);
    await bench.takingBack.undo(bench.agent, publicationId);
    expect((await bench.publication(publicationId)).state).toBe('cancelled');
    await answers(answered);
    expect((await bench.publication(publicationId)).state).toBe('published');
    expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('published');
  });

  it('has posted it while a person had asked once more: the new posting is stopped', async () => {
    await start({ idempotency: 'none', undoSeconds: 600 });
    const { publicationId, reply } = await bench.approved();
    bench.clock.advance(601);
    const { answered } = await thoughtLost(publicationId);
    expect((await bench.publication(publicationId)).state).toBe('rejected');
    const again = await bench.takingBack.resend(bench.agent, reply.id);
    expect(again.publication).toMatchObject({ state: 'queued' });
    expect(again.publication!.id).not.toBe(publicationId);
    await answers(answered);
    expect((await bench.publication(publicationId)).state).toBe('published');
    expect((await bench.publication(again.publication!.id)).state).toBe('cancelled');
    bench.clock.advance(700);
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.posts).toHaveLength(1);
  });

  it('has posted it twice: leads and authors are told once, and the record keeps both', async () => {
    await start({ idempotency: 'none' });
    const lead = await bench.person('Lata', ['lead'], { available: false });
    const { publicationId, reply, caseId } = await bench.approved();
    const { answered } = await thoughtLost(publicationId);
    const second = await bench.takingBack.resend(bench.agent, reply.id);
    // The first writer still waits; the second one is let through.
    const held = (bench.network as unknown as { held: (() => void)[] }).held;
    (bench.network as unknown as { held: null }).held = null;
    await bench.pump();
    expect((await bench.publication(second.publication!.id)).state).toBe('published');
    await answers(answered, () => {
      for (const go of held) go();
    });
    expect(bench.network.posts).toHaveLength(2);
    expect((await bench.publication(publicationId)).state).toBe('rejected');
    expect((await bench.history(caseId)).filter((kind) => kind === 'publication-posted-twice')).toHaveLength(
      1,
    );
    expect((await bench.bell(lead.id)).map((b) => b.kind)).toContain('publication.posted-twice');
    expect((await attempts()).map((a) => a.external_id).sort()).toEqual(
      bench.network.posts.map((p) => p.externalId).sort(),
    );
  });

  it('has posted it before somebody asks once more: it is found, and nothing is sent', async () => {
    await start({ idempotency: 'none' });
    const { publicationId, reply, caseId } = await bench.approved();
    bench.network.next('lost-after');
    await bench.sending.send({ publicationId });
    bench.network.nextFindings('absent', 'absent', 'absent');
    for (let n = 0; n < 3; n++) {
      bench.clock.advance(60);
      await bench.reconciling.reconcile({ publicationId });
    }
    expect(await bench.publication(publicationId)).toMatchObject({
      state: 'rejected',
      error_kind: 'not-arrived',
    });
    const again = await bench.takingBack.resend(bench.agent, reply.id);
    bench.network.nextFindings('unknown');
    await bench.sending.send({ publicationId: again.publication!.id });
    expect(await bench.publication(again.publication!.id)).toMatchObject({ state: 'queued' });
    bench.clock.advance(61);
    await bench.pump();
    expect(bench.network.writes).toHaveLength(1);
    expect(await bench.publication(again.publication!.id)).toMatchObject({
      state: 'published',
      external_id: bench.network.posts[0]!.externalId,
    });
    expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('published');
    expect(await bench.history(caseId)).not.toContain('publication-posted-twice');
  });

  it('has posted it while it is posted again under the same key: both are one post, and nobody is told of two', async () => {
    await start();
    const { publicationId, reply, caseId } = await bench.approved();
    await bench.sql(`UPDATE publication SET attempts = 4`); // the last try before a person decides
    const { answered } = await thoughtLost(publicationId);
    expect((await bench.publication(publicationId)).state).toBe('rejected');
    const again = await bench.takingBack.resend(bench.agent, reply.id);
    const keys = await bench.sql<{ key: string }>(`SELECT DISTINCT idempotency_key AS key FROM publication`);
    expect(keys).toHaveLength(1);
    const held = (bench.network as unknown as { held: (() => void)[] }).held;
    (bench.network as unknown as { held: null }).held = null;
    await bench.pump();
    expect((await bench.publication(again.publication!.id)).state).toBe('published');
    await answers(answered, () => {
      for (const go of held) go();
    });
    expect(bench.network.posts).toHaveLength(1);
    expect(await bench.history(caseId)).not.toContain('publication-posted-twice');
    expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('published');
  });

  it('is heard even after we have stopped waiting for the call', async () => {
    await start();
    const { publicationId } = await bench.approved();
    bench.network.hold();
    await bench.sending.send({ publicationId }); // gives up after its time-out and a grace of two seconds
    expect((await bench.publication(publicationId)).state).toBe('unconfirmed');
    bench.network.release();
    for (let n = 0; n < 500 && (await bench.publication(publicationId)).state !== 'published'; n++)
      await new Promise((go) => setTimeout(go, 10));
    expect((await bench.publication(publicationId)).state).toBe('published');
    bench.clock.advance(60);
    await bench.pump();
    expect(bench.network.writes).toHaveLength(1);
  });

  it('is the only thing that turns a queued, refused or cancelled posting into a published one', async () => {
    await start({ undoSeconds: 60 });
    const { publicationId } = await bench.approved();
    const claim = (id: string): Promise<unknown> =>
      bench.sql(
        `UPDATE publication SET state = 'published', published_at = now(), external_id = 'x' WHERE id = $1`,
        [id],
      );
    await expect(claim(publicationId)).rejects.toThrow(/only by a late answer/);
    await bench.takingBack.undo(bench.agent, publicationId);
    await expect(claim(publicationId)).rejects.toThrow(/only by a late answer/);
  });
});
