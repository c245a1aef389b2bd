/** What a replay says of a rule: alerts a week, how long before the height they came, and how it stands against people's marks. Pure. */
export interface ReplayedBin {
  /** Start of the bin, milliseconds. */
  at: number;
  /** Null: nobody listened, or nothing was counted yet. */
  seen: number | null;
  expected: number | null;
  missing: boolean;
}

export interface Marked {
  openedAt: number;
  endedAt: number;
  marked: 'right' | 'wrong';
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Minutes from an alert to the end of the busiest hour that began in the day after it; 0 when the hour in which it was raised was the
 * busiest. `bins` in order, none left out; `index` is the bin that alarmed.
 */
export function leadMinutes(bins: readonly ReplayedBin[], index: number, binSeconds: number): number {
  const perHour = Math.max(1, Math.round(3600 / binSeconds));
  const sum = (end: number): number => {
    let all = 0;
    for (let i = Math.max(0, end - perHour + 1); i <= end; i++) all += bins[i]!.seen ?? 0;
    return all;
  };
  const last = Math.min(bins.length - 1, index + Math.round(DAY / 1000 / binSeconds));
  let best = index;
  let most = sum(index);
  for (let end = index + 1; end <= last; end++) {
    const here = sum(end);
    if (here > most) [best, most] = [end, here];
  }
  return Math.round(((best - index) * binSeconds) / 60);
}

/** The incident a replayed alert would have been: it began at most six hours before or an hour after it. */
export const markOf = (at: number, marks: readonly Marked[]): Marked | null =>
  marks.find((one) => at >= one.openedAt - 6 * HOUR && at <= Math.max(one.endedAt, one.openedAt + HOUR)) ??
  null;

export interface Standing {
  right: number;
  wrong: number;
  missed: number;
  precision: number | null;
}

/** `alertsAt`: those that would have been raised anew. Each marked incident counts once. */
export function standing(alertsAt: readonly number[], marks: readonly Marked[]): Standing {
  const hit = new Set(alertsAt.map((at) => markOf(at, marks)).filter((one): one is Marked => one !== null));
  const right = [...hit].filter((one) => one.marked === 'right').length;
  const wrong = hit.size - right;
  return {
    right,
    wrong,
    missed: marks.filter((one) => one.marked === 'right' && !hit.has(one)).length,
    precision: hit.size > 0 ? right / hit.size : null,
  };
}

export function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Joins bins into at most `most` points of equal length, which begin at multiples of it. */
export function pointsOf(
  bins: readonly ReplayedBin[],
  binSeconds: number,
  most: number,
): { stepSeconds: number; points: ReplayedBin[] } {
  const factor = Math.max(1, Math.ceil(bins.length / most));
  const stepMs = factor * binSeconds * 1000;
  const points: ReplayedBin[] = [];
  for (const bin of bins) {
    const at = Math.floor(bin.at / stepMs) * stepMs;
    const last = points.at(-1);
    if (last?.at === at) {
      if (bin.seen !== null) last.seen = (last.seen ?? 0) + bin.seen;
      last.expected =
        last.expected === null && bin.expected === null ? null : (last.expected ?? 0) + (bin.expected ?? 0);
      last.missing &&= bin.missing;
    } else points.push({ ...bin, at });
  }
  return { stepSeconds: factor * binSeconds, points };
}
