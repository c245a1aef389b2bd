/**
 * How much of a stretch of time anybody listened: what lies before listening began, and what collection missed, is missing and never
 * a zero. Pure.
 */
export interface Listening {
  /** When the first source of the brands was there; null: none ever was. */
  began: Date | null;
  /** Stretches in which collection stood still; may overlap. */
  gaps: readonly { from: Date; to: Date }[];
}

/** Less than this of a stretch says nothing about it. */
const HARDLY = 1 / 24;
/** Of a stretch that is to say what is usual. */
const MOSTLY = 0.5;

/** 0 to 1. */
export function listenedShare({ began, gaps }: Listening, from: Date, to: Date): number {
  if (began === null || to <= from) return 0;
  const begin = Math.max(from.getTime(), began.getTime());
  let heard = Math.max(0, to.getTime() - begin);
  let done = begin;
  for (const gap of [...gaps].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const start = Math.max(done, gap.from.getTime());
    const end = Math.min(to.getTime(), gap.to.getTime());
    if (end <= start) continue;
    heard -= end - start;
    done = end;
  }
  return heard / (to.getTime() - from.getTime());
}

/** Whether a count of that time is a count at all. On the day listening began it is one of the time since. */
export function wasHeard(listening: Listening, from: Date, to: Date): boolean {
  const { began } = listening;
  return began !== null && listenedShare(listening, began > from ? began : from, to) >= HARDLY;
}

/** Whether that time can be held against another: begun before it, and mostly listened to. */
export const isHistory = (listening: Listening, from: Date, to: Date): boolean =>
  listening.began !== null && listening.began <= from && listenedShare(listening, from, to) >= MOSTLY;
