import { type Bench, type BenchOptions, deskBench } from './desk-bench';

describe('publishing', () => {
  let bench: Bench;
  const start = async (options: BenchOptions = {}): Promise<Bench> => (bench = await deskBench(options));
  afterEach(() => bench.drop());

  it('posts an approved reply once and counts it as the first response', async () => {
    await start();
    const { caseId, publicationId, reply } = await bench.approved();
    expect(await bench.pump()).toContain('publishing.send');
    expect(bench.network.posts).toHaveLength(1);
    expect(await bench.publication(publicationId)).toMatchObject({ state: 'published', attempts: 1 });
    const view = await bench.replies.view(reply.id, bench.agent);
    expect(view.state).toBe('published');
    expect(view.publication?.permalink).toContain('https://fake.example/');
    const [care] = await bench.sql<{ state: string; first_response_at: Date | null }>(
      `SELECT state, first_response_at FROM care_case WHERE id = $1`,
      [caseId],
    );
    expect(care).toMatchObject({ state: 'pending' });
    expect(care!.first_response_at).not.toBeNull();
  });

  it('does not post twice when the job is delivered twice, in two processes at once', async () => {
    await start();
    const { publicationId } = await bench.approved();
    const other = await bench.otherProcess();
    bench.network.hold();
    const both = [bench.sending.send({ publicationId }), other.sending.send({ publicationId })];
    await until(() => bench.network.writes.length > 0);
    bench.network.release();
    await Promise.all(both);
    await bench.pump();
    expect(bench.network.writes).toHaveLength(1);
    expect((await bench.publication(publicationId)).state).toBe('published');
  });

  it('waits for the undo window and posts nothing when it is undone', async () => {
    await start({ undoSeconds: 15 });
    const { reply, publicationId } = await bench.approved();
    await bench.pump();
    expect(bench.network.writes).toHaveLength(0);
    const undone = await bench.takingBack.undo(bench.reviewer, publicationId);
    expect(undone).toMatchObject({ state: 'in_review', publication: { state: 'cancelled' } });
    bench.clock.advance(60);
    await bench.pump();
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.writes).toHaveLength(0);
    expect((await bench.takingBack.undo(bench.reviewer, publicationId)).state).toBe('in_review');
    // It can be approved anew, and then it goes out.
    await bench.approve(await bench.replies.view(reply.id, bench.reviewer));
    bench.clock.advance(20);
    await bench.pump();
    expect(bench.network.posts).toHaveLength(1);
  });

  it('gives the text back to an author who undoes', async () => {
    await start({ undoSeconds: 15 });
    const { publicationId } = await bench.approved();
    expect((await bench.takingBack.undo(bench.agent, publicationId)).state).toBe('changes_requested');
  });

  it('cannot undo what is on its way', async () => {
    await start();
    const { publicationId, reply } = await bench.approved();
    bench.network.hold();
    const sending = bench.sending.send({ publicationId });
    await until(() => bench.network.writes.length > 0);
    await expect(bench.takingBack.undo(bench.reviewer, publicationId)).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(bench.takingBack.withdraw(bench.agent, reply.id)).rejects.toMatchObject({
      code: 'conflict',
    });
    bench.network.release();
    await sending;
    expect((await bench.publication(publicationId)).state).toBe('published');
  });

  it('never has two writes of one account under way, and sends them all', async () => {
    await start();
    const ids: string[] = [];
    for (const by of ['asha', 'bala', 'chitra', 'deepa'])
      ids.push((await bench.approved(undefined, { by })).publicationId);
    const other = await bench.otherProcess();
    bench.network.beforeWrite = () => new Promise((go) => setTimeout(go, 20));
    await Promise.all(ids.map((publicationId, n) => (n % 2 ? other : bench).sending.send({ publicationId })));
    await bench.pump();
    expect(bench.network.mostAtOnce).toBe(1);
    expect(bench.network.posts).toHaveLength(4);
    for (const id of ids) expect((await bench.publication(id)).state).toBe('published');
  });

  it('posts from two accounts at the same time', async () => {
    await start();
    const second = await bench.addAccount(2);
    const a = await bench.approved();
    const b = await bench.approved(undefined, { by: 'bala', account: second });
    bench.network.hold();
    const both = [a, b].map(({ publicationId }) => bench.sending.send({ publicationId }));
    await until(() => bench.network.writes.length === 2);
    bench.network.release();
    await Promise.all(both);
    expect(bench.network.posts).toHaveLength(2);
  });

  describe('before it sends', () => {
    it('ends the approval when the customer wrote again', async () => {
      await start({ undoSeconds: 15 });
      const { reply, publicationId, caseId } = await bench.approved();
      await bench.capture('And now the lid is gone too');
      await bench.pump();
      expect(await bench.publication(publicationId)).toMatchObject({ state: 'cancelled' });
      const view = await bench.replies.view(reply.id, bench.reviewer);
      expect(view.state).toBe('in_review');
      expect(view.approval).toMatchObject({ problem: 'customer-wrote' });
      expect(await bench.history(caseId)).toEqual(
        expect.arrayContaining(['mention-joined', 'approval-ended', 'publication-cancelled']),
      );
      for (const person of [bench.agent, bench.reviewer])
        expect(await bench.bell(person.id)).toContainEqual(
          expect.objectContaining({
            kind: 'approval.ended',
            params: expect.objectContaining({ reason: 'customer-wrote' }),
          }),
        );
      bench.clock.advance(60);
      await bench.pump();
      expect(bench.network.writes).toHaveLength(0);
    });

    it('ends it even when nobody has told the desk of the new message yet', async () => {
      await start();
      const { reply, publicationId } = await bench.approved();
      await bench.capture('And now the lid is gone too');
      await bench.pump(undefined, 'publishing.send');
      expect(bench.network.writes).toHaveLength(0);
      expect((await bench.publication(publicationId)).state).toBe('cancelled');
      expect((await bench.replies.view(reply.id, bench.reviewer)).state).toBe('in_review');
    });

    it.each([
      ['deleted', (externalId: string) => bench.network.deletePost(externalId), 'post-deleted'],
      [
        'edited',
        (externalId: string) => bench.network.editPost(externalId, 'It works again, my mistake'),
        'post-edited',
      ],
    ])('looks at the network: the post was %s, nothing is sent', async (_what, happens, problem) => {
      await start();
      const { reply, publicationId, mentionId } = await bench.approved();
      const [mention] = await bench.sql<{ external_id: string }>(
        `SELECT external_id FROM mention WHERE id = $1`,
        [mentionId],
      );
      happens(mention!.external_id);
      await bench.pump();
      expect(bench.network.writes).toHaveLength(0);
      expect((await bench.publication(publicationId)).state).toBe('cancelled');
      const view = await bench.replies.view(reply.id, bench.reviewer);
      expect(view.state).toBe('in_review');
      expect(view.approval?.problem).toBe(problem);
      if (problem === 'post-deleted') expect(view.can.approve).toBe(false);
      else {
        await bench.approve(view);
        await bench.pump();
        expect(bench.network.posts).toHaveLength(1);
      }
    });

    it('ends an approval that grew old', async () => {
      await start({ undoSeconds: 30 });
      const { reply, publicationId } = await bench.approved();
      await ageApprovals(bench);
      await bench.ending.endBroken();
      expect((await bench.publication(publicationId)).state).toBe('cancelled');
      expect(await bench.replies.view(reply.id, bench.reviewer)).toMatchObject({
        state: 'in_review',
        approval: { problem: 'expired' },
      });
    });

    it('does not post from an account that is another one now', async () => {
      await start();
      const { reply, publicationId } = await bench.approved();
      await bench.sql(`UPDATE account SET external_id = 'somebody-else'`);
      await bench.pump();
      expect(bench.network.writes).toHaveLength(0);
      expect((await bench.publication(publicationId)).state).toBe('cancelled');
      expect((await bench.replies.view(reply.id, bench.reviewer)).state).toBe('in_review');
    });

    it('gives back what waits on a removed account', async () => {
      await start({ undoSeconds: 15 });
      const { reply, publicationId } = await bench.approved();
      await bench.sql(`UPDATE account SET state = 'removed'`);
      bench.clock.advance(60);
      await bench.pump();
      await bench.sweeping.sweep();
      expect((await bench.publication(publicationId)).state).toBe('cancelled');
      expect(await bench.replies.view(reply.id, bench.reviewer)).toMatchObject({
        state: 'in_review',
        approval: { problem: 'account-removed' },
        can: { approve: false },
      });
    });
  });

  describe('when the platform answers no', () => {
    it('waits as long as it was told after 429, the whole account with it', async () => {
      await start();
      const a = await bench.approved();
      const b = await bench.approved(undefined, { by: 'bala' });
      bench.network.next({ later: 300 });
      await bench.pump();
      expect(bench.network.writes).toHaveLength(1);
      expect(await bench.publication(a.publicationId)).toMatchObject({
        state: 'queued',
        error_kind: 'rate-limited',
      });
      bench.clock.advance(299);
      await bench.pump();
      await bench.sweeping.sweep();
      await bench.pump();
      expect(bench.network.writes).toHaveLength(1);
      bench.clock.advance(10);
      await bench.sweeping.sweep();
      await bench.pump();
      expect(bench.network.posts).toHaveLength(2);
      expect((await bench.publication(b.publicationId)).state).toBe('published');
      const keys = bench.network.writes.map((w) => w.key);
      expect(new Set(keys).size).toBe(2);
    });

    it('never gives up because others asked the host too often: what was not sent is no attempt', async () => {
      await start();
      const { publicationId } = await bench.approved();
      bench.network.next(...Array.from({ length: 9 }, () => ({ later: 3, asked: false as const })));
      for (let n = 0; n < 9; n++) {
        await bench.pump();
        expect(await bench.publication(publicationId)).toMatchObject({ state: 'queued', attempts: 0 });
        bench.clock.advance(4);
      }
      await bench.pump();
      expect(await bench.publication(publicationId)).toMatchObject({ state: 'published', attempts: 1 });
      expect(bench.network.posts).toHaveLength(1);
    });

    it('gives up after five attempts and lets a person decide', async () => {
      await start();
      const { reply, publicationId } = await bench.approved();
      bench.network.next(...Array.from({ length: 9 }, () => ({ later: 1, code: 'temporary' as const })));
      for (let n = 0; n < 9; n++) {
        await bench.pump();
        bench.clock.advance(7200);
      }
      expect(bench.network.writes).toHaveLength(5);
      expect(await bench.publication(publicationId)).toMatchObject({ state: 'rejected', attempts: 5 });
      const view = await bench.replies.view(reply.id, bench.agent);
      expect(view).toMatchObject({ state: 'approved', can: { retry: true, edit: true } });
      expect((await bench.bell(bench.agent.id)).map((b) => b.kind)).toContain('publication.rejected');
    });

    it('stops a refused account, keeps the queue and tells the administrators; connected again, it goes on', async () => {
      await start();
      const admin = await bench.person('Root', ['admin']);
      const a = await bench.approved();
      const b = await bench.approved(undefined, { by: 'bala' });
      bench.network.next({ refused: 'auth', words: 'The token was revoked.' });
      await bench.pump();
      expect(bench.network.writes).toHaveLength(1);
      const [account] = await bench.sql<{ state: string }>(`SELECT state FROM account`);
      expect(account!.state).toBe('needs_attention');
      for (const id of [a.publicationId, b.publicationId])
        expect((await bench.publication(id)).state).toBe('queued');
      expect((await bench.bell(admin.id)).map((n) => n.kind)).toContain('account.needs-attention');
      bench.clock.advance(60);
      await bench.sweeping.sweep();
      await bench.pump();
      expect(bench.network.writes).toHaveLength(1);
      await bench.sql(`UPDATE account SET state = 'active'`);
      await bench.sweeping.sweep();
      await bench.pump();
      expect(bench.network.posts).toHaveLength(2);
    });

    it('does not stop the account for a refusal that is about one post only', async () => {
      await start();
      const { publicationId } = await bench.approved();
      const { publicationId: second } = await bench.approved(undefined, { by: 'bala' });
      bench.network.letsIn = true;
      bench.network.next({ refused: 'auth', words: 'This action is not allowed.', doubtful: true });
      await bench.pump();
      expect(await bench.publication(publicationId)).toMatchObject({
        state: 'rejected',
        error_kind: 'refused',
        error_words: 'This action is not allowed.',
      });
      expect((await bench.publication(second)).state).toBe('published');
      expect(await bench.sql(`SELECT state FROM account`)).toEqual([{ state: 'active' }]);
      bench.network.letsIn = false;
      const third = await bench.approved(undefined, { by: 'chitra' });
      bench.network.next({ refused: 'auth', doubtful: true });
      await bench.pump();
      expect((await bench.publication(third.publicationId)).state).toBe('queued');
      expect(await bench.sql(`SELECT state FROM account`)).toEqual([{ state: 'needs_attention' }]);
    });

    it('keeps a refused reply for a person, who may send it again under the same approval', async () => {
      await start();
      const { reply, publicationId } = await bench.approved();
      bench.network.next({ refused: 'refused', words: 'Not now.' });
      await bench.pump();
      expect(await bench.publication(publicationId)).toMatchObject({
        state: 'rejected',
        error_kind: 'refused',
      });
      const again = await bench.takingBack.resend(bench.agent, reply.id);
      expect(again.publication).toMatchObject({ state: 'queued' });
      expect((await bench.takingBack.resend(bench.agent, reply.id)).publication?.id).toBe(
        again.publication?.id,
      );
      await bench.pump();
      expect(bench.network.posts).toHaveLength(1);
      const [keys] = await bench.sql<{ n: number }>(
        `SELECT count(DISTINCT idempotency_key)::int AS n FROM publication`,
      );
      expect(keys!.n).toBe(2);
    });

    it('gives a refused reply back to its author, and the old approval is worth nothing for the new words', async () => {
      await start();
      const { reply, publicationId } = await bench.approved();
      bench.network.next({ refused: 'too-long' });
      await bench.pump();
      const view = await bench.replies.view(reply.id, bench.agent);
      const saved = await bench.drafts.save(bench.agent, reply.id, {
        text: 'We are sorry. We will replace it today.',
        revision: view.draft.revision,
      });
      expect(saved.state).toBe('changes_requested');
      await expect(bench.takingBack.resend(bench.agent, reply.id)).rejects.toMatchObject({
        code: 'conflict',
      });
      expect((await bench.publication(publicationId)).state).toBe('rejected');
    });
  });

  describe('when the answer is lost', () => {
    it('says unconfirmed, reads back, finds it, and never posts again', async () => {
      await start();
      const { reply, publicationId } = await bench.approved();
      bench.network.next('lost-after');
      await bench.pump();
      expect((await bench.publication(publicationId)).state).toBe('unconfirmed');
      expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('approved');
      bench.clock.advance(31);
      await bench.pump();
      expect((await bench.publication(publicationId)).state).toBe('published');
      expect(bench.network.writes).toHaveLength(1);
      expect(bench.network.reads).toHaveLength(1);
      expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('published');
    });

    it('takes a thrown error and a platform that never answers for unknown, too', async () => {
      await start();
      const a = await bench.approved();
      bench.network.next('throw-after');
      await bench.pump();
      expect((await bench.publication(a.publicationId)).state).toBe('unconfirmed');
      const b = await bench.approved(undefined, { by: 'bala' });
      bench.network.next('hang');
      await bench.pump();
      expect((await bench.publication(b.publicationId)).state).toBe('unconfirmed');
      bench.clock.advance(31);
      await bench.pump();
      expect((await bench.publication(a.publicationId)).state).toBe('published');
      expect((await bench.publication(b.publicationId)).state).toBe('unconfirmed');
    });

    it('sends again with the same key once three spaced readings agree that it is not there', async () => {
      await start();
      const { publicationId } = await bench.approved();
      bench.network.next('lost-before');
      await bench.pump();
      for (let reading = 1; reading <= 3; reading++) {
        expect((await bench.publication(publicationId)).state).toBe('unconfirmed');
        expect(bench.network.writes).toHaveLength(1);
        // Asked too early, or by two at once, it does not count.
        await bench.reconciling.reconcile({ publicationId });
        bench.clock.advance(31);
        await Promise.all([
          bench.reconciling.reconcile({ publicationId }),
          bench.reconciling.reconcile({ publicationId }),
        ]);
        expect(bench.network.reads).toHaveLength(reading);
      }
      await bench.pump();
      expect((await bench.publication(publicationId)).state).toBe('published');
      expect(bench.network.writes).toHaveLength(2);
      expect(bench.network.writes[0]!.key).toBe(bench.network.writes[1]!.key);
      expect(bench.network.posts).toHaveLength(1);
    });

    it('asks a person where the platform cannot tell two posts of one key from one', async () => {
      await start({ idempotency: 'none' });
      const { reply, publicationId } = await bench.approved();
      bench.network.next('lost-before');
      await bench.pump();
      for (let n = 0; n < 6; n++) {
        bench.clock.advance(31);
        await bench.pump();
      }
      expect(await bench.publication(publicationId)).toMatchObject({
        state: 'rejected',
        error_kind: 'not-arrived',
      });
      expect(bench.network.writes).toHaveLength(1);
      expect((await bench.replies.view(reply.id, bench.agent)).can.retry).toBe(true);
    });

    it('stays unconfirmed for as long as the platform cannot be read, and settles when it can', async () => {
      await start();
      const { publicationId } = await bench.approved();
      bench.network.next('lost-after');
      bench.network.nextFindings(...Array.from({ length: 20 }, () => 'unknown' as const));
      await bench.pump();
      for (let n = 0; n < 20; n++) {
        bench.clock.advance(3601);
        await bench.pump();
        await bench.sweeping.sweep();
      }
      expect(bench.network.writes).toHaveLength(1);
      bench.clock.advance(3601);
      await bench.pump();
      expect((await bench.publication(publicationId)).state).toBe('published');
    });

    it('is read back more slowly each time the platform does not answer in a row, and at the usual pace once it did', async () => {
      await start();
      const { publicationId } = await bench.approved();
      bench.network.next('lost-before');
      bench.network.nextFindings('unknown', 'unknown', 'unknown', 'absent', 'unknown', 'unknown');
      await bench.pump();
      const pauses: number[] = [];
      for (let n = 0; n < 7; n++) {
        const [row] = await bench.sql<{ at: Date }>(
          `SELECT not_before AS at FROM publication WHERE id = $1`,
          [publicationId],
        );
        const seconds = (row!.at.getTime() - bench.clock.now().getTime()) / 1000;
        pauses.push(seconds);
        bench.clock.advance(seconds);
        await bench.reconciling.reconcile({ publicationId });
      }
      expect(pauses).toEqual([30, 30, 60, 120, 30, 30, 60]);
      expect(bench.network.reads).toHaveLength(7);
    });

    it('does not send again when the approval died while it was unconfirmed', async () => {
      await start();
      const { reply, publicationId } = await bench.approved();
      bench.network.next('lost-before');
      await bench.pump();
      await bench.capture('And now the lid is gone too');
      await bench.pump();
      expect((await bench.publication(publicationId)).state).toBe('unconfirmed');
      for (let n = 0; n < 5; n++) {
        bench.clock.advance(31);
        await bench.pump();
      }
      expect(bench.network.writes).toHaveLength(1);
      expect((await bench.publication(publicationId)).state).toBe('cancelled');
      expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('in_review');
    });
  });

  describe('when the process dies', () => {
    it('reads back what was being sent, and finds it', async () => {
      await start();
      const { publicationId } = await bench.approved();
      await dieWhileSending(bench, publicationId);
      expect((await bench.publication(publicationId)).state).toBe('sending');
      await bench.sweeping.sweep();
      expect((await bench.publication(publicationId)).state).toBe('sending'); // it may still be alive
      bench.clock.advance(60);
      await bench.sweeping.sweep();
      expect((await bench.publication(publicationId)).state).toBe('unconfirmed');
      await bench.pump();
      expect((await bench.publication(publicationId)).state).toBe('published');
      expect(bench.network.posts).toHaveLength(1);
    });

    it('settles once when the dead one turns out to be alive', async () => {
      await start();
      const { publicationId } = await bench.approved();
      bench.network.hold();
      const sending = bench.sending.send({ publicationId });
      await until(() => bench.network.writes.length > 0);
      bench.clock.advance(60);
      await bench.sweeping.sweep();
      expect((await bench.publication(publicationId)).state).toBe('unconfirmed');
      bench.network.release();
      await sending;
      expect((await bench.publication(publicationId)).state).toBe('published');
      bench.clock.advance(60);
      await bench.pump();
      expect(bench.network.writes).toHaveLength(1);
    });

    it('goes on with the queue behind the dead one', async () => {
      await start();
      const dead = await bench.approved();
      const next = await bench.approved(undefined, { by: 'bala' });
      await dieWhileSending(bench, dead.publicationId);
      await bench.pump();
      expect((await bench.publication(next.publicationId)).state).toBe('queued');
      bench.clock.advance(60);
      await bench.sweeping.sweep();
      await bench.pump();
      expect((await bench.publication(next.publicationId)).state).toBe('published');
      expect((await bench.publication(dead.publicationId)).state).toBe('published');
    });

    it('wakes what waits behind a reply that goes nowhere', async () => {
      await start();
      const dead = await bench.approved();
      const next = await bench.approved(undefined, { by: 'bala' });
      await bench.sql(`DELETE FROM outbox`);
      await bench.capture('And now the lid is gone too');
      await bench.sending.send({ publicationId: dead.publicationId });
      await bench.pump(undefined, 'publishing.%');
      expect((await bench.publication(dead.publicationId)).state).toBe('cancelled');
      expect((await bench.publication(next.publicationId)).state).toBe('published');
    });

    it('finds a queued reply whose job was lost', async () => {
      await start();
      const { publicationId } = await bench.approved();
      await bench.sql(`DELETE FROM outbox`);
      bench.clock.advance(60);
      await bench.sweeping.sweep();
      await bench.pump();
      expect((await bench.publication(publicationId)).state).toBe('published');
    });
  });

  describe('a sample', () => {
    it('is never posted: approved is where it ends, and it says so', async () => {
      await start({ sample: true });
      const { reply } = await bench.approved();
      await bench.pump();
      expect(bench.network.writes).toHaveLength(0);
      expect(reply).toMatchObject({ state: 'approved', publication: null, approval: { problem: null } });
      expect(reply.reasons.post).toContain('Samples are never posted');
      bench.clock.advance(100_000);
      await bench.ending.endBroken();
      expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('approved');
    });
  });

  describe('by hand', () => {
    it('hands out the approved text, and a person says that it is posted', async () => {
      await start({ reply: 'manual' });
      const { publicationId, reply, caseId } = await bench.approved();
      expect(reply.publication).toMatchObject({ mode: 'manual', state: 'queued' });
      await bench.pump();
      await bench.sweeping.sweep();
      expect(await bench.postingByHand.begin(bench.agent, publicationId)).toEqual({
        text: reply.version!.text,
        url: expect.stringContaining('https://social.example/'),
      });
      const other = await bench.person('Kala', ['agent']);
      await expect(bench.postingByHand.begin(other, publicationId)).rejects.toThrow(/Ravi is posting this/);
      expect(await bench.postingByHand.begin(bench.agent, publicationId)).toMatchObject({
        text: reply.version!.text,
      });
      bench.clock.advance(3600);
      await bench.sweeping.sweep();
      expect((await bench.publication(publicationId)).state).toBe('sending');
      const done = await bench.postingByHand.confirm(
        bench.agent,
        publicationId,
        'https://social.example/r/1',
      );
      expect(done).toMatchObject({
        state: 'published',
        publication: { permalink: 'https://social.example/r/1' },
      });
      expect((await bench.postingByHand.confirm(bench.agent, publicationId, null)).state).toBe('published');
      const detail = await bench.details.detail(caseId, bench.agent);
      expect(detail.thread.map((i) => i.kind)).toEqual(['mention', 'publication']);
    });

    it('takes it back when it was not posted, and refuses it once the customer wrote again', async () => {
      await start({ reply: 'manual' });
      const { publicationId, reply } = await bench.approved();
      await bench.postingByHand.begin(bench.agent, publicationId);
      expect((await bench.postingByHand.notPosted(bench.agent, publicationId)).publication?.state).toBe(
        'queued',
      );
      await bench.capture('And now the lid is gone too');
      await expect(bench.postingByHand.begin(bench.agent, publicationId)).rejects.toMatchObject({
        code: 'conflict',
      });
      expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('in_review');
    });
  });
});

/** The row is taken, the network has the post, and nobody lives to write it down. */
async function dieWhileSending(bench: Bench, publicationId: string): Promise<void> {
  const dying = await bench.otherProcess();
  bench.network.beforeWrite = () => {
    // From here on this process cannot reach the database any more.
    dying.transactions.run = () => Promise.reject(new Error('killed'));
    bench.network.beforeWrite = () => Promise.resolve();
    return Promise.resolve();
  };
  await expect(dying.sending.send({ publicationId })).rejects.toThrow('killed');
}

async function ageApprovals(bench: Bench): Promise<void> {
  await bench.sql(`ALTER TABLE approval DISABLE TRIGGER approval_guard`);
  await bench.sql(
    `UPDATE approval SET approved_at = now() - interval '2 days', expires_at = now() - interval '1 day'`,
  );
  await bench.sql(`ALTER TABLE approval ENABLE TRIGGER approval_guard`);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((go) => setImmediate(go));
}
