/**
 * Which hour is meant: "by 5", "between 11 and 1", "रात 10 बजे", "6 pm". Without a word for the part of the day an hour is the
 * next one that can be meant today, and office hours on another day. Pure.
 */
import { DAY, dayOf, HOUR } from './business-days.js';
import type { DayPart, TimeToken } from './time-lexicon.js';

interface Hour {
  hour: number;
  minute: number;
  half: 'am' | 'pm' | null;
}

/** The wall clock's moment, the latest that is named; null when no hour is. `day`: the day it is on, null if none is named. */
export function clockTime(tokens: readonly TimeToken[], now: number, day: number | null): number | null {
  const hours = hoursIn(tokens);
  const last = hours.at(-1);
  const part = tokens.find((token) => token.is === 'part')?.part ?? null;
  const today = dayOf(now);
  if (!last) return part === 'noon' && tokens.length > 0 ? (day ?? today) + 12 * HOUR : null;
  const first = hours.length > 1 ? hours[0]! : null;
  const sameDay = day === null || day === today;
  const minutes = (hour: number): number => hour * HOUR + last.minute * 60_000;
  if (first) {
    const from = clear(first, part) ?? office(first.hour);
    const clearEnd = last.half === null && part === 'morning' && last.hour < from ? null : clear(last, part);
    let to = clearEnd ?? last.hour;
    while (to < from && to < 24) to += 12;
    return (day ?? today) + minutes(to);
  }
  const hour = clear(last, part);
  if (hour !== null) {
    const at = (day ?? today) + minutes(hour);
    return day === null && at < now ? at + DAY : at;
  }
  if (!sameDay) return day + minutes(office(last.hour));
  const coming = [last.hour, last.hour + 12].filter((one) => one <= 24).map((one) => today + minutes(one));
  return coming.find((at) => at > now) ?? today + DAY + minutes(office(last.hour));
}

/** Hours of the 24 when nothing is to be guessed, else null. */
function clear({ hour, half }: Hour, part: DayPart | null): number | null {
  if (half === 'am') return hour % 12;
  if (half === 'pm') return (hour % 12) + 12;
  if (hour > 12 || hour === 0) return hour;
  switch (part) {
    case 'morning':
      return hour;
    case 'afternoon':
    case 'noon':
      return hour >= 11 ? hour : hour + 12;
    case 'evening':
      return hour === 12 ? 12 : hour + 12;
    case 'night':
      return hour >= 6 ? hour + 12 : hour + (hour <= 4 ? 24 : 12);
    default:
      return null;
  }
}

/** On another day: eight to twelve is before noon, one to seven after it. */
const office = (hour: number): number => (hour >= 1 && hour <= 7 ? hour + 12 : hour);

function hoursIn(tokens: readonly TimeToken[]): Hour[] {
  const hours: Hour[] = [];
  const isDate = (index: number): boolean =>
    [tokens[index - 1], tokens[index + 1]].some((one) => one?.is === 'month') ||
    tokens.slice(index + 1, index + 3).some((one) => one.is === 'unit');
  const named = tokens.some((token) => ['oclock', 'meridiem', 'hourIn'].includes(token.is));
  const parted = tokens.some(
    (token) => token.is === 'part' || token.is === 'relative' || token.is === 'weekday',
  );
  tokens.forEach((token, index) => {
    const half =
      tokens[index + 1]?.is === 'meridiem' ? (tokens[index + 1] as { half: 'am' | 'pm' }).half : null;
    if (token.is === 'clock') hours.push({ hour: token.hour, minute: token.minute, half });
    if (
      token.is !== 'number' ||
      token.article ||
      isDate(index) ||
      !Number.isInteger(token.value) ||
      token.value > 24
    )
      return;
    if (!named && !parted) return;
    if (token.to !== undefined) {
      if (token.to > 24) return;
      hours.push({ hour: token.value, minute: 0, half: null }, { hour: token.to, minute: 0, half });
    } else hours.push({ hour: token.value, minute: 0, half });
  });
  return hours;
}
