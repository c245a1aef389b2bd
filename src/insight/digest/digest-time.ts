/** Which day's digest is due for a person. Pure; by the clock on their wall, so that a change to summer neither skips nor repeats one. */
import { instantOf, localDay, localOf } from '../../core/clock/zoned.js';

/** A digest that could not be sent at its hour still is within so long; later the next morning is nearer. */
const LATE_HOURS = 12;

export interface DueDigest {
  /** Local, YYYY-MM-DD. */
  day: string;
  at: Date;
}

/** `since` is when the person chose this hour: nothing is sent for hours before. */
export function dueDigest(now: Date, zone: string, hour: number, since: Date): DueDigest | null {
  for (const daysAgo of [0, 1]) {
    const one = digestOf(now, zone, hour, -daysAgo);
    if (one.at <= now && stillTimely(one.at, now) && one.at >= since) return one;
  }
  return null;
}

/** Whether the digest of an hour is still worth sending then. */
export const stillTimely = (dueAt: Date, at: Date): boolean =>
  at.getTime() - dueAt.getTime() <= LATE_HOURS * 3_600_000;

export function nextDigest(now: Date, zone: string, hour: number): Date {
  for (const days of [0, 1]) {
    const { at } = digestOf(now, zone, hour, days);
    if (at > now) return at;
  }
  return digestOf(now, zone, hour, 2).at;
}

function digestOf(now: Date, zone: string, hour: number, days: number): DueDigest {
  const local = localOf(now, zone);
  const at = instantOf({ ...local, day: local.day + days, hour, minute: 0 }, zone);
  return { day: localDay(at, zone), at };
}
