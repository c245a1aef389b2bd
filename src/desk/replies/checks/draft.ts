/**
 * What a check makes before the policy has said how much it matters. Checks never know levels: those are data.
 */
import type { CheckContext, Finding } from './finding.js';
import { findingCodes, type FindingCode } from './finding-codes.js';

export type FindingDraft = Omit<Finding, 'level' | 'code'> & { code: FindingCode };
/** A check without levels; `judge` makes a `Check` of it. */
export type Examine = (context: CheckContext) => FindingDraft[];
export type Level = 'block' | 'warn' | 'off';
export type Levels = Readonly<Record<FindingCode, Level>>;

/** `params` must be those of the code; the English sentence is filled from them. Span in UTF-16, end exclusive. */
export function draft(
  code: FindingCode,
  span: { start: number; end: number },
  params: Record<string, string | number> = {},
  suggestions: string[] = [],
): FindingDraft {
  const { check, english } = findingCodes[code];
  const reason = english.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return { check, code, start: span.start, end: span.end, params, reason, suggestions };
}
