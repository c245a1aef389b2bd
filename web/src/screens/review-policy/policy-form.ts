/** A review policy as a form holds it, and back. Pure: what is left empty asks for nothing; a step for named people has their names. */
import type { ReviewPolicy, ReviewPolicyInput, Severity } from '../../api/types.js';

export type StepBy = 'reviewer' | 'lead' | 'people';
export interface StepForm {
  key: number;
  by: StepBy;
  people: string[];
}
export interface RuleForm {
  key: number;
  platform: string;
  severity: Severity | '';
  topic: string;
  agentId: string;
  trainee: boolean;
  steps: StepForm[];
  ordered: boolean;
  leadSuffices: boolean;
}
export interface PolicyForm {
  version: number;
  depth: 'one' | 'earned';
  /** Per cent. */
  threshold: number | string;
  /** Empty: not counted. */
  probationReplies: number | string;
  probationDays: number | string;
  rules: RuleForm[];
}

let keys = 0;
const step = (by: StepBy = 'reviewer', people: string[] = []): StepForm => ({ key: ++keys, by, people });
export const newStep = (): StepForm => step();
export const newRule = (): RuleForm => ({
  key: ++keys,
  platform: '',
  severity: '',
  topic: '',
  agentId: '',
  trainee: false,
  steps: [step(), step()],
  ordered: false,
  leadSuffices: true,
});

export function formOf(policy: ReviewPolicy): PolicyForm {
  return {
    version: policy.version,
    depth: policy.depth,
    threshold: Math.round(policy.threshold * 100),
    probationReplies: policy.probationReplies ?? '',
    probationDays: policy.probationDays ?? '',
    rules: policy.rules.map(({ when, needs }) => ({
      key: ++keys,
      platform: when.platform ?? '',
      severity: when.severity ?? '',
      topic: when.topic ?? '',
      agentId: when.agentId ?? '',
      trainee: when.trainee ?? false,
      steps: needs.steps.map(({ by, people }) => step(by, people ?? [])),
      ordered: needs.ordered ?? false,
      leadSuffices: needs.leadSuffices ?? true,
    })),
  };
}

const count = (value: number | string): number | null => (value === '' ? null : Number(value));

export function inputOf(form: PolicyForm): ReviewPolicyInput {
  return {
    version: form.version,
    depth: form.depth,
    threshold: Number(form.threshold) / 100,
    probationReplies: count(form.probationReplies),
    probationDays: count(form.probationDays),
    rules: form.rules.map((rule) => ({
      when: {
        platform: rule.platform || null,
        severity: rule.severity || null,
        topic: rule.topic || null,
        agentId: rule.agentId || null,
        trainee: rule.trainee,
      },
      needs: {
        steps: rule.steps.map(({ by, people }) => (by === 'people' ? { by, people } : { by })),
        ordered: rule.ordered,
        leadSuffices: rule.leadSuffices,
      },
    })),
  };
}

export const sameForm = (one: PolicyForm, other: PolicyForm): boolean =>
  JSON.stringify(inputOf(one)) === JSON.stringify(inputOf(other));

/** What was changed since `begun`, put onto what somebody else saved meanwhile; of rules, which are read from the top, the whole list. */
export function rebased(begun: PolicyForm, mine: PolicyForm, theirs: PolicyForm): PolicyForm {
  const [was, is] = [inputOf(begun), inputOf(mine)];
  const changed = (field: keyof PolicyForm): boolean =>
    JSON.stringify(was[field]) !== JSON.stringify(is[field]);
  return {
    version: theirs.version,
    depth: changed('depth') ? mine.depth : theirs.depth,
    threshold: changed('threshold') ? mine.threshold : theirs.threshold,
    probationReplies: changed('probationReplies') ? mine.probationReplies : theirs.probationReplies,
    probationDays: changed('probationDays') ? mine.probationDays : theirs.probationDays,
    rules: changed('rules') ? mine.rules : theirs.rules,
  };
}

/** The rule at `index` one place up or down; unchanged at the ends. */
export function moved(rules: readonly RuleForm[], index: number, by: 1 | -1): RuleForm[] {
  const to = index + by;
  const one = rules[index];
  if (!one || to < 0 || to >= rules.length) return [...rules];
  const rest = rules.filter((_, at) => at !== index);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}
