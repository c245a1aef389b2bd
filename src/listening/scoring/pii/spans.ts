/** Spans kept sorted and apart. Pure. */
import type { PiiSpan } from '../score.js';

/**
 * Keeps `spans` sorted and apart: one that meets another is not taken. A post of a thousand addresses must not cost a
 * million looks.
 */
export function addFree<S extends PiiSpan>(spans: S[], one: S): void {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= one.start) low = middle + 1;
    else high = middle;
  }
  const next = spans[low];
  if (!next || next.start >= one.end) spans.splice(low, 0, one);
}
