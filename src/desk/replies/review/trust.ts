/**
 * Earned trust: what an author’s record says, as a lower bound of the share of replies that would have done no harm. Pure.
 * A share alone never proves anybody: three of three is little. One bad reply lately ends it at once, whatever the share.
 */
import type { Severity } from '../../cases/severity.js';

/** One reply of the author that was decided. Newest first in a record. */
export interface RecordEntry {
  replyId: string;
  at: Date;
  severity: Severity;
  language: string;
  /** Returned for tone, privacy, a wrong fact, a promise or policy, or found bad when looked at again. */
  unsafe: boolean;
}

export interface TrustTerms {
  /** What the lower bound of the safe share must reach, 0.5 to 0.99. */
  threshold: number;
  /** An unsafe reply among so many newest ones, of whatever kind, or within so many days, takes the trust away. */
  probationReplies: number | null;
  probationDays: number | null;
}

export interface Trust {
  state: 'proven' | 'unproven' | 'bad-lately';
  replies: number;
  safe: number;
  /** Lower bound of the safe share, 95 %, 0 to 1; 0 without replies. */
  lower: number;
  /** The newest unsafe one that still counts against them. */
  badAt: Date | null;
}

export const DEFAULT_TERMS: TrustTerms = { threshold: 0.9, probationReplies: 20, probationDays: 14 };

const Z = 1.959964;
const DAY_MS = 86_400_000;

/** Lower end of the Wilson score interval (95 %, two-sided) of `good` out of `total`. */
export function wilsonLower(good: number, total: number): number {
  if (total === 0) return 0;
  const share = good / total;
  const square = Z * Z;
  const middle = share + square / (2 * total);
  const width = Z * Math.sqrt((share * (1 - share) + square / (4 * total)) / total);
  return Math.max(0, (middle - width) / (1 + square / total));
}

/** `record`: everything the author has had decided in this brand, newest first. */
export function trustOf(
  record: readonly RecordEntry[],
  cell: { severity: Severity; language: string },
  terms: TrustTerms,
  now: Date,
): Trust {
  const alike = record.filter((one) => one.severity === cell.severity && one.language === cell.language);
  const safe = alike.filter((one) => !one.unsafe).length;
  const lower = wilsonLower(safe, alike.length);
  const badAt = lately(record, terms, now);
  const state = badAt ? 'bad-lately' : lower >= terms.threshold ? 'proven' : 'unproven';
  return { state, replies: alike.length, safe, lower, badAt };
}

function lately(record: readonly RecordEntry[], terms: TrustTerms, now: Date): Date | null {
  const bad = record.find(
    (one, index) =>
      one.unsafe &&
      ((terms.probationReplies !== null && index < terms.probationReplies) ||
        (terms.probationDays !== null && now.getTime() - one.at.getTime() < terms.probationDays * DAY_MS)),
  );
  return bad?.at ?? null;
}
