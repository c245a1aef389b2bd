/** Splits a stretch of time into the units a person would say. Pure. */
export type DurationUnit = 'day' | 'hour' | 'minute' | 'second';
const SIZES: [DurationUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** `seconds` is rounded down and never negative; below a minute seconds are said, above it never. */
export function durationParts(seconds: number): [DurationUnit, number][] {
  const all = exactParts(seconds);
  const [first, second] = all;
  if (!first || !second) return all;
  const next = SIZES[SIZES.findIndex(([unit]) => unit === first[0]) + 1]?.[0];
  // "2 days 5 minutes" says nothing more than "2 days".
  return second[0] === next && next !== 'second' ? [first, second] : [first];
}

/** Every unit: a stretch somebody chose must be read back as chosen. */
export function exactParts(seconds: number): [DurationUnit, number][] {
  let left = Math.max(0, Math.floor(seconds));
  const parts = SIZES.map(([unit, size]): [DurationUnit, number] => {
    const amount = Math.floor(left / size);
    left -= amount * size;
    return [unit, amount];
  }).filter(([, amount]) => amount > 0);
  return parts.length === 0 ? [['second', 0]] : parts;
}
