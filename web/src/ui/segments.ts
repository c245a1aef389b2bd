/**
 * Cuts a text into pieces by spans that may overlap, and keeps spans in place while the text under them is edited.
 * Pure; offsets are UTF-16, end exclusive. Never throws on spans outside the text: they may be older than it.
 */
export interface Segment<M> {
  text: string;
  start: number;
  marks: M[];
}
interface Spanned {
  start: number;
  end: number;
}

/** Every piece of `text` in order, joined they give it back; `marks` in the order of `spans`. Empty spans mark nothing. */
export function segments<M extends Spanned>(text: string, spans: readonly M[]): Segment<M>[] {
  const clipped = spans
    .map((mark) => ({ mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter(({ start, end }) => end > start);
  const cuts = [...new Set([0, text.length, ...clipped.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const pieces: Segment<M>[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const start = cuts[i] ?? 0;
    const end = cuts[i + 1] ?? text.length;
    const marks = clipped.filter((c) => c.start <= start && c.end >= end).map((c) => c.mark);
    pieces.push({ text: text.slice(start, end), start, marks });
  }
  return pieces;
}

/**
 * Where spans found in `before` lie in `after`: those ahead of the edit stay, those behind it move along, and those the
 * edit touched are gone until the next check. Spans over the whole text stay over the whole text. What was said of an empty text
 * (that it is empty) says nothing of one that is not.
 */
export function shiftSpans<M extends Spanned>(before: string, after: string, spans: readonly M[]): M[] {
  if (before === after) return [...spans];
  if (before.trim() === '') return [];
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  const editEnd = before.length - tail;
  const moved = after.length - before.length;
  return spans.flatMap((span) => {
    if (span.start === 0 && span.end === before.length)
      return after === '' ? [] : [{ ...span, end: after.length }];
    if (span.end <= head) return [span];
    if (span.start >= editEnd) return [{ ...span, start: span.start + moved, end: span.end + moved }];
    return [];
  });
}
