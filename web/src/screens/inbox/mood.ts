/**
 * The mood of what was heard lately, hour by hour. Pure. Our own words, spam and copies are no voices. `heard` are the newest
 * mentions; where there may be older ones that were not asked for, the time looked at is only as long as they reach back.
 */
export interface Voice {
  publishedAt: string;
  sentiment: 'neg' | 'neu' | 'pos';
  own: boolean;
  spam: boolean;
  duplicateOf: string | null;
}
export interface Tally {
  neg: number;
  neu: number;
  pos: number;
}
export interface Mood {
  bars: Tally[];
  all: Tally;
  /** How far back it looks, in seconds. */
  seconds: number;
}

export const BARS = 24;
const DAY = 86_400_000;

export function moodOf(heard: readonly Voice[], now: number, more: boolean): Mood {
  const times = heard.map((voice) => Date.parse(voice.publishedAt)).filter((at) => at <= now);
  const reach = more && times.length > 0 ? now - Math.min(...times) : DAY;
  const span = Math.max(60_000, Math.min(DAY, reach));
  const bars = Array.from({ length: BARS }, (): Tally => ({ neg: 0, neu: 0, pos: 0 }));
  const all: Tally = { neg: 0, neu: 0, pos: 0 };
  for (const voice of heard) {
    const age = now - Date.parse(voice.publishedAt);
    // A clock ahead of ours dates a post into the future: it was heard just now.
    const place = BARS - 1 - Math.floor((Math.max(0, age) / span) * BARS);
    const bar = bars[age > span ? -1 : Math.max(0, place)];
    if (!bar || voice.own || voice.spam || voice.duplicateOf !== null) continue;
    bar[voice.sentiment] += 1;
    all[voice.sentiment] += 1;
  }
  return { bars, all, seconds: Math.round(span / 1000) };
}
