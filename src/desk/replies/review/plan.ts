/**
 * The plan of a review: its steps, who may fill which, when it is over, and how a plan becomes stricter. Pure. A plan never has
 * fewer than one step, and nothing here makes one milder; the database holds the same rules (review_plan_covers, review_may_fill).
 */
export interface ReviewStep {
  /** 'people': only the ones named. A lead is a reviewer too. */
  by: 'reviewer' | 'lead' | 'people';
  people?: string[];
}

/** Why it is reviewed so deeply, as codes the desk translates. */
export const WHY_CODES = [
  'policy',
  'one-is-enough',
  'proven',
  'unproven',
  'bad-lately',
  'urgent',
  'risk',
  'cosign',
  'crisis',
  'too-few-people',
] as const;
export interface Why {
  code: (typeof WHY_CODES)[number];
  params?: Record<string, string | number>;
}

export interface ReviewDemand {
  steps: ReviewStep[];
  /** Each step only after the one before it. */
  ordered: boolean;
  /** A lead’s yes is enough, whatever the steps say. */
  leadSuffices: boolean;
}

export interface ReviewPlan extends ReviewDemand {
  why: Why[];
  /** Whose record it follows. */
  authors: string[];
}

interface Reviewer {
  id: string;
  roles: readonly string[];
}

/** What holds for replies that were submitted without a plan. */
export const ANY_REVIEWER: ReviewDemand = {
  steps: [{ by: 'reviewer' }],
  ordered: false,
  leadSuffices: true,
};

const isLead = (person: Reviewer): boolean => person.roles.includes('lead');

export function mayFill(step: ReviewStep, person: Reviewer): boolean {
  if (!person.roles.some((role) => role === 'reviewer' || role === 'lead')) return false;
  if (step.by === 'people') return step.people?.includes(person.id) ?? false;
  return step.by === 'reviewer' || isLead(person);
}

/** `filled`: numbers of the steps that have an approval, 0 for a lead who alone suffices. */
export function isComplete(plan: ReviewDemand, filled: readonly number[]): boolean {
  return filled.includes(0) || plan.steps.every((_, index) => filled.includes(index + 1));
}

/** The step this person’s yes would fill, or why none: it is for others, or others come first. */
export function stepFor(
  plan: ReviewDemand,
  filled: readonly number[],
  person: Reviewer,
): number | 'not-asked' | 'not-your-turn' {
  const open = plan.steps.map((_, index) => index + 1).filter((n) => !filled.includes(n));
  const turn = plan.ordered ? open.slice(0, 1) : open;
  const fits = (n: number): boolean => mayFill(plan.steps[n - 1]!, person);
  const mine = turn.filter(fits).sort((a, b) => narrow(plan.steps[b - 1]!) - narrow(plan.steps[a - 1]!))[0];
  const alone = plan.leadSuffices && isLead(person);
  if (mine !== undefined && (open.length === 1 || !alone)) return mine;
  if (alone) return 0;
  return open.some(fits) ? 'not-your-turn' : 'not-asked';
}

/** Steps for few come first: whoever may fill them is not spent on one that anybody may fill. */
const narrow = (step: ReviewStep): number => ({ reviewer: 0, lead: 1, people: 2 })[step.by];

/** Two reviewers or a lead, where one reviewer was enough. */
export function deepened(demand: ReviewDemand): ReviewDemand {
  if (demand.steps.length > 1 || demand.steps[0]?.by === 'lead') return demand;
  return { ...demand, steps: [...demand.steps, { by: 'reviewer' }] };
}

/** A lead is among those who approve. First, because only a lead may overrule some findings and nobody approves before that. */
export function withLead(demand: ReviewDemand): ReviewDemand {
  if (demand.steps.some((step) => step.by === 'lead')) return demand;
  const [only] = demand.steps;
  if (demand.steps.length === 1 && only?.by === 'reviewer') return { ...demand, steps: [{ by: 'lead' }] };
  return { ...demand, steps: [{ by: 'lead' }, ...demand.steps] };
}

/** Does `plan` ask for everything that `wanted` asks for? */
export function covers(plan: ReviewDemand, wanted: ReviewDemand): boolean {
  if (plan.leadSuffices && !wanted.leadSuffices) return false;
  if (wanted.ordered && !plan.ordered) return false;
  return missing(plan, wanted).length === 0;
}

/** The plan in force and a fresh one as one that covers both. `begun`: steps are filled and stay where they are. */
export function stricter(plan: ReviewPlan, fresh: ReviewPlan, begun: boolean): ReviewPlan {
  if (covers(plan, fresh)) return plan;
  const why = [...plan.why, ...fresh.why.filter((one) => !plan.why.some((had) => had.code === one.code))];
  const authors = [...new Set([...plan.authors, ...fresh.authors])];
  if (!begun && covers(fresh, plan)) return { ...fresh, why, authors };
  return {
    steps: [...plan.steps, ...missing(plan, fresh)],
    ordered: plan.ordered || fresh.ordered,
    leadSuffices: plan.leadSuffices && fresh.leadSuffices,
    why,
    authors,
  };
}

/** Steps wanted that the plan has not, in their order, each step of the plan counted once. */
function missing(plan: ReviewDemand, wanted: ReviewDemand): ReviewStep[] {
  let next = 0;
  return wanted.steps.filter((want) => {
    const at = plan.steps.findIndex((step, index) => index >= next && asStrict(step, want));
    if (at < 0) return true;
    next = at + 1;
    return false;
  });
}

function asStrict(step: ReviewStep, want: ReviewStep): boolean {
  if (want.by === 'reviewer') return true;
  if (step.by !== want.by) return false;
  return want.by === 'lead' || (step.people ?? []).every((id) => want.people?.includes(id));
}
