/**
 * Which slot of a schedule an instant belongs to. Pure, UTC only: a slot has a number since 1970, so a change of the local
 * clock, a summer time or a restart never makes two slots of one.
 */

/** Beginning of the latest slot that has begun. */
export function slotAt(now: Date, everySeconds: number, offsetSeconds = 0): Date {
  const every = everySeconds * 1000;
  const offset = offsetSeconds * 1000;
  return new Date(Math.floor((now.getTime() - offset) / every) * every + offset);
}

/**
 * How far ahead of now a taken slot may lie and still be believed. Further ahead, it was taken by a clock that was wrong
 * and has been set right since; believing it would stop the schedule until that day.
 */
export function credibleAheadSeconds(everySeconds: number): number {
  return Math.max(2 * everySeconds, 600);
}
