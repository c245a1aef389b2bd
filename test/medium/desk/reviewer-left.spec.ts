/** An approval is a reviewer's word, and holds only as long as they are one. */
import { type Bench, deskBench } from './desk-bench';

describe('an approval whose reviewer', () => {
  let bench: Bench;
  afterEach(() => bench.drop());

  it.each([
    ['was deactivated', `active = false`],
    ['is no reviewer any more', `roles = '{agent}'`],
  ])(
    '%s ends before anything is sent: the reply is back in review and its author is told',
    async (_why, change) => {
      bench = await deskBench({ undoSeconds: 15 });
      const { reply, publicationId } = await bench.approved();
      await bench.sql(`UPDATE person SET ${change} WHERE id = $1`, [bench.reviewer.id]);
      await bench.ending.endBroken();
      expect((await bench.publication(publicationId)).state).toBe('cancelled');
      expect(await bench.replies.view(reply.id, bench.agent)).toMatchObject({
        state: 'in_review',
        approval: { problem: 'reviewer-left' },
      });
      expect(await bench.bell(bench.agent.id)).toContainEqual(
        expect.objectContaining({
          kind: 'approval.ended',
          params: expect.objectContaining({ reason: 'reviewer-left' }),
        }),
      );
      bench.clock.advance(60);
      await bench.pump();
      expect(bench.network.writes).toHaveLength(0);
      // It does not come back with them; somebody reads it anew.
      await bench.sql(`UPDATE person SET active = true, roles = '{reviewer}' WHERE id = $1`, [
        bench.reviewer.id,
      ]);
      await bench.approve(await bench.replies.view(reply.id, bench.reviewer));
      bench.clock.advance(20);
      await bench.pump();
      expect(bench.network.posts).toHaveLength(1);
    },
  );

  it('left this instant does not let it out either, whoever noticed', async () => {
    bench = await deskBench();
    const { reply, publicationId } = await bench.approved();
    await bench.sql(`UPDATE person SET active = false WHERE id = $1`, [bench.reviewer.id]);
    await expect(
      bench.sql(`UPDATE publication SET state = 'sending', sending_since = now() WHERE id = $1`, [
        publicationId,
      ]),
    ).rejects.toThrow(/reviewer-left/);
    await bench.pump(undefined, 'publishing.%');
    expect(bench.network.writes).toHaveLength(0);
    expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('in_review');
  });

  it('left after it was posted changes nothing', async () => {
    bench = await deskBench();
    const { reply } = await bench.approved();
    await bench.pump();
    await bench.sql(`UPDATE person SET active = false WHERE id = $1`, [bench.reviewer.id]);
    await bench.ending.endBroken();
    expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('published');
  });

  it('left while it was on its way: once that has ended without a post, the reply is in review', async () => {
    bench = await deskBench({ idempotency: 'none' });
    const { reply, publicationId } = await bench.approved();
    bench.network.next('lost-before');
    await bench.pump();
    await bench.sql(`UPDATE person SET active = false WHERE id = $1`, [bench.reviewer.id]);
    await bench.ending.endBroken();
    expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('approved');
    for (let n = 0; n < 5; n++) {
      bench.clock.advance(31);
      await bench.pump();
    }
    expect((await bench.publication(publicationId)).state).toBe('rejected');
    await bench.ending.endBroken();
    expect((await bench.replies.view(reply.id, bench.agent)).state).toBe('in_review');
  });
});
