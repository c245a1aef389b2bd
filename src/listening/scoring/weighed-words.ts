/**
 * Which words weighed, as spans in the post and as a quotation for people. Worked out only for reasons that are given: most
 * posts need none. Personal data never stands in a quotation.
 */
import { maskInPlace } from './pii/mask.js';
import { findPii } from './pii/pii.js';
import type { PiiSpan } from './score.js';
import type { Token } from './text/token.js';

export interface TokenRange {
  from: number;
  to: number;
}

export interface WeighedWords {
  /** In the text as it came, without the title. */
  spans: (of: string) => { start: number; end: number }[];
  words: (of: string) => string;
}

const MOST_SPANS = 8;

/** `offset` is where the text begins in `text`, which may have a title before it. */
export function weighedWords(
  text: string,
  tokens: readonly Token[],
  offset: number,
  pii: readonly PiiSpan[],
  find: (of: string) => readonly TokenRange[],
): WeighedWords {
  let shown: string | undefined;
  const known = new Map<string, { start: number; end: number }[]>();
  const ranges = (of: string): { start: number; end: number }[] => {
    let found = known.get(of);
    if (found) return found;
    found = [];
    const seen = new Set<number>();
    for (const { from, to } of find(of)) {
      const start = tokens[from]!.start;
      if (seen.has(start) || found.length >= MOST_SPANS) continue;
      seen.add(start);
      found.push({ start, end: tokens[to - 1]!.end });
    }
    known.set(of, found);
    return found;
  };
  return {
    spans: (of) =>
      ranges(of)
        .filter((range) => range.start >= offset)
        .map((range) => ({ start: range.start - offset, end: range.end - offset })),
    words: (of) => {
      const found = ranges(of).slice(0, 4);
      if (found.length === 0) return '';
      shown ??= quotable(text, offset, pii);
      return found.map((range) => `“${shown!.slice(range.start, range.end)}”`).join(', ');
    },
  };
}

/** The text as reasons may quote it: a phrase can reach over a card number, and a reason is shown to people. */
function quotable(text: string, offset: number, pii: readonly PiiSpan[]): string {
  const inTitle = offset > 0 ? findPii(text.slice(0, offset)) : [];
  if (pii.length + inTitle.length === 0) return text;
  const inText = pii.map((span) => ({ ...span, start: span.start + offset, end: span.end + offset }));
  return maskInPlace(text, [...inTitle, ...inText.filter((span) => span.start < text.length)]);
}
