/**
 * Where an instant falls in the week of a time zone, and which bin it belongs to. Bins are counted in elapsed time, so that a change
 * of the clocks neither loses nor doubles one; only the season follows the wall clock.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Hours since Monday 00:00 on the wall clock of `timeZone` (IANA name; RangeError when unknown). 0 ≤ x < 168. */
export function hourOfWeek(epochMs: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format.formatToParts(epochMs)) parts[type] = value;
  const day = DAYS.indexOf(parts.weekday ?? '');
  return day * 24 + Number(parts.hour) + Number(parts.minute) / 60 + Number(parts.second) / 3600;
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The same for a wall-clock time given as if it were UTC. */
export function hourOfWeekUtc(epochMs: number): number {
  const hours = epochMs / 3_600_000 - 96; // 1970-01-05 was a Monday
  return ((hours % 168) + 168) % 168;
}

/** Number of the bin that holds an instant. */
export const binOf = (epochMs: number, binSeconds: number): number =>
  Math.floor(epochMs / (binSeconds * 1000));

/**
 * The bin a mention counts in. One that is fresh counts when it was captured: polls come late by nature. One that is older than
 * `graceSeconds` (the source's interval and a little) belongs to its own, past bin, and can never look like a burst of today.
 */
export function placeMention(
  publishedAt: number,
  capturedAt: number,
  binSeconds: number,
  graceSeconds: number,
): { bin: number; late: boolean } {
  const late = capturedAt - publishedAt > graceSeconds * 1000;
  return { bin: binOf(late ? publishedAt : capturedAt, binSeconds), late };
}
