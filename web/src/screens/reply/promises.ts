/**
 * Promises of the text as the server found them, beside what was confirmed here: pure. A confirmation follows its words through
 * every edit of other words, and ends when its own are changed or its time has passed.
 */
import type { Finding, PromiseFound } from '../../api/types.js';

/** By its words: offsets move as one types. */
export interface Kept {
  words: string;
  ownerId: string;
  dueAt: string;
}
export interface PromiseRow {
  found: PromiseFound;
  /** Null where nobody has confirmed it. */
  kept: { ownerId: string; dueAt: string } | null;
}

export const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** In reading order. The same promise made twice needs two confirmations. `now` in milliseconds. */
export function promiseRows(
  found: readonly PromiseFound[],
  kept: readonly Kept[],
  now: number,
): PromiseRow[] {
  const left = kept.filter((one) => Date.parse(one.dueAt) > now);
  return found.map((promise) => {
    const at = left.findIndex((one) => plain(one.words) === plain(promise.words));
    const [own] = at < 0 ? [] : left.splice(at, 1);
    if (own) return { found: promise, kept: { ownerId: own.ownerId, dueAt: own.dueAt } };
    const before = promise.ownerId !== null && Date.parse(promise.dueAt) > now;
    return {
      found: promise,
      kept: before ? { ownerId: promise.ownerId!, dueAt: promise.dueAt } : null,
    };
  });
}

const PROMISE = 'promise.unconfirmed';

/**
 * What the checks found of a text: promises have a list of their own, and need no mark once they are confirmed here. `open`: how many
 * still have to be; a brand may only want to be told of them.
 */
export function apartFromPromises(
  found: readonly Finding[],
  rows: readonly PromiseRow[],
): { findings: Finding[]; marked: Finding[]; open: number } {
  const unkept = rows.filter((row) => !row.kept).map((row) => row.found);
  const findings = found.filter((finding) => finding.code !== PROMISE);
  const unconfirmed = found.filter(
    ({ code, start, end }) =>
      code === PROMISE && unkept.some((one) => one.start === start && one.end === end),
  );
  const open = unconfirmed.filter(({ level }) => level === 'block').length;
  return { findings, marked: [...findings, ...unconfirmed], open };
}

/** What is submitted with the text. */
export function confirmations(
  rows: readonly PromiseRow[],
): { start: number; end: number; ownerId: string; dueAt: string }[] {
  return rows.flatMap(({ found, kept }) => (kept ? [{ start: found.start, end: found.end, ...kept }] : []));
}
