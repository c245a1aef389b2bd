/**
 * Counts a reply the way a network does, so that nobody finds out after pressing "send".
 * Pure arithmetic on text and a rule: it must never know which network the rule belongs to, and never shorten a text.
 */
import type { LengthRule, LengthUnit } from './ports.js';

export interface CountedLength {
  /** In the rule's unit, URLs at their fixed price. */
  used: number;
  max: number;
  /** How many units too many (in `unit`; in bytes when only `maxBytes` is broken); 0 when the text fits both limits. */
  over: number;
  /** UTF-8 bytes; present when the rule limits them. */
  bytes?: number;
  /** UTF-16 offset from which the text no longer fits, on a grapheme boundary; text.length when it fits. */
  fitsUntil: number;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const urlPattern = /https?:\/\/[^\s<>"'“”‘’]+/giu;

/** Spans of the http(s) addresses in `text`, UTF-16, end exclusive. A closing bracket or sentence mark at the end belongs to the sentence. */
export function urlSpans(text: string): { start: number; end: number }[] {
  return [...text.matchAll(urlPattern)].map((match) => {
    const marks = match[0].includes('(') ? '.,;:!?…।' : '.,;:!?)]}…।';
    let end = match[0].length;
    // Not by a pattern: one anchored at the end looks at every row of dots from each of its dots.
    while (end > 0 && marks.includes(match[0][end - 1] ?? '')) end -= 1;
    return { start: match.index, end: match.index + end };
  });
}

/** Length of `text` under `rule`. Linear in the text; never throws, lone surrogates included. */
export function countLength(text: string, rule: LengthRule): CountedLength {
  const urls = rule.urlLength === undefined ? [] : urlSpans(text);
  let used = 0;
  let bytes = 0;
  let fitsUntil = -1;
  for (const piece of pieces(text, urls)) {
    used += piece.isUrl ? (rule.urlLength ?? 0) : measure(piece.text, rule.unit);
    // Bytes are what is stored: a fixed price for a URL does not make its bytes fewer.
    bytes += Buffer.byteLength(piece.text, 'utf8');
    if (fitsUntil < 0 && (used > rule.max || (rule.maxBytes !== undefined && bytes > rule.maxBytes)))
      fitsUntil = piece.start;
  }
  const overBytes = rule.maxBytes === undefined ? 0 : Math.max(0, bytes - rule.maxBytes);
  const over = Math.max(0, used - rule.max);
  return {
    used,
    max: rule.max,
    over: over > 0 ? over : overBytes,
    ...(rule.maxBytes === undefined ? {} : { bytes }),
    fitsUntil: fitsUntil < 0 ? text.length : fitsUntil,
  };
}

interface Piece {
  text: string;
  start: number;
  isUrl: boolean;
}

function* pieces(text: string, urls: { start: number; end: number }[]): Generator<Piece> {
  let from = 0;
  for (const url of [...urls, { start: text.length, end: text.length }]) {
    yield* graphemesOf(text, from, url.start);
    if (url.end > url.start) yield { text: text.slice(url.start, url.end), start: url.start, isUrl: true };
    from = url.end;
  }
}

/** Segmenter copies its whole input with every step, so it only ever sees short stretches, cut where a grapheme surely ends. */
function* graphemesOf(text: string, from: number, to: number): Generator<Piece> {
  let at = from;
  let stretch = 128;
  while (at < to) {
    const end = surelyEndsBy(text, at, Math.min(to, at + stretch));
    if (end === at + 1) {
      yield { text: text[at] ?? '', start: at, isUrl: false };
      at = end;
      continue;
    }
    const segments = [...graphemes.segment(text.slice(at, end))];
    // What the cut may have split is left for the next round, unless it is the cut that cannot split.
    const whole = end === to || isSureEnd(text, end) ? segments : segments.slice(0, -1);
    for (const { segment, index } of whole) yield { text: segment, start: at + index, isUrl: false };
    if (whole.length === 0) stretch *= 2;
    else stretch = 128;
    at = whole.length === segments.length ? end : at + (segments.at(-1)?.index ?? 0);
  }
}

function surelyEndsBy(text: string, at: number, latest: number): number {
  let end = at + 1;
  while (end < latest && !isSureEnd(text, end)) end += 1;
  return end;
}

/** Between two plain ASCII characters (CR apart) there is always a boundary. */
function isSureEnd(text: string, at: number): boolean {
  return isPlain(text.charCodeAt(at - 1)) && isPlain(text.charCodeAt(at));
}

function isPlain(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || code === 0x0a;
}

function measure(grapheme: string, unit: LengthUnit): number {
  switch (unit) {
    case 'graphemes':
      return 1;
    case 'code-points':
      return [...grapheme].length;
    case 'utf16':
      return grapheme.length;
    case 'bytes':
      return Buffer.byteLength(grapheme, 'utf8');
  }
}
