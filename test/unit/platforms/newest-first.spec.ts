import fc from 'fast-check';
import { stepBack, type WalkItem, type WalkState } from '../../../src/platforms/newest-first.js';

const item = (n: number, revision = 'a'): WalkItem => ({ id: `p${n}`, revision, at: n * 1000 });
const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, i) => item(from - i));

describe('walking back from the newest page', () => {
  it('takes one page at the very first read and looks no further back', () => {
    const step = stepBack(null, { items: down(10, 6), next: 'older' });
    expect(step.fresh).toHaveLength(5);
    expect(step.more).toBe(false);
    expect(step.state.walk).toBeNull();
  });

  it('reports only what is new or changed when the page meets known ground', () => {
    const { state } = stepBack(null, { items: down(10, 6), next: 'older' });
    const step = stepBack(state, { items: [item(11), item(10), item(9, 'edited'), item(8)], next: 'older' });
    expect(step.fresh).toEqual([0, 2]);
    expect(step.more).toBe(false);
  });

  it('keeps walking over a page that meets nothing known, and looks at the top again when done', () => {
    const { state } = stepBack(null, { items: down(5, 1), next: null });
    const one = stepBack(state, { items: down(20, 16), next: 't16' });
    expect(one.more).toBe(true);
    expect(one.state.walk?.next).toBe('t16');
    const two = stepBack(one.state, { items: down(15, 11), next: 't11' });
    const three = stepBack(two.state, { items: down(10, 6), next: 't6' });
    const four = stepBack(three.state, { items: down(5, 1), next: null });
    expect(four.fresh).toHaveLength(0);
    expect(four.more).toBe(true);
    expect(stepBack(four.state, { items: down(20, 16), next: 't16' })).toMatchObject({
      fresh: [],
      more: false,
    });
  });

  it('does not take an empty page for the end of the stream', () => {
    const { state } = stepBack(null, { items: down(5, 1), next: null });
    const one = stepBack(state, { items: [], next: 'older' });
    expect(one).toMatchObject({ more: true, state: { walk: { next: 'older' } } });
    const two = stepBack(one.state, { items: [item(6), item(5)], next: 'oldest' });
    expect(two).toMatchObject({ fresh: [0], state: { walk: null }, gaveUp: false });
    expect(two.more).toBe(false); // the top was empty: asking again at once would find the same, for ever
    expect(two.state.known.map(([id]) => id)).toEqual(['p6', 'p5', 'p4', 'p3', 'p2', 'p1']);
  });

  it('ends, where nothing is known that could be met, after some empty pages', () => {
    let step = stepBack(stepBack(null, { items: [], next: 'a' }).state, { items: [], next: 'p0' });
    let pages = 1;
    while (step.more && step.state.walk) step = stepBack(step.state, { items: [], next: `p${pages++}` });
    expect(pages).toBeLessThan(30);
    expect(step).toMatchObject({ gaveUp: false, state: { walk: null } });
  });

  it('ends by the time of receipt when everything known was deleted', () => {
    const hour = 3_600_000;
    const at = (n: number): WalkItem => ({ id: `p${n}`, revision: 'a', at: n * hour });
    const { state } = stepBack(null, { items: [at(100), at(99)], next: 'x' });
    const one = stepBack(state, { items: [at(110), at(109)], next: 'y' });
    expect(one.more).toBe(true);
    const two = stepBack(one.state, { items: [at(90), at(80)], next: 'z' });
    expect(two.state.walk).toBeNull();
    expect(two.gaveUp).toBe(false);
  });

  it('gives up, and says so, on a server that returns the same page for ever', () => {
    const { state } = stepBack(null, { items: down(5, 1), next: null });
    const one = stepBack(state, { items: down(20, 16), next: 'same' });
    const two = stepBack(one.state, { items: down(20, 16), next: 'same' });
    expect(two).toMatchObject({ gaveUp: true, state: { walk: null } });
  });

  it('misses nothing, whatever is posted and deleted while it is killed between pages', () => {
    const world = fc.array(
      fc.record({ posts: fc.nat(12), remove: fc.nat(3), polls: fc.integer({ min: 1, max: 3 }) }),
      { minLength: 1, maxLength: 25 },
    );
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 5 }), (rounds, size) => {
        let stream: WalkItem[] = [];
        let next = 1;
        const seen = new Set<string>();
        const removed = new Set<string>();
        let state: WalkState | null = stepBack(null, { items: [], next: null }).state;
        const poll = () => {
          const from: string | null = state?.walk?.next ?? null;
          const older = from === null ? stream : stream.filter((one) => (one.at ?? 0) < Number(from));
          const items = older.slice(0, size);
          const last = items.at(-1);
          const step = stepBack(state, { items, next: last ? String(last.at) : null });
          for (const index of step.fresh) seen.add(items[index]?.id ?? '');
          state = JSON.parse(JSON.stringify(step.state)) as WalkState;
          return step.more;
        };
        for (const round of rounds) {
          for (let i = 0; i < round.posts; i++)
            stream = [{ id: `p${next}`, revision: 'a', at: next++ }, ...stream];
          for (let i = 0; i < round.remove && stream.length > 0; i++) {
            const gone = stream[(i * 7) % stream.length];
            if (gone) removed.add(gone.id);
            stream = stream.filter((one) => one !== gone);
          }
          for (let i = 0; i < round.polls; i++) poll();
        }
        while (poll());
        const missed = Array.from({ length: next - 1 }, (_, i) => `p${i + 1}`).filter(
          (id) => !seen.has(id) && !removed.has(id),
        );
        expect(missed).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
