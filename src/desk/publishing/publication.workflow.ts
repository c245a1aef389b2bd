/**
 * The states of a publication and every way from one to another: the same table as the trigger publication_guard, so that code
 * and database agree (a test compares them). Pure.
 */
export const PUBLICATION_STATES = [
  'queued',
  'sending',
  'published',
  'rejected',
  'unconfirmed',
  'cancelled',
] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** It was thought not to have arrived, and the platform says later that it did; the database asks for that answer. */
export const LATE_TRANSITIONS: readonly (readonly [PublicationState, PublicationState])[] = [
  ['queued', 'published'],
  ['rejected', 'published'],
  ['cancelled', 'published'],
];

export const PUBLICATION_TRANSITIONS: readonly (readonly [PublicationState, PublicationState])[] = [
  ['queued', 'sending'],
  ['queued', 'cancelled'],
  ['queued', 'rejected'],
  ['sending', 'published'],
  ['sending', 'rejected'],
  ['sending', 'unconfirmed'],
  ['sending', 'queued'],
  ['unconfirmed', 'published'],
  ['unconfirmed', 'rejected'],
  ['unconfirmed', 'queued'],
  ...LATE_TRANSITIONS,
];

export function canGo(from: PublicationState, to: PublicationState): boolean {
  return PUBLICATION_TRANSITIONS.some(([a, b]) => a === from && b === to);
}

/** Something may still be posted, or has been. */
export const LIVE_STATES: readonly PublicationState[] = ['queued', 'sending', 'published', 'unconfirmed'];
/** On its way: what was sent cannot be called back. */
export const ON_ITS_WAY: readonly PublicationState[] = ['sending', 'unconfirmed'];
