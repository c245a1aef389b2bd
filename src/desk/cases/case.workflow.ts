/**
 * The states of a case and every way from one to another, as a table. Pure.
 * `by` says who may: a person at the desk, or the customer by writing again. What is not listed is refused.
 */
export const CASE_STATES = ['new', 'open', 'pending', 'resolved', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Counted against an agent's capacity and shown in the inbox. */
export const OPEN_STATES: readonly CaseState[] = ['new', 'open', 'pending'];

export type CaseMover = 'person' | 'customer' | 'desk';

export interface CaseTransition {
  from: CaseState;
  to: CaseState;
  by: readonly CaseMover[];
  /** A person must say why. */
  needsReason?: true;
}

export const CASE_TRANSITIONS: readonly CaseTransition[] = [
  { from: 'new', to: 'open', by: ['person', 'desk'] },
  { from: 'new', to: 'pending', by: ['person', 'desk'] },
  { from: 'new', to: 'resolved', by: ['person'] },
  { from: 'new', to: 'closed', by: ['person'], needsReason: true },
  { from: 'open', to: 'pending', by: ['person', 'desk'] },
  { from: 'open', to: 'resolved', by: ['person'] },
  { from: 'open', to: 'closed', by: ['person'], needsReason: true },
  { from: 'pending', to: 'open', by: ['person', 'customer'] },
  { from: 'pending', to: 'resolved', by: ['person'] },
  { from: 'pending', to: 'closed', by: ['person'], needsReason: true },
  { from: 'resolved', to: 'open', by: ['person', 'customer'] },
  { from: 'resolved', to: 'closed', by: ['person'] },
];

/** A resolved case takes further words of the customer for so long; later ones are a new matter. */
export const REOPEN_DAYS = 14;

export function caseTransition(from: CaseState, to: CaseState, by: CaseMover): CaseTransition | null {
  return CASE_TRANSITIONS.find((t) => t.from === from && t.to === to && t.by.includes(by)) ?? null;
}

/** Where a person may take a case from here. */
export function caseMoves(from: CaseState, by: CaseMover = 'person'): CaseState[] {
  return CASE_TRANSITIONS.filter((t) => t.from === from && t.by.includes(by)).map((t) => t.to);
}
