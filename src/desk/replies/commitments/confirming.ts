/**
 * Which promises of a text somebody has taken upon themselves, with an owner and a time, and which nobody has. Pure. What was
 * confirmed in an earlier version holds on as long as its own words stand, wherever other words have pushed them.
 */
import { EarshotError } from '../../../core/errors/errors.js';
import type { Finding } from '../checks/finding.js';

export const PROMISE_CODE = 'promise.unconfirmed';

/** As it comes with the text it speaks of. */
export interface Confirmation {
  start: number;
  end: number;
  ownerId: string;
  dueAt: Date;
}

/** As it was confirmed for an earlier version. */
export interface EarlierPromise {
  words: string;
  kind: string;
  dueWords: string;
  ownerId: string;
  dueAt: Date;
}

/** Span in UTF-16, end exclusive. `kind` and `who` as the promise check names them. */
export interface FoundPromise {
  start: number;
  end: number;
  words: string;
  kind: string;
  who: string;
  dueWords: string;
  /** What its words name as its time is proposed here. */
  proposedDue: Date;
}

export interface ConfirmedPromise extends FoundPromise {
  ownerId: string;
  dueAt: Date;
}

export interface Confirming {
  confirmed: ConfirmedPromise[];
  unconfirmed: FoundPromise[];
}

export const isPromise = (finding: Pick<Finding, 'code'>): boolean => finding.code === PROMISE_CODE;

/** The promise check's findings as promises; `due` turns what the words name into a moment. */
export function promisesIn(
  text: string,
  findings: readonly Finding[],
  due: (named: string) => Date,
): FoundPromise[] {
  return findings.filter(isPromise).map(({ start, end, params = {} }) => ({
    start,
    end,
    words: text.slice(start, end).trim(),
    kind: String(params['what'] ?? 'other'),
    who: String(params['who'] ?? 'us'),
    dueWords: String(params['dueWords'] ?? ''),
    proposedDue: due(String(params['due'] ?? '')),
  }));
}

/**
 * Each promise gets at most one confirmation and each confirmation serves one promise: first what was said of exactly these
 * words here, then what was confirmed before. A confirmation whose time has passed (`now`) serves none.
 * `reworded`: somebody who becomes an author anyway put an earlier promise in other words. Its owner stays, and its time is
 * what the new words name.
 */
export function confirmPromises(
  found: readonly FoundPromise[],
  given: readonly Confirmation[],
  earlier: readonly EarlierPromise[],
  { now, reworded = false }: { now: Date; reworded?: boolean },
): Confirming {
  const here = given.filter((one) => one.dueAt > now);
  const before = earlier.filter((one) => one.dueAt > now);
  const confirmed = new Map<FoundPromise, ConfirmedPromise>();
  const take = <T extends { ownerId: string; dueAt: Date }>(
    from: T[],
    fits: (one: T, promise: FoundPromise) => boolean,
    dueAt: (one: T, promise: FoundPromise) => Date = (one) => one.dueAt,
  ): void => {
    for (const promise of found) {
      if (confirmed.has(promise)) continue;
      const at = from.findIndex((one) => fits(one, promise));
      if (at < 0) continue;
      const [one] = from.splice(at, 1);
      confirmed.set(promise, { ...promise, ownerId: one!.ownerId, dueAt: dueAt(one!, promise) });
    }
  };
  take(here, (one, promise) => one.start === promise.start && one.end === promise.end);
  take(here, (one, promise) => one.start < promise.end && promise.start < one.end);
  take(before, (one, promise) => plain(one.words) === plain(promise.words));
  take(
    before,
    (one, promise) =>
      one.kind === promise.kind &&
      plain(one.dueWords) === plain(promise.dueWords) &&
      (one.kind !== 'other' || one.dueWords !== ''),
  );
  if (reworded)
    take(
      before,
      (one, promise) => one.kind === promise.kind,
      (one, promise) => (promise.dueWords === '' ? one.dueAt : promise.proposedDue),
    );
  return {
    confirmed: found.flatMap((promise) => confirmed.get(promise) ?? []),
    unconfirmed: found.filter((promise) => !confirmed.has(promise)),
  };
}

const LONGEST_MS = 366 * 24 * 3_600_000;

/** Throws invalid-input for a time that has passed, or that nobody would wait for. */
export function requireTimes(given: readonly Confirmation[], now: Date): void {
  const late = given.some((one) => one.dueAt <= now);
  if (!late && given.every((one) => one.dueAt.getTime() - now.getTime() <= LONGEST_MS)) return;
  throw new EarshotError(
    'invalid-input',
    late
      ? 'The time of a promise has passed. Choose a later one.'
      : 'A promise is kept within a year. Choose an earlier time.',
    { status: 422, code: 'promise-due' },
  );
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
