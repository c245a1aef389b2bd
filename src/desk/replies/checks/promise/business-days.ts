/**
 * Days and hours from a moment, as the people of a place count them: working days by the brand's calendar, the day of sending
 * not counted. Pure arithmetic on the wall clock; a zone makes an instant of it again.
 */
import { instantOf, localOf } from '../../../../core/clock/zoned.js';

/** How a brand counts its days. */
export interface BusinessCalendar {
  /** IANA name; null keeps the offset in which the moment of sending is written. */
  timeZone: string | null;
  /** Monday is 1, Sunday 7. */
  workdays: readonly number[];
  /** YYYY-MM-DD */
  holidays: readonly string[];
}

export const mondayToFriday: BusinessCalendar = { timeZone: null, workdays: [1, 2, 3, 4, 5], holidays: [] };

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const written = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/u;

/** A moment on the wall clock (milliseconds as if it were UTC), to the minute, and its offset. */
export interface Wall {
  at: number;
  offset: string;
}

/** `at`: ISO 8601 with an offset. Null when it is none. */
export function wallOf(at: string, calendar: BusinessCalendar): Wall | null {
  const found = written.exec(at);
  if (!found) return null;
  if (calendar.timeZone !== null) {
    const local = localOf(new Date(at), calendar.timeZone);
    const wall = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
    return { at: wall, offset: offsetOf(wall, calendar.timeZone) };
  }
  const [, year, month, day, hour, minute] = found.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    at: Date.UTC(year, month - 1, day, hour, minute),
    offset: found[7] === 'Z' ? '+00:00' : found[7]!,
  };
}

export const dayOf = (at: number): number => Math.floor(at / DAY) * DAY;
export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
/** Monday 0 … Sunday 6. */
export const weekdayOf = (at: number): number => (new Date(at).getUTCDay() + 6) % 7;

/** With date and time, in the zone of the calendar or the offset of sending. */
export function isoMoment(at: number, wall: Wall, calendar: BusinessCalendar): string {
  const offset = calendar.timeZone === null ? wall.offset : offsetOf(at, calendar.timeZone);
  return `${new Date(at).toISOString().slice(0, 16)}:00${offset}`;
}

/** The day that is `count` working days after `from`; 366 days on it gives up, for a calendar without working days. */
export function addWorkdays(from: number, count: number, calendar: BusinessCalendar): number {
  let day = dayOf(from);
  for (let left = Math.ceil(count), tries = 0; left > 0 && tries < 366; tries += 1) {
    day += DAY;
    if (calendar.workdays.includes(weekdayOf(day) + 1) && !calendar.holidays.includes(isoDay(day))) left -= 1;
  }
  return day;
}

function offsetOf(wall: number, zone: string): string {
  const at = new Date(wall);
  const instant = instantOf(
    {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
    },
    zone,
  );
  const minutes = Math.round((wall - instant.getTime()) / MINUTE);
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
