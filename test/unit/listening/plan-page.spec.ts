import { planPage, type StoredMention } from '../../../src/listening/ingest/plan-page.js';
import { aPost } from '../../support/posts.js';

const stored = (n: number, over: Partial<StoredMention> = {}): StoredMention => ({
  id: `m${n}`,
  external_id: `post-${n}`,
  revision: 'r1',
  version: 1,
  deleted: false,
  edited_at: null,
  dated: false,
  replies: 0,
  reposts: 0,
  likes: 0,
  ...over,
});
const noon = new Date('2026-03-01T12:00:00Z');
const one = new Date('2026-03-01T13:00:00Z');

describe('what a page means', () => {
  it('tells new posts from known ones', () => {
    const plan = planPage([aPost(1), aPost(2)], [], [stored(2)]);
    expect(plan.fresh.map((p) => p.externalId)).toEqual(['post-1']);
    expect(plan.seen.map((s) => s.id)).toEqual(['m2']);
    expect(plan.edited).toEqual([]);
  });

  it('takes the newest state of a post that is on the page twice, in whichever order', () => {
    const older = aPost(1, { revision: 'a', editedAt: noon });
    const newer = aPost(1, { revision: 'b', editedAt: one });
    expect(planPage([older, newer], [], []).fresh).toEqual([newer]);
    expect(planPage([newer, older], [], []).fresh).toEqual([newer]);
  });

  it('does not let a cached page undo an edit', () => {
    const plan = planPage(
      [aPost(1, { revision: 'r1', editedAt: noon })],
      [],
      [stored(1, { revision: 'r2', edited_at: one, dated: true })],
    );
    expect(plan.edited).toEqual([]);
  });

  it('does not let a cached page undo the first edit, whose state before has no date', () => {
    const before = aPost(1, { revision: 'r1', editedAt: null });
    const after = aPost(1, { revision: 'r2', editedAt: one });
    const held = stored(1, { revision: 'r2', version: 2, edited_at: one, dated: true });
    expect(planPage([before], [], [held]).edited).toEqual([]);
    expect(planPage([before, after], [], []).fresh).toEqual([after]);
    expect(planPage([after, before], [], []).fresh).toEqual([after]);
  });

  it('follows edits of a network that does not date them', () => {
    const held = stored(1, { revision: 'r2', version: 2, edited_at: one, dated: false });
    expect(planPage([aPost(1, { revision: 'r3', editedAt: null })], [], [held]).edited).toHaveLength(1);
  });

  it('sees a deletion, but not of what the same page still shows or of what is gone already', () => {
    const plan = planPage(
      [aPost(1)],
      ['post-1', 'post-2', 'post-3', 'post-9'],
      [stored(1), stored(2), stored(3, { deleted: true })],
    );
    expect(plan.deleted.map((s) => s.id)).toEqual(['m2']);
  });

  it('sees a post that was thought deleted come back', () => {
    expect(planPage([aPost(1)], [], [stored(1, { deleted: true })]).moved).toMatchObject([
      { reappeared: true },
    ]);
  });

  it('follows counts, and takes a missing count for "not told", not for zero', () => {
    const quiet = planPage(
      [aPost(1, { engagement: { replies: null, reposts: null, likes: null } })],
      [],
      [stored(1, { likes: 7 })],
    );
    expect(quiet.moved).toEqual([]);
    const loud = planPage(
      [aPost(1, { engagement: { replies: null, reposts: 9, likes: null } })],
      [],
      [stored(1)],
    );
    expect(loud.moved).toHaveLength(1);
  });
});
