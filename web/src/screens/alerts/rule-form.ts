/** A rule as its form holds it, and back. Pure; the server judges it. */
import type { AlertKind, AlertRule, AlertRuleInput, Role } from '../../api/types.js';

export const ALERT_KINDS: readonly AlertKind[] = [
  'spike',
  'mood',
  'grave',
  'spread',
  'sla',
  'crisis',
  'feed',
  'account',
  'quota',
];

export interface AudienceForm {
  roles: Role[];
  personIds: string[];
  channels: ('bell' | 'email')[];
  endpointIds: string[];
}
export interface StepForm extends AudienceForm {
  key: number;
  afterMinutes: number | string;
}
export interface RuleFormState extends AudienceForm {
  name: string;
  active: boolean;
  minLevel: number;
  /** Empty: every kind. */
  kinds: AlertKind[];
  /** Empty: every brand. */
  brandIds: string[];
  quiet: boolean;
  from: string;
  to: string;
  chain: StepForm[];
}

let keys = 0;
export const emptyStep = (): StepForm => ({
  key: keys++,
  afterMinutes: 15,
  roles: ['lead'],
  personIds: [],
  channels: ['bell', 'email'],
  endpointIds: [],
});

export function ruleForm(rule: AlertRule | null): RuleFormState {
  return {
    name: rule?.name ?? '',
    active: rule?.active ?? true,
    roles: rule?.roles ?? [],
    personIds: rule?.personIds ?? [],
    channels: rule?.channels ?? ['bell', 'email'],
    endpointIds: rule?.endpointIds ?? [],
    minLevel: rule?.minLevel ?? 3,
    kinds: rule?.kinds ?? [],
    brandIds: rule?.brandIds ?? [],
    quiet: rule !== null && rule.quiet !== null,
    from: rule?.quiet?.from ?? '22:00',
    to: rule?.quiet?.to ?? '07:00',
    chain: (rule?.chain ?? []).map((step) => ({ ...step, key: keys++ })),
  };
}

export function ruleInput(form: RuleFormState): AlertRuleInput {
  const { quiet, from, to, chain, kinds, brandIds, ...rest } = form;
  return {
    ...rest,
    name: form.name.trim(),
    kinds: kinds.length > 0 ? kinds : null,
    brandIds: brandIds.length > 0 ? brandIds : null,
    quiet: quiet ? { from, to } : null,
    chain: chain.map(({ key: _, afterMinutes, ...step }) => ({
      ...step,
      afterMinutes: Number(afterMinutes),
    })),
  };
}
