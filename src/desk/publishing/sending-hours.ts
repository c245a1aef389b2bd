/**
 * When a brand's replies may go out: periods of each weekday as the clock on the brand's wall shows them. Pure. A period that a change
 * of the clocks shortens or lengthens is as long as that day makes it; none is skipped and none is used twice.
 */
import { instantOf, localOf } from '../../core/clock/zoned.js';

/** 'HH:MM', from 00:00 to 24:00. */
export type Period = readonly [from: string, to: string];

export interface SendingHours {
  /** By weekday, Monday is 1 and Sunday 7; a day without periods is closed. */
  days: Readonly<Partial<Record<Weekday, readonly Period[]>>>;
  /** Urgent cases are answered at any time. */
  urgentAnyTime: boolean;
}
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** `at` itself when it is allowed then, else the beginning of the next period; null when no day has one. */
export function nextAllowed(hours: SendingHours, timeZone: string, at: Date): Date | null {
  const { year, month, day } = localOf(at, timeZone);
  // One day more than a week: today's earlier periods come again in seven days.
  for (let ahead = 0; ahead <= 7; ahead++) {
    const noon = new Date(Date.UTC(year, month - 1, day + ahead, 12));
    const weekday = String(noon.getUTCDay() === 0 ? 7 : noon.getUTCDay()) as Weekday;
    const date = { year: noon.getUTCFullYear(), month: noon.getUTCMonth() + 1, day: noon.getUTCDate() };
    const periods = [...(hours.days[weekday] ?? [])].sort(([a], [b]) => a.localeCompare(b));
    for (const [from, to] of periods) {
      const [start, end] = [from, to].map((time) => {
        const [hour = 0, minute = 0] = time.split(':').map(Number);
        return instantOf({ ...date, hour, minute }, timeZone);
      }) as [Date, Date];
      if (at < start) return start;
      if (at < end) return at;
    }
  }
  return null;
}

/** What is wrong with them, in words; [] when nothing is. */
export function wrongHours(days: SendingHours['days']): string[] {
  const wrong: string[] = [];
  for (const weekday of WEEKDAYS) {
    let before = '';
    for (const [from, to] of [...(days[weekday] ?? [])].sort(([a], [b]) => a.localeCompare(b))) {
      if (from >= to)
        wrong.push(`day ${weekday}: ${from}–${to} ends before it begins; make two periods of a night`);
      if (before > from) wrong.push(`day ${weekday}: two periods overlap at ${from}`);
      before = to > before ? to : before;
    }
  }
  if (Object.values(days).every((periods) => periods.length === 0))
    wrong.push('on no day may anything be sent; leave the hours out altogether to allow all');
  return wrong;
}
