/** Hours of a weekday as one line of text, '09:00-13:00, 14:00-18:00', and back. Pure. */
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
type Weekday = (typeof WEEKDAYS)[number];
export type DayTexts = Record<Weekday, string>;
type Days = Partial<Record<Weekday, [string, string][]>>;

const PERIOD = /^(\d{1,2}):?(\d{2})?\s*[-–—]\s*(\d{1,2}):?(\d{2})?$/;

export function textsOf(days: Days | null): DayTexts {
  return Object.fromEntries(
    WEEKDAYS.map((day) => [day, (days?.[day] ?? []).map(([from, to]) => `${from}-${to}`).join(', ')]),
  ) as DayTexts;
}

/** `wrong` names the days that cannot be read; null days: nothing is written, so all hours are open. */
export function daysOf(texts: DayTexts): { days: Days | null; wrong: Weekday[] } {
  const days: Days = {};
  const wrong: Weekday[] = [];
  for (const day of WEEKDAYS) {
    const parts = texts[day]
      .split(/[,;]/)
      .map((part) => part.trim())
      .filter(Boolean);
    const periods = parts.map(period);
    if (periods.includes(null)) wrong.push(day);
    else if (periods.length > 0) days[day] = periods as [string, string][];
  }
  return { days: Object.keys(days).length === 0 && wrong.length === 0 ? null : days, wrong };
}

function period(text: string): [string, string] | null {
  const [, fromHour, fromMinute, toHour, toMinute] = PERIOD.exec(text) ?? [];
  const from = time(fromHour, fromMinute);
  const to = time(toHour, toMinute);
  return from && to && from < to ? [from, to] : null;
}

function time(hour: string | undefined, minute = '00'): string | null {
  if (hour === undefined) return null;
  const [h, m] = [Number(hour), Number(minute)];
  if (h > 24 || m > 59 || (h === 24 && m > 0)) return null;
  return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
}
