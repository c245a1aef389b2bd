/**
 * The Numenta Anomaly Benchmark's score, from its description: detections in a labelled window earn by how early the first one is,
 * detections elsewhere cost by how far behind a window they are, windows without any cost one; scaled so that silence is 0 and one
 * detection at the very start of each window 100. Standard profile, one threshold (an alert is an alert).
 */
export interface NabSeries {
  name: string;
  /** Rows of the series, as milliseconds. */
  times: number[];
  /** Inclusive. */
  windows: [number, number][];
  /** Row numbers of alerts. */
  alerts: number[];
}

export interface NabResult {
  name: string;
  score: number;
  raw: number;
  windows: number;
  found: number;
  /** Alerts outside of windows, after the probation. */
  falseAlerts: number;
  alerts: number;
  days: number;
  /** Share of a window that had passed at its first alert, for each window; null when missed. */
  lateness: (number | null)[];
}

const FALSE_POSITIVE = 0.11;
const PROBATION = 0.15;
/** Longer files have the probation of this many rows. */
const PROBATION_ROWS = 5000;

const sigmoid = (x: number): number => 2 / (1 + Math.exp(5 * x)) - 1;
/** `position`: −1 at the left edge of a window, 0 at its right edge, above that behind it. */
const worth = (position: number): number => (position > 3 ? -1 : sigmoid(position));

export function probationRows(rows: number): number {
  return Math.floor(PROBATION * Math.min(rows, PROBATION_ROWS));
}

export function nabScore(series: NabSeries): NabResult {
  const { times } = series;
  const from = probationRows(times.length);
  const windows = series.windows
    .map(([start, end]) => ({ start: lowerBound(times, start), end: lowerBound(times, end + 1) - 1 }))
    .filter((window) => window.end >= from)
    .sort((a, b) => a.start - b.start);
  const best: (number | null)[] = windows.map(() => null);
  const lateness: (number | null)[] = windows.map(() => null);
  let raw = 0;
  let falseAlerts = 0;
  const alerts = [...series.alerts].sort((a, b) => a - b).filter((row) => row >= from);
  for (const row of alerts) {
    const inside = windows.findIndex((window) => row >= window.start && row <= window.end);
    if (inside >= 0) {
      const { start, end } = windows[inside]!;
      const width = end - start + 1;
      const value = worth(-(end - row + 1) / width) / worth(-1);
      if (best[inside] === null || value > best[inside]!) best[inside] = value;
      lateness[inside] ??= (row - start) / width;
      continue;
    }
    falseAlerts++;
    const before = windows.filter((window) => window.end < row).at(-1);
    const cost =
      before === undefined ? -1 : worth((row - before.end) / Math.max(1, before.end - before.start));
    raw += FALSE_POSITIVE * cost;
  }
  for (const value of best) raw += value ?? -1;
  const days = (times[times.length - 1]! - times[from]!) / 86_400_000;
  return {
    name: series.name,
    raw,
    score: scaled(raw, windows.length),
    windows: windows.length,
    found: best.filter((value) => value !== null).length,
    falseAlerts,
    alerts: alerts.length,
    days,
    lateness,
  };
}

/** All series together, as NAB does it: raw scores are summed before scaling. */
export function nabTotal(results: NabResult[]): {
  score: number;
  found: number;
  windows: number;
  falseADay: number;
} {
  const sum = (pick: (result: NabResult) => number): number =>
    results.reduce((all, result) => all + pick(result), 0);
  const windows = sum((result) => result.windows);
  return {
    score: scaled(
      sum((result) => result.raw),
      windows,
    ),
    found: sum((result) => result.found),
    windows,
    falseADay: sum((result) => result.falseAlerts) / sum((result) => result.days),
  };
}

/** Silence scores −1 a window, perfection +1. */
const scaled = (raw: number, windows: number): number =>
  windows === 0 ? 0 : (100 * (raw + windows)) / (2 * windows);

function lowerBound(times: number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
