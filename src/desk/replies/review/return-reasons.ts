/** Why a reviewer sends a reply back, from a list: what the words are filed under. Pure. Some say that posting it would have done harm. */
export const RETURN_REASONS = [
  'tone',
  'typo',
  'wrong-fact',
  'missing-answer',
  'promise',
  'privacy',
  'policy',
  'language',
  'length',
  'other',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** A reply returned for one of these counts against its author's record. */
export const UNSAFE_REASONS: readonly ReturnReason[] = ['tone', 'wrong-fact', 'promise', 'privacy', 'policy'];
