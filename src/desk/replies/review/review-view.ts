/** The plan of a reply’s review as people see it: steps with who filled them, and why it is so deep. Pure mapping and its columns. */
import type { Finding } from '../checks/finding.js';
import { type FindingAt, sameFinding } from '../checks/overruling.js';
import type { ReplyView } from '../replies.api.js';
import { ANY_REVIEWER, isComplete, type ReviewPlan } from './plan.js';

interface Named {
  id: string;
  name: string;
}
export interface GivenApproval {
  by: Named;
  at: string;
  /** Which step of the plan it fills; 0: a lead who alone suffices. */
  step: number;
  problem: string | null;
}
export interface Overruled extends FindingAt {
  by: Named;
  reason: string;
  at: string;
}
export interface ReviewRow {
  plan: ReviewPlan | null;
  /** By id. */
  planPeople: Record<string, string> | null;
  /** Live ones of the version in review. */
  approvals: GivenApproval[];
}

const person = (alias: string): string => `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

/** The reply is `r`, its version in review `v`. */
export const REVIEW_COLUMNS = `r.review_plan AS plan,
  (SELECT jsonb_object_agg(p.id, p.name) FROM person p WHERE p.id::text IN (
    SELECT jsonb_array_elements_text(s->'people') FROM jsonb_array_elements(r.review_plan->'steps') s WHERE s ? 'people')) AS "planPeople",
  coalesce((SELECT jsonb_agg(jsonb_build_object('by', ${person('p')}, 'at', ap.approved_at, 'step', ap.step, 'problem', approval_problem(ap.id))
      ORDER BY ap.approved_at, ap.id)
    FROM approval ap JOIN person p ON p.id = ap.reviewer_id WHERE ap.reply_version_id = v.id AND ap.revoked_at IS NULL), '[]') AS approvals`;

/** What was overruled of a version, oldest first. */
export const overruledOf = (version: string): string =>
  `coalesce((SELECT jsonb_agg(jsonb_build_object('code', fo.code, 'start', fo.span_start, 'end', fo.span_end, 'by', ${person('q')},
      'reason', fo.reason, 'at', fo.at) ORDER BY fo.at, fo.id)
    FROM finding_overrule fo JOIN person q ON q.id = fo.person_id WHERE fo.reply_version_id = ${version}), '[]')`;

/** That nothing is posted from there, or not now, is no fault of an approval. */
const NO_FAULT: readonly string[] = ['sample', 'account'];

export function holding(row: Pick<ReviewRow, 'approvals'>): GivenApproval[] {
  return row.approvals.filter((one) => one.problem === null || NO_FAULT.includes(one.problem));
}

export function reviewOf(row: ReviewRow & { state: string }): ReplyView['review'] {
  if (!['in_review', 'approved', 'published'].includes(row.state)) return null;
  const plan = row.plan ?? { ...ANY_REVIEWER, why: [] };
  const given = holding(row);
  const alone = given.find((one) => one.step === 0);
  const firstOpen = plan.steps.findIndex((_, index) => !given.some((one) => one.step === index + 1));
  const steps = plan.steps.map((step, index) => {
    const filled = given.find((one) => one.step === index + 1) ?? (index === firstOpen ? alone : undefined);
    return {
      by: step.by,
      people: (step.people ?? []).map((id) => ({ id, name: row.planPeople?.[id] ?? '' })),
      filledBy: filled?.by ?? null,
      at: filled?.at ?? null,
    };
  });
  const numbers = given.map((one) => one.step);
  return {
    needed: plan.steps.length,
    given: given.length,
    complete: isComplete(plan, numbers),
    ordered: plan.ordered,
    leadSuffices: plan.leadSuffices,
    steps,
    why: plan.why,
  };
}

export function withOverruled(findings: readonly Finding[], overruled: readonly Overruled[]) {
  return findings.map((finding) => {
    const done = overruled.find((one) => sameFinding(one, finding));
    return {
      ...finding,
      overrulable: finding.overrulableBy !== undefined,
      overruled: done ? { by: done.by, reason: done.reason, at: done.at } : null,
    };
  });
}
