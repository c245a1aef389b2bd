/** Where a day begins in a time zone. Pure: the zone's rules are those of the browser. */
const HOUR = 3_600_000;

/** Minutes and all by which the zone's clock is ahead of UTC at that instant, in milliseconds. */
function ahead(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - at;
}

/**
 * The first instant of the day ('2026-03-29') there, `later` days on. Null for what is no day. Where clocks go forward at midnight
 * that is the moment they do; where they go back over it, the first of the two midnights.
 */
export function dayStart(day: string, timeZone: string, later = 0): Date | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (!year) return null;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date) + later);
  if (later === 0 && new Date(midnight).toISOString().slice(0, 10) !== day) return null;
  const around = [-26, -14, -3, 0, 3, 14].map((hours) => midnight - ahead(midnight + hours * HOUR, timeZone));
  const local = (at: number) => at + ahead(at, timeZone);
  const exact = around.filter((at) => local(at) === midnight);
  const sameDay = around.filter((at) => local(at) >= midnight && local(at) < midnight + 24 * HOUR);
  const found = exact.length > 0 ? exact : sameDay;
  return found.length > 0 ? new Date(Math.min(...found)) : null;
}
