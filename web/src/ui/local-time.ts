/** A moment as a field of type datetime-local has it, on the clock of the reader's time zone, and back. Pure. */

/** 2026-11-23T18:00 */
export function toLocal(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(iso));
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** Null for what is no moment. A time that the change to summer skips is taken an hour later; one that comes twice, once. */
export function fromLocal(text: string, timeZone: string): string | null {
  const wall = Date.parse(`${text}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) || Number.isNaN(wall)) return null;
  const ahead = (at: number): number =>
    Date.parse(`${toLocal(new Date(at).toISOString(), timeZone)}Z`) - Math.floor(at / 60_000) * 60_000;
  const first = wall - ahead(wall);
  return new Date(wall - ahead(first)).toISOString();
}
