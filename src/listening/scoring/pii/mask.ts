/**
 * Hides what `findPii` found. `maskPii` is for reading ('•••• 1234'), `maskInPlace` keeps every offset so that other
 * spans of the same text stay true. Neither ever shows more than the last four characters of a secret.
 */
import type { PiiSpan } from '../score.js';
import { SECRET_KINDS, findPii } from './pii.js';

/** A span of one text; a piece of a secret that others of its pieces complete shows nothing at all. */
export interface HiddenSpan extends PiiSpan {
  piece?: boolean;
}

export type WhatToMask = 'secrets' | 'everything';

const DOT = '•';

/**
 * Text with the spans replaced by a short mask; without `spans` they are looked for. By default only secrets: an agent
 * may need the phone number.
 */
export function maskPii(
  text: string,
  spans: readonly HiddenSpan[] = findPii(text),
  what: WhatToMask = 'secrets',
): string {
  return replace(text, spans, what, shortMask);
}

/** As `maskPii`, but each hidden character becomes one dot, so that offsets into the text stay what they were. */
export function maskInPlace(
  text: string,
  spans: readonly HiddenSpan[] = findPii(text),
  what: WhatToMask = 'secrets',
): string {
  return replace(text, spans, what, (value, kind, piece) => {
    const keep = value.length - (piece ? 0 : tailOf(value, kind).length);
    return value.slice(0, keep).replace(/[^\s-]/g, DOT) + value.slice(keep);
  });
}

function replace(
  text: string,
  spans: readonly HiddenSpan[],
  what: WhatToMask,
  mask: (value: string, kind: string, piece: boolean) => string,
): string {
  let out = '';
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < at || (what === 'secrets' && !SECRET_KINDS.has(span.kind))) continue;
    out +=
      text.slice(at, span.start) + mask(text.slice(span.start, span.end), span.kind, span.piece === true);
    at = span.end;
  }
  return out + text.slice(at);
}

function shortMask(value: string, kind: string, piece: boolean): string {
  const at = value.indexOf('@');
  if ((kind === 'email' || kind === 'upi') && at > 0) return `${value[0]!}${DOT.repeat(3)}${value.slice(at)}`;
  const tail = piece ? '' : tailOf(value, kind);
  return tail === '' ? DOT.repeat(6) : `${DOT.repeat(4)} ${tail}`;
}

/** What may stay readable so that a customer and an agent can tell two numbers apart. */
function tailOf(value: string, kind: string): string {
  switch (kind) {
    case 'card':
    case 'aadhaar':
    case 'ssn':
    case 'iban':
    case 'bank-account':
      return lastOf(value, 4);
    case 'phone':
      return lastOf(value, 3);
    case 'pan':
      return lastOf(value, 2);
    default:
      return '';
  }
}

/** The last `count` letters or digits; none when they would be most of the value, or when it is told in words. */
function lastOf(value: string, count: number): string {
  if (!/\p{N}/u.test(value)) return '';
  const plain = Array.from(value.replace(/[^\p{L}\p{N}]/gu, ''));
  return plain.length >= count * 2 ? plain.slice(-count).join('') : '';
}
