/**
 * Reads a timeline without gaps. In quiet times the newest page meets known ground, and shows late arrivals and edits too.
 * After a burst it walks forward with min_id, oldest first; where a server takes min_id for since_id (newest page, a hole
 * below it) the hole is noticed and walked back with max_id. Ids are compared for equality only.
 */
import { z } from 'zod';
import { merge, stepBack, floorOf, type Known, type WalkItem, type WalkState } from '../newest-first.js';
import type { Cursor } from '../ports.js';

export interface TimelinePage<T> {
  /** Newest first; `id` is the paging id (of the notification, not of its post). */
  entries: { item: WalkItem; value: T }[];
  /** As the Link header gave them; null where it gave none. */
  maxId: string | null;
  minId: string | null;
}

export interface PageQuery {
  min_id?: string;
  since_id?: string;
  max_id?: string;
}

export interface TimelineStep<T> {
  fresh: T[];
  cursor: Cursor;
  more: boolean;
  gaveUp: boolean;
}

const known = z.array(z.tuple([z.string(), z.string()]));
const cursorSchema = z.object({
  known,
  floor: z.number().nullable(),
  walk: z
    .object({ next: z.string(), head: known, headFloor: z.number().nullable(), pages: z.number() })
    .nullable(),
  /** Token of the newest entry stored: what to read forward from. */
  newest: z.string().nullable(),
  /** Walking forward after a burst: more than one page was waiting. */
  forward: z.boolean(),
});
type TimelineCursor = z.infer<typeof cursorSchema>;

export async function readTimeline<T>(
  cursor: Cursor,
  read: (query: PageQuery) => Promise<TimelinePage<T>>,
): Promise<TimelineStep<T>> {
  // A cursor that cannot be read starts over: what is already stored is recognised, nothing is lost by reading it twice.
  const state = cursorSchema.safeParse(cursor).data ?? null;
  if (state?.walk) {
    const page = await read({ max_id: state.walk.next, ...(state.newest ? { since_id: state.newest } : {}) });
    return back(state, page, state.newest);
  }
  if (state?.forward && state.newest) {
    const step = await forward(state, state.newest, read);
    if (step) return step;
  }
  const top = await read({});
  const ids = new Set(state?.known.map(([id]) => id));
  const burst = state !== null && top.entries.length > 0 && !top.entries.some(({ item }) => ids.has(item.id));
  if (burst && state.newest) {
    const step = await forward(state, state.newest, read);
    if (step) return step;
  }
  return back(state, top, tokenOfNewest(top) ?? state?.newest ?? null);
}

/** null when nothing is newer than `from`. */
async function forward<T>(
  state: TimelineCursor,
  from: string,
  read: (query: PageQuery) => Promise<TimelinePage<T>>,
): Promise<TimelineStep<T> | null> {
  const page = await read({ min_id: from });
  const oldest = olderToken(page);
  const fresh = unseen(page, state.known);
  if (oldest === null || fresh.length === 0) return null;
  // The honest answer starts right after `from`: then nothing lies between the two.
  const between = await read({ max_id: oldest, since_id: from });
  const ids = new Set(state.known.map(([id]) => id));
  const first = between.entries[0];
  const items = page.entries.map(({ item }) => item);
  const here: Known = items.map((item) => [item.id, item.revision]);
  if (first === undefined || ids.has(first.item.id)) {
    const next: TimelineCursor = {
      known: merge(here, state.known),
      floor: floorOf(items) ?? state.floor,
      walk: null,
      newest: tokenOfNewest(page) ?? from,
      forward: true,
    };
    return { fresh, cursor: next, more: true, gaveUp: false };
  }
  const walking: TimelineCursor = {
    ...state,
    walk: { next: oldest, head: here, headFloor: floorOf(items), pages: 0 },
  };
  const step = back(walking, between, from);
  return { ...step, fresh: [...fresh, ...step.fresh] };
}

/** `newest`: what to read forward from while known ground has not been met. */
function back<T>(
  state: TimelineCursor | null,
  page: TimelinePage<T>,
  newest: string | null,
): TimelineStep<T> {
  const walkState: WalkState | null = state && { known: state.known, floor: state.floor, walk: state.walk };
  // Only an empty page ends a timeline: a missing Link says nothing on servers that never send one.
  const step = stepBack(walkState, { items: page.entries.map(({ item }) => item), next: olderToken(page) });
  const finished = step.state.walk === null;
  const cursor: TimelineCursor = {
    ...step.state,
    newest: !finished ? (state?.newest ?? null) : state?.walk ? (step.state.known[0]?.[0] ?? newest) : newest,
    forward: false,
  };
  return {
    fresh: step.fresh.flatMap((index) => page.entries[index]?.value ?? []),
    cursor,
    more: step.more,
    gaveUp: step.gaveUp,
  };
}

function unseen<T>(page: TimelinePage<T>, seen: Known): T[] {
  const revisions = new Map(seen);
  return page.entries
    .filter(({ item }) => revisions.get(item.id) !== item.revision)
    .map(({ value }) => value);
}

function olderToken<T>(page: TimelinePage<T>): string | null {
  return page.maxId ?? page.entries.at(-1)?.item.id ?? null;
}

function tokenOfNewest<T>(page: TimelinePage<T>): string | null {
  return page.minId ?? page.entries[0]?.item.id ?? null;
}
