/**
 * How deeply one reply is reviewed, and why: the brand’s policy first, then the author’s record, its risk, a crisis, a co-signature.
 * Pure. Each only ever adds to what the policy asks for.
 */
import type { Severity } from '../../cases/severity.js';
import { ANY_REVIEWER, deepened, type ReviewDemand, type ReviewPlan, type Why, withLead } from './plan.js';
import { canFill, firstMatch, type ReviewRule } from './policy.js';
import { type RecordEntry, type Trust, type TrustTerms, trustOf } from './trust.js';

export interface ReviewTerms extends TrustTerms {
  depth: 'one' | 'earned';
  rules: readonly ReviewRule[];
}

export interface DepthFacts {
  platform: string;
  severity: Severity;
  risk: number;
  language: string;
  topics: readonly string[];
  crisis: boolean;
  /** A lead has to sign: beyond what the author may give or say. */
  cosign: boolean;
  /** Everybody who wrote of it and may write, with what was decided of their earlier replies, newest first. */
  authors: readonly { id: string; name: string; record: readonly RecordEntry[] }[];
  /** Who could review it: active, with the role, and no author. */
  people: readonly { id: string; roles: readonly string[] }[];
}

/** From this risk on a reply counts as high-risk whatever its severity. */
export const HIGH_RISK = 70;

export function planOf(terms: ReviewTerms, facts: DepthFacts, now: Date): ReviewPlan {
  const trusts = facts.authors.map((author) => ({
    ...author,
    trust: trustOf(author.record, facts, terms, now),
    grave: trustOf(author.record, { ...facts, severity: 'urgent' }, terms, now),
  }));
  const at = firstMatch(terms.rules, {
    ...facts,
    authorIds: facts.authors.map((author) => author.id),
    trainee: trusts.some(({ trust }) => trust.state !== 'proven'),
  });
  const rule = terms.rules[at];
  const asked: ReviewDemand = rule?.needs ?? ANY_REVIEWER;
  const why: Why[] = rule ? [{ code: 'policy', params: { rule: at + 1 } }] : [];
  let demand = asked;
  if (terms.depth === 'earned') {
    const reasons = deeper(terms, facts, trusts);
    why.push(...(reasons.length > 0 ? reasons : trusts.map((one) => told('proven', one, terms))));
    if (reasons.length > 0) demand = deepened(demand);
    const fits =
      canFill(demand.steps, facts.people) || facts.people.some((one) => one.roles.includes('lead'));
    if (demand !== asked && !fits) {
      demand = asked;
      why.push({ code: 'too-few-people', params: { people: facts.people.length } });
    }
  }
  if (facts.cosign) {
    demand = withLead(demand);
    why.push({ code: 'cosign' });
  }
  if (why.length === 0) why.push({ code: 'one-is-enough' });
  return { ...demand, why, authors: facts.authors.map((author) => author.id) };
}

type Judged = DepthFacts['authors'][number] & { trust: Trust; grave: Trust };

/** Why one reviewer is not enough; empty when one is. */
function deeper(terms: ReviewTerms, facts: DepthFacts, authors: readonly Judged[]): Why[] {
  const why: Why[] = facts.crisis ? [{ code: 'crisis' }] : [];
  const gravely = authors.every(({ grave }) => grave.state === 'proven');
  if (facts.severity === 'urgent' && !gravely) why.push({ code: 'urgent' });
  else if (facts.risk >= HIGH_RISK && !gravely) why.push({ code: 'risk', params: { risk: facts.risk } });
  for (const one of authors) if (one.trust.state !== 'proven') why.push(told(one.trust.state, one, terms));
  return why;
}

function told(code: 'proven' | 'unproven' | 'bad-lately', one: Judged, terms: TrustTerms): Why {
  const { replies, safe, lower, badAt } = one.trust;
  const params: Why['params'] = {
    name: one.name,
    replies,
    safe,
    bound: percent(lower),
    threshold: percent(terms.threshold),
  };
  return { code, params: badAt ? { ...params, at: badAt.toISOString() } : params };
}

/** Never rounded up to what was not reached. */
const percent = (share: number): number => Math.floor(share * 100 + 1e-9);
