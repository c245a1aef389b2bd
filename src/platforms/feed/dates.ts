/**
 * Dates of feeds in the many forms they are written in: RFC 822 and its misspellings, ISO 8601 and its parts, asctime,
 * US and SQL forms, month names in several languages. Pure. A date without zone is read as UTC; anything doubtful is null.
 */
import { MONTHS, ZONES } from './date-words.js';

interface Parts {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  millisecond?: number;
  /** Minutes east. */
  offset?: number;
}

/** ISO 8601 in UTC, or null when there is no date in it between 1970 and 2100. */
export function parseFeedDate(input: string | null): string | null {
  const text = input?.trim().slice(0, 100) ?? '';
  if (text === '') return null;
  for (const read of [iso, words, slashes, korean, epoch]) {
    const parts = read(text);
    const date = parts && toDate(parts);
    if (date) return date.toISOString();
  }
  return null;
}

function toDate(p: Parts): Date | null {
  const hour = p.hour ?? 0,
    minute = p.minute ?? 0,
    second = Math.min(p.second ?? 0, 59);
  if (p.year < 1970 || p.year > 2100 || p.month < 1 || p.month > 12 || p.day < 1 || p.day > 31) return null;
  if (hour > 24 || minute > 59 || (p.second ?? 0) > 61 || Math.abs(p.offset ?? 0) > 15 * 60) return null;
  const midnight = new Date(Date.UTC(p.year, p.month - 1, p.day));
  if (midnight.getUTCMonth() !== p.month - 1) return null;
  return new Date(
    midnight.getTime() + ((hour * 60 + minute - (p.offset ?? 0)) * 60 + second) * 1000 + (p.millisecond ?? 0),
  );
}

const TIME = String.raw`(?:(\d{1,2})[:.h](\d{1,2})(?:[:.](\d{1,2})(?:[.,](\d+))?)?\s*([aApP]\.?[mM]\.?)?)`;
const ISO = new RegExp(
  String.raw`^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:(?:[Tt\s]|\s+at\s+)\s*(?:(\d{2})(\d{2})(\d{2})?|${TIME})?\s*(\S.*)?)?$`,
);
const NUMBERS = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+${TIME}\s*(\S.*)?)?$`);
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T\s]+${TIME}\s*(\S.*)?)?$`);
const CLOCK = new RegExp(TIME);
const ORDINAL = /^(\d{4})-?(\d{3})(?!\d)(.*)$/;
const WEEK = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?(.*)$/i;

function iso(text: string): Parts | null {
  const week = WEEK.exec(text);
  if (week) {
    // ISO week 1 holds 4 January.
    const year = Number(week[1]);
    const fourth = new Date(Date.UTC(year, 0, 4));
    const day =
      fourth.getTime() +
      ((Number(week[2]) - 1) * 7 + Number(week[3] ?? 1) - (fourth.getUTCDay() || 7)) * 86_400_000;
    return iso(new Date(day).toISOString().slice(0, 10) + (week[4] ?? ''));
  }
  const ordinal = /^\d{4}-?\d{2}-\d|^\d{8}/.test(text) ? null : ORDINAL.exec(text);
  if (ordinal && Number(ordinal[2]) >= 1 && Number(ordinal[2]) <= 366) {
    const day = new Date(Date.UTC(Number(ordinal[1]), 0, Number(ordinal[2])));
    return iso(day.toISOString().slice(0, 10) + (ordinal[3] ?? ''));
  }
  const m = ISO.exec(text);
  if (!m) return null;
  const offset = zone(m[12]);
  if (offset === null) return null;
  const time =
    m[4] !== undefined
      ? { hour: Number(m[4]), minute: Number(m[5]), second: Number(m[6] ?? 0) }
      : clock(m, 7);
  return { year: Number(m[1]), month: Number(m[2] ?? 1), day: Number(m[3] ?? 1), ...time, offset };
}

/** Hour, minute, second, fraction and am/pm from a match whose groups start at `at`. */
function clock(m: RegExpExecArray, at: number): Partial<Parts> {
  if (m[at] === undefined) return {};
  const half = m[at + 4]?.toLowerCase();
  let hour = Number(m[at]);
  if (half?.startsWith('p') && hour < 12) hour += 12;
  if (half?.startsWith('a') && hour === 12) hour = 0;
  const fraction = m[at + 3];
  return {
    hour,
    minute: Number(m[at + 1]),
    second: Number(m[at + 2] ?? 0),
    millisecond: fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000),
  };
}

/** Minutes east; 0 when absent; null when it is no zone. */
function zone(text: string | undefined): number | null {
  const bare = text?.replace(/\(.*$/, '').trim().toLowerCase() ?? '';
  if (bare === '') return 0;
  const numeric = /^(?:gmt|utc|ut|z)?\s*([+\u2212-])\s*(\d{1,2}):?(\d{2})?$/.exec(bare);
  if (numeric) return (numeric[1] === '+' ? 1 : -1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0));
  const name = /^([a-z]+)\b/.exec(bare)?.[1];
  if (name !== undefined && Object.hasOwn(ZONES, name)) return ZONES[name] ?? 0;
  return /^\[?[a-z]+\/[a-z_]+\]?$/.test(bare) ? null : name !== undefined && name.length === 1 ? 0 : null;
}

/** Any order of day, month name and year, with or without weekday: RFC 822, RFC 850, asctime, "January 4, 2004 3:05 pm". */
function words(text: string): Parts | null {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const time = CLOCK.exec(folded);
  const dateText = time ? folded.slice(0, time.index) : folded;
  const rest = time ? folded.slice(time.index + time[0].length) : '';
  const tokens = `${dateText} `.match(/\p{L}+|\d+/gu) ?? [];
  let month = 0;
  const numbers: number[] = [];
  for (const token of tokens) {
    if (/^\d/.test(token)) numbers.push(Number(token));
    else if (month === 0 && Object.hasOwn(MONTHS, token)) month = MONTHS[token] ?? 0;
    else if (month === 0 && token.length > 3 && Object.hasOwn(MONTHS, token.slice(0, 3)))
      month = MONTHS[token.slice(0, 3)] ?? 0;
  }
  if (month === 0 || numbers.length === 0) return null;
  // asctime puts the year behind the time.
  const tail = /^\s*(?:([a-z]{1,5})\s+)?(\d{4})\b(.*)$/.exec(rest);
  if (tail && numbers.length === 1) numbers.push(Number(tail[2]));
  const offset = zone(tail ? tail[1] || tail[3] : rest);
  let [day, year] = numbers as [number, number | undefined];
  if (year === undefined) return null;
  if (day > 31) [day, year] = [year, day];
  if (year < 100) year += year < 70 ? 2000 : 1900;
  return { year, month, day, ...(time ? clock(time, 1) : {}), offset: offset ?? 0 };
}

/** `1/31/2004 3:05 pm` where one number can only be the day, or both are equal; `31.01.2004`; otherwise ambiguous. */
function slashes(text: string): Parts | null {
  const m = NUMBERS.exec(text);
  if (m) {
    const first = Number(m[1]),
      second = Number(m[3]);
    const dayFirst = m[2] === '.' || first > 12;
    if (!dayFirst && second <= 12 && first !== second) return null;
    const year = Number(m[4]) + (m[4]?.length === 2 ? (Number(m[4]) < 70 ? 2000 : 1900) : 0);
    return {
      year,
      month: dayFirst ? second : first,
      day: dayFirst ? first : second,
      ...clock(m, 5),
      offset: zone(m[10]) ?? 0,
    };
  }
  const y = YEAR_FIRST.exec(text);
  return (
    y && {
      year: Number(y[1]),
      month: Number(y[2]),
      day: Number(y[3]),
      ...clock(y, 4),
      offset: zone(y[9]) ?? 0,
    }
  );
}

/** `2004년 05월 28일 오후 01:31:15` and `2004-05-25 오후 11:23:17`, Korean time. */
function korean(text: string): Parts | null {
  const m =
    /^(\d{4})[년-]\s*(\d{1,2})[월-]\s*(\d{1,2})일?\s+(오전|오후)?\s*(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(
      text,
    );
  if (!m) return null;
  const hour = (Number(m[5]) % 12) + (m[4] === '오후' ? 12 : 0);
  return {
    year: Number(m[1]),
    month: Number(m[2]),
    day: Number(m[3]),
    hour: m[4] ? hour : Number(m[5]),
    minute: Number(m[6]),
    second: Number(m[7] ?? 0),
    offset: 540,
  };
}

/** Seconds or milliseconds since 1970. */
function epoch(text: string): Parts | null {
  if (!/^\d{9,13}$/.test(text)) return null;
  const date = new Date(text.length > 11 ? Number(text) : Number(text) * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}
