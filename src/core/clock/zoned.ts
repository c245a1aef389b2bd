/**
 * Local times of a place: what the clock on the wall says at an instant, and which instant a local time is. Pure. A time that the
 * change to summer skips is taken as long after the change as it is written after the gap began; one that comes twice, the first time.
 */
export interface LocalTime {
  year: number;
  /** 1–12 */
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws RangeError for a zone that does not exist. */
export function localOf(at: Date, zone: string): LocalTime {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute };
}

/** Days and months out of range roll over: the 32nd of May is the 1st of June. */
export function instantOf(local: LocalTime, zone: string): Date {
  const wall = asUtc(local);
  const before = offset(new Date(wall - DAY), zone);
  const after = offset(new Date(wall + DAY), zone);
  const found = [before, after]
    .map((one) => wall - one)
    .filter((at) => asUtc(localOf(new Date(at), zone)) === wall);
  return new Date(found.length > 0 ? Math.min(...found) : wall - before);
}

/** The calendar day there, as YYYY-MM-DD. */
export const localDay = (at: Date, zone: string): string =>
  new Date(asUtc(localOf(at, zone))).toISOString().slice(0, 10);

const DAY = 86_400_000;
const asUtc = (t: LocalTime): number => Date.UTC(t.year, t.month - 1, t.day, t.hour, t.minute);
/** Milliseconds that the wall is ahead of UTC. */
const offset = (at: Date, zone: string): number =>
  asUtc(localOf(at, zone)) - Math.floor(at.getTime() / 60_000) * 60_000;
