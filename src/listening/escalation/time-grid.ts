/** The bins all series share: five minutes each, counted from 1970, their place in the week by UTC. Pure. */
import { binOf, hourOfWeekUtc } from './hour-of-week.js';
import { type Slot, slotAt } from './season.js';

export const BIN_SECONDS = 300;
export const BIN_MS = BIN_SECONDS * 1000;
export const BINS_A_DAY = 288;
const BINS_A_WEEK = 7 * BINS_A_DAY;

export const binAt = (epochMs: number): number => binOf(epochMs, BIN_SECONDS);
export const binStart = (bin: number): number => bin * BIN_MS;
export const binEnd = (bin: number): number => (bin + 1) * BIN_MS;

const slots: Slot[] = Array.from({ length: BINS_A_WEEK }, (_, i) => slotAt((i + 0.5) / 12));

/**
 * A brand is spoken of in many time zones and its clocks are nobody's: seasons follow UTC. When clocks change, the season is an hour off
 * until the weeks have taught it anew, which the level of an hour's neighbours bears.
 */
export function slotOf(bin: number): Slot {
  const place = Math.floor(hourOfWeekUtc(binStart(bin)) * 12 + 1e-6);
  return slots[((place % BINS_A_WEEK) + BINS_A_WEEK) % BINS_A_WEEK]!;
}
