/** Counts over time as a picture and a table need them. Pure. */
export interface SeriesPoint {
  at: string;
  seen: number;
  /** Null: nothing was known, or nobody listened. */
  expected: number | null;
  missing: boolean;
}

/** Joins points into stretches of `seconds`, which begin at multiples of it. A stretch is missing only as a whole. */
export function joined(points: readonly SeriesPoint[], seconds: number): SeriesPoint[] {
  const out: (SeriesPoint & { start: number })[] = [];
  for (const point of points) {
    const start = Math.floor(Date.parse(point.at) / 1000 / seconds) * seconds;
    const last = out.at(-1);
    if (last?.start === start) {
      last.seen += point.seen;
      if (point.expected !== null) last.expected = (last.expected ?? 0) + point.expected;
      last.missing &&= point.missing;
    } else out.push({ ...point, at: new Date(start * 1000).toISOString(), start });
  }
  return out.map(({ start: _, ...point }) => point);
}

/** The line of one value as an SVG path over 0–`width` × `height`; broken where there is none. `top` is the value at the upper edge. */
export function pathOf(
  points: readonly SeriesPoint[],
  of: (point: SeriesPoint) => number | null,
  { width, height, top }: { width: number; height: number; top: number },
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const begin = Date.parse(first.at);
  const span = Math.max(1, Date.parse(last.at) - begin);
  let pen = 'M';
  let path = '';
  for (const point of points) {
    const value = of(point);
    if (value === null) {
      pen = 'M';
      continue;
    }
    const x = ((Date.parse(point.at) - begin) / span) * width;
    const y = height - (Math.min(value, top) / Math.max(top, 1e-9)) * height;
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = 'L';
  }
  return path;
}

/** A round number at or above, for the top of an axis. */
export function niceTop(most: number): number {
  if (most <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 1.5, 2, 3, 4, 5, 7.5, 10].find((step) => step * power >= most) ?? 10) * power;
}
