/**
 * What to think of times that a clock wrote which was wrong then and has been set right since: a row dated later than now says so
 * of itself. Pure. Nothing may wait longer than the policy allows because a machine once believed it was next week.
 */

/** Clocks of two machines may differ by this much and both be right. */
export const CLOCK_TOLERANCE_MS = 2 * 60_000;
/** No rule of ours postpones anything further than a day; a little more is believed. */
export const LONGEST_AHEAD_MS = 26 * 3_600_000;

/** Times after this were written by a clock that was ahead. */
export const future = (now: Date): Date => new Date(now.getTime() + CLOCK_TOLERANCE_MS);
/** Plans for after this are nobody's policy. */
export const beyondPolicy = (now: Date): Date => new Date(now.getTime() + LONGEST_AHEAD_MS);

/** Whether a plan made at `writtenAt` for `at` can be believed now. `until`: people may have planned it for any time before. */
export function credible(at: Date, writtenAt: Date, now: Date, until: Date = now): boolean {
  return writtenAt <= future(now) && (at <= beyondPolicy(now) || at <= until);
}

/** When a plan made at `writtenAt` for `at` is due by today's clock: as long after now as it was meant to be after then. */
export function replanned(at: Date, writtenAt: Date, now: Date): Date {
  const wait = at.getTime() - writtenAt.getTime();
  return new Date(now.getTime() + (wait > 0 && wait <= LONGEST_AHEAD_MS ? wait : 0));
}
