/**
 * Runs checks on one reply and puts their findings in reading order. Pure: no clock, no I/O, no level of its own.
 * It never lets a check's broken span or a flood of findings out.
 */
import type { Examine, Levels } from './draft.js';
import type { Check, CheckContext, Finding } from './finding.js';

/** More than this from one check tells a person nothing new, and would be stored with every version. */
const mostOfOneCheck = 100;

/** Gives an examination's drafts the levels of the policy; 'off' drops them. */
export function judge(examine: Examine, levels: Levels): Check {
  return (context) =>
    examine(context).flatMap((found) => {
      const level = levels[found.code];
      return level === 'off' ? [] : [{ ...found, level }];
    });
}

/** All findings, by start, blocking ones first among equals; spans lie inside the text; equal findings come once. */
export function runChecks(checks: readonly Check[], context: CheckContext): Finding[] {
  const seen = new Set<string>();
  return checks
    .flatMap((check) => check(context).sort(weightiestFirst).slice(0, mostOfOneCheck))
    .map((finding) => inside(finding, context.text.length))
    .sort(readingOrder)
    .filter((finding) => {
      const key = `${finding.code}:${finding.start}:${finding.end}`;
      return !seen.has(key) && seen.add(key);
    });
}

function inside(finding: Finding, length: number): Finding {
  const start = Math.min(Math.max(0, finding.start), length);
  return { ...finding, start, end: Math.min(Math.max(start, finding.end), length) };
}

// What is cut off at the limit must never be the one finding that blocks.
function weightiestFirst(a: Finding, b: Finding): number {
  return Number(b.level === 'block') - Number(a.level === 'block') || a.start - b.start;
}

function readingOrder(a: Finding, b: Finding): number {
  return (
    a.start - b.start ||
    Number(b.level === 'block') - Number(a.level === 'block') ||
    a.end - b.end ||
    (a.code < b.code ? -1 : 1)
  );
}
