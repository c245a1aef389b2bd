/** The slider's places and what they mean: every place is a quarter of a doubling, and the middle is as shipped. Pure. */
export const LEAST = -8;
export const MOST = 8;

export const sensitivityAt = (place: number): number => Math.round(100 * 2 ** (place / 4)) / 100;

/** The nearest place. */
export function placeOf(sensitivity: number): number {
  const place = Math.round(Math.log2(Math.max(0.01, sensitivity)) * 4);
  return Math.max(LEAST, Math.min(MOST, place));
}
