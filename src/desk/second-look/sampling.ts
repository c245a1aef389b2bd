/**
 * Which published replies are looked at a second time. Pure: whether one is drawn hangs on its id alone, so that drawing again draws
 * the same, and neither its author nor whoever approved it can know beforehand.
 */
import { createHash } from 'node:crypto';

/** Of published replies, where a brand says nothing else. */
export const USUAL_PERCENT = 5;

/** 0 up to, not including, 1; evenly spread over ids. */
export function place(publicationId: string): number {
  return createHash('sha256').update(`second-look:${publicationId}`).digest().readUInt32BE(0) / 2 ** 32;
}

/**
 * Of `fresh`, published and not drawn so far. `percent` 0 draws none; otherwise one is drawn where nothing was in the last week
 * (`drawnLately`), however few there are.
 */
export function draw(fresh: readonly string[], percent: number, drawnLately: boolean): string[] {
  if (percent === 0) return [];
  const chosen = fresh.filter((id) => place(id) * 100 < percent);
  if (chosen.length > 0 || drawnLately) return chosen;
  return [...fresh].sort((a, b) => place(a) - place(b)).slice(0, 1);
}
