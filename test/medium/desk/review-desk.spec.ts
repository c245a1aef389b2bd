/** The review desk on a real database: whose turn it is, who is reading, to whom it passes, and the blind second look. */
import type { SignedIn } from '../../../src/core/identity/signed-in';
import type { ReplyView } from '../../../src/desk/replies/replies.api';
import { type Bench, deskBench, GOOD } from './desk-bench';

describe('the review desk', () => {
  let bench: Bench;
  let meena: SignedIn;
  let arun: SignedIn;
  let lena: SignedIn;
  beforeAll(async () => {
    bench = await deskBench();
    meena = bench.reviewer;
    arun = await bench.person('Arun', ['reviewer']);
    lena = await bench.person('Lena', ['lead']);
  });
  afterAll(() => bench.drop());

  let customers = 0;
  // Each from a customer of their own: whoever writes again ends the approvals of what answered them.
  const inReview = () => bench.inReview(GOOD, { by: `customer${++customers}` });
  const approved = () => bench.approved(GOOD, { by: `customer${++customers}` });
  const queue = async (by = meena) => (await bench.reviews.list({ limit: 50 }, by)).items;
  const item = async (reply: ReplyView, by = meena) => {
    const found = (await queue(by)).find((one) => one.reply.id === reply.id);
    if (!found) throw new Error('it is not in the queue');
    return found;
  };
  const turns = (replyId: string) =>
    bench.sql<{
      audience: string;
      why: string;
      outcome: string | null;
      lost: number | null;
      took: number | null;
    }>(
      `SELECT audience, why, outcome, extract(epoch FROM ended_at - began_at)::float AS took,
         extract(epoch FROM ended_at - due_at)::float AS lost FROM review_turn WHERE reply_id = $1 ORDER BY began_at, moves, ended_at`,
      [replyId],
    );
  const untilDue = async (reply: ReplyView): Promise<void> => {
    const due = new Date(String((await item(reply)).turn!.dueAt)).getTime();
    bench.clock.advance((due - bench.clock.now().getTime()) / 1000 + 1);
  };
  const told = async (person: SignedIn, kind: string) =>
    (await bench.bell(person.id)).filter((one) => one.kind === kind).length;
  const sendBack = (by: SignedIn, reply: ReplyView) =>
    bench.review.sendBack(by, reply.id, {
      versionId: reply.version!.id,
      comment: 'Warmer.',
      reasons: ['tone'],
    });

  it('gives a submitted reply a clock, and keeps how long its review took', async () => {
    const { reply } = await inReview();
    const { turn } = await item(reply);
    expect(turn).toMatchObject({ audience: 'reviewers', person: null, why: 'submit' });
    expect(new Date(String(turn!.dueAt)).getTime()).toBeGreaterThan(bench.clock.now().getTime());
    bench.clock.advance(90);
    await sendBack(meena, reply);
    expect(await turns(reply.id)).toMatchObject([{ outcome: 'return', took: 90 }]);
    const time = () => bench.policies.time(bench.brandId);
    expect(await time()).toEqual({ days: 30, replies: 1, p50: 90, p90: 90, inTime: 1 });
    // Both rounds are lost to the customer; while it waits again nothing is known yet.
    const again = await bench.submit(bench.agent, reply.id, reply.draft.revision);
    if ('blocked' in again) throw new Error('blocked');
    expect(await time()).toMatchObject({ replies: 0, p50: null });
    await untilDue(again.reply);
    bench.clock.advance(600);
    await sendBack(meena, again.reply);
    const { p50, inTime } = await time();
    expect(p50).toBeGreaterThan(690);
    expect(inTime).toBe(0);
    bench.clock.advance(31 * 86_400);
    expect(await time()).toMatchObject({ replies: 0 });
  });

  it('shows first what is due first, whatever was submitted first', async () => {
    const usual = await inReview();
    bench.clock.advance(1);
    const mentionId = await bench.capture('The kettle is on fire', { by: 'malar' });
    await bench.pump(undefined, 'case.%');
    const [care] = await bench.sql<{ id: string }>(
      `SELECT case_id AS id FROM case_mention WHERE mention_id = $1`,
      [mentionId],
    );
    const draft = await bench.drafts.start(bench.agent, care!.id, { mentionId });
    const saved = await bench.drafts.save(bench.agent, draft.id, {
      text: GOOD,
      revision: draft.draft.revision,
    });
    await bench.drafts.submit(bench.agent, draft.id, saved.draft.revision);
    const order = (await queue()).map((one) => one.reply.id);
    expect(order.indexOf(draft.id)).toBeLessThan(order.indexOf(usual.reply.id));
    const first = await bench.reviews.list({ limit: 1 }, meena);
    const second = await bench.reviews.list({ limit: 1, after: first.next! }, meena);
    expect([first.items[0]!.reply.id, second.items[0]!.reply.id]).toEqual(order.slice(0, 2));
    for (const id of [usual.reply.id, draft.id]) await sendBack(meena, await bench.replies.view(id, meena));
  });

  it('tells who else has it open, and forgets whoever left or was not heard of for a while', async () => {
    const { reply } = await inReview();
    const look = (by: SignedIn, leaving = false) => bench.looking.look(by, reply.id, leaving);
    const names = ({ viewers }: { viewers: { name: string }[] }) => viewers.map(({ name }) => name);
    expect(names(await look(meena))).toEqual([]);
    bench.clock.advance(1);
    expect(names(await look(arun))).toEqual(['Meena']);
    expect(names(await look(meena))).toEqual(['Arun']);
    expect((await item(reply, lena)).viewers.map(({ name }) => name)).toEqual(['Meena', 'Arun']);
    await look(arun, true);
    expect(names(await look(meena))).toEqual([]);
    await look(arun);
    bench.clock.advance(46);
    expect(names(await look(meena))).toEqual([]);
    await sendBack(meena, reply);
  });

  it('lets one of two reviewers decide, however close together they press', async () => {
    const other = await bench.otherProcess();
    for (let round = 0; round < 4; round += 1) {
      const { reply } = await inReview();
      const read = { versionId: reply.version!.id, contentHash: reply.version!.contentHash };
      const results = await Promise.allSettled([
        round % 2 ? sendBack(meena, reply) : bench.approving.approve(meena, reply.id, read),
        other.approving.approve(arun, reply.id, read),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const decided = await bench.sql(
        `SELECT 1 FROM review_decision d JOIN reply_version v ON v.id = d.reply_version_id WHERE v.reply_id = $1`,
        [reply.id],
      );
      expect(decided).toHaveLength(1);
    }
  });

  it('passes what nobody decides to another reviewer, then to the leads, once however many processes look', async () => {
    const other = await bench.otherProcess();
    const { reply, caseId } = await inReview();
    await bench.looking.look(meena, reply.id, false);
    await untilDue(reply);
    await bench.looking.look(meena, reply.id, false);
    await Promise.all([bench.handingOver.tick(), other.handingOver.tick()]);
    // Meena has it open and does not decide: another one is asked.
    expect((await item(reply)).turn).toMatchObject({
      audience: 'person',
      person: { name: 'Arun' },
      why: 'overdue',
    });
    expect(await told(arun, 'reply.review-moved')).toBe(1);
    await bench.handingOver.tick();
    expect((await item(reply)).turn).toMatchObject({ person: { name: 'Arun' } });

    await untilDue(reply);
    await Promise.all([bench.handingOver.tick(), other.handingOver.tick()]);
    expect((await item(reply)).turn).toMatchObject({ audience: 'leads', person: null });
    expect(await told(lena, 'reply.review-late')).toBe(1);
    await untilDue(reply);
    await bench.handingOver.tick();
    expect(await told(lena, 'reply.review-late')).toBe(1);
    expect((await bench.history(caseId)).filter((kind) => kind.startsWith('review-passed'))).toEqual([
      'review-passed-on',
      'review-passed-to-leads',
    ]);
    // Whoever was asked, anybody who may decide still does.
    await sendBack(meena, reply);
    const all = await turns(reply.id);
    expect(all.map(({ outcome }) => outcome)).toEqual(['overdue', 'overdue', 'return']);
    expect(all.every(({ lost }) => lost! >= 1)).toBe(true);
  });

  it('hands over to a named reviewer with words, once for a double click, and to nobody who wrote it', async () => {
    const { reply, caseId } = await inReview();
    const give = (personId: string) =>
      bench.handingOver.handOver(meena, reply.id, { personId, words: 'You know this customer.' });
    await Promise.all([give(arun.id), give(arun.id)]);
    expect((await item(reply, arun)).turn).toMatchObject({
      audience: 'person',
      person: { name: 'Arun' },
      handedBy: { name: 'Meena' },
      words: 'You know this customer.',
    });
    expect(await told(arun, 'reply.review-handed')).toBe(1);
    expect((await bench.history(caseId)).filter((kind) => kind === 'review-handed-over')).toHaveLength(1);
    await expect(give(bench.agent.id)).rejects.toMatchObject({ details: { code: 'cannot-review' } });
    const names = (await bench.handingOver.targets(reply.id)).items.map(({ name }) => name);
    expect(names).toEqual(['Arun', 'Lena', 'Meena']);
    await sendBack(arun, reply);
    await expect(give(arun.id)).rejects.toMatchObject({ details: { reason: 'not-in-review' } });
  });

  it('begins anew for whoever is still needed once one of two has approved, and is passed to nobody else', async () => {
    const { reply } = await inReview();
    await bench.sql(
      `UPDATE reply SET review_plan = jsonb_set(review_plan, '{steps}', '[{"by":"reviewer"},{"by":"lead"}]') WHERE id = $1`,
      [reply.id],
    );
    bench.clock.advance(30);
    await bench.approve(reply);
    expect((await item(reply, lena)).turn).toMatchObject({ audience: 'reviewers', why: 'part-approved' });
    expect(await turns(reply.id)).toMatchObject([{ outcome: 'part-approved', took: 30 }, { outcome: null }]);
    expect((await bench.handingOver.targets(reply.id)).items.map(({ name }) => name)).toEqual(['Lena']);
    await untilDue(reply);
    await bench.handingOver.tick();
    expect((await item(reply, lena)).turn).toMatchObject({ audience: 'leads' });
    await sendBack(arun, reply);
  });

  it('gives a clock to what was in review before there were clocks', async () => {
    const { reply } = await inReview();
    await bench.sql(`DELETE FROM review_turn WHERE reply_id = $1`, [reply.id]);
    expect((await item(reply)).turn).toBeNull();
    await bench.handingOver.tick();
    expect((await item(reply)).turn).toMatchObject({ audience: 'reviewers', why: 'found' });
    await sendBack(meena, reply);
  });

  describe('a second look', () => {
    let secondId = '';
    beforeAll(async () => {
      await bench.sql(`UPDATE publication SET state = 'cancelled' WHERE state = 'queued'`);
      await approved();
      await bench.pump();
      await bench.drawing.draw();
      await bench.drawing.draw();
    });
    const waiting = (by: SignedIn) => bench.secondLooks.waitingFor(by.id);

    it('is drawn once where anything was published, and shown without names to who had no hand in it', async () => {
      expect(await waiting(meena)).toEqual([]);
      expect(await waiting(bench.agent)).toEqual([]);
      const [one, ...more] = await waiting(arun);
      expect(more).toEqual([]);
      expect(one).toMatchObject({ text: GOOD });
      expect(JSON.stringify(one)).not.toMatch(/Meena|Ravi/);
      secondId = one!.id;
    });

    it('is refused to whoever approved it, also by the database', async () => {
      const bad = { verdict: 'bad' as const, reasons: ['tone' as const] };
      await expect(bench.judging.judge(meena, secondId, bad)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(
        bench.sql(
          `UPDATE second_review SET reviewer_id = $2, verdict = 'good', judged_at = now() WHERE id = $1`,
          [secondId, meena.id],
        ),
      ).rejects.toThrow(/wrote or approved/);
    });

    it('is judged once, told to those it concerns, and counts for author and approver', async () => {
      const bad = {
        verdict: 'bad' as const,
        reasons: ['tone' as const, 'privacy' as const],
        comment: 'Cold.',
      };
      await bench.judging.judge(arun, secondId, bad);
      await bench.judging.judge(arun, secondId, bad); // a double click
      await expect(
        bench.judging.judge(lena, secondId, { verdict: 'good', reasons: [] }),
      ).rejects.toMatchObject({
        code: 'stale',
      });
      await expect(
        bench.sql(`UPDATE second_review SET verdict = 'good' WHERE id = $1`, [secondId]),
      ).rejects.toThrow(/judged once/);
      await expect(bench.sql(`DELETE FROM second_review WHERE id = $1`, [secondId])).rejects.toThrow(
        /never deleted/,
      );
      for (const person of [bench.agent, meena, lena])
        expect(await told(person, 'reply.second-look-bad')).toBe(1);
      expect((await bench.secondLooks.setting(bench.brandId)).people).toMatchObject([
        { person: { name: 'Meena' }, wrote: { bad: 0 }, approved: { bad: 1, good: 0 } },
        { person: { name: 'Ravi' }, wrote: { bad: 1, good: 0 }, approved: { bad: 0 } },
      ]);
    });

    it('follows the share the brand sets', async () => {
      expect((await bench.judging.set(lena, bench.brandId, 100)).percent).toBe(100);
      await approved();
      await approved();
      await bench.pump();
      await bench.drawing.draw();
      expect(await waiting(arun)).toHaveLength(2);
    });
  });
});
