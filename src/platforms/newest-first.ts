/**
 * Reading a stream that only offers "the newest page" and "older than this", without gaps: page one, then back until
 * something known is met. Pure: the state is the cursor, true once the fresh items are stored, so a walk that was killed
 * goes on where it stood. Must never stop before the known part while the stream has more to give.
 */

export interface WalkItem {
  id: string;
  /** Changes when the item's content does: a known item with another revision is fresh again. */
  revision: string;
  /** When the network received it, ms; null when it does not say. */
  at: number | null;
}

export interface WalkPage {
  /** Newest first. */
  items: WalkItem[];
  /** Token for the page before this one in time; null at the end of the stream, and nowhere else. */
  next: string | null;
}

/** Arrays of pairs, not objects: JSON objects lose the order of keys that look like numbers. */
export type Known = [id: string, revision: string][];

export interface WalkState {
  /** The newest items seen, newest first; meeting one of them ends a walk. */
  known: Known;
  /** Receipt time of the oldest of `known`, ms: a page wholly before it is known ground even if all of `known` was deleted. */
  floor: number | null;
  /** A walk under way: `head` becomes `known` when it is done. */
  walk: { next: string; head: Known; headFloor: number | null; pages: number } | null;
}

export interface WalkStep {
  /** Positions in `items` that are new or changed. */
  fresh: number[];
  state: WalkState;
  more: boolean;
  /** The walk had to be given up; posts between may be missing. */
  gaveUp: boolean;
}

const keep = 200;
const longestWalk = 1000;
const slackMs = 3_600_000;
/** How far to look behind empty pages where nothing is known that could be met. */
const longestBlindWalk = 20;

/** One page on. `state` null: the very first read, which takes one page and looks no further back. */
export function stepBack(state: WalkState | null, page: WalkPage): WalkStep {
  const known = new Map(state?.known ?? []);
  const fresh = page.items.flatMap((item, index) => (known.get(item.id) === item.revision ? [] : [index]));
  const here: Known = page.items.map((item) => [item.id, item.revision]);
  const walk = state?.walk ?? null;
  const head = walk?.head ?? here;
  const headFloor = walk ? walk.headFloor : floorOf(page.items);
  const met =
    state === null ||
    page.next === null || // and not an empty page: a server that filters may show nothing here and more behind it
    page.items.some((item) => known.has(item.id)) ||
    below(page.items, state.floor) ||
    (page.items.length === 0 && known.size === 0 && (walk?.pages ?? 0) >= longestBlindWalk);
  const stuck = walk !== null && (page.next === walk.next || walk.pages >= longestWalk);
  if (!met && !stuck && page.next !== null) {
    const pages = (walk?.pages ?? 0) + 1;
    return {
      fresh,
      state: { known: state.known, floor: state.floor, walk: { next: page.next, head, headFloor, pages } },
      more: true,
      gaveUp: false,
    };
  }
  const merged = merge(head, merge(walk ? here : [], state?.known ?? []));
  const floor = headFloor ?? state?.floor ?? null;
  // What came in during the walk lies above its head: look at the top again at once. Not where the walk began with nothing new:
  // a server whose first pages are empty would be asked for ever.
  const more = walk !== null && head.some(([id]) => !known.has(id));
  return { fresh, state: { known: merged, floor, walk: null }, more, gaveUp: stuck && !met };
}

/** The first list's entries win; newest first, cut to what is worth keeping. */
export function merge(newer: Known, older: Known): Known {
  const ids = new Set(newer.map(([id]) => id));
  return [...newer, ...older.filter(([id]) => !ids.has(id))].slice(0, keep);
}

export function floorOf(items: WalkItem[]): number | null {
  const times = items.flatMap((item) => (item.at === null ? [] : [item.at]));
  return times.length === 0 ? null : Math.min(...times);
}

function below(items: WalkItem[], floor: number | null): boolean {
  return (
    floor !== null && items.length > 0 && items.every((item) => item.at !== null && item.at < floor - slackMs)
  );
}
