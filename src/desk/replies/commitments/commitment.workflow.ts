/** The states of a promise and the ways between them, as a table. Pure; the trigger commitment_guard holds the same. */
export const COMMITMENT_STATES = ['proposed', 'open', 'kept', 'broken', 'cancelled'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/** What a person says of a promise that the customer has read. `reopen` takes a wrong press back. */
export const COMMITMENT_STEPS = ['keep', 'break', 'cancel', 'reopen'] as const;
export type CommitmentStep = (typeof COMMITMENT_STEPS)[number];

const TABLE: Record<CommitmentStep, Partial<Record<CommitmentState, CommitmentState>>> = {
  keep: { open: 'kept', broken: 'kept' },
  break: { open: 'broken' },
  cancel: { open: 'cancelled' },
  reopen: { kept: 'open', broken: 'open', cancelled: 'open' },
};

/** Where the step leads, or null when it does not exist from here. */
export function commitmentStep(from: CommitmentState, step: CommitmentStep): CommitmentState | null {
  return TABLE[step][from] ?? null;
}

/** Somebody who breaks a promise or gives it up says why: the next person who deals with this customer reads it. */
export function asksWhy(step: CommitmentStep): boolean {
  return step === 'break' || step === 'cancel';
}

/** Steps a person may take from here; one that was never published has none. */
export function commitmentSteps(state: CommitmentState, opened: boolean): CommitmentStep[] {
  return opened ? COMMITMENT_STEPS.filter((step) => commitmentStep(state, step) !== null) : [];
}
