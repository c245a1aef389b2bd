/** What is published is corrected and taken back as it was published: reviewed, approved, once; and looked at afterwards. */
import { type Bench, deskBench, GOOD } from './desk-bench';

const BETTER = 'We are sorry about the mixer. Please write to us and we will replace it today.';
const MINUTE = 60;
const HOUR = 60 * MINUTE;

describe('a published reply', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await deskBench()));
  afterEach(() => bench.drop());
  const published = async () => {
    const begun = await bench.approved();
    await bench.pump();
    expect((await bench.publication(begun.publicationId)).state).toBe('published');
    return begun;
  };
  const asked = async (publicationId: string, text = BETTER) => {
    const draft = await bench.amending.correct(bench.agent, publicationId, 'It was the mixer.');
    await bench.drafts.save(bench.agent, draft.id, { text, revision: draft.draft.revision });
    const submitted = await bench.drafts.submit(bench.agent, draft.id, draft.draft.revision + 1);
    if ('blocked' in submitted) throw new Error(JSON.stringify(submitted.blocked));
    return submitted.reply;
  };
  const standing = async (publicationId: string) => {
    const [row] = await bench.sql<{
      state: string;
      next_at: Date | null;
      shown_text: string | null;
      misses: number;
    }>(`SELECT * FROM publication_standing WHERE publication_id = $1`, [publicationId]);
    return row!;
  };
  const later = async (seconds: number): Promise<void> => {
    bench.clock.advance(seconds);
    await bench.sweeping.sweep();
    await bench.pump();
  };

  it('is corrected where it stands, once somebody else has approved the new words', async () => {
    const { publicationId, reply } = await published();
    const correction = await asked(publicationId);
    expect(correction).toMatchObject({
      kind: 'correction',
      state: 'in_review',
      amends: { publicationId, text: GOOD, reason: 'It was the mixer.' },
    });
    expect(bench.network.posts[0]!.text).toBe(GOOD);
    await bench.approve(correction);
    await bench.pump();
    expect(bench.network.posts).toHaveLength(1);
    expect(bench.network.posts[0]!.text).toBe(BETTER);
    expect((await bench.replies.view(correction.id, bench.agent)).state).toBe('published');
    expect(await bench.replies.view(reply.id, bench.agent)).toMatchObject({ standing: { state: 'there' } });
  });

  it('is taken back once somebody else has approved that, and the checks have nothing to say of it', async () => {
    const { publicationId, reply, caseId } = await published();
    const deletion = await bench.amending.remove(bench.agent, publicationId, 'It answers somebody else.');
    expect(deletion).toMatchObject({ kind: 'deletion', state: 'in_review', version: { findings: [] } });
    expect(bench.network.posts).toHaveLength(1);
    await expect(
      bench.approve(deletion, { ...bench.agent, roles: ['agent', 'reviewer'] }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    await bench.approve(deletion);
    await bench.pump();
    expect(bench.network.posts).toHaveLength(0);
    const view = await bench.replies.view(reply.id, bench.agent);
    expect(view).toMatchObject({
      state: 'published',
      standing: { state: 'removed' },
      amend: { remove: 'gone' },
    });
    expect(await bench.history(caseId)).toEqual(
      expect.arrayContaining(['amendment-asked', 'publication-amended']),
    );
    // It is no answer of its own: the case waits for nobody anew, and the reply may be asked for no more.
    await expect(bench.amending.remove(bench.agent, publicationId, 'Again.')).rejects.toMatchObject({
      details: { code: 'gone' },
    });
  });

  it('is amended by one reply at a time, and by the same one when it is asked twice', async () => {
    const { publicationId } = await published();
    const first = await bench.amending.correct(bench.agent, publicationId, 'It was the mixer.');
    expect((await bench.amending.correct(bench.agent, publicationId, 'It was the mixer.')).id).toBe(first.id);
    await expect(bench.amending.remove(bench.agent, publicationId, 'All wrong.')).rejects.toMatchObject({
      details: { code: 'reply-open', replyId: first.id },
    });
  });

  it('keeps the words that a deletion takes back: nobody writes into it', async () => {
    const { publicationId } = await published();
    const deletion = await bench.amending.remove(bench.agent, publicationId, 'All wrong.');
    await expect(
      bench.sql(`UPDATE reply SET draft_text = 'Other words' WHERE id = $1`, [deletion.id]),
    ).rejects.toThrow(/takes back/);
    await expect(
      bench.sql(`UPDATE reply SET kind = 'post', amends = NULL, amend_reason = NULL WHERE id = $1`, [
        deletion.id,
      ]),
    ).rejects.toThrow(/never changes/);
  });

  it.each([
    ['lost after it was done', 'lost-after', 1],
    ['lost before it was done', 'lost-before', 2],
  ] as const)(
    'whose correction was %s is settled by reading, and shown as corrected only when it is',
    async (_what, mishap, writes) => {
      const { publicationId } = await published();
      const correction = await asked(publicationId);
      bench.network.next(mishap);
      await bench.approve(correction);
      await bench.pump();
      expect((await bench.replies.view(correction.id, bench.agent)).publication?.state).toBe('unconfirmed');
      for (let n = 0; n < 6; n++) await later(31);
      expect((await bench.replies.view(correction.id, bench.agent)).state).toBe('published');
      expect(bench.network.posts[0]!.text).toBe(BETTER);
      expect(bench.network.writes.filter(({ key }) => key.startsWith('edit'))).toHaveLength(writes);
    },
  );

  it('below a post that is gone can still be taken back', async () => {
    const { publicationId, mentionId } = await published();
    await bench.sql(`UPDATE mention SET deleted_at = now() WHERE id = $1`, [mentionId]);
    const deletion = await bench.amending.remove(bench.agent, publicationId, 'The customer has gone.');
    await bench.approve(deletion);
    await bench.pump();
    expect(bench.network.posts).toHaveLength(0);
  });

  it('whose deletion was approved is not deleted any more once the customer wrote again', async () => {
    const { publicationId } = await published();
    const deletion = await bench.amending.remove(bench.agent, publicationId, 'All wrong.');
    await bench.sql(`UPDATE brand SET undo_seconds = 60`);
    await bench.approve(deletion);
    await bench.capture('Thank you, that helped');
    await bench.pump();
    await later(120);
    expect(bench.network.posts).toHaveLength(1);
    expect((await bench.replies.view(deletion.id, bench.agent)).state).toBe('in_review');
  });

  it('is looked at after ten minutes, an hour, a day and a week, and then no more', async () => {
    const { publicationId } = await published();
    const looks: number[] = [];
    const begun = bench.clock.now().getTime();
    for (let at = (await standing(publicationId)).next_at; at; at = (await standing(publicationId)).next_at) {
      looks.push(Math.round((at.getTime() - begun) / 60_000));
      bench.clock.set(at);
      await later(1);
    }
    expect(looks).toEqual([10, 60, 24 * 60, 7 * 24 * 60]);
    expect(await standing(publicationId)).toMatchObject({ state: 'there', misses: 0 });
  });

  it('is called gone only when two looks agree, and its people are told once', async () => {
    const { publicationId, reply, caseId } = await published();
    const lead = await bench.person('Lata', ['lead']);
    bench.network.hides = 1;
    await later(10 * MINUTE);
    expect(await standing(publicationId)).toMatchObject({ state: 'there', misses: 1 });
    await later(10 * MINUTE);
    expect(await standing(publicationId)).toMatchObject({ state: 'there', misses: 0 });
    bench.network.posts.length = 0;
    await later(HOUR);
    await later(10 * MINUTE);
    expect(await bench.replies.view(reply.id, bench.agent)).toMatchObject({ standing: { state: 'gone' } });
    await later(24 * HOUR);
    for (const person of [bench.agent, lead])
      expect(
        (await bench.bell(person.id)).filter(({ kind }) => kind === 'publication.standing-gone'),
      ).toHaveLength(1);
    expect((await bench.history(caseId)).filter((kind) => kind === 'publication-standing')).toHaveLength(1);
  });

  it('that somebody changed there is shown as it stands there, and again when it is put right', async () => {
    const { publicationId, reply } = await published();
    bench.network.posts[0]!.text = 'Hacked!';
    await later(10 * MINUTE);
    expect(await bench.replies.view(reply.id, bench.agent)).toMatchObject({
      standing: { state: 'edited', text: 'Hacked!' },
      amend: { correct: null, remove: null },
    });
    bench.network.posts[0]!.text = GOOD;
    await later(HOUR);
    expect(await standing(publicationId)).toMatchObject({ state: 'there', shown_text: null });
  });

  it('says nothing of what a platform cannot be asked: it is asked again', async () => {
    const { publicationId } = await published();
    bench.network.nextFindings('unknown');
    await later(10 * MINUTE);
    expect(await standing(publicationId)).toMatchObject({ state: 'there', misses: 0 });
    bench.network.posts[0]!.text = 'Hacked!';
    await later(10 * MINUTE);
    expect((await standing(publicationId)).state).toBe('edited');
  });

  it('cannot be amended by going round the desk: another account, another case, or what was never published', async () => {
    const { publicationId, caseId, mentionId } = await published();
    const second = await bench.addAccount(2);
    const insert = (target: string, account: string): Promise<unknown> =>
      bench.sql(
        `INSERT INTO reply (brand_id, case_id, parent_mention_id, account_id, created_by, kind, amends, amend_reason)
         VALUES ($1, $2, $3, $4, $5, 'deletion', $6, 'because')`,
        [bench.brandId, caseId, mentionId, account, bench.agent.id, target],
      );
    await expect(insert(publicationId, second)).rejects.toThrow(/only what Earshot has posted/);
    const { publicationId: queued } = await bench.approved(undefined, { by: 'bala' });
    await expect(insert(queued, bench.accountId!)).rejects.toThrow(/only what Earshot has posted/);
  });
});
