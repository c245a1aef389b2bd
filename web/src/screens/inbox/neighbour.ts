/**
 * The row to go to from `from`. Pure. Null below the last row (there may be more to load); the ends do not wrap. With no row
 * in hand it starts at the row looked at last if that is still there, else at the top.
 */
export function neighbour(
  ids: readonly string[],
  from: string | null,
  step: 1 | -1,
  last: string | null,
): string | null {
  const at = from === null ? -1 : ids.indexOf(from);
  if (at < 0) {
    if (last !== null && ids.includes(last)) return last;
    return ids[0] ?? null;
  }
  return step === 1 ? (ids[at + 1] ?? null) : (ids[Math.max(0, at - 1)] ?? null);
}
