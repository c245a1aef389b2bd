/**
 * A brand’s review policy: rules read from the top, the first that fits decides; and whether the team can fulfil them. Pure.
 * A rule never asks for less than one reviewer, and never lets an author approve.
 */
import type { Severity } from '../../cases/severity.js';
import { mayFill, type ReviewDemand } from './plan.js';

/** Every condition that is set must hold; a rule without one fits everything. */
export interface ReviewWhen {
  platform: string | null;
  severity: Severity | null;
  topic: string | null;
  agentId: string | null;
  /** Only replies of somebody whose record does not yet prove them for this severity and language. */
  trainee: boolean;
}

export interface ReviewRule {
  when: ReviewWhen;
  needs: ReviewDemand;
}

export interface RuleFacts {
  platform: string;
  severity: Severity;
  topics: readonly string[];
  authorIds: readonly string[];
  trainee: boolean;
}

export interface TeamMember {
  id: string;
  name: string;
  roles: readonly string[];
  active: boolean;
}

/** Its index, or -1. */
export function firstMatch(rules: readonly ReviewRule[], facts: RuleFacts): number {
  return rules.findIndex(
    ({ when }) =>
      (when.platform === null || when.platform === facts.platform) &&
      (when.severity === null || when.severity === facts.severity) &&
      (when.topic === null || facts.topics.includes(when.topic)) &&
      (when.agentId === null || facts.authorIds.includes(when.agentId)) &&
      (!when.trainee || facts.trainee),
  );
}

/** What keeps each rule from being fulfilled, in words that name who is lacking; empty when all can be. */
export function lacking(rules: readonly ReviewRule[], team: readonly TeamMember[]): string[] {
  return rules.flatMap((rule, index) => {
    const words = lacksOf(rule, team);
    return words === null ? [] : [`Rule ${index + 1}: ${words}`];
  });
}

function lacksOf({ when, needs }: ReviewRule, team: readonly TeamMember[]): string | null {
  if (when.agentId !== null && !team.some((one) => one.id === when.agentId && one.active))
    return 'the agent it is about is not on the team, or is inactive.';
  for (const id of needs.steps.flatMap((step) => step.people ?? [])) {
    const person = team.find((one) => one.id === id);
    if (!person) return 'somebody it names is not on the team.';
    if (!person.active) return `${person.name} is inactive and cannot review.`;
    if (!mayReview(person)) return `${person.name} has neither the role of a reviewer nor that of a lead.`;
  }
  const free = team.filter((one) => one.active && mayReview(one) && one.id !== when.agentId);
  const leads = free.filter((one) => one.roles.includes('lead')).length;
  const wanted = needs.steps.filter((step) => step.by === 'lead').length;
  if (leads < wanted) return `it asks for ${count(wanted, 'lead')}, and there ${are(leads)}.`;
  if (canFill(needs.steps, free) || (needs.leadSuffices && leads > 0)) return null;
  return `it asks for ${count(needs.steps.length, 'different reviewer')}, and there ${are(free.length)} who may.`;
}

const mayReview = (person: TeamMember): boolean =>
  person.roles.some((role) => role === 'reviewer' || role === 'lead');
const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
const are = (n: number): string => (n === 1 ? 'is 1' : n === 0 ? 'is none' : `are ${n}`);

/** Can different people fill all the steps? Few steps: trying out is quick once those for few are tried first. */
export function canFill(
  steps: ReviewDemand['steps'],
  people: readonly { id: string; roles: readonly string[] }[],
): boolean {
  const candidates = steps
    .map((step) => people.filter((person) => mayFill(step, person)).map((person) => person.id))
    .sort((a, b) => a.length - b.length);
  const taken = new Map<string, number>();
  /** The step moves on to somebody else if it can, to make room. */
  const place = (step: number, tried: Set<string>): boolean =>
    candidates[step]!.some((id) => {
      if (tried.has(id)) return false;
      tried.add(id);
      const holder = taken.get(id);
      if (holder !== undefined && !place(holder, tried)) return false;
      taken.set(id, step);
      return true;
    });
  return candidates.every((_, step) => place(step, new Set()));
}
