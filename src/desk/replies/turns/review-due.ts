/**
 * Until when a reply has to be reviewed: a quarter of the time in which its case is to be answered. Pure. Working days count by the
 * brand's calendar, for urgent matters every hour does; and no reviewer has longer than the customer was promised.
 */
import { instantOf, localOf, type LocalTime } from '../../../core/clock/zoned.js';
import type { FirstResponseMinutes } from '../../cases/deadline.js';
import type { Severity } from '../../cases/severity.js';
import { type BusinessCalendar, isoDay, weekdayOf } from '../checks/promise/business-days.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Nobody reads a thread and decides in less. */
const LEAST = 2 * MINUTE;
/** A calendar without working days would otherwise never end. */
const DAYS_AT_MOST = 400;

export interface ReviewFacts {
  severity: Severity;
  /** When the case is due; null once it was answered. */
  caseDueAt: Date | null;
}

/** `from`: when this person's turn begins. */
export function reviewDue(
  from: Date,
  { severity, caseDueAt }: ReviewFacts,
  minutes: FirstResponseMinutes,
  calendar: BusinessCalendar,
): Date {
  const share = Math.max(LEAST, (minutes[severity] * MINUTE) / 4);
  const late = caseDueAt !== null && caseDueAt <= from;
  const due =
    severity === 'urgent' || late ? from.getTime() + share : addWorkingTime(from.getTime(), share, calendar);
  if (!caseDueAt || late) return new Date(due);
  return new Date(Math.max(from.getTime() + LEAST, Math.min(due, caseDueAt.getTime())));
}

/** `milliseconds` of working days after `from`; a day begins and ends at midnight there, also where it has 23 or 25 hours. */
export function addWorkingTime(from: number, milliseconds: number, calendar: BusinessCalendar): number {
  const zone = calendar.timeZone ?? 'UTC';
  let at = from;
  let left = milliseconds;
  for (let days = 0; days < DAYS_AT_MOST; days += 1) {
    const local = localOf(new Date(at), zone);
    const nextDay = instantOf({ ...local, day: local.day + 1, hour: 0, minute: 0 }, zone).getTime();
    if (works(local, calendar)) {
      if (left <= nextDay - at) return at + left;
      left -= nextDay - at;
    }
    at = nextDay;
  }
  return from + milliseconds;
}

function works({ year, month, day }: LocalTime, calendar: BusinessCalendar): boolean {
  const wall = Math.floor(Date.UTC(year, month - 1, day) / DAY) * DAY;
  return calendar.workdays.includes(weekdayOf(wall) + 1) && !calendar.holidays.includes(isoDay(wall));
}
