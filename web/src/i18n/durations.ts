/** Splits a stretch of time into the two largest units a person would say. Pure. */
export type DurationUnit = 'day' | 'hour' | 'minute' | 'second';
const SIZES: [DurationUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** `seconds` is rounded down and never negative; below a minute seconds are said, above it never. */
export function durationParts(seconds: number): [DurationUnit, number][] {
  let left = Math.max(0, Math.floor(seconds));
  const parts: [DurationUnit, number][] = [];
  for (const [unit, size] of SIZES) {
    const amount = Math.floor(left / size);
    left -= amount * size;
    if (amount === 0) {
      // "2 days 5 minutes" says nothing more than "2 days".
      if (parts.length === 1) break;
      continue;
    }
    if (unit === 'second' && parts.length > 0) break;
    parts.push([unit, amount]);
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? [['second', 0]] : parts;
}
