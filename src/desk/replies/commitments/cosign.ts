/**
 * What is beyond the authority of whoever wrote it does not end the way: somebody who may signs with them. Pure. Says which
 * findings a lead's signature answers, and whether a reply needs one; what is beyond a lead too stays what it was.
 */
import { type AuthorityRules, makeAuthority } from '../checks/authority/authority-check.js';
import type { CheckContext, Finding } from '../checks/finding.js';

/** Whose signature it takes. */
export const COSIGNER = 'lead';

/** The findings, with `cosign` on those that a lead may answer for. `context` as they were made from. */
export function markCosign(
  findings: readonly Finding[],
  context: CheckContext,
  rules: AuthorityRules,
): Finding[] {
  const candidates = findings.filter(asksForSignature);
  if (candidates.length === 0 || !context.around) return [...findings];
  const beyondLead = makeAuthority(rules)({
    ...context,
    around: { ...context.around, roles: [COSIGNER] },
  });
  return findings.map((finding) =>
    candidates.includes(finding) && !beyondLead.some((one) => overlaps(one, finding))
      ? { ...finding, cosign: true }
      : finding,
  );
}

/** Whether one who signs for others must be among those who approve the reply. */
export function needsCosign(findings: readonly Pick<Finding, 'cosign'>[]): boolean {
  return findings.some((finding) => finding.cosign === true);
}

/** Whether a span is among what needs the signature. */
export function isBeyond(findings: readonly Finding[], span: { start: number; end: number }): boolean {
  return findings.some((finding) => finding.cosign === true && overlaps(finding, span));
}

/** What is stopped for want of authority, and gifts that are not the writer's to make; likelihoods only ask for a second thought. */
function asksForSignature({ check, code, level }: Finding): boolean {
  return check === 'authority' && (level === 'block' || code === 'authority.gift');
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;
