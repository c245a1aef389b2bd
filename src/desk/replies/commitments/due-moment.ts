/**
 * The moment by which a promise is to be kept, from what its words name: a day ends when the working day does. Pure.
 * Proposes only: a person confirms the time, and may choose another.
 */
import { instantOf } from '../../../core/clock/zoned.js';
import {
  addWorkdays,
  type BusinessCalendar,
  dayOf,
  isoDay,
  wallOf,
} from '../checks/promise/business-days.js';

/** When a day ends for whoever works, and for whoever waits. */
const WORK_ENDS = 18;

/**
 * `due`: a day (2026-11-23), a moment with its offset, or '' where the words name none. Then the end of the next working day is
 * proposed. Never answers a moment that has passed: a day of which only the evening is left ends at midnight.
 */
export function dueMoment(due: string, at: Date, calendar: BusinessCalendar): Date {
  if (due.length > 10) {
    const moment = new Date(due);
    if (moment > at) return moment;
  }
  const zone = calendar.timeZone ?? 'UTC';
  const named = due.slice(0, 10);
  const evening = named === '' ? null : ending(named, WORK_ENDS, 0, zone);
  if (evening && evening > at) return evening;
  const midnight = named === '' ? null : ending(named, 23, 59, zone);
  if (midnight && midnight > at) return midnight;
  const wall = wallOf(at.toISOString(), calendar)?.at ?? at.getTime();
  return ending(isoDay(addWorkdays(dayOf(wall), 1, calendar)), WORK_ENDS, 0, zone);
}

function ending(day: string, hour: number, minute: number, zone: string): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return instantOf({ year, month, day: date, hour, minute }, zone);
}
