/** Counts over time as a picture and a table need them. Pure. */
export interface SeriesPoint {
  at: string;
  /** Null: nobody listened, which is not 0. */
  seen: number | null;
  /** Null: nothing was known, or nobody listened. */
  expected: number | null;
  missing: boolean;
}

/** Joins points into stretches of `seconds`, which begin at multiples of it. A stretch is missing only as a whole. */
export const joined = (points: readonly SeriesPoint[], seconds: number): SeriesPoint[] =>
  together(points, (at) => {
    const start = Math.floor(Date.parse(at) / 1000 / seconds) * seconds;
    return new Date(start * 1000).toISOString();
  });

/** Joins them into the days of a place: midnight there is seldom midnight in Greenwich. Each stands by its first point. */
export function joinedByDay(points: readonly SeriesPoint[], timeZone: string): SeriesPoint[] {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const first = new Map<string, string>();
  return together(points, (at) => {
    const key = day.format(new Date(at));
    const known = first.get(key) ?? at;
    first.set(key, known);
    return known;
  });
}

function together(points: readonly SeriesPoint[], startOf: (at: string) => string): SeriesPoint[] {
  const out: SeriesPoint[] = [];
  for (const point of points) {
    const start = startOf(point.at);
    const last = out.at(-1);
    if (last?.at === start) {
      last.seen = sum(last.seen, point.seen);
      last.expected = sum(last.expected, point.expected);
      last.missing &&= point.missing;
    } else out.push({ ...point, at: start });
  }
  return out.map((point) => (point.missing ? { ...point, seen: null } : point));
}

const sum = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b);

interface Size {
  width: number;
  height: number;
  /** The value at the upper edge. */
  top: number;
}

/** The line of one value as an SVG path over 0–`width` × `height`; broken where there is none. */
export const pathOf = (
  points: readonly SeriesPoint[],
  of: (point: SeriesPoint) => number | null,
  size: Size,
): string =>
  runs(points, of, size)
    .map((run) => `M${run.map(xy).join('L')}`)
    .join('');

/** What lies under that line, nothing under where it is broken. */
export const areaOf = (
  points: readonly SeriesPoint[],
  of: (point: SeriesPoint) => number | null,
  size: Size,
): string =>
  runs(points, of, size)
    .map((run) => {
      const [first, last] = [run[0]!, run.at(-1)!];
      return `M${xy([first[0], size.height])}L${run.map(xy).join('L')}L${xy([last[0], size.height])}Z`;
    })
    .join('');

type Spot = [x: number, y: number];
const xy = ([x, y]: Spot): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** Unbroken stretches, as spots of the picture. */
function runs(
  points: readonly SeriesPoint[],
  of: (point: SeriesPoint) => number | null,
  { width, height, top }: Size,
): Spot[][] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const begin = Date.parse(first.at);
  const span = Math.max(1, Date.parse(last.at) - begin);
  const out: Spot[][] = [];
  let broken = true;
  for (const point of points) {
    const value = of(point);
    if (value === null) {
      broken = true;
      continue;
    }
    const spot: Spot = [
      ((Date.parse(point.at) - begin) / span) * width,
      height - (Math.min(value, top) / Math.max(top, 1e-9)) * height,
    ];
    if (broken) out.push([spot]);
    else out.at(-1)!.push(spot);
    broken = false;
  }
  return out;
}

/** A round number at or above, for the top of an axis. */
export function niceTop(most: number): number {
  if (most <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 1.5, 2, 3, 4, 5, 7.5, 10].find((step) => step * power >= most) ?? 10) * power;
}
