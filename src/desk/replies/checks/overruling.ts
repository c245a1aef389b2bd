/**
 * Which findings that stop a reply a reviewer may overrule, and who. Pure; the data is config/checks/overruling.yaml.
 * A finding that is not marked here is overruled by nobody; the database reads the mark again (finding_overrule_guard).
 */
import type { Finding } from './finding.js';

export type Overruler = 'reviewer' | 'lead';
/** By check; a check that is missing is overruled by nobody. */
export type OverrulingRules = ReadonlyMap<string, Overruler>;

/** The findings, with `overrulableBy` on those that stop the reply and may be overruled. */
export function markOverrulable<F extends Finding>(findings: readonly F[], rules: OverrulingRules): F[] {
  return findings.map((finding) => {
    const by = finding.level === 'block' && !finding.cosign ? rules.get(finding.check) : undefined;
    return by ? { ...finding, overrulableBy: by } : finding;
  });
}

/** A finding is named by what it is and where it stands. */
export interface FindingAt {
  code: string;
  start: number;
  end: number;
}

export const sameFinding = (a: FindingAt, b: FindingAt): boolean =>
  a.code === b.code && a.start === b.start && a.end === b.end;

/** What still stops a text that its author wants a reviewer to judge: without asking everything, else what nobody may overrule. */
export function beyondOverruling(blocked: readonly Finding[], asked: boolean): Finding[] {
  return asked ? blocked.filter((finding) => !finding.overrulableBy) : [...blocked];
}
