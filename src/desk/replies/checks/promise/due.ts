/**
 * Until when: puts words of time that stand together ("tomorrow between 11 and 1") into one expression, and reckons the latest
 * moment it means from the moment of sending. Pure. Vague words ("shortly") and conditions have no moment: then it says null.
 */
import {
  addWorkdays,
  type BusinessCalendar,
  DAY,
  dayOf,
  HOUR,
  isoDay,
  isoMoment,
  type Wall,
  weekdayOf,
} from './business-days.js';
import { clockTime } from './clock-time.js';
import type { TimeToken, Whole } from './time-lexicon.js';

export interface TimeRun {
  start: number;
  end: number;
  tokens: readonly TimeToken[];
  /** Only "soon", "shortly", "immediately". */
  vague: boolean;
}

/** Everything in `text` that says a time, in its order. */
export function timeRuns(text: string, tokens: readonly TimeToken[]): TimeRun[] {
  const runs: TimeToken[][] = [];
  for (const token of tokens) {
    const run = runs.at(-1);
    const between = run ? text.slice(run.at(-1)!.end, token.start) : 'x';
    if (run && /^[\s,()–-]*$/u.test(between)) run.push(token);
    else runs.push([token]);
  }
  return runs.flatMap((run) => {
    const trimmed = trim(run, text);
    if (trimmed.length === 0) return [];
    const timed = trimmed.some((token, index) => anchors(token, index, trimmed, text));
    if (!timed && !trimmed.some((token) => token.is === 'vague')) return [];
    return [{ start: trimmed[0]!.start, end: trimmed.at(-1)!.end, tokens: trimmed, vague: !timed }];
  });
}

// What only ever stands before the words it belongs to.
const dangling = /^(?:the|of|your|in|on|this|just|next|another|up|starting|every|within|early|late)$/iu;

function trim(run: TimeToken[], text: string): TimeToken[] {
  let [from, to] = [0, run.length];
  const bare = (token: TimeToken): boolean =>
    token.is === 'range' ||
    token.is === 'hourIn' ||
    (token.is === 'glue' && dangling.test(text.slice(token.start, token.end)));
  while (from < to && run[from]!.is === 'range') from += 1;
  while (to > from && bare(run[to - 1]!)) to -= 1;
  return run.slice(from, to);
}

function anchors(token: TimeToken, index: number, run: readonly TimeToken[], text: string): boolean {
  const before = run[index - 1];
  switch (token.is) {
    case 'relative':
    case 'weekday':
    case 'date':
    case 'dayOfMonth':
    case 'clock':
    case 'part':
    case 'whole':
    case 'then':
      return true;
    case 'unit':
      if (token.unit === 'week' && thisOne.test(text.slice(0, token.start))) return true;
      return quantified(before, run, index);
    case 'oclock':
    case 'meridiem':
      return quantified(before, run, index);
    case 'month':
      return run.some((other) => other.is === 'number' || other.is === 'dayOfMonth');
    case 'number':
      return (
        before?.is === 'hourIn' && token.value <= 23 && /^\s*(?:$|[.,;!)–-])/u.test(text.slice(token.end))
      );
    default:
      return false;
  }
}

const thisOne = /(?:^|\s)(?:this|इस|இந்த|indha|intha)\s+$/iu;

const quantified = (before: TimeToken | undefined, run: readonly TimeToken[], index: number): boolean =>
  before !== undefined &&
  ['number', 'next', 'end', 'glue'].includes(before.is) &&
  numbered(before, run, index);

const numbered = (before: TimeToken, run: readonly TimeToken[], index: number): boolean =>
  before.is !== 'glue' ||
  run.slice(Math.max(0, index - 3), index).some((one) => ['number', 'next', 'end'].includes(one.is));

/** The latest moment: a day (YYYY-MM-DD), or date and time with offset; null where the words name none. */
export function dueOf(run: TimeRun, sent: Wall, calendar: BusinessCalendar): string | null {
  if (run.vague) return null;
  const { tokens } = run;
  const span = durationOf(tokens);
  if (span && (span.unit === 'hour' || span.unit === 'minute')) {
    const minutes = span.unit === 'hour' ? span.count * 60 : span.count;
    return isoMoment(sent.at + Math.round(minutes) * 60_000, sent, calendar);
  }
  const day = dayIn(tokens, sent.at, calendar, span);
  const time = clockTime(tokens, sent.at, day);
  if (time !== null) return isoMoment(time, sent, calendar);
  // A date of last month is none of next year: it was named, not promised.
  if (day !== null) return day - dayOf(sent.at) > 300 * DAY ? null : isoDay(day);
  const part = tokens.find((token) => token.is === 'part');
  if (!part) return null;
  // "In the morning", said in the evening, is tomorrow's.
  const over = { morning: 11, noon: 12, afternoon: 17, evening: 21, night: 24, midnight: 24 }[part.part];
  return isoDay(sent.at - dayOf(sent.at) >= over * HOUR ? sent.at + DAY : sent.at);
}

interface Duration {
  count: number;
  unit: 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'month';
}

function durationOf(tokens: readonly TimeToken[]): Duration | null {
  if (tokens.some((token) => token.is === 'every')) return null;
  for (const [index, token] of tokens.entries()) {
    if (token.is !== 'unit') continue;
    const number = tokens
      .slice(Math.max(0, index - 2), index)
      .reverse()
      .find((one) => one.is === 'number');
    if (number?.is === 'number') return { count: number.to ?? number.value, unit: token.unit };
  }
  return null;
}

function dayIn(
  tokens: readonly TimeToken[],
  now: number,
  calendar: BusinessCalendar,
  span: Duration | null,
): number | null {
  const today = dayOf(now);
  const date = tokens.find((token) => token.is === 'date');
  if (date?.is === 'date') return nextDate(today, date.day, date.month);
  const month = tokens.find((token) => token.is === 'month');
  const dayNumber =
    tokens.find((token) => token.is === 'dayOfMonth') ?? (month && nearest(tokens, tokens.indexOf(month)));
  if (dayNumber && 'value' in dayNumber && month?.is === 'month')
    return nextDate(today, dayNumber.value, month.value);
  if (dayNumber?.is === 'dayOfMonth') return nextDayOfMonth(today, dayNumber.value);
  const weekday = tokens.find((token) => token.is === 'weekday');
  if (weekday?.is === 'weekday') return today + (((weekday.value - weekdayOf(today) + 6) % 7) + 1) * DAY;
  const relative = tokens.filter((token) => token.is === 'relative').at(-1);
  if (relative?.is === 'relative') return today + relative.value * DAY;
  const whole = tokens.find((token) => token.is === 'whole');
  if (whole?.is === 'whole') return wholeDay(today, whole.whole);
  if (span) return after(today, now, span, calendar);
  const unit = tokens.find((token) => token.is === 'unit');
  if (unit?.is !== 'unit') return null;
  const next = tokens.some((token) => token.is === 'next');
  return periodEnd(today, unit.unit, next);
}

function nearest(tokens: readonly TimeToken[], at: number): TimeToken | undefined {
  const [before, behind] = [tokens[at - 1], tokens[at + 1]];
  return [before, behind, tokens[at - 2]].find((one) => one?.is === 'number' && one.value <= 31);
}

function after(today: number, now: number, { count, unit }: Duration, calendar: BusinessCalendar): number {
  switch (unit) {
    case 'workday':
      return addWorkdays(today, count, calendar);
    case 'week':
      return today + Math.round(count * 7) * DAY;
    case 'month': {
      const at = new Date(now);
      return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + Math.round(count), at.getUTCDate());
    }
    default:
      return today + Math.ceil(count) * DAY;
  }
}

/** "Next week" is until its Friday, "this week" likewise; a month until its last day. */
function periodEnd(today: number, unit: Duration['unit'], next: boolean): number | null {
  if (unit === 'week') return today + (4 - weekdayOf(today) + (next || weekdayOf(today) > 4 ? 7 : 0)) * DAY;
  if (unit === 'month') {
    const at = new Date(today);
    return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + (next ? 2 : 1), 0);
  }
  return unit === 'day' || unit === 'workday' ? today + (next ? DAY : 0) : null;
}

function wholeDay(today: number, whole: Whole): number {
  if (whole === 'month') return periodEnd(today, 'month', false) ?? today;
  if (whole === 'weekend') return today + (6 - weekdayOf(today)) * DAY;
  return whole === 'fortnight' ? today + 14 * DAY : today;
}

function nextDate(today: number, day: number, month: number): number {
  const year = new Date(today).getUTCFullYear();
  const here = Date.UTC(year, month, day);
  return here < today ? Date.UTC(year + 1, month, day) : here;
}

function nextDayOfMonth(today: number, day: number): number {
  const at = new Date(today);
  const here = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), day);
  return here < today ? Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, day) : here;
}
