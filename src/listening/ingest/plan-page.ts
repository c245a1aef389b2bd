/**
 * Decides what a page of captured posts means for what is stored already: new, edited, seen before, reappeared, gone.
 * Pure: rows in, decisions out; the service carries them out in one transaction.
 */
import type { CapturedPost } from '../../platforms/ports.js';

export interface StoredMention {
  id: string;
  external_id: string;
  revision: string;
  version: number;
  deleted: boolean;
  edited_at: Date | null;
  /** The network itself told when that edit was; false where it tells no times and `edited_at` is when we noticed. */
  dated: boolean;
  replies: number | null;
  reposts: number | null;
  likes: number | null;
}

export interface PagePlan {
  fresh: CapturedPost[];
  edited: { stored: StoredMention; post: CapturedPost }[];
  /** Same words; counts moved, or it was thought deleted and is back. */
  moved: { stored: StoredMention; post: CapturedPost; reappeared: boolean }[];
  seen: StoredMention[];
  deleted: StoredMention[];
}

/** A post that is on the page twice counts once, in its latest form (the later row). */
export function planPage(
  posts: readonly CapturedPost[],
  deletedIds: readonly string[],
  stored: readonly StoredMention[],
): PagePlan {
  const known = new Map(stored.map((row) => [row.external_id, row]));
  const latest = new Map<string, CapturedPost>();
  for (const post of posts) {
    const other = latest.get(post.externalId);
    if (!other || !older(post.editedAt, other.editedAt, true)) latest.set(post.externalId, post);
  }
  const plan: PagePlan = { fresh: [], edited: [], moved: [], seen: [], deleted: [] };
  for (const post of latest.values()) {
    const row = known.get(post.externalId);
    if (!row) {
      plan.fresh.push(post);
      continue;
    }
    plan.seen.push(row);
    // A cache may still serve what an edit has replaced: an older state never overwrites a newer one.
    if (older(post.editedAt, row.edited_at, row.dated)) continue;
    if (row.revision !== post.revision) plan.edited.push({ stored: row, post });
    else if (row.deleted || countsMoved(row, post))
      plan.moved.push({ stored: row, post, reappeared: row.deleted });
  }
  for (const externalId of new Set(deletedIds)) {
    const row = known.get(externalId);
    if (row && !row.deleted && !latest.has(externalId)) plan.deleted.push(row);
  }
  return plan;
}

function countsMoved(row: StoredMention, post: CapturedPost): boolean {
  const { replies, reposts, likes } = post.engagement;
  return (
    (replies !== null && replies !== row.replies) ||
    (reposts !== null && reposts !== row.reposts) ||
    (likes !== null && likes !== row.likes)
  );
}

/** Where edits are dated, a state without a date is the one before the first edit; elsewhere its age is not known. */
function older(a: Date | null, b: Date | null, dated: boolean): boolean {
  if (b === null) return false;
  return a === null ? dated : a.getTime() < b.getTime();
}
