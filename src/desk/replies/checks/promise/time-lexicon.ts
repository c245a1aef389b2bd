/**
 * Reads a text as words of time: numbers, hours, days, months, "within", "tomorrow". Only names what stands there; what day
 * that is, is reckoned elsewhere. Pure; the words are data (config/checks/time-words.yaml).
 */
import { quickPattern } from '../quick-pattern.js';

export type Unit = 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'month';
/** The end of the working day, of the week, of the month; two weeks from now. */
export type Whole = 'day' | 'weekend' | 'fortnight' | 'month';
export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'midnight';

/** Sources of regular expressions, matched as whole words. */
export interface TimeWords {
  suffix: string;
  numbers: Readonly<Record<string, readonly string[]>>;
  units: Readonly<Record<Unit, readonly string[]>>;
  /** Monday first. */
  weekdays: readonly (readonly string[])[];
  months: readonly (readonly string[])[];
  /** Days from today. */
  relative: Readonly<Record<string, readonly string[]>>;
  parts: Readonly<Record<DayPart, readonly string[]>>;
  oclock: readonly string[];
  meridiem: Readonly<Record<'am' | 'pm', readonly string[]>>;
  /** A bare number after these may be an hour: "by 5". */
  hourIn: readonly string[];
  /** "Every two days": no deadline. */
  every: readonly string[];
  glue: readonly string[];
  range: readonly string[];
  next: readonly string[];
  end: readonly string[];
  wholes: Readonly<Record<Whole, readonly string[]>>;
  /** Directly after a number: it is a day of the month. */
  ordinals: readonly string[];
  then: readonly string[];
  vague: readonly string[];
}

export type TimeToken = { start: number; end: number } & (
  | { is: 'number'; value: number; /** A range's end: "5-7". */ to?: number; article?: true }
  | { is: 'clock'; hour: number; minute: number }
  | { is: 'dayOfMonth'; value: number }
  | { is: 'date'; day: number; month: number }
  | { is: 'unit'; unit: Unit }
  | { is: 'weekday' | 'month' | 'relative'; value: number }
  | { is: 'part'; part: DayPart }
  | { is: 'meridiem'; half: 'am' | 'pm' }
  | { is: 'whole'; whole: Whole }
  | { is: 'oclock' | 'hourIn' | 'every' | 'glue' | 'range' | 'next' | 'end' | 'then' | 'vague' }
);

type Made = TimeToken extends infer T ? (T extends unknown ? Omit<T, 'start' | 'end'> : never) : never;
interface Entry {
  pattern: RegExp;
  made: Made;
}

export type TimeReader = (text: string) => TimeToken[];

const wordStart = /[\p{L}\p{N}]/u;

/** Later lists win over earlier ones of the same length: pass English first, the text's own language last. */
export function timeReader(lists: readonly TimeWords[]): TimeReader {
  const entries = lists.flatMap(entriesOf).reverse();
  const ordinals = sticky(lists.flatMap((list) => list.ordinals).join('|') || '(?!)');
  return (text) => {
    const tokens: TimeToken[] = [];
    let at = 0;
    while (at < text.length) {
      const token = numberAt(text, at, ordinals) ?? wordAt(text, at, entries);
      if (token) {
        tokens.push(token);
        at = token.end;
      } else at = nextWord(text, at);
    }
    return tokens;
  };
}

function entriesOf(words: TimeWords): Entry[] {
  const entries: Entry[] = [];
  const add = (sources: readonly string[], made: Made): void => {
    if (sources.length > 0)
      entries.push({ pattern: sticky(`(?:${sources.join('|')})${words.suffix}(?![\\p{L}\\p{M}])`), made });
  };
  // What comes first loses against what comes later.
  add(words.glue, { is: 'glue' });
  add(words.every, { is: 'every' });
  add(words.range, { is: 'range' });
  add(words.hourIn, { is: 'hourIn' });
  add(words.vague, { is: 'vague' });
  add(words.then, { is: 'then' });
  add(words.end, { is: 'end' });
  add(words.next, { is: 'next' });
  for (const [value, sources] of Object.entries(words.numbers))
    add(
      sources,
      value === 'a' ? { is: 'number', value: 1, article: true } : { is: 'number', value: Number(value) },
    );
  for (const [part, sources] of Object.entries(words.parts))
    add(sources, { is: 'part', part: part as DayPart });
  for (const [unit, sources] of Object.entries(words.units)) add(sources, { is: 'unit', unit: unit as Unit });
  words.months.forEach((sources, value) => add(sources, { is: 'month', value }));
  words.weekdays.forEach((sources, value) => add(sources, { is: 'weekday', value }));
  for (const [value, sources] of Object.entries(words.relative))
    add(sources, { is: 'relative', value: Number(value) });
  for (const [whole, sources] of Object.entries(words.wholes))
    add(sources, { is: 'whole', whole: whole as 'day' });
  add(words.oclock, { is: 'oclock' });
  add(words.meridiem.am, { is: 'meridiem', half: 'am' });
  add(words.meridiem.pm, { is: 'meridiem', half: 'pm' });
  return entries;
}

const money = /(?<!\d\s?)(?:₹|\$|€|£|\brs\.?|\binr|रु\.?|रुपये|ரூ\.?|#)\s?$/iu;
const numeric =
  /(\d{1,2})[/.-](\d{1,2})(?:[/.-](?:20)?\d\d)(?!\d)|(\d{1,2})[:.](\d\d)(?!\d)(?:\s?[-–]\s?(\d{1,2})[:.](\d\d))?|(\d{1,3})(?:\s?[-–]\s?|\s?~\s?)(\d{1,3})(?![\d:.]\d)|(\d{1,3})(?![\d,]*\d)/uy;

function numberAt(text: string, at: number, ordinals: RegExp): TimeToken | null {
  if (!/\d/u.test(text[at] ?? '') || /[\p{L}\p{N}.,/-]/u.test(text[at - 1] ?? ' ')) return null;
  numeric.lastIndex = at;
  const found = numeric.exec(text);
  if (
    !found ||
    money.test(text.slice(Math.max(0, at - 6), at)) ||
    /^\s?[%₹$]/u.test(text.slice(at + found[0].length))
  )
    return null;
  const end = at + found[0].length;
  const [, day, month, hour, minute, toHour, toMinute, from, to, single] = found;
  if (day && month) return { is: 'date', day: Number(day), month: Number(month) - 1, start: at, end };
  if (toHour && toMinute)
    return { is: 'clock', hour: Number(toHour), minute: Number(toMinute), start: at, end };
  if (hour && minute) return { is: 'clock', hour: Number(hour), minute: Number(minute), start: at, end };
  if (from && to) return { is: 'number', value: Number(from), to: Number(to), start: at, end };
  ordinals.lastIndex = end;
  const ordinal = ordinals.exec(text);
  if (ordinal && ordinal[0] !== '' && Number(single) <= 31)
    return { is: 'dayOfMonth', value: Number(single), start: at, end: end + ordinal[0].length };
  return { is: 'number', value: Number(single), start: at, end };
}

function wordAt(text: string, at: number, entries: readonly Entry[]): TimeToken | null {
  if (!wordStart.test(text[at] ?? '') || /[\p{L}\p{M}]/u.test(text[at - 1] ?? ' ')) return null;
  let best: TimeToken | null = null;
  for (const { pattern, made } of entries) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found && found[0] !== '' && at + found[0].length > (best?.end ?? 0))
      best = { ...made, start: at, end: at + found[0].length } as TimeToken;
  }
  return best;
}

function nextWord(text: string, at: number): number {
  let next = at + 1;
  // Past the rest of this word; digits open a word of their own ("6pm" after "by").
  if (/[\p{L}\p{M}]/u.test(text[at] ?? ''))
    while (next < text.length && /[\p{L}\p{M}]/u.test(text[next]!)) next += 1;
  return next;
}

function sticky(source: string): RegExp {
  return quickPattern(source, 'iuy');
}
